// What a read promises: the matching events, in the order of the log or against it, within the bounds, no more than
// the limit.
import { defaultReadLimit, everything, type Query, type ReadOptions, readAll } from "@keikaku/kernel"
import { Effect, Stream } from "effect"
import type { Rules } from "./rule.ts"
import { sample, samples, upTo } from "./sample.ts"

const odd: Query = [{ types: [], tags: ["parity:odd"] }]

/** Positions 1 to 10. */
const ten = upTo(10).map((n) => sample("Opened", [n % 2 === 1 ? "parity:odd" : "parity:even"]))

export const readRules: Rules = {
  "an empty log reads as empty": (store, expect) =>
    Effect.gen(function* () {
      expect(yield* store.read(everything)).toEqual([])
      expect(yield* store.read(odd, { backwards: true })).toEqual([])
    }),

  "a read returns what any of the query's items matches, once": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append([
        sample("Opened", ["seat:1", "row:1"]),
        sample("Moved", ["seat:1", "row:1"]),
        sample("Moved", ["seat:2", "row:1"]),
        sample("Closed", ["seat:2"]),
        sample("Closed")
      ])
      const found = (query: Query) => Effect.map(store.read(query), (all) => all.map(({ position }) => position))
      expect(yield* found(everything)).toEqual([1, 2, 3, 4, 5])
      expect(yield* found([])).toEqual([])
      expect(yield* found([{ types: ["Moved"], tags: [] }])).toEqual([2, 3])
      expect(yield* found([{ types: ["Closed", "Opened"], tags: [] }])).toEqual([1, 4, 5])
      expect(yield* found([{ types: [], tags: ["row:1", "seat:1"] }])).toEqual([1, 2])
      expect(yield* found([{ types: ["Closed"], tags: ["row:1"] }])).toEqual([])
      expect(
        yield* found([
          { types: ["Moved", "Closed"], tags: ["seat:2"] },
          { types: [], tags: ["row:1"] },
          { types: ["Moved"], tags: [] }
        ])
      ).toEqual([1, 2, 3, 4])
    }),

  "after and before are exclusive bounds, and limit counts from the side where the read starts": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(ten)
      const found = (query: Query, options: ReadOptions) =>
        Effect.map(store.read(query, options), (all) => all.map(({ position }) => position))
      expect(yield* found(everything, { after: 3, before: 7 })).toEqual([4, 5, 6])
      expect(yield* found(everything, { after: 3, before: 9, limit: 2 })).toEqual([4, 5])
      expect(yield* found(everything, { after: 3, before: 9, limit: 2, backwards: true })).toEqual([8, 7])
      expect(yield* found(everything, { backwards: true, limit: 3 })).toEqual([10, 9, 8])
      expect(yield* found(odd, { after: 1 })).toEqual([3, 5, 7, 9])
      expect(yield* found(odd, { before: 7, limit: 2, backwards: true })).toEqual([5, 3])
      expect(yield* found(odd, { after: 1, before: 2 })).toEqual([])
      expect(yield* found(everything, { after: 10 })).toEqual([])
      expect(yield* found(everything, { after: 99, before: 5 })).toEqual([])
      expect(yield* found(everything, { limit: 0 })).toEqual([])
    }),

  "nothing lies before the first position": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(ten)
      for (const query of [everything, odd])
        for (const before of [1, 0])
          for (const backwards of [false, true]) expect(yield* store.read(query, { before, backwards })).toEqual([])
    }),

  "a read returns 1,000 events by default, and the chunks join up": (store, expect) =>
    Effect.gen(function* () {
      const size = 2 * defaultReadLimit + 1
      yield* store.append(samples(size, ["seat:1"]))
      const query: Query = [{ types: [], tags: ["seat:1"] }]
      for (const each of [everything, query]) {
        const chunk = yield* store.read(each)
        expect(chunk.map(({ position }) => position)).toEqual(upTo(1_000))
        const last = yield* store.read(each, { backwards: true })
        expect([last.length, last[0]?.position, last.at(-1)?.position]).toEqual([1_000, size, size - 999])
        expect((yield* store.read(each, { limit: size })).length).toEqual(size)
        const all = yield* Stream.runCollect(readAll(store, each))
        expect(all.map(({ position }) => position)).toEqual(upTo(size))
      }
    }),

  "a query of hundreds of items is served": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(upTo(700).map((n) => sample("Opened", [`seat:${n}`])))
      const query = upTo(1_200).map((n) => ({ types: ["Opened", "Closed"], tags: [`seat:${n}`] as const }))
      expect((yield* store.read(query)).map(({ position }) => position)).toEqual(upTo(700))
      const last = yield* store.read(query, { backwards: true, limit: 2 })
      expect(last.map(({ position }) => position)).toEqual([700, 699])
      const refusal = yield* Effect.flip(store.append(samples(1), { query, after: 699 }))
      expect(refusal._tag).toEqual("AppendConflict")
    }),

  "what several items select is read once, and to the end, however many types they name": (store, expect) =>
    Effect.gen(function* () {
      const others = upTo(150).map((n) => `Other${n}`)
      const query: Query = [
        { types: ["Opened", ...others], tags: [] },
        { types: [...others, "Opened"], tags: [] }
      ]
      yield* store.append(samples(600))
      for (const n of upTo(10)) yield* store.append(samples(1, [`seat:${n}`]))
      expect((yield* store.read(query)).map(({ position }) => position)).toEqual(upTo(610))
      expect((yield* store.read(query, { limit: 605 })).map(({ position }) => position)).toEqual(upTo(605))
      const last = yield* store.read(query, { backwards: true, limit: 20 })
      expect(last.map(({ position }) => position)).toEqual(upTo(610).slice(-20).reverse())
    })
}
