// The plan, recorded late or by mistake: the same again in every field, what was so on the day, and what is taken back.
import { businessPlan, zenkokuPlan } from "@keikaku/core"
import type { AnyEvent, Decision, EventDefinition } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { actAll, adoption, adoptionSteps, approval, boardSteps, eventsOf, generalSteps } from "../resolved-plan.ts"
import { given, happened, openOffice } from "../sweep/world.ts"

const fiscalYear = 2023
const on = (occurredOn: string) => ({ fiscalYear, occurredOn })
const item = { ...on("2023-03-01"), item: "4.3a", title: "推進員の委任" }
const drafted = happened(businessPlan.PlanDrafted, { ...on("2023-03-01"), title: "令和５年度事業計画" })
const added = happened(businessPlan.PlanItemAdded, item)
const approved = happened(businessPlan.PlanApproved, { ...on("2023-03-10"), ...approval("2023-03-10") })
const adopted = happened(businessPlan.PlanAdopted, { ...on("2023-03-20"), ...adoption("2023-03-20") })
const theme = { ...on("2023-04-01"), item: "4.3a", theme: "デジタル化" }
const tagged = happened(businessPlan.PlanItemTagged, theme)
const progress = { ...on("2023-06-30"), item: "4.3a", progress: "in-progress", note: "着手" }
const reported = happened(businessPlan.PlanItemProgressReported, progress)
const revision = { ...on("2023-09-01"), reason: "再受託" }
const revised = happened(businessPlan.PlanRevised, revision)
const closed = happened(businessPlan.PlanClosed, on("2024-03-31"))
const met = eventsOf([...boardSteps("2023-03-10"), ...generalSteps("2023-03-20")])
const inForce = [drafted, added, approved, adopted]

describe("P0 the plan: the same again is the same in every field", () => {
  const kinds: ReadonlyArray<readonly [Decision<any>, ReadonlyArray<AnyEvent>, object, string]> = [
    [businessPlan.DraftPlan, [], drafted, "PlanAlreadyDrafted"],
    [businessPlan.AddPlanItem, [drafted], added, "PlanItemTaken"],
    [businessPlan.TagPlanItem, inForce, tagged, "PlanItemAlreadyTagged"],
    [businessPlan.ApprovePlan, [...met, drafted, added], approved, "PlanNotAt"],
    [businessPlan.AdoptPlan, [...met, drafted, added, approved], adopted, "PlanNotAt"],
    [businessPlan.RevisePlan, inForce, revised, "PlanNotAt"],
    [businessPlan.ClosePlan, inForce, closed, "PlanNotAt"]
  ]

  test.each(kinds)(
    "%#: with its own date it is already so, with a later one it is refused",
    (decision, history, entry, code) => {
      const { _tag, ...command } = entry as AnyEvent
      given(...history)
        .when(decision, command)
        .thenRecorded(entry as AnyEvent)
      given(...history, entry as AnyEvent)
        .when(decision, command)
        .thenAlreadySo()
      const later = given(...history, entry as AnyEvent).when(decision, { ...command, occurredOn: "2024-04-01" })
      expect(later.verdict).toMatchObject({ failure: { code } })
    }
  )

  test("the refusal names the date that stands", () => {
    const again = given(drafted).when(businessPlan.DraftPlan, { ...drafted, occurredOn: "2023-04-03" })
    expect(again.verdict).toMatchObject({ failure: { because: { occurredOn: "2023-03-01" } } })
  })

  test("a report is already so while it is the last one of its day, and is recorded again after another", () => {
    given(...inForce, reported)
      .when(businessPlan.ReportPlanItemProgress, progress)
      .thenAlreadySo()
    const other = happened(businessPlan.PlanItemProgressReported, { ...progress, note: "再考" })
    given(...inForce, reported, other)
      .when(businessPlan.ReportPlanItemProgress, progress)
      .thenRecorded(reported)
  })
})

