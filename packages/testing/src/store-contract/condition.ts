// What a condition promises: it sees exactly the events after its position that its query matches, a refusal leaves no
// trace, and of those who race on the same condition one wins.
import { type AppendCondition, type EventStore, everything, type Query } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Rules } from "./rule.ts"
import { ending, sample, samples, upTo } from "./sample.ts"

const seat1: Query = [{ types: [], tags: ["seat:1"] }]

/** Positions 1 to 3. */
const history = [
  sample("Opened", ["seat:1", "row:1"]),
  sample("Moved", ["seat:2", "row:1"]),
  sample("Closed", ["seat:1", "row:2"])
]

const isRefused = (store: EventStore, query: Query, after = 0) =>
  Effect.map(ending(store, [sample("Opened")], { query, after }), (end) => end === "refused")

export const conditionRules: Rules = {
  "an append is refused when an event after the condition's position matches, and names the condition": (
    store,
    expect
  ) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const condition: AppendCondition = { query: seat1, after: 2 }
      const refusal = yield* Effect.flip(store.append(samples(1), condition))
      expect([refusal._tag, "condition" in refusal && refusal.condition]).toEqual(["AppendConflict", condition])
    }),

  "a conflict says which alternative is matched and by which event, or that the log ends before": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const never = { types: ["Moved"], tags: ["seat:9"] } as const
      const row = { types: [], tags: ["row:2"] } as const
      const foundBy = (condition: AppendCondition) =>
        Effect.map(
          Effect.flip(store.append(samples(1), condition)),
          (conflict) => "found" in conflict && conflict.found
        )
      expect(yield* foundBy({ query: [never, row], after: [0, 1] })).toEqual({ item: row, after: 1, position: 3 })
      expect(yield* foundBy({ query: [never, row], after: [9, 3] })).toEqual({ item: never, after: 9 })
    }),

  "an event at the condition's position or before it does not forbid": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      expect(yield* ending(store, samples(1), { query: seat1, after: 3 })).toEqual("stored at 4")
    }),

  "a refused append leaves no trace: no event, no position used up, no instant moved": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const future = [1, 2, 3].map(() => sample("Moved", ["seat:1"], { at: "2099-01-01T00:00:00.000Z" }))
      expect(yield* ending(store, future, { query: seat1, after: 0 })).toEqual("refused")
      expect((yield* store.read(everything)).length).toEqual(3)
      const event = sample("Opened", [], { at: "2024-05-01T00:00:00.000Z" })
      expect(yield* store.append([event])).toEqual({ position: 4, recordedAt: event.recordedAt })
      expect((yield* store.read(seat1)).map(({ position }) => position)).toEqual([1, 3])
    }),

  "a condition matches by types AND tags": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const outcomes = yield* Effect.forEach(
        [
          [{ types: ["Opened"], tags: ["seat:1"] }],
          [{ types: ["Moved"], tags: ["seat:1"] }],
          [{ types: ["Moved", "Closed"], tags: ["seat:1"] }],
          [{ types: [], tags: ["seat:1", "row:2"] }],
          [{ types: [], tags: ["seat:2", "row:2"] }],
          [{ types: ["Opened"], tags: ["seat:1", "row:2"] }],
          [{ types: ["opened"], tags: ["seat:1"] }],
          [{ types: ["Opened"], tags: ["seat:11"] }]
        ] satisfies ReadonlyArray<Query>,
        (query) => isRefused(store, query)
      )
      expect(outcomes).toEqual([true, false, true, true, false, false, false, false])
    }),

  "the items of a condition are alternatives": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const never = { types: ["Moved"], tags: ["seat:9"] } as const
      expect(yield* isRefused(store, [never, { types: ["Closed"], tags: ["row:2"] }])).toEqual(true)
      expect(yield* isRefused(store, [never, { types: ["Closed"], tags: ["row:1"] }])).toEqual(false)
    }),

  "each item of a condition may have a position of its own": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const query: Query = [
        { types: [], tags: ["seat:1"] },
        { types: [], tags: ["seat:2"] }
      ]
      const endings = yield* Effect.forEach(
        [
          [0, 2],
          [2, 2],
          [3, 0],
          [3, 1]
        ],
        (after) => ending(store, samples(1), { query, after })
      )
      expect(endings).toEqual(["refused", "refused", "refused", "refused"])
      expect(yield* ending(store, samples(1), { query, after: [3] })).toEqual("refused")
      expect(yield* ending(store, samples(1), { query, after: [3, 2] })).toEqual("stored at 4")
    }),

  "a condition that looks back from beyond the end of the log is refused: it is another log's": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      const never: Query = [
        { types: ["Moved"], tags: ["seat:9"] },
        { types: [], tags: [] }
      ]
      expect(yield* isRefused(store, never, 4)).toEqual(true)
      const query: Query = [
        { types: ["Moved"], tags: ["seat:9"] },
        { types: ["Closed"], tags: ["seat:9"] }
      ]
      expect(yield* ending(store, samples(1), { query, after: [0, 4] })).toEqual("refused")
      expect(yield* ending(store, samples(1), { query, after: [0, 3] })).toEqual("stored at 4")
    }),

  "no types means any type, no tags any tags, no items nothing": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(history)
      expect(yield* isRefused(store, [{ types: [], tags: ["row:2"] }])).toEqual(true)
      expect(yield* isRefused(store, [{ types: ["Closed"], tags: [] }])).toEqual(true)
      expect(yield* isRefused(store, everything)).toEqual(true)
      expect(yield* isRefused(store, everything, 3)).toEqual(false)
      expect(yield* isRefused(store, [])).toEqual(false)
    }),

  "of 64 that race on one condition exactly one wins, and the others leave no trace": (store, expect) =>
    Effect.gen(function* () {
      const ends = yield* Effect.forEach(
        upTo(64),
        () => ending(store, samples(2, ["seat:1"]), { query: seat1, after: 0 }),
        { concurrency: "unbounded" }
      )
      expect([...ends].sort()).toEqual([...upTo(63).map(() => "refused"), "stored at 1"])
      expect((yield* store.read(everything)).length).toEqual(2)
    }),

  "of 16 at once that depend on different facts of one event exactly one wins, however large": (store, expect) =>
    Effect.gen(function* () {
      const queries: ReadonlyArray<Query> = [
        seat1,
        [{ types: ["Opened"], tags: ["seat:1"] }],
        [{ types: [], tags: ["row:1", "seat:1"] }],
        [{ types: ["Opened"], tags: [] }]
      ]
      const racing = upTo(16).map((n) =>
        ending(store, samples(1 + (n % 3) * 40, ["seat:1", "row:1"]), { query: queries[n % 4]!, after: 0 })
      )
      const ends = yield* Effect.all(racing, { concurrency: "unbounded" })
      expect([...ends].sort()).toEqual([...upTo(15).map(() => "refused"), "stored at 1"])
      const winner = ends.indexOf("stored at 1") + 1
      expect((yield* store.read(everything)).length).toEqual(1 + (winner % 3) * 40)
    }),

  "64 at once on conditions that do not touch each other all succeed": (store, expect) =>
    Effect.gen(function* () {
      const ends = yield* Effect.forEach(
        upTo(64),
        (n) => ending(store, samples(1, [`seat:${n}`]), { query: [{ types: [], tags: [`seat:${n}`] }], after: 0 }),
        { concurrency: "unbounded" }
      )
      expect(new Set(ends)).toEqual(new Set(upTo(64).map((n) => `stored at ${n}`)))
    })
}
