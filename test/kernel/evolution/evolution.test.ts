// Commands, views and subscriptions over a log with a past: they find what was recorded under other names, in other pieces and
// under fewer tags, and race with it as with anything else.
import {
  defineCatalogue,
  defineEvent,
  type EventDefinition,
  type EventStore,
  everything,
  execute,
  factMemory,
  forEach,
  Instant,
  memoryStore,
  open,
  type Recorded,
  replay,
  type Skipped,
  split
} from "@keikaku/kernel"
import { Effect, Schema } from "effect"
import { beforeEach, describe, expect, it } from "vitest"
import {
  append,
  at,
  BellRung,
  catalogue,
  GuestArrived,
  guestAt,
  LightLamp,
  Order,
  occurredOn,
  old,
  SeatTaken,
  seatOf,
  seats,
  TakeSeat,
  WalkInSeated
} from "./restaurant.ts"

let store: EventStore
beforeEach(async () => {
  store = await Effect.runPromise(memoryStore)
})

const record = (definition: EventDefinition, data: object, commandId: string) =>
  append(store, definition, data, commandId)
const take = (seat: string, guest: string, commandId: string, on = store, memory = factMemory()) =>
  Effect.runPromise(
    execute(
      { catalogue, settings: undefined, store: on, memory },
      TakeSeat,
      { seat, guest, occurredOn },
      { commandId, actor: "a" }
    )
  )
const view = () => Effect.runPromise(replay(catalogue, store, seats))
const refusedFor = (code: string) => ({ _tag: "Refused", rejection: { code } })

/** A store to which somebody else appends just before the first of our own appends. */
const raced = (before: () => Promise<unknown>): EventStore => {
  let isFirst = true
  return {
    ...store,
    append: (events, condition) =>
      Effect.andThen(
        Effect.promise(async () => {
          if (isFirst) {
            isFirst = false
            await before()
          }
        }),
        store.append(events, condition)
      )
  }
}

describe("a renamed event", () => {
  it("is found under its former name by views and by commands", async () => {
    await record(old.ChairTaken, { seat: "1", guest: "g1" }, "c1")
    await record(SeatTaken, { seat: "2", guest: "g2" }, "c2")
    expect(await view()).toEqual({ state: ["g1@1", "g2@2"], position: 2 })
    expect(await take("1", "g3", "c3")).toMatchObject(refusedFor("SeatOccupied"))
    expect(await take("1", "g1", "c4")).toEqual({ _tag: "AlreadySo" })
  })

  it("is raced with under its former name, read or remembered", async () => {
    const rival = () => record(old.ChairTaken, { seat: "1", guest: "g1" }, "rival")
    expect(await take("1", "g2", "c1", raced(rival))).toMatchObject(refusedFor("SeatOccupied"))
    const memory = factMemory()
    const facts = { guest: guestAt.about("seat:3"), seat: seatOf.about("guest:g5") }
    memory.keep(facts, { states: { guest: undefined, seat: undefined }, after: 1 })
    const other = () => record(old.ChairTaken, { seat: "3", guest: "g4" }, "other")
    expect(await take("3", "g5", "c3", raced(other), memory)).toMatchObject(refusedFor("SeatOccupied"))
  })

  it("is heard by who subscribes to its present or its former name", async () => {
    await record(old.ChairTaken, { seat: "1", guest: "g1" }, "c1")
    await record(SeatTaken, { seat: "2", guest: "g2" }, "c2")
    for (const type of ["SeatTaken", "ChairTaken"])
      expect((await heard([{ types: [type], tags: [] }], 2)).map(({ event }) => event)).toEqual([
        SeatTaken({ seat: "1", guest: "g1", occurredOn }),
        SeatTaken({ seat: "2", guest: "g2", occurredOn })
      ])
  })

  it("answers a command that is sent again as it is called today", async () => {
    await record(old.ChairTaken, { seat: "1", guest: "g1" }, "c1")
    const event = SeatTaken({ seat: "1", guest: "g1", occurredOn })
    expect(await take("1", "g1", "c1")).toMatchObject({
      _tag: "Recorded",
      repeated: true,
      events: [{ event, id: "c1/1" }]
    })
  })
})

