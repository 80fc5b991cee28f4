// What becomes of an event that a reaction fails at: by its policy it stops there or sets the event aside, at once or after attempts;
// and why it failed is told apart and stays visible.
import {
  defineCatalogue,
  defineEvent,
  type FailurePolicy,
  openReactions,
  type Reaction,
  reaction,
  reactionsOn,
  readPage,
  StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Clock, Effect, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { april, BookLent, catalogue, isReturned, NoStamp, StampLoan, stamp } from "./loans.ts"
import { emptyStore, libraryOn } from "./reading-room.ts"

const occurredOn = "2023-04-01"

/** Stamps each loan, and fails as it is told by the loan's name. */
const stamping = (onFailure: FailurePolicy, attempt: (loan: string) => unknown = () => {}): Reaction =>
  reaction({
    name: "stamping",
    label: "押印",
    on: [BookLent],
    onFailure,
    run: async ({ loan }, ask) => {
      await attempt(loan)
      await ask(StampLoan, { loan, occurredOn })
    }
  })

const failing = (loan: string) => {
  if (loan === "bad") throw new Error("bad book")
}

const waitless = <A, E>(effect: Effect.Effect<A, E>, sleeps: Array<number> = []) =>
  Clock.clockWith((machine) =>
    Effect.provideService(
      effect,
      Clock.Clock,
      Object.assign(Object.create(machine), {
        sleep: (duration: any) => Effect.sync(() => void sleeps.push(duration.value.millis ?? duration.value))
      })
    )
  )

describe("a reaction that fails", () => {
  it("stops at the event, says why for as long as it does not get on, and goes on from there", async () => {
    let isMended = false
    const store = emptyStore()
    const { effects, lend, runDue, status } = libraryOn(store, [
      stamping("stop", (loan) => isMended || failing(loan)),
      stamp
    ])
    for (const loan of ["a", "bad", "b"]) await lend(loan)
    const failures = await runDue()
    const trouble = { position: 2, kind: "threw", message: "bad book", attempts: 1 }
    expect(failures).toMatchObject([
      { _tag: "ReactionFailed", reaction: "stamping", trouble, cause: { message: "bad book" } }
    ])
    expect(failures[0]!.sentence.en).toContain("The reaction stamping stopped at position 2: the reaction threw")
    expect(await effects("stamp")).toHaveLength(3)
    expect(await effects("stamping")).toHaveLength(1)
    const another = libraryOn(store, [stamping("stop")])
    expect(await another.status("stamping")).toMatchObject({ position: 1, behind: 2, setAside: [], stopped: trouble })
    isMended = true
    expect(await runDue()).toEqual([])
    expect((await effects("stamping")).map((each) => each.split(" ")[1])).toEqual(["a", "bad", "b"])
    expect(await status("stamping")).toMatchObject({ position: 3, behind: 0, stopped: undefined })
  })

  it("sets the event aside and goes on; it can be retried, and dropped", async () => {
    let isMended = false
    const store = emptyStore()
    const { effects, lend, reactions, runDue, status } = libraryOn(store, [
      stamping("setAside", (loan) => isMended || failing(loan))
    ])
    await lend("bad", april(30), { commandId: "c1" })
    await lend("a")
    await lend("bad", april(30), { commandId: "c1" })
    expect(await runDue()).toEqual([])
    expect((await status("stamping")).setAside).toEqual([
      { position: 1, eventId: "c1/1", kind: "threw", message: "bad book", attempts: 1 }
    ])
    const retry = () => Effect.runPromise(reactions.retry("stamping", 1, april(1)))
    expect(await retry()).toMatchObject([{ attempts: 2, message: "bad book" }])
    expect(await effects("stamping")).toHaveLength(1)
    isMended = true
    expect(await retry()).toEqual([])
    expect((await effects("stamping")).map((each) => each.split(" ")[1])).toEqual(["a", "bad"])
    await expect(retry()).rejects.toMatchObject({ _tag: "NotSetAside", position: 1 })
    expect((await status("stamping")).setAside).toEqual([])
  })

  it("forgets what is dropped, and never asks it", async () => {
    const { effects, lend, reactions, runDue, status } = libraryOn(emptyStore(), [stamping("setAside", failing)])
    await lend("bad")
    await runDue()
    const drop = (position: number) => Effect.runPromise(reactions.drop("stamping", position))
    await expect(drop(2)).rejects.toMatchObject({ _tag: "NotSetAside" })
    expect(await drop(1)).toMatchObject([{ position: 1 }])
    await expect(drop(1)).rejects.toMatchObject({ _tag: "NotSetAside" })
    await runDue()
    expect([(await status("stamping")).setAside, await effects("stamping")]).toEqual([[], []])
  })

  it.each([
    ["stop", 3],
    ["setAside", 10]
  ] as const)(
    "tries as often as its policy says, waiting twice as long each time, a minute at most, then: %s",
    async (then, retry) => {
      const sleeps: Array<number> = []
      const { lend, reactions, status } = libraryOn(emptyStore(), [
        stamping({ retry, finally: then, delay: 500 }, failing)
      ])
      await lend("bad")
      const stopped = await Effect.runPromise(waitless(reactions.runDue(april(1)), sleeps))
      const waits = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]
      expect(sleeps).toEqual(waits.slice(0, retry))
      const trouble = { attempts: retry + 1, kind: "threw" }
      const found = await status("stamping")
      if (then === "stop") expect([stopped, found.stopped]).toMatchObject([[{ trouble }], trouble])
      else expect([stopped, found.setAside]).toMatchObject([[], [trouble]])
    }
  )

  it("goes on at once when a further attempt succeeds", async () => {
    let attempts = 0
    const { effects, lend, reactions, status } = libraryOn(emptyStore(), [
      stamping({ retry: 5, finally: "stop" }, () => {
        attempts += 1
        if (attempts < 3) throw new Error("not yet")
      })
    ])
    await lend("a")
    expect(await Effect.runPromise(waitless(reactions.runDue(april(1))))).toEqual([])
    expect([attempts, await effects("stamping")]).toEqual([3, ["LoanStamped a 2023-04-01"]])
    expect((await status("stamping")).stopped).toBeUndefined()
  })
})

