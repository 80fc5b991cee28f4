// Commands run against the reference store: recorded, repeated, refused, raced and malformed.
import {
  alreadySo,
  type CommandMetadata,
  type Decision,
  decision,
  defineCatalogue,
  defineEvent,
  everything,
  execute,
  fact,
  factMemory,
  LocalDate,
  memoryStore,
  open,
  projection,
  readAll,
  refusal
} from "@keikaku/kernel"
import { Cause, Effect, Exit, Schema, Stream } from "effect"
import { describe, expect, it } from "vitest"

const Seat = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(20))
const SeatTaken = defineEvent("SeatTaken", {
  label: { ja: "着席", en: "Seat taken" },
  fields: { seat: Seat, guest: Schema.String, weight: Schema.Int },
  tags: (e) => [`seat:${e.seat}`, `guest:${e.guest}`]
})
const SeatLeft = defineEvent("SeatLeft", {
  label: { ja: "離席", en: "Seat left" },
  fields: { seat: Seat },
  tags: (e) => [`seat:${e.seat}`]
})
const SeatOccupied = refusal("SeatOccupied", "seat", {
  ja: "席 {seat} には {guest} がいます。",
  en: "Seat {seat} is taken by {guest}."
})
const occupancy = fact<string | undefined>(undefined)
  .on(SeatTaken, (_, e) => e.guest)
  .on(SeatLeft, () => undefined)
const occupant = (seat: string) => occupancy.about(`seat:${seat}`)
const seating = fact<string | undefined>(undefined).on(SeatTaken, (_, e) => e.seat)
const seatOf = (guest: string) => seating.about(`guest:${guest}`)

const TakeSeat = decision(
  "TakeSeat",
  { ja: "着席する", en: "Take a seat" },
  {
    payload: { seat: Seat, guest: Schema.String, weight: Schema.Int },
    records: [SeatTaken],
    refuses: [SeatOccupied],
    reads: (c) => ({ occupant: occupant(c.seat) }),
    decide: (c, { occupant }) =>
      occupant === c.guest
        ? alreadySo
        : occupant === undefined
          ? SeatTaken(c)
          : SeatOccupied({ seat: c.seat, guest: occupant })
  }
)
const LeaveSeat = decision(
  "LeaveSeat",
  { ja: "離席する", en: "Leave the seat" },
  {
    payload: { guest: Schema.String },
    records: [SeatLeft],
    refuses: [],
    reads: (c) => ({ seat: seatOf(c.guest) }),
    alsoReads: (_, { seat }) => (seat === undefined ? {} : { occupant: occupant(seat) }),
    decide: (c, { seat, occupant }) =>
      seat !== undefined && occupant === c.guest ? SeatLeft({ seat, occurredOn: c.occurredOn }) : alreadySo
  }
)

const catalogue = defineCatalogue([TakeSeat, LeaveSeat])
const day = LocalDate.make("2023-04-01")
let count = 0
const origin = (commandId = `c${++count}`): CommandMetadata => ({ commandId, actor: "tester" })
const take = (seat: string, guest: string) => ({ seat, guest, weight: 1, occurredOn: day })
const fresh = Effect.map(memoryStore, (store) => ({ catalogue, settings: undefined, store }))
const run = <A, E>(body: (app: Effect.Success<typeof fresh>) => Effect.Effect<A, E>) =>
  Effect.runPromise(Effect.flatMap(fresh, body))

