// What commands remember spares reading and changes nothing else: not what is recorded, not what is refused, whoever else
// writes to the log meanwhile.
import {
  type Application,
  alreadySo,
  decision,
  defineCatalogue,
  defineEvent,
  type EventStore,
  type ExecuteFailure,
  everything,
  execute,
  type FactMemory,
  fact,
  factMemory,
  LocalDate,
  memoryStore,
  type Outcome,
  open,
  refusal
} from "@keikaku/kernel"
import { Effect, Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const fields = { door: Schema.String, by: Schema.String }
const Opened = defineEvent("Opened", {
  label: { ja: "開く", en: "Opened" },
  fields,
  tags: (e) => [`door:${e.door}`, `person:${e.by}`]
})
const Closed = defineEvent("Closed", {
  label: { ja: "閉じる", en: "Closed" },
  fields,
  tags: (e) => [`door:${e.door}`, `person:${e.by}`]
})
const OpenAlready = refusal("OpenAlready", "door", {
  ja: "扉 {door} は {by} が開けています。",
  en: "Door {door} was opened by {by}."
})
const opener = fact<string | undefined>(undefined)
  .on(Opened, (_, e) => e.by)
  .on(Closed, () => undefined)
const lastDoor = fact<string | undefined>(undefined).on(Opened, (_, e) => e.door)

const Open = decision(
  "Open",
  { ja: "開ける", en: "Open" },
  {
    payload: fields,
    records: [Opened],
    refuses: [OpenAlready],
    reads: (c) => ({ opener: opener.about(`door:${c.door}`), last: lastDoor.about(`person:${c.by}`) }),
    decide: (c, { last, opener }) => {
      if (opener === undefined) return Opened(c)
      return opener === c.by && last === c.door ? alreadySo : OpenAlready({ door: c.door, by: opener })
    }
  }
)
/** Closes the door that the person opened last: which one is known only once that is. */
const CloseLast = decision(
  "CloseLast",
  { ja: "閉める", en: "Close the last one" },
  {
    payload: { by: Schema.String },
    records: [Closed],
    refuses: [],
    reads: (c) => ({ door: lastDoor.about(`person:${c.by}`) }),
    alsoReads: (_, { door }) => (door === undefined ? {} : { opener: opener.about(`door:${door}`) }),
    decide: (c, { door, opener }) => (door !== undefined && opener === c.by ? Closed({ ...c, door }) : alreadySo)
  }
)

const catalogue = defineCatalogue([Open, CloseLast])
const occurredOn = LocalDate.make("2024-04-01")
let sent = 0
const origin = () => ({ commandId: `c${++sent}`, actor: "tester" })

/** The store, and how often it was read. */
const counted = (store: EventStore) => {
  const counts = { reads: 0 }
  const read: EventStore["read"] = (...asked) =>
    Effect.suspend(() => {
      counts.reads++
      return store.read(...asked)
    })
  return { counts, store: { ...store, read } }
}
const applicationOn = (store: EventStore, memory?: FactMemory): Application =>
  memory === undefined ? { catalogue, settings: undefined, store } : { catalogue, settings: undefined, store, memory }
const opens = (app: Application, door: string, by: string, from = origin()) =>
  Effect.runPromise(execute(app, Open, { door, by, occurredOn }, from))
const closes = (app: Application, by: string) =>
  Effect.runPromise(execute(app, CloseLast, { by, occurredOn }, origin()))
const newLog = () => Effect.runPromise(memoryStore)

describe("what commands remember", () => {
  it("spares reading, also of facts that are only known once other facts are", async () => {
    const { counts, store } = counted(await newLog())
    const app = applicationOn(store, factMemory())
    await opens(app, "1", "ann")
    await closes(app, "ann")
    expect(counts.reads).toBe(1)
    for (let n = 0; n < 5; n++) {
      expect(await opens(app, "1", "ann")).toMatchObject({ _tag: "Recorded" })
      expect(await closes(app, "ann")).toMatchObject({ _tag: "Recorded", events: [{ position: 2 * n + 4 }] })
    }
    expect(counts.reads).toBe(1)
  })

  it("is kept by an application that is opened for promises", async () => {
    const { counts, store } = counted(await newLog())
    const plan = open({ catalogue, settings: undefined, store })
    await plan.execute(Open, { door: "1", by: "ann", occurredOn }, origin())
    await plan.execute(CloseLast, { by: "ann", occurredOn }, origin())
    const before = counts.reads
    await plan.execute(Open, { door: "1", by: "ann", occurredOn }, origin())
    expect(counts.reads).toBe(before)
    await plan.close()
  })

  it("never refuses by itself: whoever else has closed the door is seen", async () => {
    const store = await newLog()
    const [here, there] = [applicationOn(store, factMemory()), applicationOn(store, factMemory())]
    await opens(here, "1", "ann")
    expect(await opens(there, "1", "bob")).toMatchObject({ _tag: "Refused", rejection: { because: { by: "ann" } } })
    await closes(here, "ann")
    expect(await opens(there, "1", "bob")).toMatchObject({ _tag: "Recorded", events: [{ position: 3 }] })
  })

  it("never grants by itself: whoever else has opened the door is named", async () => {
    const store = await newLog()
    const [here, there] = [applicationOn(store, factMemory()), applicationOn(store, factMemory())]
    await opens(here, "1", "ann")
    await closes(here, "ann")
    await opens(there, "1", "bob")
    expect(await opens(here, "1", "ann")).toMatchObject({ _tag: "Refused", rejection: { because: { by: "bob" } } })
    expect(await Effect.runPromise(store.read(everything))).toHaveLength(3)
  })

  it("lets a repeated command have its first outcome, though it would be granted again", async () => {
    const store = await newLog()
    const app = applicationOn(store, factMemory())
    const first = origin()
    await opens(app, "1", "ann", first)
    await closes(app, "ann")
    expect(await opens(app, "1", "ann", first)).toMatchObject({ repeated: true, events: [{ position: 1 }] })
    expect(await Effect.runPromise(store.read(everything))).toHaveLength(2)
  })

  it("is not believed where the log has been put back to an earlier one", async () => {
    const [whole, earlier] = [await newLog(), await newLog()]
    let current = whole
    const store: EventStore = {
      append: (...given) => Effect.suspend(() => current.append(...given)),
      read: (...given) => Effect.suspend(() => current.read(...given)),
      subscribe: (...given) => current.subscribe(...given),
      identity: Effect.suspend(() => current.identity)
    }
    const app = applicationOn(store, factMemory())
    await opens(applicationOn(earlier), "1", "zoe")
    await opens(app, "1", "ann")
    await closes(app, "ann")
    current = earlier
    expect(await opens(app, "1", "ann")).toMatchObject({ _tag: "Refused", rejection: { because: { by: "zoe" } } })
  })

  it("holds a limited number of facts, those that were used last", () => {
    const memory = factMemory(2)
    const about = (door: string) => ({ opener: opener.about(`door:${door}`) })
    for (const door of ["1", "2"]) memory.keep(about(door), { states: { opener: "ann" }, after: 1 })
    memory.recall(about("1"))
    memory.keep(about("3"), { states: { opener: "ann" }, after: 2 })
    expect(["1", "2", "3"].map((door) => memory.recall(about(door))?.afters)).toEqual([[1], undefined, [2]])
  })

  it("distinguishes facts that select the same events and fold them differently", () => {
    const memory = factMemory()
    const times = fact(0)
      .on(Opened, (n) => n + 1)
      .on(Closed, (n) => n)
    memory.keep({ opener: opener.about("door:1") }, { states: { opener: "ann" }, after: 3 })
    expect(memory.recall({ times: times.about("door:1") })).toBeUndefined()
    expect(memory.recall({ opener: opener.about("door:2") })).toBeUndefined()
    expect(memory.recall({ found: opener.about("door:1") })).toEqual({ states: { found: "ann" }, afters: [3] })
  })

  it("changes no outcome: random commands through several applications end as they do where each reads everything", async () => {
    const request = fc.record({
      app: fc.nat({ max: 2 }),
      door: fc.constantFrom("1", "2", "3"),
      by: fc.constantFrom("ann", "bob"),
      repeats: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 4 }),
      closing: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (requests, maxFacts) => {
          const play = async (memoryOf: () => FactMemory | undefined) => {
            const store = await newLog()
            const apps = [0, 1, 2].map(() => applicationOn(store, memoryOf()))
            const outcomes: Array<unknown> = []
            for (const [n, { app, by, closing, door, repeats }] of requests.entries()) {
              const from = {
                commandId: `w${repeats === undefined ? n : Math.max(0, n - 1 - repeats)}`,
                actor: "tester"
              }
              const at = apps[app]!
              const sent: Effect.Effect<Outcome, ExecuteFailure> = closing
                ? execute(at, CloseLast, { by, occurredOn }, from)
                : execute(at, Open, { door, by, occurredOn }, from)
              const outcome = await Effect.runPromise(Effect.result(sent))
              outcomes.push(
                Result.isSuccess(outcome) && outcome.success._tag === "Recorded"
                  ? [outcome.success.repeated, outcome.success.events.map(({ event, position }) => [position, event])]
                  : outcome
              )
            }
            return outcomes
          }
          expect(await play(() => factMemory(maxFacts))).toEqual(await play(() => undefined))
        }
      ),
      { numRuns: 300 }
    )
  })
})