describe("why it failed", () => {
  const troubleOf = async (run: Reaction["run"], more: Partial<Reaction> = {}, store = emptyStore()) => {
    const { lend, runDue, status } = libraryOn(store, [
      reaction({ name: "failing", label: "失敗", on: [BookLent], onFailure: "setAside", run, ...more })
    ])
    await lend("a")
    await runDue()
    const { setAside, stopped } = await status("failing")
    return setAside[0] ?? stopped
  }
  const bare = { loan: "bare", occurredOn }

  it("is an unexpected refusal", async () => {
    const trouble = { kind: "refused", message: "StampLoan: NoStamp: bare takes no stamp." }
    expect(await troubleOf((_, ask) => ask(StampLoan, bare))).toMatchObject(trouble)
    expect(await troubleOf((_, ask) => ask(StampLoan, bare, { expects: [NoStamp] }))).toBeUndefined()
  })

  it("is an unexpected refusal that the run did not await", async () => {
    const outcomes: Array<string> = []
    const run: Reaction["run"] = async (_, ask) => {
      ask(StampLoan, bare)
      await ask(StampLoan, { loan: "a", occurredOn }).catch(({ _tag }) => outcomes.push(_tag))
    }
    expect(await troubleOf((_, ask) => void ask(StampLoan, bare))).toMatchObject({ kind: "refused" })
    await troubleOf(run)
    // What was asked before the refusal was seen falls with it.
    expect(outcomes).toEqual(["CommandRefused"])
  })

  it("is a command that is malformed, or whose id is taken", async () => {
    const malformed: Reaction["run"] = (_, ask) => ask(StampLoan, { loan: 7, occurredOn } as never)
    expect(await troubleOf(malformed)).toMatchObject({ kind: "command" })
    let loan = 0
    const changing = reaction({
      name: "changing",
      label: "変更",
      on: [BookLent],
      run: async (_, ask) => {
        loan += 1
        await ask(StampLoan, { loan: `${loan}`, occurredOn })
        if (loan === 1) throw new Error("the process has ended here")
      }
    })
    const { lend, runDue } = libraryOn(emptyStore(), [changing])
    await lend("a")
    expect(await runDue()).toMatchObject([{ trouble: { kind: "threw" } }])
    expect(await runDue()).toMatchObject([{ trouble: { kind: "command" }, cause: { _tag: "CommandIdTaken" } }])
  })

  it("is the day that could not be named, or anything thrown", async () => {
    const at = () => {
      throw new Error("no day")
    }
    expect(await troubleOf(() => {}, { at })).toMatchObject({ kind: "threw", message: "no day" })
    expect(await troubleOf(() => Promise.reject(undefined))).toMatchObject({ kind: "threw", message: "undefined" })
  })

  it("is the store, whatever the run makes of it, and then nothing is set aside", async () => {
    let isDown = true
    const whole = emptyStore()
    const store: StoreWithSidecar = {
      ...whole,
      append: (events, condition) =>
        isDown && events.some(({ type }) => type === "LoanStamped")
          ? Effect.fail(new StoreUnavailable({ reason: "unreachable", message: "gone" }))
          : whole.append(events, condition)
    }
    const asked: Array<string> = []
    const { effects, lend, runDue, status } = libraryOn(store, [
      reaction({
        name: "careless",
        label: "不注意",
        on: [BookLent],
        onFailure: "setAside",
        run: async ({ loan }, ask) => {
          await ask(StampLoan, { loan, occurredOn }).catch(({ _tag }) => asked.push(_tag))
          await ask(StampLoan, { loan: "second", occurredOn }).catch(({ _tag }) => asked.push(_tag))
        }
      })
    ])
    await lend("a")
    expect(await runDue()).toMatchObject([{ trouble: { kind: "store", message: "gone" } }])
    expect(asked).toEqual(["StoreUnavailable", "StoreUnavailable"])
    expect(await status("careless")).toMatchObject({ position: 0, setAside: [], stopped: { kind: "store" } })
    isDown = false
    expect(await runDue()).toEqual([])
    expect(await effects("careless")).toHaveLength(2)
  })

  it("is a line that cannot be read: it is set aside, and dealt with once a program can read it", async () => {
    const store = emptyStore()
    const { lend, runDue } = libraryOn(store, [stamping("stop")])
    await lend("a", april(30), { commandId: "c1" })
    await runDue()
    const Newer = defineEvent("BookLent", {
      label: "貸出",
      fields: { loan: Schema.String, until: Schema.String, shelf: Schema.Int },
      tags: (e) => [`loan:${e.loan}`],
      upcasters: [(data) => ({ ...data, shelf: 0 })]
    })
    const newer = reaction({
      name: "stamping",
      label: "押印",
      on: [Newer],
      run: (e, ask) => ask(StampLoan, { loan: e.loan, occurredOn })
    })
    const program = {
      catalogue: defineCatalogue({ decisions: [...catalogue.decisions.values()].slice(1), retired: [Newer] }),
      settings: {},
      store
    }
    const line = (await Effect.runPromise(store.read([{ types: ["BookLent"], tags: [] }])))[0]!.line
    const data = { loan: "b", until: "2023-04-30", shelf: 3 }
    const written = line
      .replace(/"data":\{[^}]*\}/, `"data":${JSON.stringify(data)}`)
      .replaceAll("c1", "c2")
      .replace('"version":1', '"version":2')
    const [head, tail] = written.split(/(?<="recordedAt":")[^"]*/) as [string, string]
    const recordedAt = "2023-04-01T00:00:00.000Z" as never
    await Effect.runPromise(store.append([{ type: "BookLent", tags: ["loan:b"], recordedAt, head, tail }]))
    const today = libraryOn(store, [stamping("setAside")])
    expect(await today.runDue()).toEqual([])
    expect((await today.status("stamping")).setAside).toMatchObject([
      { position: 3, eventId: "c2/1", kind: "unreadable" }
    ])
    expect(await Effect.runPromise(reactionsOn(program, [newer]).retry("stamping", 3, april(1)))).toEqual([])
    const stamps = await Effect.runPromise(readPage(program, [{ types: ["LoanStamped"], tags: [] }]))
    expect(stamps.events.map(({ event }) => (event as any).loan)).toEqual(["a", "b"])
  })
})

