// What a subscription promises: everything after its position, then everything that comes, in order, without a gap or
// a repeat at the seam, for as long as it is wanted.
import { type EventStore, everything, type Query } from "@keikaku/kernel"
import { Effect, Fiber, Queue, Stream } from "effect"
import type { Rules } from "./rule.ts"
import { linesOf, samples, upTo } from "./sample.ts"

const odd: Query = [{ types: [], tags: ["parity:odd"] }]

const first = (store: EventStore, number: number, query: Query = everything, after = 0) =>
  store.subscribe(query, { after }).pipe(
    Stream.map(({ position }) => position),
    Stream.take(number),
    Stream.runCollect
  )

/** Appends as several writers do, each event by itself. */
const write = (store: EventStore, number: number, concurrency = 8) =>
  Effect.forEach(upTo(number), (n) => store.append(samples(1, [n % 2 === 1 ? "parity:odd" : "parity:even"])), {
    concurrency
  })

export const subscribeRules: Rules = {
  "a subscription brings what is there, then what comes, as the exact lines": (store, expect) =>
    Effect.gen(function* () {
      const events = samples(5)
      yield* store.append(events.slice(0, 2))
      const inbox = yield* Queue.unbounded<string>()
      yield* Effect.forkScoped(Stream.runForEach(store.subscribe(everything), ({ line }) => Queue.offer(inbox, line)))
      const past = [yield* Queue.take(inbox), yield* Queue.take(inbox)]
      yield* store.append(events.slice(2, 3))
      const third = yield* Queue.take(inbox)
      yield* store.append(events.slice(3))
      const rest = [yield* Queue.take(inbox), yield* Queue.take(inbox)]
      expect([...past, third, ...rest]).toEqual(linesOf(events))
    }),

  "while appends race with it, a subscription goes live without a gap or a repeat": (store, expect) =>
    Effect.gen(function* () {
      yield* write(store, 50)
      const [, ...seen] = yield* Effect.all(
        [
          write(store, 150),
          first(store, 200),
          first(store, 150, everything, 50),
          first(store, 180, everything, 20),
          Effect.andThen(
            Effect.forEach(upTo(20), () => Effect.yieldNow),
            first(store, 200)
          )
        ],
        { concurrency: "unbounded" }
      )
      expect(seen).toEqual([upTo(200), upTo(200, 51), upTo(200, 21), upTo(200)])
    }),

  "a subscription brings only what its query matches": (store, expect) =>
    Effect.gen(function* () {
      yield* write(store, 20, 1)
      const subscriber = yield* Effect.forkScoped(first(store, 20, odd, 4))
      yield* write(store, 24, 1)
      expect(yield* Fiber.join(subscriber)).toEqual(upTo(44).filter((n) => n % 2 === 1 && n > 4))
    }),

  "a subscription catches up over more than one chunk": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(samples(2_500))
      const subscriber = yield* Effect.forkScoped(first(store, 2_501))
      yield* store.append(samples(1))
      expect(yield* Fiber.join(subscriber)).toEqual(upTo(2_501))
    }),

  "a slow subscriber misses nothing": (store, expect) =>
    Effect.gen(function* () {
      const slow = store.subscribe(everything).pipe(
        Stream.tap(() => Effect.sleep("1 millis")),
        Stream.map(({ position }) => position),
        Stream.take(100),
        Stream.runCollect
      )
      const [seen] = yield* Effect.all([slow, write(store, 100)], { concurrency: "unbounded" })
      expect(seen).toEqual(upTo(100))
    }),

  "a subscription from beyond the end fails: the position is that of another log": (store, expect) =>
    Effect.gen(function* () {
      yield* store.append(samples(2))
      const failed = yield* Effect.flip(first(store, 1, everything, 3))
      expect(failed.reason).toEqual("other-log")
      const atTheEnd = yield* Effect.forkScoped(first(store, 1, everything, 2))
      yield* store.append(samples(1))
      expect(yield* Fiber.join(atTheEnd)).toEqual([3])
    }),

  "a subscription ends when it is interrupted, and the others go on": (store, expect) =>
    Effect.gen(function* () {
      const seen: Array<number> = []
      const started = yield* Queue.unbounded<void>()
      const ended = yield* Effect.forkScoped(
        Stream.runForEach(store.subscribe(everything), ({ position }) => {
          seen.push(position)
          return Queue.offer(started, undefined)
        })
      )
      const other = yield* Effect.forkScoped(first(store, 6))
      yield* store.append(samples(1))
      yield* Queue.take(started)
      yield* Fiber.interrupt(ended)
      yield* store.append(samples(5))
      expect(yield* Fiber.join(other)).toEqual(upTo(6))
      expect(seen).toEqual([1])
    })
}
