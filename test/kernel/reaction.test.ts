// Reactions: what happens causes a command, once, in order, under an id of its own.
import { CommandRefused, defineEvent, type Reaction, reaction, reactionsOn } from "@keikaku/kernel"
import { describe, expect, expectTypeOf, it } from "vitest"
import { april, BookIsBack, BookLent, BookReturned, catalogue, RemindReader, StampLoan, stamp } from "./loans.ts"
import { emptyStore, libraryOn } from "./reading-room.ts"

const occurredOn = "2023-04-01"
const stampOf = (loan: string) => ({ loan, occurredOn })

describe("a reaction", () => {
  it("asks what its event leads to, in order and once, and says where it came from", async () => {
    const { effects, lend, recorded, runDue } = libraryOn(emptyStore())
    await lend("a", april(30), { commandId: "c1", correlationId: "talk" })
    await lend("b")
    expect(await runDue()).toEqual([])
    expect(await runDue()).toEqual([])
    expect(await effects("stamp")).toEqual(["LoanStamped a 2023-04-01", "LoanStamped b 2023-04-01"])
    expect((await recorded())[2]).toMatchObject({
      event: { _tag: "LoanStamped", loan: "a" },
      commandId: "reaction:stamp:c1/1:1",
      actor: "system/reaction.stamp",
      correlationId: "talk",
      causationId: "c1/1"
    })
  })

  it("reacts to what a reaction caused, within one run", async () => {
    const { effects, lend, runDue } = libraryOn(emptyStore())
    await lend("a", april(2))
    await runDue(april(2))
    expect(await effects("stamp-again")).toEqual([
      "LoanStamped a reminded 2023-04-02",
      "LoanStamped a reminded twice 2023-04-02"
    ])
  })

  it("gives each ask its number, or its key where the asks depend on what was read", async () => {
    const each = reaction({
      name: "each",
      label: "各",
      on: [BookLent],
      run: (event, ask) =>
        Promise.all([
          ask(StampLoan, stampOf(event.loan)),
          ask(StampLoan, stampOf("x"), { key: "x" }),
          ask(StampLoan, stampOf("y"))
        ])
    })
    const { lend, recorded, runDue } = libraryOn(emptyStore(), [each])
    await lend("a", april(30), { commandId: "c1" })
    await runDue()
    expect((await recorded()).slice(1).map(({ commandId, event }) => [commandId, (event as any).loan])).toEqual([
      ["reaction:each:c1/1:1", "a"],
      ["reaction:each:c1/1:=x", "x"],
      ["reaction:each:c1/1:3", "y"]
    ])
  })

  it("names its event by its position where the id would be too long for a command", async () => {
    const { lend, recorded, runDue } = libraryOn(emptyStore(), [stamp])
    await lend("a", april(30), { commandId: "c".repeat(200) })
    await runDue()
    await runDue()
    const [, stamped, ...more] = await recorded()
    expect(more).toEqual([])
    expect(stamped).toMatchObject({ commandId: "reaction:stamp:@1:1", causationId: `${"c".repeat(200)}/1` })
  })

  it("has the outcome of what it asks, and of refusals only the expected ones", async () => {
    const seen: Array<unknown> = []
    const asking = reaction({
      name: "asking",
      label: "尋ねる",
      on: [BookLent],
      run: async ({ loan }, ask) => {
        const stamped = await ask(StampLoan, { loan, occurredOn })
        if (stamped._tag === "Refused") expectTypeOf(stamped.rejection).toBeNever()
        const reminded = await ask(RemindReader, { loan, occurredOn }, { expects: [BookIsBack] })
        if (reminded._tag === "Refused") expectTypeOf(reminded.rejection.code).toEqualTypeOf<"BookIsBack">()
        const any = await ask(StampLoan, { loan: "bare", occurredOn }, { expects: "any" })
        seen.push(stamped._tag, reminded._tag, any._tag)
        // @ts-expect-error a refusal that the decision does not announce
        await ask(StampLoan, { loan, occurredOn }, { expects: [BookIsBack] })
        await ask(StampLoan, { loan: "bare", occurredOn }).catch((failure) => seen.push(failure))
      }
    })
    const { giveBack, lend, runDue } = libraryOn(emptyStore(), [asking])
    await lend("a")
    await giveBack("a")
    expect(await runDue()).toEqual([])
    expect(seen).toEqual(["Recorded", "Refused", "Refused", expect.any(CommandRefused)])
  })

  it("knows its events by their definitions", () => {
    reaction({
      name: "typed",
      label: "型",
      on: [BookLent, BookReturned],
      run: (event, _, { recorded }) => {
        expectTypeOf(event._tag).toEqualTypeOf<"BookLent" | "BookReturned">()
        expectTypeOf(recorded.event).toEqualTypeOf<typeof event>()
      }
    })
    // @ts-expect-error an event that it does not wait for
    reaction({ name: "typed", label: "型", on: [BookReturned], run: ({ until }) => until })
    // @ts-expect-error no day
    reaction({ name: "typed", label: "型", on: [BookLent], at: ({ loan }) => loan, run: () => {} })
  })

  it.each(["", "Upper", "two words", "x".repeat(61), "a/b"])("cannot be called %j", (name) => {
    expect(() => reaction({ name, label: "名", on: [BookLent], run: () => {} })).toThrow("bug: reaction: ")
  })

  it("waits for some event, which the catalogue knows, and has its name to itself", () => {
    expect(() => reaction({ name: "none", label: "無", on: [], run: () => {} })).toThrow("waits for no event")
    const of =
      (...reactions: ReadonlyArray<Reaction>) =>
      () =>
        reactionsOn({ catalogue, settings: {}, store: emptyStore() }, reactions)
    expect(of(stamp, stamp)).toThrow("bug: reactions: two are called stamp")
    const Unknown = defineEvent("Unknown", { label: "不明", fields: {}, tags: () => [] })
    expect(of(reaction({ name: "lost", label: "迷", on: [Unknown], run: () => {} }))).toThrow(
      "which is not in the catalogue"
    )
  })
})