/** The first events that a subscription hears. */
const heard = async (query: typeof everything, count: number): Promise<ReadonlyArray<Recorded>> => {
  const events: Array<Recorded> = []
  const host = open({ catalogue, settings: undefined, store })
  await new Promise<void>((resolve, reject) => {
    const listener = (recorded: Recorded) => {
      if (events.push(recorded) === count) resolve()
    }
    host.subscribe(listener, { query, onFailure: reject })
  })
  await host.close()
  return events
}

describe("a split event", () => {
  beforeEach(async () => {
    await record(old.WalkInSeated, { guest: "g1", seat: "1" }, "c1")
    await record(old.OrderPlaced, { seat: "1", dish: "soba", drink: "tea" }, "c2")
  })

  it("counts as its parts, in views and commands", async () => {
    expect(await view()).toEqual({ state: ["g1@1"], position: 1 })
    expect(await take("1", "g2", "c3")).toMatchObject(refusedFor("SeatOccupied"))
    expect(await take("2", "g1", "c4")).toMatchObject(refusedFor("AlreadySeated"))
  })

  it("gives a view only the parts that it selects", async () => {
    const guests = forEach(guestAt, ({ seat }) => seat)
    expect(await Effect.runPromise(replay(catalogue, store, guests))).toEqual({
      state: new Map([["1", "g1"]]),
      position: 1
    })
  })

  it("is heard part by part, each with its number, at the position and under the id of the line", async () => {
    const events = (await heard(everything, 4)).map(({ event, id, part, position }) => [event._tag, position, id, part])
    expect(events).toEqual([
      ["GuestArrived", 1, "c1/1", { number: 1, of: 2 }],
      ["SeatTaken", 1, "c1/1", { number: 2, of: 2 }],
      ["OrderPlaced", 2, "c2/1", { number: 1, of: 2 }],
      ["DrinkOrdered", 2, "c2/1", { number: 2, of: 2 }]
    ])
  })

  it("answers a command that is sent again with its parts, and records nothing", async () => {
    const command = { seat: "1", dish: "soba", drink: "tea", occurredOn }
    const outcome = await open({ catalogue, settings: undefined, store }).execute(Order, command, {
      commandId: "c2",
      actor: "a"
    })
    const parts = [{ event: { _tag: "OrderPlaced" } }, { event: { _tag: "DrinkOrdered" } }]
    expect(outcome).toMatchObject({ _tag: "Recorded", repeated: true, events: parts })
    expect(await Effect.runPromise(store.read(everything))).toHaveLength(2)
  })

  it("is unreadable when it is split into nothing, or into what it does not announce", async () => {
    const faulty = (parts: () => ReadonlyArray<any>) => {
      const WalkIn = { ...WalkInSeated, upcasters: [split({ GuestArrived: 1 }, parts)] }
      const mended = defineCatalogue({ decisions: [], retired: [WalkIn, GuestArrived] })
      return Effect.runPromise(
        Effect.flip(replay(mended, store, { ...seats, query: [{ types: ["GuestArrived"], tags: [] }] }))
      )
    }
    const malformed = { _tag: "StoredEventUnreadable", reason: "malformed", position: 1, type: "WalkInSeated" }
    expect(await faulty(() => [])).toMatchObject(malformed)
    expect(await faulty(() => [["BellRung", {}]])).toMatchObject(malformed)
  })

  it("dies when the catalogue is made if a part is unknown, of a version to come, or leads back", () => {
    const dividing = (into: Record<string, number>) => () =>
      defineCatalogue({
        decisions: [],
        retired: [{ ...WalkInSeated, upcasters: [split(into, () => [])] }, GuestArrived]
      })
    expect(dividing({ Departed: 1 })).toThrow(
      "WalkInSeated version 1 is split into Departed version 1, which the catalogue does not know"
    )
    expect(dividing({ GuestArrived: 3 })).toThrow("which the catalogue does not know")
    expect(dividing({ WalkInSeated: 1 })).toThrow("WalkInSeated version 1 is split into itself")
  })
})

