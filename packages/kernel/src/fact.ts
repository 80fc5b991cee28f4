// A fact is a state folded from exactly the events that its query selects. What a decision reads is a record of facts,
// and the union of their queries is the boundary within which the decision is consistent.
import type { AnyEvent, EventDefinition, EventOf, Recorded } from "./event.ts"
import { matchesItem, type QueryItem, type Tag } from "./query.ts"

/** Query, start and rule of one folded state. `evolve` is total: it never throws and ignores events it does not know. */
export interface Fact<S> {
  readonly query: QueryItem
  readonly initial: S
  readonly evolve: (state: S, recorded: Recorded) => S
}

/** A fact that still takes rules: `on` adds how one kind of event changes the state, and selects that kind. */
export interface FactBuilder<S> extends Fact<S> {
  readonly on: <D extends EventDefinition>(
    definition: D,
    rule: (state: S, event: EventOf<D>, recorded: Recorded<EventOf<D>>) => S
  ) => FactBuilder<S>
}

type Rules<S> = Readonly<Record<string, (state: S, event: any, recorded: any) => S>>

const build = <S>(tags: ReadonlyArray<Tag>, initial: S, rules: Rules<S>): FactBuilder<S> => ({
  query: { types: Object.keys(rules), tags },
  initial,
  evolve: (state, recorded) => {
    const rule = rules[recorded.event._tag]
    return rule === undefined ? state : rule(state, recorded.event, recorded)
  },
  on: (definition, rule) => build(tags, initial, { ...rules, [definition.type]: rule })
})

/**
 * Starts a fact about the things that carry all of these tags.
 * @example
 * ```ts
 * import { defineEvent, fact } from "@keikaku/kernel"
 * const Suspended = defineEvent("Suspended", { label: { ja: "停止", en: "Suspended" }, fields: {}, tags: () => ["agency:1"] })
 * const standing = fact(["agency:1"], "good").on(Suspended, () => "suspended")
 * standing.query // => { types: ["Suspended"], tags: ["agency:1"] }
 * ```
 */
export const fact = <S>(tags: ReadonlyArray<Tag>, initial: S): FactBuilder<S> => build(tags, initial, {})

/** Facts by the name a decision gives them. */
export type Facts = Readonly<Record<string, Fact<any>>>

/** The states of a record of facts, under the same names. */
export type States<F> = { readonly [K in keyof F]: F[K] extends Fact<infer S> ? S : never }

/** The states of several facts before any event. */
export const initialStates = <F extends Facts>(facts: F): States<F> =>
  Object.fromEntries(Object.entries(facts).map(([name, each]) => [name, each.initial])) as States<F>

/** The states after one more event: only the facts whose query selects it move. */
export const evolveStates = <F extends Facts>(facts: F, states: States<F>, recorded: Recorded<AnyEvent>): States<F> => {
  const selectable = { type: recorded.event._tag, tags: recorded.tags }
  const next: Record<string, unknown> = { ...states }
  for (const [name, each] of Object.entries(facts)) {
    if (matchesItem(each.query, selectable)) next[name] = each.evolve(next[name], recorded)
  }
  return next as States<F>
}