describe("P0 the plan: everything is asked as of its day", () => {
  test("what was approved are those items: none of the days of the draft is added or taken out afterwards", () => {
    const late = { ...item, item: "4.4", occurredOn: "2023-03-09" }
    const other = happened(businessPlan.PlanItemAdded, { ...late, item: "4.5" })
    const adding = given(drafted, added, other, approved, adopted).when(businessPlan.AddPlanItem, late)
    adding.thenRefused(businessPlan.LaterPlanEntryStands)
    expect(adding.verdict).toMatchObject({ failure: { because: { later: "PlanApproved", on: "2023-03-10" } } })
    given(drafted, added, other, approved, adopted)
      .when(businessPlan.WithdrawPlanItem, { fiscalYear, item: "4.5", occurredOn: "2023-04-01", reason: "誤記" })
      .thenRefused(businessPlan.LaterPlanEntryStands)
    given(...inForce)
      .when(businessPlan.AddPlanItem, { ...late, occurredOn: "2023-03-10" })
      .thenRefused(businessPlan.PlanNotAt)
    // Once it is revised, and until it is approved anew, items come and go.
    const anew = happened(businessPlan.PlanItemAdded, { ...late, occurredOn: "2023-09-02" })
    given(...inForce, revised)
      .when(businessPlan.AddPlanItem, { ...late, occurredOn: "2023-09-02" })
      .thenRecorded(anew)
    given(...inForce, revised, anew)
      .when(businessPlan.WithdrawPlanItem, { fiscalYear, item: "4.4", occurredOn: "2023-09-02", reason: "誤記" })
      .thenRecorded(
        happened(businessPlan.PlanItemWithdrawn, {
          fiscalYear,
          item: "4.4",
          occurredOn: "2023-09-02",
          title: "推進員の委任",
          reason: "誤記"
        })
      )
  })

  test("nothing happens to a plan before the day of its draft, nor to an item before the day it was added", () => {
    const early = { occurredOn: "2023-02-28" }
    given(drafted)
      .when(businessPlan.AddPlanItem, { ...item, ...early })
      .thenRefused(businessPlan.PlanNotDrafted)
    given(drafted, added)
      .when(businessPlan.TagPlanItem, { ...theme, ...early })
      .thenRefused(businessPlan.PlanItemUnknown)
  })

  test("progress of a day in force is reported after the closing, of a day before the approval never", () => {
    given(...inForce, closed)
      .when(businessPlan.ReportPlanItemProgress, progress)
      .thenRecorded(reported)
    given(...inForce)
      .when(businessPlan.ReportPlanItemProgress, { ...progress, occurredOn: "2023-03-09" })
      .thenRefused(businessPlan.PlanNotAt)
  })

  test("a revision that comes late is refused while the plan was closed after it, and names the closing", () => {
    const late = given(...inForce, closed).when(businessPlan.RevisePlan, revision)
    late.thenRefused(businessPlan.LaterPlanEntryStands)
    expect(late.verdict).toMatchObject({ failure: { because: { later: "PlanClosed", on: "2024-03-31" } } })
    expect((late.verdict as any).failure.sentence.ja).toContain("「事業計画の終了」")
  })

  test("a closing that comes late is refused while progress was reported after it", () => {
    given(...inForce, reported)
      .when(businessPlan.ClosePlan, on("2023-06-29"))
      .thenRefused(businessPlan.LaterPlanEntryStands)
    given(...inForce, reported)
      .when(businessPlan.ClosePlan, on("2023-06-30"))
      .thenRecorded(happened(businessPlan.PlanClosed, on("2023-06-30")))
  })
})

