// What a store refuses to be asked, as a defect of the caller: nothing of it is stored, answered or read as something else.
import { type EventStore, everything, type PendingEvent, type Tag } from "@keikaku/kernel"
import { Cause, Effect, Exit, Stream } from "effect"
import type { Rules } from "./rule.ts"
import { sample, samples } from "./sample.ts"

const noPositions = [Number.NaN, -1, 0.5, 2 ** 53, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
const half = "seat:\ud83d" as Tag

/** What each asking dies of. */
const defects = (askings: ReadonlyArray<Effect.Effect<unknown, unknown>>) =>
  Effect.forEach(askings, (asking) =>
    Effect.map(Effect.exit(asking), (exit) => {
      const defect = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
      return defect instanceof Error ? defect.message.slice(0, defect.message.indexOf(":", 5)) : "no defect"
    })
  )

const isAllOf = (found: ReadonlyArray<string>, defect: string) => found.every((each) => each === defect)

const appending = (store: EventStore, event: PendingEvent) => store.append([event])

export const argumentRules: Rules = {
  "an append of nothing is a defect": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(samples(1))
      expect(yield* defects([store.append([]), store.append([], { query: everything, after: 0 })])).toEqual([
        "bug: append",
        "bug: append"
      ])
    }),

  "a condition after what is no position is a defect, and nothing is appended": (store, expect) =>
    Effect.gen(function* () {
      const after = [...noPositions, ...noPositions.map((each) => [0, each])]
      const query = [...everything, ...everything]
      const found = yield* defects(after.map((each) => store.append(samples(1), { query, after: each })))
      expect(isAllOf(found, "bug: append")).toEqual(true)
      expect(yield* store.read(everything)).toEqual([])
    }),

  "a read from, up to or of what is no position or number is a defect": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(samples(3))
      const options = noPositions.flatMap((each) => [{ after: each }, { before: each }, { limit: each }])
      expect(isAllOf(yield* defects(options.map((each) => store.read(everything, each))), "bug: read")).toEqual(true)
      const listening = noPositions.map((after) => Stream.runDrain(store.subscribe(everything, { after })))
      expect(isAllOf(yield* defects(listening), "bug: read")).toEqual(true)
    }),

  "text with half of a surrogate pair is a defect: stores would keep it as different texts": (store, expect) =>
    Effect.gen(function* () {
      const event = sample("Opened", ["seat:1"])
      const halves = [{ tags: [half] }, { type: "\udc00" }, { head: `${event.head}\ud83d` }, { tail: "\ud83d" }]
      const found = yield* defects(halves.map((each) => appending(store, { ...event, ...each })))
      expect(isAllOf(found, "bug: append")).toEqual(true)
      const query = [{ types: [], tags: [half] }]
      expect(yield* defects([store.append([event], { query, after: 0 }), store.read(query)])).toEqual([
        "bug: append",
        "bug: read"
      ])
      expect(yield* store.read(everything)).toEqual([])
    })
}