describe("execute", () => {
  it("records what the decision decided, with positions without gaps", () =>
    run((app) =>
      Effect.gen(function* () {
        const one = yield* execute(app, TakeSeat, take("1", "a"), origin())
        const two = yield* execute(app, TakeSeat, take("2", "b"), origin())
        expect(one).toMatchObject({
          _tag: "Recorded",
          events: [{ position: 1, event: { guest: "a" } }],
          repeated: false
        })
        expect(two).toMatchObject({ _tag: "Recorded", events: [{ position: 2 }] })
      })
    ))

  it("returns the first outcome of a repeated command and records nothing", () =>
    run((app) =>
      Effect.gen(function* () {
        const id = origin()
        yield* execute(app, TakeSeat, take("1", "a"), id)
        yield* execute(app, LeaveSeat, { guest: "a", occurredOn: day }, origin())
        const again = yield* execute(app, TakeSeat, take("1", "a"), id)
        expect(again).toMatchObject({ _tag: "Recorded", repeated: true, events: [{ position: 1 }] })
        expect(yield* app.store.read(everything)).toHaveLength(2)
      })
    ))

  const leave = { guest: "a", occurredOn: day }
  const corrected = (commandId: string): CommandMetadata => ({
    ...origin(commandId),
    corrects: { position: 1, leaf: "0".repeat(64), reason: "誤記", approver: "b" }
  })
  it.each([
    ["another decision", LeaveSeat, leave, origin],
    ["another payload", TakeSeat, take("2", "a"), origin],
    ["another field that the rule does not look at", TakeSeat, { ...take("1", "a"), weight: 2 }, origin],
    ["another day", TakeSeat, { ...take("1", "a"), occurredOn: "2023-04-02" }, origin],
    ["other grounds", TakeSeat, take("1", "a"), corrected]
  ] as ReadonlyArray<[string, Decision, object, typeof origin]>)(
    "fails for %s under an id that has recorded something, and names both",
    (_, decision, payload, from) =>
      run((app) =>
        Effect.gen(function* () {
          yield* execute(app, TakeSeat, take("1", "a"), origin("taken"))
          const failure = yield* Effect.flip(execute(app, decision, payload, from("taken")))
          expect(failure).toMatchObject({
            ...{ _tag: "CommandIdTaken", commandId: "taken", decision: decision.name },
            recorded: [{ position: 1, type: "SeatTaken" }]
          })
          for (const named of ["taken", decision.name, "SeatTaken"]) expect(failure.message).toContain(named)
          expect(yield* app.store.read(everything)).toHaveLength(1)
        })
      )
  )

  it("may name any event as the cause of a command, however long the id of the command that recorded it", () =>
    run((app) =>
      Effect.gen(function* () {
        for (const [n, length] of [1, 199, 200].entries()) {
          const first = yield* execute(app, TakeSeat, take(`${n}`, `${n}`), origin("x".repeat(length)))
          const cause = (first as Extract<typeof first, { _tag: "Recorded" }>).events[0]!
          const leaving = { ...origin(), causationId: cause.id }
          const second = yield* execute(app, LeaveSeat, { guest: `${n}`, occurredOn: day }, leaving)
          expect(second).toMatchObject({ _tag: "Recorded", events: [{ causationId: cause.id }] })
        }
        const tooLong = { ...origin(), causationId: "x".repeat(211) }
        const failure = yield* Effect.flip(execute(app, TakeSeat, take("9", "z"), tooLong))
        expect(failure).toMatchObject({ _tag: "MalformedCommand", issues: [{ path: ["causationId"] }] })
      })
    ))

  it("decides a command anew that was refused or already so", () =>
    run((app) =>
      Effect.gen(function* () {
        yield* execute(app, TakeSeat, take("1", "a"), origin())
        const [refused, already] = [origin(), origin()]
        expect(yield* execute(app, TakeSeat, take("1", "b"), refused)).toMatchObject({ _tag: "Refused" })
        expect(yield* execute(app, TakeSeat, take("1", "a"), already)).toEqual({ _tag: "AlreadySo" })
        yield* execute(app, LeaveSeat, leave, origin())
        expect(yield* execute(app, TakeSeat, take("1", "b"), refused)).toMatchObject({ repeated: false })
        expect(yield* execute(app, LeaveSeat, { ...leave, guest: "b" }, already)).toMatchObject({ repeated: false })
      })
    ))

  it("stores nothing of an event that JSON would make something else of", () =>
    run(({ store }) =>
      Effect.gen(function* () {
        const Dated = defineEvent("Dated", {
          label: "日付",
          fields: { at: Schema.Struct({ time: Schema.Date }) },
          tags: () => []
        })
        const Date_ = decision("KeepDate", "日付を残す", {
          payload: {},
          records: [Dated],
          refuses: [],
          reads: () => ({}),
          decide: (c) => Dated({ ...c, at: { time: new Date(0) } })
        })
        const app = { catalogue: defineCatalogue([Date_]), settings: undefined, store }
        const exit = yield* Effect.exit(execute(app, Date_, { occurredOn: day }, origin()))
        expect(String(Exit.isFailure(exit) && Cause.squash(exit.cause))).toContain("[object Date]")
        expect(yield* store.read(everything)).toEqual([])
      })
    ))

  it("lets 128 callers of 10 commands each through on one fact, with and without a memory", () =>
    run(({ store }) =>
      Effect.gen(function* () {
        const Counted = defineEvent("Counted", { label: "数え", fields: { n: Schema.Int }, tags: () => ["counter:1"] })
        const counter = fact(0).on(Counted, (_, e) => e.n)
        const Count = decision("Count", "数える", {
          payload: {},
          records: [Counted],
          refuses: [],
          reads: () => ({ n: counter.about("counter:1") }),
          decide: (c, { n }) => Counted({ ...c, n: n + 1 })
        })
        const plain = { catalogue: defineCatalogue([Count]), settings: undefined, store }
        for (const app of [{ ...plain, memory: factMemory() }, plain])
          yield* Effect.forEach(
            Array.from({ length: 128 }, (_, caller) => caller),
            (caller) =>
              Effect.forEach(Array.from({ length: app === plain ? 2 : 10 }), (_, n) =>
                execute(app, Count, { occurredOn: day }, origin(`${app === plain}-${caller}-${n}`))
              ),
            { concurrency: "unbounded" }
          )
        const stored = yield* Stream.runCollect(readAll(store, everything))
        expect(stored.map(({ line }) => JSON.parse(line).data.n)).toEqual(stored.map(({ position }) => position))
        expect(stored).toHaveLength(128 * 12)
      })
    ))

  it("returns a refusal with its code, sentences and what forbids, and records nothing", () =>
    run((app) =>
      Effect.gen(function* () {
        yield* execute(app, TakeSeat, take("1", "a"), origin())
        const outcome = yield* execute(app, TakeSeat, take("1", "b"), origin())
        expect(outcome).toMatchObject({
          _tag: "Refused",
          rejection: {
            code: "SeatOccupied",
            by: "seat",
            because: { guest: "a" },
            sentence: { en: "Seat 1 is taken by a." }
          }
        })
        expect(yield* app.store.read(everything)).toHaveLength(1)
      })
    ))

  it("lets exactly one of many racing commands win", () =>
    run((app) =>
      Effect.gen(function* () {
        const outcomes = yield* Effect.forEach(
          Array.from({ length: 20 }, (_, i) => i),
          (i) => execute(app, TakeSeat, take("1", `guest${i}`), origin()),
          { concurrency: "unbounded" }
        )
        expect(outcomes.filter((o) => o._tag === "Recorded")).toHaveLength(1)
        expect(outcomes.filter((o) => o._tag === "Refused")).toHaveLength(19)
      })
    ))

  it("reads facts that are only known once other facts are", () =>
    run((app) =>
      Effect.gen(function* () {
        yield* execute(app, TakeSeat, take("7", "a"), origin())
        const left = yield* execute(app, LeaveSeat, { guest: "a", occurredOn: day }, origin())
        expect(left).toMatchObject({ _tag: "Recorded", events: [{ event: { _tag: "SeatLeft", seat: "7" } }] })
        expect(yield* execute(app, LeaveSeat, { guest: "a", occurredOn: day }, origin())).toEqual({ _tag: "AlreadySo" })
      })
    ))

  it.each([
    ["a wrong type", { seat: 1, guest: "a", weight: 1, occurredOn: "2023-04-01" }, "seat"],
    ["an impossible date", { seat: "1", guest: "a", weight: 1, occurredOn: "2023-02-29" }, "occurredOn"],
    [
      "an amount that is not a safe integer",
      { seat: "1", guest: "a", weight: 2 ** 53, occurredOn: "2023-04-01" },
      "weight"
    ],
    ["half of a surrogate pair", { seat: "1", guest: "a\ud800", weight: 1, occurredOn: "2023-04-01" }, "guest"],
    [
      "a field that is not part of it",
      { seat: "1", guest: "a", weight: 1, occurredOn: "2023-04-01", extra: 1 },
      "extra"
    ]
  ])("names the path of %s and records nothing", (_, payload, field) =>
    run((app) =>
      Effect.gen(function* () {
        const failure = yield* Effect.flip(execute(app, TakeSeat as Decision, payload, origin()))
        expect(failure).toMatchObject({ _tag: "MalformedCommand", issues: [{ path: [field] }] })
        expect(yield* app.store.read(everything)).toHaveLength(0)
      })
    )
  )
})

