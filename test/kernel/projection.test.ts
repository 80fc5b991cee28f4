// Replays: which chunks they read, and when.
import {
  decision,
  defaultReadLimit,
  defineCatalogue,
  defineEvent,
  type EventStore,
  encodeEvent,
  Instant,
  LocalDate,
  memoryStore,
  projection,
  replay
} from "@keikaku/kernel"
import { Effect } from "effect"
import { beforeAll, describe, expect, it } from "vitest"

const label = { ja: "鐘", en: "Bell" }
const BellRung = defineEvent("BellRung", { label, fields: {}, tags: () => ["bell:1"] })
const Ring = decision("Ring", label, {
  payload: {},
  records: [BellRung],
  refuses: [],
  reads: () => ({}),
  decide: (c) => BellRung(c)
})
const catalogue = defineCatalogue([Ring])
const at = Instant.make("2023-04-01T00:00:00.000Z")
const rung = (n: number) => {
  const origin = { id: `c${n}/1`, actor: "a", commandId: `c${n}`, correlationId: `c${n}`, causationId: undefined }
  return encodeEvent(BellRung, BellRung({ occurredOn: LocalDate.make("2023-04-01") }), origin, at)
}

describe("a replay", () => {
  const size = defaultReadLimit * 2 + 1
  let log: EventStore
  beforeAll(async () => {
    log = await Effect.runPromise(memoryStore)
    await Effect.runPromise(log.append(Array.from({ length: size }, (_, n) => rung(n))))
  })

  /** The store, and what happens in order: a chunk asked for after a position, or an event folded. */
  const watched = () => {
    const seen: Array<string> = []
    const read: EventStore["read"] = (query, options) =>
      Effect.suspend(() => {
        seen.push(`read after ${options?.after}`)
        return log.read(query, options)
      })
    const rings = projection(() => 0).on(BellRung, (count, _, { position }) => {
      if (position % defaultReadLimit === 1) seen.push(`fold ${position}`)
      return count + 1
    })
    return { seen, store: { ...log, read }, rings }
  }

  it("asks for the next chunk before it folds the one it has", async () => {
    const { rings, seen, store } = watched()
    expect(await Effect.runPromise(replay(catalogue, store, rings))).toEqual({ state: size, position: size })
    expect(seen).toEqual([
      ...["read after 0", "read after 1000", "fold 1"],
      ...["read after 2000", "fold 1001", "fold 2001"]
    ])
  })

  it("reads nothing beyond the position that it is asked to stop at", async () => {
    const { rings, seen, store } = watched()
    expect(await Effect.runPromise(replay(catalogue, store, rings, { upTo: 700 }))).toEqual({
      state: 700,
      position: 700
    })
    expect(seen).toEqual(["read after 0", "fold 1"])
  })
})