describe("a retired event", () => {
  it("stays readable, and no decision of the catalogue is for it", async () => {
    await record(old.BellRung, { seat: "1" }, "c1")
    expect((await heard(everything, 1))[0]!.event).toEqual(BellRung({ seat: "1", occurredOn }))
    expect(catalogue.events.has("BellRung")).toBe(true)
    expect([...catalogue.decisions.values()].flatMap(({ records }) => records)).not.toContain(BellRung)
  })

  it("cannot also be recorded by a decision", () => {
    expect(() => defineCatalogue({ decisions: [TakeSeat], retired: [SeatTaken] })).toThrow(
      "SeatTaken is retired, and a decision records it"
    )
  })
})

describe("an event with a new tag", () => {
  it("is found by the tag although its line lacks it, and others' lines are not", async () => {
    await record(old.ChairTaken, { seat: "1", guest: "g1" }, "c1")
    await record(old.ChairTaken, { seat: "2", guest: "g2" }, "c2")
    expect(await take("3", "g1", "c3")).toMatchObject(refusedFor("AlreadySeated"))
    expect(await take("3", "g3", "c4")).toMatchObject({ _tag: "Recorded", events: [{ position: 3 }] })
    const events = await heard([{ types: [], tags: ["guest:g2"] }], 1)
    expect(events).toMatchObject([{ position: 2, tags: ["seat:2", "guest:g2", "command:c2"] }])
  })

  it("is raced with although an older program records it without the tag", async () => {
    const rival = () => record(old.ChairTaken, { seat: "1", guest: "g1" }, "rival")
    expect(await take("2", "g1", "c1", raced(rival))).toMatchObject(refusedFor("AlreadySeated"))
  })

  it("is looked for only where its type and the new kind of tag are asked for", async () => {
    const asked: Array<unknown> = []
    const watched: EventStore = {
      ...store,
      read: (query, options) => {
        asked.push(query)
        return store.read(query, options)
      }
    }
    await take("1", "g1", "c1", watched)
    const types = ["SeatTaken", "ChairTaken", "WalkInSeated"]
    expect(asked).toEqual([
      [
        { types, tags: ["seat:1"] },
        { types, tags: ["guest:g1"] },
        { types, tags: [] },
        { types: [], tags: ["command:c1"] }
      ]
    ])
  })
})

