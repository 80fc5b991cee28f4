// Targets, recorded late or by mistake: the same again in every field, what was so on the day, and what is taken back.
import { businessPlan, target, zenkokuPlan } from "@keikaku/core"
import { type AnyEvent, type Decision, type EventDefinition, LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { given, happened } from "../../sweep/world.ts"
import {
  acceptance,
  accepted,
  asked,
  change,
  divided,
  dividedBy,
  division,
  drafted,
  inForce,
  ofTarget,
  on,
  planAdopted,
  planDrafted,
  revised,
  set,
  sourceOf,
  stateAfter,
  unitsOf
} from "./target-world.ts"

const day = (date: string) => ({ occurredOn: LocalDate.make(date) })
const moving = (by: number, occurredOn: string) => ({
  ...ofTarget,
  changes: [
    { branch: "27", by },
    { branch: "13", by: -by }
  ],
  reason: "調整",
  occurredOn
})
const adjustedOn = (by: number, occurredOn: string) => happened(target.BranchTargetsAdjusted, moving(by, occurredOn))
const even = { ...ofTarget, basis: "even", occurredOn: "2023-04-01" }
const months = Array.from({ length: 12 }, (_, month) => (month < 4 ? 7_834 : 7_833))
const phased = happened(target.TargetPhased, { ...even, months })
const evenAtOnce = { ...even, ...on }
const phasedAtOnce = happened(target.TargetPhased, { ...evenAtOnce, months })
const because = (decision: Decision<any>, command: object, ...history: ReadonlyArray<AnyEvent>) =>
  (given(...history).when(decision, command).verdict as any).failure

describe("P4.2 targets: the same again is the same in every field", () => {
  test("a target set with another date is refused, and the refusal names the amount", () => {
    expect(because(target.SetTarget, { ...asked, occurredOn: "2023-04-03" }, ...inForce)).toMatchObject({
      code: "TargetAlreadySet",
      because: { amount: 94_000 }
    })
  })

  test("a revision with another date or reason is refused, for it changes nothing", () => {
    for (const other of [day("2023-10-02"), { reason: "財政" }])
      given(...inForce, revised)
        .when(target.ReviseTarget, { ...change, ...other })
        .thenRefused(target.TargetAlreadySet)
  })

  test("a draft, a division and months with another date are recorded: the last holds", () => {
    for (const [decision, history, command, event] of [
      [target.DraftTarget, planAdopted, asked, drafted],
      [target.ApportionTarget, inForce, division, divided],
      [target.PhaseTarget, inForce, evenAtOnce, phasedAtOnce]
    ] as const) {
      given(...history, event)
        .when(decision, command)
        .thenAlreadySo()
      given(...history, event)
        .when(decision, { ...command, ...day("2023-04-03") })
        .thenRecorded({ ...event, ...day("2023-04-03") } as AnyEvent)
    }
  })

  test("an adjustment is made once: the same again is already so, with another date or reason it is another", () => {
    const history = [...inForce, divided, adjustedOn(5, "2023-05-01"), adjustedOn(7, "2023-05-02")]
    given(...history)
      .when(target.AdjustBranchTargets, moving(5, "2023-05-01"))
      .thenAlreadySo()
    const other = { ...moving(5, "2023-05-01"), reason: "再調整" }
    given(...history)
      .when(target.AdjustBranchTargets, other)
      .thenRecorded(happened(target.BranchTargetsAdjusted, other))
  })

  test("a branch accepts the same units once; with another date it is refused, and the refusal names the date", () => {
    const again = { ...acceptance, occurredOn: "2023-04-03" }
    expect(because(target.AcceptBranchTarget, again, ...inForce, divided, accepted)).toMatchObject({
      code: "BranchTargetAlreadyAccepted",
      because: { branch: "27", units: 62_667, occurredOn: "2023-03-01" }
    })
  })
})

describe("P4.2 targets: everything is asked as of its day", () => {
  test("a target is drafted from the day of the plan's draft on, and set while the plan is adopted", () => {
    given(...planDrafted)
      .when(target.DraftTarget, { ...asked, occurredOn: "2023-02-28" })
      .thenRefused(businessPlan.PlanNotDrafted)
    const closed = businessPlan.PlanClosed
    const plan = [...planAdopted.slice(0, -1), { ...planAdopted.at(-1)!, occurredOn: LocalDate.make("2023-03-20") }]
    const history = [...plan, happened(closed, { ...on, occurredOn: "2024-03-31" }), drafted]
    for (const [occurredOn, isAllowed] of [
      ["2023-03-19", false],
      ["2023-03-20", true],
      ["2024-03-30", true],
      ["2024-03-31", false]
    ] as const) {
      const scenario = given(...history).when(target.SetTarget, { ...asked, occurredOn })
      if (isAllowed) scenario.thenRecorded({ ...set, occurredOn: LocalDate.make(occurredOn) })
      else scenario.thenRefused(businessPlan.PlanNotAt)
    }
  })

  test("what was drafted, set or divided on a later day is not yet so", () => {
    const early = day("2023-03-31")
    const later = [drafted, set, divided].map((event) => ({ ...event, ...day("2023-04-01") }))
    const commands: ReadonlyArray<readonly [Decision<any>, object, string]> = [
      [target.SetTarget, asked, "TargetNotDrafted"],
      [target.ApportionTarget, division, "TargetNotSet"],
      [target.AdjustBranchTargets, moving(5, "2023-03-31"), "TargetNotDivided"],
      [target.AcceptBranchTarget, acceptance, "BranchHasNoShare"],
      [target.PhaseTarget, even, "TargetNotSet"],
      [target.ReviseTarget, change, "TargetNotSet"]
    ]
    for (const [decision, command, code] of commands)
      expect(because(decision, { ...command, ...early }, ...planAdopted, ...later).code).toBe(code)
  })

  test("a division that comes late divides the amount of its day, and is accepted as of its day", () => {
    const late = day("2023-09-30")
    given(...inForce, revised)
      .when(target.ApportionTarget, { ...division, ...late })
      .thenRecorded({ ...divided, ...late })
    given(...inForce, { ...divided, ...late }, revised)
      .when(target.AcceptBranchTarget, { ...acceptance, ...late })
      .thenRecorded({ ...accepted, ...late })
    expect(stateAfter(...inForce, revised, { ...divided, ...late }).shares.size).toBe(0)
  })

  test("a revision that comes late is refused while the old amount was divided or phased after it", () => {
    const late = { ...change, occurredOn: "2023-03-15" }
    const dividedLater = { ...divided, ...day("2023-04-01") }
    for (const [later, type] of [
      [dividedLater, "TargetApportioned"],
      [phased, "TargetPhased"]
    ] as const)
      expect(because(target.ReviseTarget, late, ...inForce, later)).toMatchObject({
        code: "LaterTargetEntryStands",
        because: { later: type, on: "2023-04-01" }
      })
    given(...inForce)
      .when(target.ReviseTarget, late)
      .thenRecorded(happened(target.TargetRevised, late))
  })

  test("an adjustment that comes late is refused while a later one would leave a branch below zero", () => {
    const history = [...inForce, divided, adjustedOn(31_333, "2023-06-01")]
    given(...history)
      .when(target.AdjustBranchTargets, moving(1, "2023-05-01"))
      .thenRefused(target.LaterTargetEntryStands)
    given(...history)
      .when(target.AdjustBranchTargets, moving(-1, "2023-05-01"))
      .thenRecorded(adjustedOn(-1, "2023-05-01"))
    given(...history)
      .when(target.AdjustBranchTargets, moving(1, "2023-07-01"))
      .thenRefused(target.BranchTargetBelowZero)
  })

  test("a division that comes late is refused while branches were adjusted after it, for they were of the one before", () => {
    given(...inForce, divided, adjustedOn(5, "2023-06-01"))
      .when(target.ApportionTarget, { ...division, sources: [sourceOf({ "27": 1, "13": 1 })], ...day("2023-05-01") })
      .thenRefused(target.LaterTargetEntryStands)
  })

  test("in whatever order entries come, each allowed on its day, the target is that of their days", () => {
    const entries = [
      [target.AdjustBranchTargets, moving(5, "2023-05-01")],
      [target.AdjustBranchTargets, moving(-3, "2023-06-01")],
      [target.AdjustBranchTargets, moving(11, "2023-07-01")],
      [target.PhaseTarget, even]
    ] as const
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const history: Array<AnyEvent> = [...inForce, divided]
        for (const n of order) {
          const { verdict } = given(...history).when(entries[n]![0], entries[n]![1])
          history.push(...((verdict as any).success as ReadonlyArray<AnyEvent>))
        }
        const { adjustments, phasing, shares } = stateAfter(...history)
        expect(adjustments.map(({ occurredOn }) => occurredOn)).toEqual(["2023-05-01", "2023-06-01", "2023-07-01"])
        expect([shares.get("27" as never), phasing]).toEqual([62_680, phased])
      })
    )
  })
})

