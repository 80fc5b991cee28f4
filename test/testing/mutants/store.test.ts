// Stores with one fault each: the reference store, tampered with.
import { type EventStore, memoryStore } from "@keikaku/kernel"
import { storeLaws } from "@keikaku/testing"
import { Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { everyLawBites } from "./breaks.ts"

type Fault = (sound: EventStore) => Partial<EventStore>

const lawsOn = (fault: Fault) =>
  storeLaws(async () => {
    const sound = await Effect.runPromise(memoryStore)
    return { store: { ...sound, ...fault(sound) }, close: async () => {} }
  })

let reads = 0
const answers = "appends and reads are answered as a list would answer them"
const hears = "whoever listens hears everything after its start once and in order, whoever has the turn"
const races = "of appends that race, what comes out is what one after another would have left"
const grows = "the log only grows at its end, and what was once read stays"

const mutants: Readonly<Record<string, Fault>> = {
  [answers]: ({ read }) => ({ read: (query, options) => read(query, { ...options, backwards: false }) }),
  [hears]: ({ subscribe }) => ({
    subscribe: (query, { after = 0 } = {}) => subscribe(query, { after: Math.max(0, after - 1) })
  }),
  [races]: ({ append }) => ({ append: (events) => append(events) }),
  [grows]: ({ read }) => ({
    read: (query, options) =>
      Effect.map(read(query, options), (all) =>
        all.map(({ line, position }) => ({ position, line: line.replace(/"id":"/, `"id":"${++reads}-`) }))
      )
  })
}

/** Further stores that break a law in another way. */
const others: ReadonlyArray<readonly [what: string, law: string, fault: Fault]> = [
  [
    "appends the events of one append one by one",
    races,
    ({ append }) => ({
      append: (events, condition) =>
        Effect.gen(function* () {
          const first = yield* append(events.slice(0, 1), condition)
          for (const event of events.slice(1)) {
            yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 0)))
            yield* append([event])
          }
          return first
        })
    })
  ],
  [
    "lets a listener hear only what was there",
    hears,
    (sound) => ({
      subscribe: (query, options) =>
        Stream.unwrap(Effect.map(sound.read(query, options), (all) => Stream.fromIterable(all)))
    })
  ],
  [
    "refuses whenever there is a condition and a log",
    races,
    ({ append }) => ({ append: (events, c) => append(events, c && { query: [{ types: [], tags: [] }], after: 0 }) })
  ]
]

describe("the laws of a store", () => {
  everyLawBites(
    lawsOn(() => ({})).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, fault]) => [name, lawsOn(fault)]))
  )

  it.each(others)("a store is found out that %s", async (_, name, fault) => {
    const law = lawsOn(fault).find((each) => each.name === name)!
    await expect(async () => law.check({ runs: 200, seed: 7 })).rejects.toThrow("The law is broken")
  })
})
