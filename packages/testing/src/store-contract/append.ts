// What an append promises: places without gaps, all or nothing, instants that never decrease, and the exact bytes.
import { everything, type Instant, lineOf, maxLineBytes, type Query, type StoredEvent, type Tag } from "@keikaku/kernel"
import { Effect } from "effect"
import type { Rules } from "./rule.ts"
import { ending, everyText, linesOf, sample, samples, upTo } from "./sample.ts"

const positions = (stored: ReadonlyArray<StoredEvent>) => stored.map(({ position }) => position)

const awkward = [
  "",
  "漢字 かな ｶﾅ 𠮷野家 👩‍👩‍👧 \u00e9 e\u0301 か\u3099",
  'quotes " and \\ and /',
  "\u0000\u0001\b\t\n\r\u001f\u007f\u0085\u2028\u2029\ufeff\uffff",
  "'; DROP TABLE event; -- ? ?1 :a @a $1 %s %",
  '"recordedAt":"2099-01-01T00:00:00.000Z"',
  "x".repeat(60_000),
  "税".repeat(20_000)
]

/** No index makes it much shorter. */
const incompressible = Array.from({ length: 20_000 }, (_, n) => ((n * n * 31) % 65_537).toString(36).at(-1)).join("")

export const appendRules: Rules = {
  "positions are 1, 2, 3, … without gaps, whatever the sizes of the appends": (store, expect) =>
    Effect.gen(function* () {
      const firsts = yield* Effect.forEach([1, 3, 2], (size) => store.append(samples(size)))
      expect(firsts.map(({ position }) => position)).toEqual([1, 2, 5])
      expect(positions(yield* store.read(everything))).toEqual(upTo(6))
    }),

  "events keep the order in which they were appended": (store, expect) =>
    Effect.gen(function* () {
      const events = samples(9)
      yield* store.append(events.slice(0, 4))
      yield* store.append(events.slice(4))
      expect((yield* store.read(everything)).map(({ line }) => line)).toEqual(linesOf(events))
    }),

  "an append without a condition always succeeds": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(samples(1, ["seat:1"]))
      yield* store.append(samples(1, ["seat:1"]))
      expect(positions(yield* store.read(everything))).toEqual([1, 2])
    }),

  "the exact bytes come back: any script, escapes, long lines": (store, expect) =>
    Effect.gen(function* () {
      const events = awkward.map((note) => sample("Moved", ["seat:1"], { note }))
      for (const event of events) yield* store.append([event])
      expect((yield* store.read(everything)).map(({ line }) => line)).toEqual(linesOf(events))
    }),

  "a line of one byte less than the limit is stored": (store, expect) =>
    Effect.gen(function* () {
      const event = sample("Moved")
      const room = maxLineBytes - 1 - linesOf([event])[0]!.length
      const full = { ...event, tail: event.tail + " ".repeat(room) }
      yield* store.append([full])
      expect((yield* store.read(everything)).map(({ line }) => [line.length, line === linesOf([full])[0]])).toEqual([
        [maxLineBytes - 1, true]
      ])
    }),

  "no character of a tag or a line ends or changes it: NUL, controls, what other planes and languages have": (
    store,
    expect
  ) =>
    Effect.gen(function* () {
      const texts = ["a\0b", "a\0c", "a", "a\\0b", "\0", "\0\0", "a\nb", "a\tb", everyText, `${everyText}a`]
      const tags = texts.map((text): Tag => `any:${text}`)
      const events = texts.map((text, n) => sample("Moved", [tags[n]!], { note: text }))
      for (const event of events) yield* store.append([event])
      expect((yield* store.read(everything)).map(({ line }) => line)).toEqual(linesOf(events))
      for (const n of texts.keys())
        for (const types of [[], ["Moved"]]) {
          const item = { types, tags: [tags[n]!] }
          expect(positions(yield* store.read([item]))).toEqual([n + 1])
          expect(yield* ending(store, samples(1), { query: [item], after: n })).toEqual("refused")
        }
    }),

  "a read returns as many large lines as its limit says": (store, expect) =>
    Effect.gen(function* () {
      const large = Array.from({ length: 300 }, (_, n) =>
        sample("Moved", ["seat:1"], { note: `${n}${"x".repeat(60_000)}` })
      )
      expect((yield* store.append(large)).position).toEqual(1)
      const queries: ReadonlyArray<Query> = [
        everything,
        [{ types: [], tags: ["seat:1"] }],
        [{ types: ["Moved"], tags: [] }]
      ]
      for (const query of queries) {
        expect((yield* store.read(query, { limit: 9_500 })).map(({ line }) => line)).toEqual(linesOf(large))
        const last = yield* store.read(query, { limit: 299, backwards: true })
        expect(positions(last)).toEqual([...upTo(300, 2)].reverse())
      }
    }),

  "tags of any script and with awkward characters find their events": (store, expect) =>
    Effect.gen(function* () {
      const tags = [
        "事業所:税務署",
        "a:'%_\\",
        "a: ",
        "A:'%_\\",
        "𠮷:👩‍👩‍👧",
        "a:\t\n\u0000\\",
        "a:\\t\\n",
        `long:${"y".repeat(1_000)}`,
        `long:${incompressible}a`,
        `long:${incompressible}b`
      ] as const
      for (const tag of tags) yield* store.append(samples(1, [tag]))
      const found = yield* Effect.forEach(tags, (tag) => store.read([{ types: [], tags: [tag] }]))
      expect(found.map(positions)).toEqual(tags.map((_, n) => [n + 1]))
    }),

  "recordedAt never decreases: an earlier instant is raised to that of the last event": (store, expect) =>
    Effect.gen(function* () {
      const [early, late, later] = ["2024-04-01T00:00:00.000Z", "2024-04-02T00:00:00.000Z", "2024-04-03T00:00:00.000Z"]
      const at = (...instants: ReadonlyArray<string>) => instants.map((at) => sample("Opened", [], { at }))
      const events = [at(late!), at(early!), at(early!, early!), at(later!), at(late!)]
      const appended = yield* Effect.forEach(events, (each) => store.append(each))
      expect(appended.map(({ recordedAt }) => recordedAt)).toEqual([late, late, late, later, later])
      expect((yield* store.read(everything)).map(({ line }) => line)).toEqual(
        events.flatMap((each, n) => each.map((event) => lineOf(event, appended[n]!.recordedAt)))
      )
    }),

  "each event carries the instant it asks for, even within one append, or that of the event before it": (
    store,
    expect
  ) =>
    Effect.gen(function* () {
      const earliest = [2, 1, 3, 3, 2].map((day) => `2024-04-0${day}T00:00:00.000Z`)
      const events = earliest.map((at) => sample("Opened", [], { at }))
      const got = [2, 2, 3, 3, 3].map((day) => `2024-04-0${day}T00:00:00.000Z` as Instant)
      expect(yield* store.append(events)).toEqual({ position: 1, recordedAt: got.at(-1) })
      const lines = events.map((event, n) => lineOf(event, got[n]!))
      expect((yield* store.read(everything)).map(({ line }) => line)).toEqual(lines)
    }),

  "the events of one append are neighbours, and readers see all of them or none": (store, expect) =>
    Effect.gen(function* () {
      const groups = Array.from({ length: 32 }, (_, n) => samples(5, [`group:${n}`]))
      const seen: Array<ReadonlyArray<number>> = []
      yield* Effect.forEach(
        groups,
        (events) =>
          Effect.andThen(
            store.append(events),
            Effect.map(store.read(everything), (all) => seen.push(positions(all)))
          ),
        { concurrency: "unbounded" }
      )
      expect(seen.filter((all) => all.length % 5 !== 0)).toEqual([])
      expect(seen).toEqual(seen.map((all) => upTo(all.length)))
      const found = yield* Effect.forEach(groups, (_, n) => store.read([{ types: [], tags: [`group:${n}`] }]))
      expect(found.map(positions)).toEqual(found.map(([first]) => upTo(first!.position + 4, first!.position)))
    })
}
