// What the tests of reactions share: a library on a store, what was recorded in it, and stores on which a process dies.
import {
  type Application,
  type CommandMetadata,
  type CommandOf,
  type Decision,
  decodeEvents,
  everything,
  execute,
  type LocalDate,
  memoryStore,
  type Reaction,
  type Recorded,
  reactionsOn,
  StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { april, catalogue, LendBook, reactions as loanReactions, ReturnBook } from "./loans.ts"

export const emptyStore = (): StoreWithSidecar => Effect.runSync(memoryStore)

/** A library on a store. */
export const libraryOn = (store: StoreWithSidecar, reactions: ReadonlyArray<Reaction> = loanReactions) => {
  const application: Application & { readonly store: StoreWithSidecar } = { catalogue, settings: {}, store }
  const running = reactionsOn(application, reactions)
  let commands = 0
  const ask = <D extends Decision>(decision: D, command: CommandOf<D>, more: Partial<CommandMetadata> = {}) => {
    commands += 1
    const commandId = `c${commands}-${Math.random()}`
    return Effect.runPromise(execute(application, decision, command, { commandId, actor: "desk", ...more }))
  }
  return {
    application,
    reactions: running,
    ask,
    lend: (loan: string, until: LocalDate = april(30), more: Partial<CommandMetadata> = {}) =>
      ask(LendBook, { loan, until, occurredOn: "2023-04-01" }, more),
    giveBack: (loan: string) => ask(ReturnBook, { loan, occurredOn: "2023-04-02" }),
    runDue: (day: LocalDate = april(1)) => Effect.runPromise(running.runDue(day)),
    status: async (name: string) => (await Effect.runPromise(running.status)).find((each) => each.name === name)!,
    recorded: () => recordedIn(store),
    /** What the reactions recorded, such as `stamp: LoanStamped a`, in order for each of them. */
    effects: async (name: string) =>
      (await recordedIn(store)).flatMap(({ actor, event }) =>
        actor === `system/reaction.${name}` ? [`${event._tag} ${(event as any).loan} ${event.occurredOn}`] : []
      )
  }
}

/** Every event of a log. */
export const recordedIn = async (store: StoreWithSidecar): Promise<ReadonlyArray<Recorded>> =>
  (await Effect.runPromise(store.read(everything, { limit: 1_000_000 }))).flatMap((stored) =>
    Result.getOrThrow(decodeEvents(catalogue, stored))
  )

const died = new StoreUnavailable({ reason: "closed", message: "the process has died" })

/** The store as one process sees it that dies at a moment: before or after the nth of its writings. Nothing that it does then counts. */
export const dyingStore = (store: StoreWithSidecar, moments: number) => {
  let left = moments
  const writing = <A, E>(write: Effect.Effect<A, E>): Effect.Effect<A, E | StoreUnavailable> =>
    Effect.gen(function* () {
      if (left-- <= 0) return yield* died
      const answer = yield* write
      if (left-- <= 0) return yield* died
      return answer
    })
  const dying: StoreWithSidecar = {
    ...store,
    append: (...given) => writing(store.append(...given)),
    sidecar: { ...store.sidecar, put: (...given) => writing(store.sidecar.put(...given)) }
  }
  return { store: dying, isAlive: () => left >= 0 }
}
