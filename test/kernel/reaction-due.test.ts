// Reactions that wait for a day, which the host names: what waits is found in the log, and what was taken back by then leads to nothing.
import { defineCatalogue, defineEvent, encodeEvent, reaction, reactionsOn, split } from "@keikaku/kernel"
import { Effect, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { april, BookLent, type BookReturned, catalogue, LoanStamped, RemindReader, remind, StampLoan } from "./loans.ts"
import { dyingStore, emptyStore, libraryOn, recordedIn } from "./reading-room.ts"

describe("a reaction that waits", () => {
  it("runs on the day, in the order of the days, and what is past at once", async () => {
    const { effects, lend, runDue, status } = libraryOn(emptyStore(), [remind])
    await lend("late", april(9))
    await lend("soon", april(5))
    await runDue(april(4))
    expect(await effects("remind")).toEqual([])
    expect((await status("remind")).waiting).toMatchObject([
      { position: 2, due: "2023-04-05" },
      { position: 1, due: "2023-04-09" }
    ])
    await lend("over", april(3))
    await runDue(april(8))
    expect(await effects("remind")).toEqual(["ReaderReminded soon 2023-04-05", "ReaderReminded over 2023-04-03"])
    await runDue(april(9))
    expect((await effects("remind")).at(-1)).toBe("ReaderReminded late 2023-04-09")
    expect(await status("remind")).toMatchObject({ waiting: [], behind: 0 })
  })

  it("asks nothing where the cause was taken back before the day, even between reading and asking", async () => {
    const { effects, giveBack, lend, runDue } = libraryOn(emptyStore(), [remind])
    await lend("a", april(5))
    await lend("b", april(5))
    await runDue(april(1))
    await giveBack("a")
    expect(await runDue(april(5))).toEqual([])
    expect(await effects("remind")).toEqual(["ReaderReminded b 2023-04-05"])
    const blind = reaction({
      name: "blind",
      label: "盲目",
      on: [BookLent],
      at: ({ until }) => until,
      run: ({ loan, until }, ask) => ask(RemindReader, { loan, occurredOn: until })
    })
    const late = libraryOn(emptyStore(), [blind])
    await late.lend("a", april(5))
    await late.giveBack("a")
    // The decision looks at the same fact, and is what forbids.
    expect(await late.runDue(april(5))).toMatchObject([{ trouble: { kind: "refused" } }])
  })

  it("still waits after a restart, and does not wait anew where another process ran it", async () => {
    const store = emptyStore()
    const [one, other] = [libraryOn(store, [remind]), libraryOn(store, [remind])]
    await one.lend("a", april(5))
    await one.runDue(april(1))
    await other.runDue(april(5))
    expect(await one.status("remind")).toMatchObject({ waiting: [] })
    await one.runDue(april(6))
    // The clock of this process is behind, and what the other one did is done all the same.
    await libraryOn(store, [remind]).runDue(april(2))
    expect(await one.effects("remind")).toEqual(["ReaderReminded a 2023-04-05"])
  })

  it("never waits for a day that the reaction has seen already, whatever the clock says now", async () => {
    const { effects, lend, runDue } = libraryOn(emptyStore(), [remind])
    await lend("a", april(8))
    await runDue(april(8))
    await lend("b", april(7))
    await runDue(april(2))
    expect(await effects("remind")).toEqual(["ReaderReminded a 2023-04-08", "ReaderReminded b 2023-04-07"])
  })

  it("stops at the turn that fails, and sets aside by its policy", async () => {
    let isMended = false
    const failing = reaction({
      name: "failing",
      label: "失敗",
      on: [BookLent],
      at: ({ until }) => until,
      run: ({ loan, until }, ask, { due }) => {
        if (loan === "bad" && !isMended) throw new Error("bad")
        return ask(StampLoan, { loan: `${loan} ${due === until}`, occurredOn: until })
      }
    })
    const stopping = libraryOn(emptyStore(), [failing])
    for (const [loan, day] of [
      ["a", 3],
      ["bad", 4],
      ["b", 5]
    ] as const)
      await stopping.lend(loan, april(day))
    await stopping.runDue(april(1))
    expect(await stopping.runDue(april(6))).toMatchObject([{ trouble: { position: 2 } }])
    expect(await stopping.effects("failing")).toEqual(["LoanStamped a true 2023-04-03"])
    isMended = true
    await stopping.runDue(april(6))
    expect(await stopping.effects("failing")).toHaveLength(3)

    isMended = false
    const setting = libraryOn(emptyStore(), [{ ...failing, onFailure: "setAside" }])
    for (const [loan, day] of [
      ["bad", 4],
      ["b", 5]
    ] as const)
      await setting.lend(loan, april(day))
    await setting.runDue(april(1))
    await setting.runDue(april(6))
    expect(await setting.status("failing")).toMatchObject({ setAside: [{ position: 1, attempts: 1 }], waiting: [] })
    isMended = true
    expect(await Effect.runPromise(setting.reactions.retry("failing", 1, april(6)))).toEqual([])
    expect(await setting.effects("failing")).toEqual([
      "LoanStamped b true 2023-04-05",
      "LoanStamped bad true 2023-04-04"
    ])
  })

  it("runs each part of a split event under an id of its own, though both wait for one day", async () => {
    const Old = defineEvent("PairLent", {
      label: "二冊貸出",
      fields: { loan: Schema.String },
      tags: (e) => [`loan:${e.loan}`]
    })
    const PairLent = defineEvent("PairLent", {
      label: "二冊貸出",
      fields: { loan: Schema.String },
      tags: (e) => [`loan:${e.loan}`],
      upcasters: [
        split({ BookLent: 1 }, ({ loan }) => [
          ["BookLent", { loan: `${loan}-1`, until: "2023-04-05" }],
          ["BookLent", { loan: `${loan}-2`, until: "2023-04-05" }]
        ])
      ]
    })
    for (const moments of Array.from({ length: 20 }, (_, n) => n)) {
      const store = emptyStore()
      const metadata = { id: "c1/1", actor: "a", commandId: "c1", correlationId: "c1", causationId: undefined }
      const event = Old({ loan: "p", occurredOn: april(1) })
      await Effect.runPromise(store.append([encodeEvent(Old, event, metadata, "2023-04-01T00:00:00.000Z" as never)]))
      const splitting = defineCatalogue({ decisions: [...catalogue.decisions.values()], retired: [PairLent] })
      const run = (on = store, day = 5) =>
        Effect.runPromise(
          reactionsOn({ catalogue: splitting, settings: {}, store: on }, [
            remind,
            { ...remind, name: "now", at: () => undefined }
          ]).runDue(april(day))
        )
      await run(store, 1)
      await run(dyingStore(store, moments).store)
      expect(await run()).toEqual([])
      const asked = (await Effect.runPromise(store.read([{ types: ["ReaderReminded"], tags: [] }]))).map(({ line }) =>
        JSON.parse(line)
      )
      const byNow = asked.filter(({ actor }) => actor === "system/reaction.now")
      const waited = asked.filter(({ actor }) => actor === "system/reaction.remind")
      for (const [name, each] of [
        ["now", byNow],
        ["remind", waited]
      ] as const)
        expect(each.map(({ commandId, data }) => [commandId, data.loan])).toEqual([
          [`reaction:${name}:c1/1:1`, "p-1"],
          [`reaction:${name}:c1/1~2:1`, "p-2"]
        ])
    }
  })
})

/** What happens in a library, and on which days its reactions run. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ lend: fc.constantFrom("ok", "bad", "bare"), until: fc.integer({ min: 1, max: 12 }) })
  },
  { weight: 2, arbitrary: fc.record({ giveBack: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ run: fc.nat(3) }) }
)
type Step = { readonly lend: string; readonly until: number } | { readonly giveBack: number } | { readonly run: number }

/** What the reactions record and set aside, told without a store: a list of what was lent, what is back, and the day. */
const reference = (steps: ReadonlyArray<Step>) => {
  const lent: Array<{ readonly loan: string; readonly until: number; state: "new" | "waits" | "done" }> = []
  const back = new Set<string>()
  const stamps: Array<string> = []
  const reminders: Array<string> = []
  const aside: Array<string> = []
  let day = 1
  let stamped = 0
  for (const each of steps)
    if ("lend" in each) lent.push({ loan: `${each.lend}${lent.length}`, until: each.until, state: "new" })
    else if ("giveBack" in each) {
      const loan = lent[each.giveBack]?.loan
      if (loan !== undefined) back.add(loan)
    } else {
      day += each.run
      for (const { loan } of lent.slice(stamped)) (/^bad|^bare/.test(loan) ? aside : stamps).push(loan)
      stamped = lent.length
      const overdue = lent
        .filter(({ state, until }) => state === "waits" && until <= day)
        .sort((a, b) => a.until - b.until)
      const fresh = lent.filter(({ state }) => state === "new")
      for (const one of [...overdue, ...fresh]) {
        one.state = one.until <= day ? "done" : "waits"
        if (one.state === "done" && !back.has(one.loan)) reminders.push(`${one.loan} ${april(one.until)}`)
      }
    }
  return { stamps, reminders, aside }
}

const stampOrFail = reaction({
  name: "stamp",
  label: "押印",
  on: [BookLent],
  onFailure: { retry: 1, finally: "setAside", delay: 0 },
  run: ({ loan, occurredOn }, ask) => {
    if (loan.startsWith("bad")) throw new Error("bad")
    return ask(StampLoan, { loan, occurredOn })
  }
})

/** The same in a library on a store, each run by a new process, of which some die before they are done. */
const observed = async (steps: ReadonlyArray<Step>, deaths: ReadonlyArray<number>) => {
  const store = emptyStore()
  const library = libraryOn(store, [stampOrFail, remind])
  const lent: Array<string> = []
  let [day, run] = [1, 0]
  for (const each of steps)
    if ("lend" in each) {
      lent.push(`${each.lend}${lent.length}`)
      await library.lend(lent.at(-1)!, april(each.until))
    } else if ("giveBack" in each) {
      const loan = lent[each.giveBack]
      if (loan !== undefined) await library.giveBack(loan)
    } else {
      day += each.run
      const moments = deaths[run++ % deaths.length]
      if (moments !== undefined)
        await libraryOn(dyingStore(store, moments).store, [stampOrFail, remind]).runDue(april(day))
      const reactions = moments === undefined ? library : libraryOn(store, [stampOrFail, remind])
      expect(await reactions.runDue(april(day))).toEqual([])
    }
  const loansOf = async (definition: typeof LoanStamped | typeof BookReturned) =>
    (await recordedIn(store)).flatMap(({ event }) => (definition.is(event) ? [event.loan] : []))
  const positions = new Map((await recordedIn(store)).map(({ event, position }) => [position, (event as any).loan]))
  return {
    stamps: await loansOf(LoanStamped),
    reminders: (await library.effects("remind")).map((text) => text.replace("ReaderReminded ", "")),
    aside: (await library.status("stamp")).setAside.map(({ position }) => positions.get(position))
  }
}

describe("whatever happens, and on whichever days it runs", () => {
  it("the commands that reactions record are those of a list without a store", () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        expect(await observed(steps, [])).toEqual(reference(steps))
      }),
      { numRuns: 150 }
    ))

  it("each effect is there exactly once, in order, though processes die before or after any of their writings", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20 }),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
        async (steps, deaths) => {
          expect(await observed(steps, deaths)).toEqual(reference(steps))
        }
      ),
      { numRuns: 150 }
    ))
})