describe("the promise facade", () => {
  it("executes, views, replays as of a position, and subscribes", async () => {
    const app = await Effect.runPromise(fresh)
    const host = open(app)
    const seen: Array<number> = []
    const failures: Array<unknown> = []
    const seated = projection(() => new Set<string>())
      .on(SeatTaken, (s, e) => s.add(e.seat))
      .on(SeatLeft, (s, e) => {
        s.delete(e.seat)
        return s
      })
    const end = host.subscribe((recorded) => void seen.push(recorded.position), {
      onFailure: (failure) => failures.push(failure)
    })
    await host.execute(TakeSeat, take("1", "a"), origin())
    await host.execute(TakeSeat, take("2", "b"), origin())
    await host.execute(LeaveSeat, { guest: "a", occurredOn: day }, origin())
    expect([...(await host.view(seated))]).toEqual(["2"])
    expect([...(await host.replay(seated, { upTo: 2 }))]).toEqual(["1", "2"])
    await expect.poll(() => seen).toEqual([1, 2, 3])
    await end()
    await host.execute(TakeSeat, take("3", "c"), origin())
    expect(seen).toEqual([1, 2, 3])
    expect(failures).toEqual([])
    await host.close()
  })

  it("goes on from a place in its log, and not in a log that lacks what was read", async () => {
    const [app, other] = [await Effect.runPromise(fresh), await Effect.runPromise(fresh)]
    const host = open(app)
    for (const seat of ["1", "2", "3"]) await host.execute(TakeSeat, take(seat, seat), origin())
    const place = await host.placeAfter(2)
    const seen: Array<number> = []
    const listen = ({ position }: { readonly position: number }) => void seen.push(position)
    host.subscribe(listen, { after: place, onFailure: () => seen.push(-1) })
    await expect.poll(() => seen).toEqual([3])
    const elsewhere = open(other)
    for (const seat of ["1", "2", "3", "4"]) await elsewhere.execute(TakeSeat, take(seat, seat), origin())
    const failed = new Promise((onFailure) => elsewhere.subscribe(listen, { after: place, onFailure }))
    expect(await failed).toMatchObject({ _tag: "StoreUnavailable", reason: "other-log" })
    expect(seen).toEqual([3])
    await host.close()
    await elsewhere.close()
  })

  it("reports a listener that throws, and ends the subscription", async () => {
    const host = open(await Effect.runPromise(fresh))
    const failures: Array<unknown> = []
    let heard = 0
    const listener = () => {
      heard++
      throw new Error("deaf")
    }
    host.subscribe(listener, { onFailure: (failure) => failures.push(failure) })
    await host.execute(TakeSeat, take("1", "a"), origin())
    await expect.poll(() => failures).toMatchObject([{ message: "deaf" }])
    await host.execute(TakeSeat, take("2", "b"), origin())
    await host.close()
    expect(heard).toBe(1)
  })
})
