// What happens causes a command: a reaction names the kinds of events that it waits for and what is then asked. It runs at least
// once for each event and in order; what it asks has the same command ids each time, so that asking again records nothing twice.
import type { CommandOf, Decision, EventsOf, RejectionsOf } from "./decision.ts"
import type { AnyEvent, EventDefinition, EventOf, Recorded } from "./event.ts"
import type { Outcome } from "./execute.ts"
import type { Fact } from "./fact.ts"
import { type Label, labelOf, type Named } from "./label.ts"
import type { LocalDate } from "./local-date.ts"

/** The refusals of a decision that were expected. */
export type Expected<D, R> = R extends readonly []
  ? never
  : R extends ReadonlyArray<{ readonly code: infer Code }>
    ? Extract<RejectionsOf<D>, { readonly code: Code }>
    : RejectionsOf<D>

/**
 * Asks a decision, after what was asked before. Answers with the outcome; a refusal among the expected ones is an outcome too, any
 * other rejects with `CommandRefused`, and what `run` does not catch is for the reaction's policy. A failure of the store is that
 * in any case, caught or not.
 */
export type Ask = <
  D extends Decision,
  const R extends "any" | ReadonlyArray<{ readonly code: RejectionsOf<D>["code"] }> = readonly []
>(
  decision: D,
  command: CommandOf<D>,
  options?: {
    readonly expects?: R
    /** What the command is told by from others that come of the event, instead of by its number: for lists that were read. */
    readonly key?: string
  }
) => Promise<Outcome<EventsOf<D>, Expected<D, R>>>

/** What a reaction knows besides the event. */
export interface Situation<E extends AnyEvent = AnyEvent> {
  readonly recorded: Recorded<E>
  /** The day for which it waited, if it did. */
  readonly due: LocalDate | undefined
  /** The state of a fact as the log stands now. */
  readonly read: <S>(fact: Fact<S>) => Promise<S>
}

/**
 * What becomes of an event that failed: the reaction stops there, or the event is set aside and the reaction goes on; at once, or after
 * so many further attempts. A failure of the store is no event's fault: it is never set aside, and stops instead.
 */
export type FailurePolicy =
  | "stop"
  | "setAside"
  | {
      readonly retry: number
      readonly finally: "stop" | "setAside"
      /** Milliseconds before the second attempt, 1,000 unless given; doubled for each further one, to a minute at most. */
      readonly delay?: number
    }

/** What is asked when an event of these kinds has been recorded. */
export interface Reaction<E extends AnyEvent = any> {
  readonly name: string
  readonly label: Label
  readonly on: ReadonlyArray<EventDefinition>
  /** The day until which it waits; not at all where there is none. Only of the event: the same whenever it is asked. */
  readonly at?: (event: E, recorded: Recorded<E>) => LocalDate | undefined
  readonly run: (event: E, ask: Ask, situation: Situation<E>) => unknown
  readonly onFailure: FailurePolicy
}

/**
 * Defines a reaction; without a policy it stops at what fails.
 * @example
 * ```ts
 * import { publication } from "@keikaku/core"
 * import { reaction } from "@keikaku/kernel"
 * const secondVolume = reaction({
 *   name: "second-volume",
 *   label: "続巻",
 *   on: [publication.ManualIssued],
 *   run: ({ manual, occurredOn, title }, ask) =>
 *     manual.endsWith("-2") || ask(publication.IssueManual, { manual: `${manual}-2`, title, edition: 1, occurredOn })
 * })
 * secondVolume.label.en // => "second-volume"
 * secondVolume.onFailure // => "stop"
 * ```
 */
export const reaction = <const D extends ReadonlyArray<EventDefinition>>(given: {
  /** 1 to 60 lower-case letters, digits and hyphens. Its place is kept under it: another name begins with the first event. */
  readonly name: string
  readonly label: Named
  readonly on: D
  readonly at?: (event: EventOf<D[number]>, recorded: Recorded<EventOf<D[number]>>) => LocalDate | undefined
  readonly run: (event: EventOf<D[number]>, ask: Ask, situation: Situation<EventOf<D[number]>>) => unknown
  readonly onFailure?: FailurePolicy
}): Reaction<EventOf<D[number]>> => {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(given.name) || given.on.length === 0)
    throw new Error(`bug: reaction: ${JSON.stringify(given.name)} is not a name, or waits for no event`)
  return { onFailure: "stop", ...given, label: labelOf(given.name, given.label) }
}

/** Reactions by name. Two of one name, and one that waits for an event that is not in the catalogue, are bugs and die. */
export const reactionsByName = (
  { events }: { readonly events: ReadonlyMap<string, EventDefinition> },
  reactions: Iterable<Reaction>
): ReadonlyMap<string, Reaction> => {
  const map = new Map<string, Reaction>()
  for (const each of reactions) {
    if (map.has(each.name)) throw new Error(`bug: reactions: two are called ${each.name}`)
    const unknown = each.on.find(({ type }) => !events.has(type))
    if (unknown !== undefined)
      throw new Error(`bug: reactions: ${each.name} waits for ${unknown.type}, which is not in the catalogue`)
    map.set(each.name, each)
  }
  return map
}