describe("reactions of a host that uses promises", () => {
  const options = { today: () => april(1), lookEvery: 5 }

  it("run from start to stop, and start again", async () => {
    const { application, effects, lend } = libraryOn(emptyStore())
    const reactions = openReactions(reactionsOn(application, [stamp]), {
      ...options,
      onFailure: (failure) => expect.unreachable(String(failure))
    })
    await reactions.stop()
    reactions.start()
    reactions.start()
    await lend("a")
    await expect.poll(() => effects("stamp")).toHaveLength(1)
    await lend("b")
    await expect.poll(() => effects("stamp")).toHaveLength(2)
    await reactions.stop()
    await lend("c")
    expect(await reactions.status()).toMatchObject([{ name: "stamp", position: 3, behind: 1 }])
    expect(await reactions.runDue()).toEqual([])
    expect(await effects("stamp")).toHaveLength(3)
    reactions.start()
    await lend("d")
    await expect.poll(() => effects("stamp")).toHaveLength(4)
    await reactions.stop()
  })

  it("tell of each that stops, while the others go on", async () => {
    const { application, effects, lend } = libraryOn(emptyStore())
    const failures: Array<unknown> = []
    const reactions = openReactions(reactionsOn(application, [stamping("stop", failing), stamp]), {
      ...options,
      onFailure: (failure) => failures.push(failure)
    })
    reactions.start()
    await lend("bad")
    await expect.poll(() => failures).toMatchObject([{ _tag: "ReactionFailed", reaction: "stamping" }])
    await lend("a")
    await expect.poll(() => effects("stamp")).toHaveLength(2)
    await reactions.stop()
    expect(failures).toHaveLength(1)
    await expect(reactions.retry("stamping", 1)).rejects.toMatchObject({ _tag: "NotSetAside" })
    await expect(reactions.drop("nobody", 1)).rejects.toThrow("bug: reactions: there is no reaction nobody")
  })

  it("see that a day has come without anything being recorded", async () => {
    const { application, effects, lend } = libraryOn(emptyStore())
    let day = 1
    const waiting = reaction({
      name: "waiting",
      label: "待機",
      on: [BookLent],
      at: ({ until }) => until,
      run: ({ loan, until }, ask) => ask(StampLoan, { loan, occurredOn: until })
    })
    const reactions = openReactions(reactionsOn(application, [waiting]), {
      today: () => april(day),
      lookEvery: 5,
      onFailure: (failure) => expect.unreachable(String(failure))
    })
    await lend("a", april(5))
    reactions.start()
    await expect.poll(async () => (await reactions.status())[0]!.waiting).toHaveLength(1)
    day = 5
    await expect.poll(() => effects("waiting")).toEqual(["LoanStamped a 2023-04-05"])
    await reactions.stop()
  })

  it("hear of a host's own clock that fails, and no promise is left to reject", async () => {
    const { application } = libraryOn(emptyStore())
    const failures: Array<unknown> = []
    const reactions = openReactions(reactionsOn(application, [stamp]), {
      today: () => {
        throw new Error("no clock")
      },
      onFailure: (failure) => {
        failures.push(failure)
        throw new Error("nobody listens")
      }
    })
    reactions.start()
    await expect.poll(() => failures).toMatchObject([{ message: "no clock" }])
    await reactions.stop()
    await expect(reactions.runDue()).rejects.toThrow("no clock")
  })
})

describe("the state of a fact", () => {
  it("is read as the log stands", async () => {
    const seen: Array<boolean> = []
    const reading = reaction({
      name: "reading",
      label: "読取",
      on: [BookLent],
      run: async ({ loan }, _, { read }) => seen.push(await read(isReturned.about(`loan:${loan}`)))
    })
    const { giveBack, lend, runDue } = libraryOn(emptyStore(), [reading])
    await lend("a")
    await lend("b")
    await giveBack("b")
    await runDue()
    expect(seen).toEqual([false, true])
  })
})
