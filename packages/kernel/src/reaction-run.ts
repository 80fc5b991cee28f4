// One event through one reaction. A command's id names the reaction, the event and the ask, so that the same ask of the same event is
// the same command, whoever runs it and how often.
import { Effect } from "effect"
import type { AnyEvent, Recorded } from "./event.ts"
import { type Application, execute } from "./execute.ts"
import type { LocalDate } from "./local-date.ts"
import { replay } from "./projection.ts"
import type { Ask, Reaction, Situation } from "./reaction.ts"
import { CommandRefused } from "./reaction-failure.ts"

/**
 * The id of a command that an event leads to: `reaction:NAME:EVENT:ASK`, where a further part of a split event has `~2` and so on, and
 * an ask is its number or `=KEY`. Where that would be too long for a command id, the event is named by its position: `@12`. No event
 * id has that form, and of one log both name the same event for ever.
 */
export const reactionCommandId = (name: string, { id, part, position }: Recorded, ask: string): string => {
  const ofPart = part === undefined || part.number === 1 ? "" : `~${part.number}`
  const whole = `reaction:${name}:${id}${ofPart}:${ask}`
  return whole.length <= 200 ? whole : `reaction:${name}:@${position}${ofPart}:${ask}`
}

/** Runs a reaction for an event, to its end even when it is interrupted, and all that it asks in the order in which it was asked. */
export const runReaction = <E extends AnyEvent>(
  application: Application,
  reaction: Reaction<E>,
  recorded: Recorded<E>,
  due: LocalDate | undefined
): Effect.Effect<void, unknown> =>
  Effect.flatMap(Effect.context<never>(), (context) =>
    Effect.tryPromise({
      try: () => react(application, reaction, recorded, due, Effect.runPromiseWith(context)),
      catch: (cause) => cause
    })
  ).pipe(Effect.uninterruptible)

const react = async <E extends AnyEvent>(
  application: Application,
  { name, run }: Reaction<E>,
  recorded: Recorded<E>,
  due: LocalDate | undefined,
  perform: <A, F>(effect: Effect.Effect<A, F>) => Promise<A>
): Promise<void> => {
  const { catalogue, store } = application
  const { correlationId, event, id: causationId } = recorded
  let asked = 0
  /** What was asked and has not been answered. What is asked meanwhile waits for it, and falls with it. */
  let pending: Promise<unknown> | undefined
  /** After a failure nothing more is asked, whatever becomes of it in `run`. */
  let failure: { readonly cause: unknown } | undefined
  const orFail = <A, F>(effect: Effect.Effect<A, F>): Promise<A> =>
    perform(effect).catch((cause) => {
      failure = { cause }
      throw cause
    })
  const ask: Ask = (decision, command, { expects, key } = {}) => {
    asked += 1
    const commandId = reactionCommandId(name, recorded, key === undefined ? `${asked}` : `=${key}`)
    const metadata = { commandId, actor: `system/reaction.${name}`, correlationId, causationId }
    const before = pending
    const answer = async () => {
      try {
        await before
        if (failure !== undefined) throw failure.cause
        const outcome = await orFail(execute(application, decision, command, metadata))
        if (outcome._tag !== "Refused" || expects === "any") return outcome
        const { rejection } = outcome
        if (expects?.some(({ code }) => code === rejection.code)) return outcome
        throw new CommandRefused({ decision: decision.name, rejection })
      } finally {
        if (pending === asking) pending = undefined
      }
    }
    const asking = answer()
    pending = asking
    // Whether it is awaited or not, the end of the run hears of it.
    asking.catch(() => {})
    return asking as never
  }
  const read: Situation["read"] = (fact) => {
    const { evolve: apply, initial, query } = fact
    const folding = replay(catalogue, store, { query: [query], initial: () => initial, apply })
    return orFail(Effect.map(folding, ({ state }) => state))
  }
  await Promise.resolve()
    .then(() => run(event, ask, { recorded, due, read }))
    .finally(() => pending)
  if (failure !== undefined) throw failure.cause
  failure = { cause: new Error(`bug: reaction: ${name} asks after its run has ended`) }
}
