// A reader goes on only in the log that it has read.
import { type EventStore, memoryStore, type PendingEvent, type Place, placeAfter, readingOnFrom } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { samples } from "../../packages/testing/src/store-contract/sample.ts"

const run = Effect.runPromise

const [ours, theirs] = [samples(24), samples(24)]

const appendTo = async (store: EventStore, events: ReadonlyArray<PendingEvent>) => {
  for (const event of events) await run(store.append([event]))
}

const logOf = async (...events: ReadonlyArray<PendingEvent>): Promise<EventStore> => {
  const store = await run(memoryStore)
  await appendTo(store, events)
  return store
}

/** Where it reads on, or the reason why it does not. */
const goesOn = (store: EventStore, place: Place) =>
  run(
    Effect.match(readingOnFrom(store, place), { onSuccess: (position) => position, onFailure: ({ reason }) => reason })
  )

const lengths = fc.record({ kept: fc.nat(6), lost: fc.nat(6), later: fc.nat(12) })

describe("a place in a log", () => {
  it("is found again however much has been appended", () =>
    fc.assert(
      fc.asyncProperty(lengths, async ({ kept, later }) => {
        const store = await logOf(...ours.slice(0, kept))
        const place = await run(placeAfter(store, kept))
        await appendTo(store, theirs.slice(0, later))
        expect(await goesOn(store, place)).toBe(kept)
      })
    ))

  it("is not in another log, even one that begins with the same lines", () =>
    fc.assert(
      fc.asyncProperty(lengths, async ({ kept, later }) => {
        const place = await run(placeAfter(await logOf(...ours.slice(0, kept)), kept))
        expect(await goesOn(await logOf(...ours.slice(0, kept + later)), place)).toBe("other-log")
      })
    ))

  it("is not in a copy that was put back by hand without the last events, whatever came after", () =>
    fc.assert(
      fc.asyncProperty(lengths, async ({ kept, later, lost }) => {
        const before = await logOf(...ours.slice(0, kept + lost))
        const place = await run(placeAfter(before, kept + lost))
        const copy = await logOf(...ours.slice(0, kept), ...theirs.slice(0, later))
        const restored = { ...copy, identity: before.identity }
        expect(await goesOn(restored, place)).toBe(lost === 0 ? kept : "other-log")
      })
    ))

  it("beyond the end is none", async () => {
    const store = await logOf(...ours.slice(0, 3))
    expect(await run(Effect.flip(placeAfter(store, 4)))).toMatchObject({ reason: "other-log" })
    expect(await run(placeAfter(store, 0))).toEqual({ log: await run(store.identity), position: 0 })
  })
})