describe("P0 the plan: what was recorded by mistake is taken back", () => {
  const reason = "誤記"
  const kinds: ReadonlyArray<
    readonly [Decision<any>, object, ReadonlyArray<AnyEvent>, AnyEvent, EventDefinition, AnyEvent | undefined]
  > = [
    [businessPlan.WithdrawPlanDraft, {}, [], drafted, businessPlan.PlanDraftWithdrawn, added],
    [businessPlan.WithdrawPlanItem, { item: "4.3a" }, [drafted], added, businessPlan.PlanItemWithdrawn, approved],
    [
      businessPlan.WithdrawPlanApproval,
      {},
      [...met, drafted, added],
      approved,
      businessPlan.PlanApprovalWithdrawn,
      adopted
    ],
    [
      businessPlan.WithdrawPlanAdoption,
      {},
      [...met, drafted, added, approved],
      adopted,
      businessPlan.PlanAdoptionWithdrawn,
      revised
    ],
    [
      businessPlan.WithdrawPlanRevision,
      {},
      inForce,
      revised,
      businessPlan.PlanRevisionWithdrawn,
      happened(businessPlan.PlanApproved, { ...on("2023-10-01"), ...approval("2023-03-10") })
    ],
    [
      businessPlan.WithdrawPlanItemTag,
      { item: "4.3a", theme: "デジタル化" },
      inForce,
      tagged,
      businessPlan.PlanItemTagWithdrawn,
      undefined
    ],
    [
      businessPlan.WithdrawPlanItemProgress,
      { item: "4.3a" },
      inForce,
      reported,
      businessPlan.PlanItemProgressWithdrawn,
      undefined
    ],
    [businessPlan.WithdrawPlanClosing, {}, inForce, closed, businessPlan.PlanClosingWithdrawn, undefined]
  ]
  const asked = { ...on("2024-03-31"), reason }

  test.each(kinds)(
    "%#: the entry and what takes it back stay in the history, and it is as if it had never been",
    (withdraw, named, before, entry, by) => {
      const withdrawal = happened(by, { ...entry, ...{ _tag: by.type }, reason })
      given(...before, entry)
        .when(withdraw, { ...asked, ...named })
        .thenRecorded(withdrawal)
      given(...before, entry, withdrawal)
        .when(withdraw, { ...asked, ...named })
        .thenRefused(businessPlan.NoPlanEntryToWithdraw)
      const record = [...zenkokuPlan.catalogue.decisions.values()].find(
        (each) => each.records.length === 1 && each.records[0]!.type === entry._tag
      )!
      const { _tag, ...command } = entry
      given(...before, entry, withdrawal)
        .when(record, command)
        .thenRecorded(entry)
    }
  )

  test.each(kinds)(
    "%#: not before its day, and not while a later entry was allowed only because of it",
    (withdraw, named, before, entry, _by, later) => {
      const dayBefore = new Date(Date.parse(entry.occurredOn) - 86_400_000).toISOString().slice(0, 10)
      given(...before, entry)
        .when(withdraw, { ...asked, ...named, occurredOn: dayBefore })
        .thenRefused(businessPlan.NoPlanEntryToWithdraw)
      if (later !== undefined)
        given(...before, entry, later)
          .when(withdraw, { ...asked, ...named })
          .thenRefused(businessPlan.LaterPlanEntryStands)
    }
  )

  test("every kind of entry of a plan can be taken back", () => {
    const types = [...zenkokuPlan.catalogue.events.keys()].filter(
      (type) => type.startsWith("Plan") && !type.endsWith("Withdrawn")
    )
    expect(types.filter((type) => !zenkokuPlan.takenBackBy.has(type))).toEqual([])
    expect(types).toHaveLength(kinds.length)
  })

  test("an adoption typed with a wrong date is taken back and recorded with the right one", () => {
    const office = openOffice()
    office.act(businessPlan.DraftPlan, "2023-03-01", { fiscalYear, title: "計画" })
    office.act(businessPlan.AddPlanItem, "2023-03-01", { fiscalYear, item: "4.3a", title: "推進員" })
    const adopting = { fiscalYear, ...adoption("2023-03-15") }
    actAll(office, adoptionSteps(fiscalYear, "2023-03-10", "2023-03-15"))
    expect(office.endOf(businessPlan.AdoptPlan, "2023-03-20", adopting)).toBe("PlanNotAt")
    office.act(businessPlan.WithdrawPlanAdoption, "2023-03-20", { fiscalYear, reason })
    office.act(businessPlan.AdoptPlan, "2023-03-20", adopting)
    expect(office.endOf(businessPlan.RevisePlan, "2023-03-19", { fiscalYear, reason: "変更" })).toBe("PlanNotAt")
    expect(office.endOf(businessPlan.RevisePlan, "2023-03-20", { fiscalYear, reason: "変更" })).toBe("Recorded")
  })
})
