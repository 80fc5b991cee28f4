// A fact is a state folded from exactly the events that its query selects. What a decision reads is a record of facts,
// and the union of their queries is the boundary within which the decision is consistent.
import type { AnyEvent, EventDefinition, EventOf, Recorded } from "./event.ts"
import { matchesItem, type QueryItem, type Tag } from "./query.ts"

/** Query, start and rule of one folded state over events `E`. `evolve` is total: it never throws and ignores events it does
 * not know. */
export interface Fact<S, E extends AnyEvent = any> {
  readonly query: QueryItem
  readonly initial: S
  readonly evolve: (state: S, recorded: Recorded) => S
  /** Only for the compiler: the events that the query selects. */
  readonly events?: E
}

/** A fact that still takes rules. */
export interface FactBuilder<S, E extends AnyEvent = never> extends Fact<S, E> {
  /** Adds how one kind of event changes the state, and selects that kind. */
  readonly on: <D extends EventDefinition>(
    definition: D,
    rule: (state: S, event: EventOf<D>, recorded: Recorded<EventOf<D>>) => S
  ) => FactBuilder<S, E | EventOf<D>>
  /** The same fact about one thing: only events that carry all of these tags. */
  readonly about: (...tags: ReadonlyArray<Tag>) => Fact<S, E>
}

type Rules<S> = Readonly<Record<string, (state: S, event: any, recorded: any) => S>>

const build = <S, E extends AnyEvent>(initial: S, rules: Rules<S>): FactBuilder<S, E> => {
  const types = Object.keys(rules)
  const evolve: Fact<S>["evolve"] = (state, recorded) => {
    const rule = rules[recorded.event._tag]
    return rule === undefined ? state : rule(state, recorded.event, recorded)
  }
  return {
    query: { types, tags: [] },
    initial,
    evolve,
    on: (definition, rule) => build(initial, { ...rules, [definition.type]: rule }),
    about: (...tags) => ({ query: { types, tags }, initial, evolve })
  }
}

/** A rule that changed what every fact of a kind starts from would change it for good: lists and plain objects throw instead. */
const frozen = <A>(value: A): A => {
  if (value === null || typeof value !== "object" || Object.isFrozen(value)) return value
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))
  if (!isPlain) return value
  for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}

/**
 * Starts a fact from what is so before any event. The start is frozen, lists and plain objects in depth; rules answer with a new
 * state and change none in place.
 * @example
 * ```ts
 * import { defineEvent, fact } from "@keikaku/kernel"
 * const Closed = defineEvent("Closed", { label: { ja: "閉鎖", en: "Closed" }, fields: {}, tags: () => ["door:1"] })
 * const door = fact<"open" | "closed">("open").on(Closed, () => "closed")
 * door.about("door:1").query // => { types: ["Closed"], tags: ["door:1"] }
 * ```
 */
export const fact = <S>(initial: S): FactBuilder<S> => build(frozen(initial), {})

/** The first event of a kind under an identifier, or `undefined`. */
export const first = <D extends EventDefinition>(definition: D): FactBuilder<EventOf<D> | undefined, EventOf<D>> =>
  fact<EventOf<D> | undefined>(undefined).on(definition, (earlier, event) => earlier ?? event)

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
  for (const name in facts) {
    const { evolve, query } = facts[name]!
    if (matchesItem(query, selectable)) next[name] = evolve(next[name], recorded)
  }
  return next as States<F>
}
