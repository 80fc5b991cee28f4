// The contract bites: a store with one fault planted fails the rule that names it. The runner is a list and the
// comparison is node's own, so nothing in the suite leans on vitest.
import { deepStrictEqual } from "node:assert/strict"
import { type EventStore, everything, itemsOf, lineOf, memoryStore, type PendingEvent } from "@keikaku/kernel"
import { type StoreHarness, storeContract } from "@keikaku/testing"
import { Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"

const rulesFor = (harness: StoreHarness): ReadonlyMap<string, () => Promise<void>> => {
  const rules = new Map<string, () => Promise<void>>()
  storeContract(
    {
      test: (name, run) => rules.set(name, run),
      expect: (actual) => ({ toEqual: (expected) => deepStrictEqual(actual, expected) })
    },
    harness
  )
  return rules
}

const harness = (fault: (sound: EventStore) => Partial<EventStore> = () => ({})): StoreHarness => ({
  make: async () => {
    const sound = await Effect.runPromise(memoryStore)
    return { store: { ...sound, ...fault(sound) }, close: async () => {} }
  }
})

const sound = rulesFor(harness())

/** By the rule that must notice it. */
const faults: Readonly<Record<string, (sound: EventStore) => Partial<EventStore>>> = {
  "of 64 that race on one condition exactly one wins, and the others leave no trace": ({ append }) => ({
    append: (events) => append(events)
  }),
  "an event at the condition's position or before it does not forbid": ({ append }) => ({
    append: (events, condition) =>
      append(events, condition && { ...condition, after: itemsOf(condition).map(({ after }) => after - 1) })
  }),
  "a condition matches by types AND tags": ({ append }) => ({
    append: (events, condition) =>
      append(events, condition && { ...condition, query: condition.query.map(({ tags }) => ({ tags, types: [] })) })
  }),
  "each item of a condition may have a position of its own": ({ append }) => ({
    append: (events, condition) =>
      append(events, condition && { ...condition, after: Math.max(0, ...itemsOf(condition).map(({ after }) => after)) })
  }),
  "a condition that looks back from beyond the end of the log is refused: it is another log's": ({ append, read }) => ({
    append: (events, condition) =>
      Effect.flatMap(read(everything), ({ length }) =>
        append(
          events,
          condition && { ...condition, after: itemsOf(condition).map(({ after }) => Math.min(after, length)) }
        )
      )
  }),
  "the items of a condition are alternatives": ({ append }) => ({
    append: (events, condition) => append(events, condition && { ...condition, query: condition.query.slice(0, 1) })
  }),
  "the events of one append are neighbours, and readers see all of them or none": ({ append }) => ({
    append: (events) =>
      Effect.map(
        Effect.forEach(events, (event) => Effect.tap(append([event]), Effect.yieldNow)),
        ([first]) => first!
      )
  }),
  "the exact bytes come back: any script, escapes, long lines": ({ read }) => ({
    read: (query, options) =>
      Effect.map(read(query, options), (all) => all.map((each) => ({ ...each, line: each.line.normalize("NFC") })))
  }),
  "recordedAt never decreases: an earlier instant is raised to that of the last event": ({ append, read }) => {
    const pending: Array<PendingEvent> = []
    return {
      append: (events, condition) =>
        Effect.tap(append(events, condition), () => Effect.sync(() => pending.push(...events))),
      read: (query, options) =>
        Effect.map(read(query, options), (all) =>
          all.map(({ position }) => ({
            position,
            line: lineOf(pending[position - 1]!, pending[position - 1]!.recordedAt)
          }))
        )
    }
  },
  "after and before are exclusive bounds, and limit counts from the side where the read starts": ({ read }) => ({
    read: (query, options = {}) =>
      Effect.map(read(query, { ...options, backwards: false }), (all) => (options.backwards ? [...all].reverse() : all))
  }),
  "a read returns 1,000 events by default, and the chunks join up": ({ read }) => ({
    read: (query, options) => read(query, { limit: 1_001, ...options })
  }),
  "while appends race with it, a subscription goes live without a gap or a repeat": ({ subscribe }) => ({
    subscribe: (query, { after = 0 } = {}) => subscribe(query, { after: Math.max(0, after - 1) })
  }),
  "a subscription brings only what its query matches": ({ subscribe }) => ({
    subscribe: (_, options) => subscribe([{ types: [], tags: [] }], options)
  }),
  "a slow subscriber misses nothing": ({ subscribe }) => ({
    subscribe: (query, options) => Stream.map(subscribe(query, options), (each) => ({ ...each, position: 1 }))
  }),
  "a subscription from beyond the end fails: the position is that of another log": ({ subscribe }) => ({
    subscribe: (query, { after = 0 } = {}) => subscribe(query, { after: Math.min(1, after) })
  }),
  "no two logs have the same identity": () => ({ identity: Effect.succeed("the log") }),
  "random histories give the same answers as a model": ({ read }) => ({
    read: (query, options) => read(query.slice(0, 1), options)
  })
}

describe("the store contract", () => {
  it.each(Object.entries(faults))("notices a breach of: %s", async (rule, fault) => {
    await expect(rulesFor(harness(fault)).get(rule)!()).rejects.toThrow()
  })

  it.each(Object.keys(faults).filter((rule) => !rule.startsWith("random")))(
    "has no complaint about a sound store: %s",
    async (rule) => {
      await sound.get(rule)!()
    }
  )

  it("names each rule once", () => {
    const names: Array<string> = []
    storeContract({ test: (name) => names.push(name), expect: () => ({ toEqual: () => {} }) }, harness())
    expect(new Set(names).size).toBe(names.length)
  })
})
