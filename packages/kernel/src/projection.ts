// A report is a fold over the log. The same projection answers on both axes of time: as recorded by an instant or
// position, and as in effect on a date.
import { Effect, Fiber, Result } from "effect"
import type { Catalogue } from "./catalogue.ts"
import { parseStored } from "./codec.ts"
import { isNewer } from "./decode.ts"
import type { AnyEvent, EventDefinition, EventOf, Recorded } from "./event.ts"
import { type Fact, type FactBuilder, fact } from "./fact.ts"
import type { Instant, LocalDate } from "./local-date.ts"
import type { Query } from "./query.ts"
import { selection } from "./selection.ts"
import { defaultReadLimit, type EventStore, type StoredEventUnreadable, type StoreUnavailable } from "./store.ts"

/** A fold of the matching events. The state belongs to the fold: a rule may change it in place and return it. */
export interface Projection<S> {
  readonly query: Query
  readonly initial: () => S
  readonly apply: (state: S, recorded: Recorded) => S
}

/** A projection that still takes rules. */
export interface ProjectionBuilder<S> extends Projection<S> {
  readonly on: <D extends EventDefinition>(
    definition: D,
    rule: (state: S, event: EventOf<D>, recorded: Recorded<EventOf<D>>) => S
  ) => ProjectionBuilder<S>
}

const build = <S>(initial: () => S, rules: FactBuilder<S, any>): ProjectionBuilder<S> => ({
  query: [rules.query],
  initial,
  apply: rules.evolve,
  on: (definition, rule) => build(initial, rules.on(definition, rule))
})

/** Starts a projection over the whole log. */
export const projection = <S>(initial: () => S): ProjectionBuilder<S> => build(initial, fact<S>(undefined as S))

/** Folds a fact for every thing there is: `keyOf` says which thing an event is about. */
export const forEach = <K, S, E extends AnyEvent>(
  each: Fact<S, E>,
  keyOf: (event: E, recorded: Recorded<E>) => K
): Projection<Map<K, S>> => ({
  query: [{ types: each.query.types, tags: [] }],
  initial: () => new Map(),
  apply: (states, recorded) => {
    const key = keyOf(recorded.event as E, recorded as Recorded<E>)
    return states.set(key, each.evolve(states.has(key) ? states.get(key)! : each.initial, recorded))
  }
})

/** Folds several projections in one pass over the log. */
export const together = <P extends Readonly<Record<string, Projection<any>>>>(
  projections: P
): Projection<{ [K in keyof P]: P[K] extends Projection<infer S> ? S : never }> => {
  const parts = Object.entries(projections).map(([name, each]) => {
    const types = new Set(each.query.flatMap((item) => item.types))
    return { name, each, types }
  })
  return {
    query: parts.flatMap(({ each }) => each.query),
    initial: () => Object.fromEntries(parts.map(({ name, each }) => [name, each.initial()])) as any,
    apply: (states: any, recorded) => {
      for (const { name, each, types } of parts)
        if (types.has(recorded.event._tag)) states[name] = each.apply(states[name], recorded)
      return states
    }
  }
}

/** Which history to fold: what had been recorded by then, of that only what had taken effect by that date. */
export interface AsOf {
  readonly upTo?: number | Instant
  readonly effectiveOn?: LocalDate
}

/** What a replay went on without, because only a newer program can read it: how many lines, of which kinds, and the first. */
export interface Skipped {
  readonly count: number
  /** How many lines of each type and version: `{ "SeatTaken version 2": 3 }`. */
  readonly kinds: Readonly<Record<string, number>>
  readonly first: StoredEventUnreadable
}

/** One more line that was skipped. */
export const withSkipped = (
  failure: StoredEventUnreadable,
  { count = 0, first = failure, kinds = {} }: Partial<Skipped> = {}
): Skipped => {
  const kind = `${failure.type} version ${failure.version}`
  return { count: count + 1, kinds: { ...kinds, [kind]: (kinds[kind] ?? 0) + 1 }, first }
}

/** A state and the position of the last event that was looked at for it. */
export interface Replayed<S> {
  readonly state: S
  readonly position: number
  /** Absent when nothing was skipped. */
  readonly skipped?: Skipped
}

/** Which history to fold, and what to do with lines that a newer program recorded: fail, or skip them and count. */
export interface ReplayOptions extends AsOf {
  readonly newer?: "fail" | "skip"
}

/** Whether an event belongs to the history asked for. Nothing after the first event recorded too late can belong. */
export const isRecordedBy = (
  asOf: AsOf,
  recorded: { readonly position: number; readonly recordedAt: Instant }
): boolean =>
  asOf.upTo === undefined ||
  (typeof asOf.upTo === "number" ? recorded.position <= asOf.upTo : recorded.recordedAt <= asOf.upTo)

/**
 * Folds the stored history, from the beginning or from an earlier result, without holding more than two chunks. A line that
 * cannot be read fails it; one of an unknown type or a newer version is skipped and counted where the options say so.
 */
export const replay = Effect.fnUntraced(function* <S>(
  catalogue: Catalogue,
  store: EventStore,
  projection: Projection<S>,
  asOf: ReplayOptions = {},
  from?: Replayed<S>
): Effect.fn.Return<Replayed<S>, StoreUnavailable | StoredEventUnreadable> {
  let state = from === undefined ? projection.initial() : from.state
  let position = from?.position ?? 0
  let skipped = from?.skipped
  const replayed = () => ({ state, position, ...(skipped === undefined ? {} : { skipped }) })
  const { query, read } = selection(catalogue, projection.query)
  const before = typeof asOf.upTo === "number" ? Math.max(Math.floor(asOf.upTo), 0) + 1 : Number.MAX_SAFE_INTEGER
  const readAfter = (after: number) => store.read(query, { after, before })
  let next = readAfter(position)
  while (true) {
    const chunk = yield* next
    const isLast = chunk.length < defaultReadLimit
    // Another process may look for the next chunk while this one is folded.
    if (!isLast)
      next = Fiber.join(yield* Effect.forkChild(readAfter(chunk.at(-1)!.position), { startImmediately: true }))
    for (const stored of chunk) {
      const events = read(stored)
      if (Result.isFailure(events)) {
        if (asOf.newer !== "skip" || !isNewer(events.failure)) return yield* events.failure
        const line = yield* Effect.fromResult(parseStored(stored))
        if (!isRecordedBy(asOf, { ...line, position: stored.position })) return replayed()
        if (asOf.effectiveOn === undefined || line.occurredOn <= asOf.effectiveOn)
          skipped = withSkipped(events.failure, skipped)
        continue
      }
      for (const recorded of events.success) {
        if (!isRecordedBy(asOf, recorded)) return replayed()
        position = recorded.position
        if (asOf.effectiveOn === undefined || recorded.event.occurredOn <= asOf.effectiveOn)
          state = projection.apply(state, recorded)
      }
    }
    if (isLast) return replayed()
  }
})
