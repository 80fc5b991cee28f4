// A random history, played on the store and on a model that is too simple to be wrong: an array. After every step both
// must have given the same answer. fast-check shrinks a disagreement and prints its seed.
import {
  type AppendCondition,
  type EventStore,
  type Instant,
  lineOf,
  matches,
  type PendingEvent,
  type Query,
  type QueryItem,
  type ReadOptions,
  type Tag
} from "@keikaku/kernel"
import { Effect } from "effect"
import * as fc from "fast-check"
import type { Expect } from "./rule.ts"
import { type SampleType, sample, sampleTypes } from "./sample.ts"

const types: fc.Arbitrary<SampleType> = fc.constantFrom(...sampleTypes)
const tags = fc.constantFrom<Tag>("seat:1", "seat:2", "row:1", "row:2", "hall:東")
const position = fc.nat({ max: 30 })

const items: fc.Arbitrary<QueryItem> = fc.record({
  types: fc.array(types, { maxLength: 3 }),
  tags: fc.array(tags, { maxLength: 3 })
})
const queries: fc.Arbitrary<Query> = fc.array(items, { maxLength: 3 })

const events: fc.Arbitrary<PendingEvent> = fc
  .record({
    type: types,
    about: fc.array(tags, { maxLength: 4 }),
    note: fc.string({ unit: "grapheme" }),
    day: fc.integer({ min: 10, max: 20 })
  })
  .map(({ type, about, note, day }) => sample(type, about, { note, at: `2024-04-${day}T00:00:00.000Z` }))

const options: fc.Arbitrary<ReadOptions> = fc.record(
  { after: position, before: fc.integer({ min: 1, max: 30 }), limit: fc.nat({ max: 10 }), backwards: fc.boolean() },
  { requiredKeys: [] }
)

type Step =
  | { readonly events: ReadonlyArray<PendingEvent>; readonly condition: AppendCondition | undefined }
  | { readonly query: Query; readonly options: ReadOptions }

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    events: fc.array(events, { minLength: 1, maxLength: 4 }),
    condition: fc.option(fc.record({ query: queries, after: position }), { nil: undefined })
  }),
  fc.record({ query: queries, options })
)

const model = () => {
  const log: Array<{ readonly event: PendingEvent; readonly line: string; readonly position: number }> = []
  let recordedAt = ""
  return {
    append: (events: ReadonlyArray<PendingEvent>, condition: AppendCondition | undefined) => {
      const rivals = condition
        ? log.filter((at) => at.position > condition.after && matches(condition.query, at.event))
        : []
      if (rivals.length > 0) return "refused"
      const position = log.length + 1
      recordedAt = [recordedAt, ...events.map((event) => event.recordedAt as string)].sort().at(-1)!
      for (const event of events)
        log.push({ event, line: lineOf(event, recordedAt as Instant), position: log.length + 1 })
      return { position, recordedAt }
    },
    read: (query: Query, { after = 0, before = Infinity, limit = 1_000, backwards = false }: ReadOptions) => {
      const found = log
        .filter(({ event, position }) => position > after && position < before && matches(query, event))
        .map(({ line, position }) => ({ line, position }))
      return (backwards ? found.reverse() : found).slice(0, limit)
    }
  }
}

const play = (store: EventStore, expect: Expect, history: ReadonlyArray<Step>) => {
  const { append, read } = model()
  return Effect.forEach(history, (step) =>
    Effect.gen(function* () {
      if ("query" in step) {
        const stored = yield* store.read(step.query, step.options)
        expect(stored.map(({ line, position }) => ({ line, position }))).toEqual(read(step.query, step.options))
      } else {
        const appended = yield* store
          .append(step.events, step.condition)
          .pipe(Effect.catchTag("AppendConflict", () => Effect.succeed("refused" as const)))
        expect(appended).toEqual(append(step.events, step.condition))
      }
    })
  )
}

/** Plays random histories, each on a store of its own, which `withStore` makes and disposes of. */
export const checkAgainstModel = (
  withStore: (use: (store: EventStore) => Promise<void>) => Promise<void>,
  expect: Expect,
  histories: number
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 25 }), (history) =>
      withStore(async (store) => void (await Effect.runPromise(play(store, expect, history))))
    ),
    { numRuns: histories }
  )
