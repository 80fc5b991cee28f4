// The reactions to a log, together: run until there is nothing to do, or followed; how each stands; and what becomes of the events that
// they have set aside. The day comes from the host.
import { Cause, Effect, Fiber } from "effect"
import type { Application } from "./execute.ts"
import { factMemory } from "./fact-memory.ts"
import type { LocalDate } from "./local-date.ts"
import { atTime } from "./promise.ts"
import { type Reaction, reactionsByName } from "./reaction.ts"
import type { NotSetAside, ReactionFailed, Trouble } from "./reaction-failure.ts"
import { type ReactionStatus, runnerOf } from "./reaction-runner.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import type { StoreUnavailable } from "./store.ts"

/** How reactions are followed. */
export interface FollowOptions {
  readonly today: Effect.Effect<LocalDate>
  /** Hears of each reaction that stops; the others go on. */
  readonly onFailure: (failure: ReactionFailed) => void
  /** How often to look whether a day has come, in milliseconds: each minute unless given. */
  readonly lookEvery?: number
}

/** The reactions to a log. A name that none of them has is a bug and dies. */
export interface Reactions {
  /** Runs all until none has anything to do on that day; answers those that stopped, which ends no other. */
  readonly runDue: (today: LocalDate) => Effect.Effect<ReadonlyArray<ReactionFailed>>
  /** Runs all, now and whenever something was recorded or a day has come, until all have stopped or it is interrupted. */
  readonly follow: (options: FollowOptions) => Effect.Effect<void>
  readonly status: Effect.Effect<ReadonlyArray<ReactionStatus>, StoreUnavailable>
  /** Runs a reaction once more for what it has set aside at a position; answers what is set aside there still. */
  readonly retry: (
    name: string,
    position: number,
    today: LocalDate
  ) => Effect.Effect<ReadonlyArray<Trouble>, StoreUnavailable | NotSetAside>
  /** Gives up what is set aside at a position; answers what that was. */
  readonly drop: (
    name: string,
    position: number
  ) => Effect.Effect<ReadonlyArray<Trouble>, StoreUnavailable | NotSetAside>
  /**
   * Lets a reaction go on in a log that was put back from a copy: after the last event that it has seen where the log holds that one,
   * otherwise from the beginning. Answers the position.
   */
  readonly resume: (name: string) => Effect.Effect<number, StoreUnavailable>
}

/** The reactions to the log of an application. */
export const reactionsOn = <Settings>(
  application: Application<Settings> & { readonly store: StoreWithSidecar },
  reactions: Iterable<Reaction>
): Reactions => {
  const remembering = { memory: factMemory(), ...application }
  const named = reactionsByName(application.catalogue, reactions)
  const runners = new Map([...named].map(([name, each]) => [name, runnerOf(remembering, each)]))
  const each = [...runners.values()]
  const runnerNamed = (name: string) => {
    const runner = runners.get(name)
    if (runner === undefined) throw new Error(`bug: reactions: there is no reaction ${name}`)
    return runner
  }
  return {
    runDue: Effect.fnUntraced(function* (today) {
      const stopped = new Map<string, ReactionFailed>()
      while (true) {
        const counts = yield* Effect.forEach(
          each.filter(({ name }) => !stopped.has(name)),
          ({ name, run }) =>
            Effect.catch(run(today), (failure) =>
              Effect.as(
                Effect.sync(() => stopped.set(name, failure)),
                0
              )
            ),
          { concurrency: "unbounded" }
        )
        if (counts.every((count) => count === 0)) return [...stopped.values()]
      }
    }),
    follow: ({ lookEvery = 60_000, onFailure, today }) =>
      Effect.forEach(
        each,
        ({ follow }) => Effect.catch(follow(today, lookEvery), (failure) => Effect.sync(() => onFailure(failure))),
        { concurrency: "unbounded", discard: true }
      ),
    status: Effect.forEach(each, ({ status }) => status),
    retry: (name, position, today) => Effect.suspend(() => runnerNamed(name).retryAt(position, today)),
    drop: (name, position) => Effect.suspend(() => runnerNamed(name).dropAt(position)),
    resume: (name) => Effect.suspend(() => runnerNamed(name).resume)
  }
}

/** Reactions for hosts that do not use Effect: each rejects with the same failures. */
export interface OpenReactions {
  /** Runs them from now on, whenever something was recorded or a day has come. Those that run are not started twice. */
  readonly start: () => void
  /** Ends that, after the events that they are at; harmless where they do not run. */
  readonly stop: () => Promise<void>
  /** Runs all until none has anything to do, on that day or today; answers those that stopped. */
  readonly runDue: (today?: LocalDate) => Promise<ReadonlyArray<ReactionFailed>>
  readonly status: () => Promise<ReadonlyArray<ReactionStatus>>
  readonly retry: (name: string, position: number) => Promise<ReadonlyArray<Trouble>>
  readonly drop: (name: string, position: number) => Promise<ReadonlyArray<Trouble>>
  readonly resume: (name: string) => Promise<number>
}

/** The same reactions by promises. What ends one that was started is told to `onFailure`. */
export const openReactions = (
  reactions: Reactions,
  options: {
    readonly today: () => LocalDate
    readonly onFailure: (failure: unknown) => void
    readonly lookEvery?: number
    /** The time by which commands are decided, in milliseconds since 1970: that of the machine unless it is given. */
    readonly now?: () => number
  }
): OpenReactions => {
  const { now, onFailure, today: day, ...rest } = options
  const perform = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => Effect.runPromise(atTime(effect, now))
  const following = reactions
    .follow({ ...rest, onFailure, today: Effect.sync(day) })
    .pipe(
      Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause))))
    )
  let fiber: Fiber.Fiber<unknown, unknown> | undefined
  return {
    start: () => {
      if (fiber?.pollUnsafe() === undefined && fiber !== undefined) return
      fiber = Effect.runFork(atTime(following, now))
    },
    stop: async () => {
      if (fiber !== undefined) await Effect.runPromise(Effect.asVoid(Fiber.interrupt(fiber)))
    },
    runDue: async (today = day()) => perform(reactions.runDue(today)),
    status: () => perform(reactions.status),
    retry: async (name, position) => perform(reactions.retry(name, position, day())),
    drop: (name, position) => perform(reactions.drop(name, position)),
    resume: (name) => perform(reactions.resume(name))
  }
}
