// How long a history is, now and as recorded by then.
import { type Instant, lengthBy, lengthOf, memoryStore, type PendingEvent } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { expect, it } from "vitest"

const at = (second: number) => new Date(Date.UTC(2023, 3, 1, 0, 0, second)).toISOString() as Instant
const event = (second: number): PendingEvent => ({
  type: "Noted",
  tags: [],
  recordedAt: at(second),
  head: '{"actor":"a","commandId":"c","correlationId":"c","data":{},"id":"c/1","occurredOn":"2023-04-01","recordedAt":"',
  tail: '","tags":[],"type":"Noted","version":1}'
})

it("is the number of events that had been recorded by an instant or up to a position", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 20 }), { maxLength: 30 }), async (seconds) => {
      const recorded = [...seconds].sort((a, b) => a - b)
      const store = await Effect.runPromise(memoryStore)
      for (const second of recorded) await Effect.runPromise(store.append([event(second)]))
      expect(await Effect.runPromise(lengthOf(store))).toBe(recorded.length)
      for (let second = -1; second <= 21; second++)
        expect(await Effect.runPromise(lengthBy(store, at(second)))).toBe(
          recorded.filter((each) => each <= second).length
        )
      for (const position of [0, 1, recorded.length, recorded.length + 5])
        expect(await Effect.runPromise(lengthBy(store, position))).toBe(Math.min(position, recorded.length))
    })
  )
})
