// A model of the port that is too simple to be wrong, an array, with random events, queries and options to ask it. The
// contract and the laws of a store compare the store's answers with its own.
import {
  type AppendCondition,
  type ConditionItem,
  type Instant,
  itemsOf,
  lineOf,
  matches,
  matchesItem,
  type PendingEvent,
  type Query,
  type QueryItem,
  type ReadOptions,
  type Tag
} from "@keikaku/kernel"
import * as fc from "fast-check"
import { type SampleType, sample, sampleTypes } from "./sample.ts"

const types: fc.Arbitrary<SampleType> = fc.constantFrom(...sampleTypes)
/** The tags that the events carry and the queries name. */
export const sampleTags = ["seat:1", "seat:2", "row:1", "row:2", "hall:東"] as const satisfies ReadonlyArray<Tag>
const tags = fc.constantFrom<Tag>(...sampleTags)
/** Positions, of events that are there or will be. */
export const positions = fc.nat({ max: 30 })

/** Single alternatives of a query. */
export const queryItems: fc.Arbitrary<QueryItem> = fc.record({
  types: fc.array(types, { maxLength: 3 }),
  tags: fc.array(tags, { maxLength: 3 })
})
/** Queries of up to three alternatives. */
export const queries: fc.Arbitrary<Query> = fc.array(queryItems, { maxLength: 3 })

const known = fc.oneof(fc.nat({ max: 4 }), positions)
/** Conditions with one position, or with one for each alternative. */
export const appendConditions: fc.Arbitrary<AppendCondition> = fc.record({
  query: queries,
  after: fc.oneof(known, fc.tuple(known, known, known))
})

/** Events ready to be appended. */
export const pendingEvents: fc.Arbitrary<PendingEvent> = fc
  .record({
    type: types,
    about: fc.array(tags, { maxLength: 4 }),
    note: fc.string({ unit: "grapheme" }),
    day: fc.integer({ min: 10, max: 20 })
  })
  .map(({ type, about, note, day }) => sample(type, about, { note, at: `2024-04-${day}T00:00:00.000Z` }))

/** Bounds, limits and directions of a read. */
export const readOptions: fc.Arbitrary<ReadOptions> = fc.record(
  { after: positions, before: fc.integer({ min: 1, max: 30 }), limit: fc.nat({ max: 10 }), backwards: fc.boolean() },
  { requiredKeys: [] }
)

/** An empty log as an array: what it answers is right. */
export const storeModel = () => {
  const log: Array<{ readonly event: PendingEvent; readonly line: string; readonly position: number }> = []
  let recordedAt = ""
  return {
    append: (events: ReadonlyArray<PendingEvent>, condition: AppendCondition | undefined) => {
      const isMet = ({ after, item }: ConditionItem): boolean =>
        after > log.length || log.some((at) => at.position > after && matchesItem(item, at.event))
      if (condition && itemsOf(condition).some(isMet)) return "refused"
      const position = log.length + 1
      for (const event of events) {
        if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
        log.push({ event, line: lineOf(event, recordedAt as Instant), position: log.length + 1 })
      }
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

/** The model as a type. */
export type StoreModel = ReturnType<typeof storeModel>