describe("P4.2 targets: what was recorded by mistake is taken back", () => {
  const reason = "誤記"
  const byHalves = dividedBy({ sources: [sourceOf({ "27": 1, "13": 1 })], ...day("2023-04-01") })
  type Kind = readonly [Decision<any>, EventDefinition, before: ReadonlyArray<AnyEvent>, AnyEvent, AnyEvent | undefined]
  const kinds: ReadonlyArray<Kind> = [
    [target.WithdrawTargetDraft, target.TargetDraftWithdrawn, planAdopted, drafted, set],
    [target.WithdrawTarget, target.TargetWithdrawn, [...planAdopted, drafted], set, divided],
    [
      target.WithdrawApportionment,
      target.ApportionmentWithdrawn,
      [...inForce, divided],
      byHalves,
      adjustedOn(1, "2023-05-01")
    ],
    [
      target.WithdrawAdjustment,
      target.AdjustmentWithdrawn,
      [...inForce, divided],
      adjustedOn(-62_667, "2023-05-01"),
      adjustedOn(94_000, "2023-06-01")
    ],
    [
      target.WithdrawTargetRevision,
      target.TargetRevisionWithdrawn,
      [...inForce, divided],
      revised,
      dividedBy(day("2023-11-01"), [...inForce, revised])
    ],
    [target.WithdrawPhasing, target.PhasingWithdrawn, inForce, phased, undefined],
    [target.WithdrawBranchAcceptance, target.BranchAcceptanceWithdrawn, [...inForce, divided], accepted, undefined]
  ]
  const commandFor = (entry: AnyEvent) => ({
    ...{ ...ofTarget, reason, occurredOn: "2024-03-31" },
    ...(entry === accepted ? { branch: "27" } : {})
  })

  test.each(kinds)(
    "%#: the entry and what takes it back stay in the history, and it is as if it had never been",
    (withdraw, by, before, entry) => {
      const withdrawal = happened(by, { ...entry, ...{ _tag: by.type }, reason })
      given(...before, entry)
        .when(withdraw, commandFor(entry))
        .thenRecorded(withdrawal)
      expect(stateAfter(...before, entry, withdrawal)).toEqual(stateAfter(...before))
    }
  )

  test.each(kinds)(
    "%#: not before its day, nor twice, and not while a later entry was allowed only because of it",
    (withdraw, by, before, entry, later) => {
      const withdrawal = happened(by, { ...entry, ...{ _tag: by.type }, reason })
      const first = before.filter((each) => each._tag !== entry._tag)
      given(...first, entry, withdrawal)
        .when(withdraw, commandFor(entry))
        .thenRefused(target.NoTargetEntryToWithdraw)
      given(...first, entry)
        .when(withdraw, { ...commandFor(entry), occurredOn: "2022-12-31" })
        .thenRefused(target.NoTargetEntryToWithdraw)
      if (later !== undefined)
        given(...before, entry, later)
          .when(withdraw, { ...commandFor(entry), occurredOn: entry.occurredOn })
          .thenRefused(target.LaterTargetEntryStands)
    }
  )

  test("every kind of entry of a target can be taken back", () => {
    const types = ["TargetDrafted", "TargetSet", "TargetApportioned", "BranchTargetsAdjusted", "BranchTargetAccepted"]
    for (const type of [...types, "TargetPhased", "TargetRevised"])
      expect(zenkokuPlan.takenBackBy.get(type)).toHaveLength(1)
  })

  test("when an adjustment is taken back, what a branch had accepted before it holds again, and what it accepted since is void", () => {
    const adjusted = adjustedOn(5, "2023-05-01")
    const withdrawal = happened(target.AdjustmentWithdrawn, { ...adjusted, _tag: "AdjustmentWithdrawn", reason })
    const anew = happened(target.BranchTargetAccepted, { ...acceptance, units: 62_672, occurredOn: "2023-05-10" })
    const { branch } = accepted
    expect(target.isAccepted(stateAfter(...inForce, divided, adjusted), branch, [accepted])).toBe(false)
    expect(target.isAccepted(stateAfter(...inForce, divided, adjusted), branch, [accepted, anew])).toBe(true)
    const after = stateAfter(...inForce, divided, adjusted, withdrawal)
    expect(target.isAccepted(after, branch, [accepted])).toBe(true)
    expect(target.isAccepted(after, branch, [accepted, anew])).toBe(false)
  })

  test("when a revision is taken back, the amount before it is in force with its division and its months", () => {
    const withdrawal = happened(target.TargetRevisionWithdrawn, { ...revised, _tag: "TargetRevisionWithdrawn", reason })
    const after = stateAfter(...inForce, divided, phased, revised, withdrawal)
    expect([after.amount, after.division, after.phasing, after.earlier]).toEqual([94_000, divided, phased, []])
  })

  test("of several divisions the last one by the day of the command is taken back", () => {
    const earlier = happened(target.ApportionmentWithdrawn, { ...divided, _tag: "ApportionmentWithdrawn", reason })
    given(...inForce, divided, byHalves)
      .when(target.WithdrawApportionment, { ...ofTarget, reason, occurredOn: "2023-03-31" })
      .thenRecorded(earlier)
    const { shares } = stateAfter(...inForce, divided, byHalves, earlier)
    expect(shares.get("27" as never)).toBe(unitsOf(byHalves)["27"])
  })
})