describe("a line that only a newer program can read", () => {
  const Robot = defineEvent("RobotStarted", { label: "自動", fields: {}, tags: () => ["seat:1"] })
  const newer = { ...SeatTaken, version: 2 } as EventDefinition
  const application = () => ({ catalogue, settings: undefined, store })
  beforeEach(async () => {
    await record(SeatTaken, { seat: "1", guest: "g1" }, "c1")
    await record(newer, { seat: "2", guest: "g2" }, "c2")
    await record(Robot, {}, "c3")
    await record(newer, { seat: "4", guest: "g4" }, "c4")
  })

  it("fails a view unless it may skip, and then it says how many and which was the first", async () => {
    const failure = await Effect.runPromise(Effect.flip(replay(catalogue, store, seats)))
    expect(failure).toMatchObject({
      _tag: "StoredEventUnreadable",
      position: 2,
      reason: "newer-version",
      type: "SeatTaken",
      version: 2
    })
    const skipped = await Effect.runPromise(replay(catalogue, store, seats, { newer: "skip" }))
    expect(skipped).toMatchObject({ state: ["g1@1"], position: 1, skipped: { count: 2, first: { position: 2 } } })
    const all = await Effect.runPromise(replay(catalogue, store, { ...seats, query: everything }, { newer: "skip" }))
    expect(all.skipped).toMatchObject({ count: 3, first: { position: 2, reason: "newer-version" } })
  })

  it("is counted only if it belongs to the history asked for, and on from an earlier replay", async () => {
    const until = (upTo: number) => Effect.runPromise(replay(catalogue, store, seats, { newer: "skip", upTo }))
    expect(await until(1)).toEqual({ state: ["g1@1"], position: 1 })
    const half = await until(3)
    expect(half.skipped?.count).toBe(1)
    const later = Instant.make("2023-05-01T00:00:00.000Z")
    await append(store, newer, { seat: "5", guest: "g5" }, "c5", later)
    const byThen = await Effect.runPromise(replay(catalogue, store, seats, { newer: "skip", upTo: at }))
    expect(byThen.skipped?.count).toBe(2)
    const effectiveOn = { newer: "skip", effectiveOn: "2023-03-31" as typeof occurredOn } as const
    expect((await Effect.runPromise(replay(catalogue, store, seats, effectiveOn))).skipped).toBe(undefined)
    const on = await Effect.runPromise(
      replay(catalogue, store, seats, { newer: "skip", upTo: 4 }, { ...half, position: 3 })
    )
    expect(on.skipped).toMatchObject({ count: 2, first: { position: 2 } })
  })

  it("is reported to the host that asked for it, by views and subscriptions, which otherwise fail", async () => {
    await expect(open(application()).view(seats)).rejects.toMatchObject({ reason: "newer-version", position: 2 })
    const reported: Array<Skipped> = []
    const host = open({ ...application(), onSkipped: (skipped) => reported.push(skipped) })
    expect(await host.view(seats)).toEqual(["g1@1"])
    expect(reported).toMatchObject([{ count: 2, first: { position: 2 } }])
    await record(SeatTaken, { seat: "9", guest: "g9" }, "c9")
    const positions = await new Promise((resolve, reject) => {
      const seen: Array<number> = []
      host.subscribe((recorded) => void (seen.push(recorded.position) === 2 && resolve(seen)), { onFailure: reject })
    })
    expect(positions).toEqual([1, 5])
    expect(reported.slice(1).map(({ first }) => first.position)).toEqual([2, 3, 4])
    await host.close()
  })

  it("fails a command that selects it, and no other", async () => {
    const host = open({ ...application(), onSkipped: () => {} })
    const ask = (seat: string, guest: string, commandId: string) =>
      host.execute(TakeSeat, { seat, guest, occurredOn }, { commandId, actor: "a" })
    await expect(ask("2", "g1", "c8")).rejects.toMatchObject({ reason: "newer-version", position: 2 })
    await expect(ask("8", "g8", "c3")).rejects.toMatchObject({ reason: "newer-version" })
    const lamp = { seat: "1", colour: "red", occurredOn }
    expect(await host.execute(LightLamp, lamp, { commandId: "c10", actor: "a" })).toMatchObject({ _tag: "Recorded" })
    await expect(host.execute(LightLamp, lamp, { commandId: "c3", actor: "a" })).rejects.toMatchObject({
      reason: "unknown-type",
      position: 3,
      type: "RobotStarted"
    })
  })
})

describe("an upcaster that throws", () => {
  it("fails whoever selects its line, skipping or not, and names position, type and version", async () => {
    await record(old.BellRung, { seat: "1" }, "c1")
    await record(old.LampLit, { seat: "1" }, "c2")
    const named = {
      _tag: "StoredEventUnreadable",
      ...{ position: 2, reason: "upcaster-threw", type: "LampLit", version: 1 },
      message: "LampLit version 1: its upcaster threw: no colour is known for seat 1"
    }
    const all = { ...seats, query: everything }
    expect(await Effect.runPromise(Effect.flip(replay(catalogue, store, all, { newer: "skip" })))).toMatchObject(named)
    const lamp = { seat: "1", colour: "red", occurredOn }
    const host = open({ catalogue, settings: undefined, store })
    await expect(host.execute(LightLamp, lamp, { commandId: "c3", actor: "a" })).rejects.toMatchObject(named)
  })
})

describe("a catalogue", () => {
  it("has no two events of one name, present or former", () => {
    const Chair = defineEvent("ChairTaken", { label: "椅子", fields: { seat: Schema.String }, tags: () => [] })
    const Bell = defineEvent("BellRung", { label: "鐘", fields: {}, tags: () => [], formerly: ["ChairTaken"] })
    for (const event of [Chair, Bell])
      expect(() => defineCatalogue({ decisions: [TakeSeat], retired: [event] })).toThrow(
        "two things are called ChairTaken"
      )
  })
})
