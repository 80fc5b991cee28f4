// The annual business plan (事業計画書（案）): drafted, filled, approved by the board, adopted by the general meeting, revised,
// reported on and closed; each step only from where the plan stands.
import { businessPlan } from "@keikaku/core"
import type { Decision } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { given, happened, openOffice } from "../sweep/world.ts"

const {
  AddPlanItem,
  AdoptPlan,
  ApprovePlan,
  ClosePlan,
  DraftPlan,
  PlanAdopted,
  PlanAlreadyDrafted,
  PlanApproved,
  PlanClosed,
  PlanDrafted,
  PlanHasNoItems,
  PlanItemAdded,
  PlanItemProgressReported,
  PlanItemTagged,
  PlanItemTaken,
  PlanItemUnknown,
  PlanNotAt,
  PlanNotDrafted,
  PlanRevised,
  planFy2023,
  planOf,
  ReportPlanItemProgress,
  RevisePlan,
  TagPlanItem
} = businessPlan

const of2023 = { fiscalYear: 2023, occurredOn: "2023-03-01" }
const draft = { ...of2023, title: "令和５年度事業計画" }
const drafted = happened(PlanDrafted, draft)
const item = { ...of2023, item: "4.3a", title: "推進員の委任（7,700名程度）と活動の支援" }
const added = happened(PlanItemAdded, item)
const approved = happened(PlanApproved, { ...of2023, occurredOn: "2023-03-10" })
const adopted = happened(PlanAdopted, { ...of2023, occurredOn: "2023-03-20" })
const revision = { ...of2023, reason: "周知啓発事業の再受託", occurredOn: "2023-09-01" }
const revised = happened(PlanRevised, revision)
const closed = happened(PlanClosed, { ...of2023, occurredOn: "2024-03-31" })

describe("P0 the annual business plan: from draft to adoption", () => {
  test("a year has one plan; drafting it again changes nothing, drafting another is refused", () => {
    given().when(DraftPlan, draft).thenRecorded(drafted)
    given(drafted).when(DraftPlan, draft).thenAlreadySo()
    given(drafted)
      .when(DraftPlan, { ...draft, title: "別の計画" })
      .thenRefused(PlanAlreadyDrafted)
    const next = { ...draft, fiscalYear: 2024 }
    given(drafted).when(DraftPlan, next).thenRecorded(happened(PlanDrafted, next))
  })

  test("items are added while the plan is a draft, each number once", () => {
    given(drafted).when(AddPlanItem, item).thenRecorded(added)
    given(drafted, added).when(AddPlanItem, item).thenAlreadySo()
    given(drafted, added)
      .when(AddPlanItem, { ...item, title: "別の項目" })
      .thenRefused(PlanItemTaken)
    given(drafted, added, approved)
      .when(AddPlanItem, { ...item, item: "4.4", occurredOn: "2023-03-10" })
      .thenRefused(PlanNotAt)
  })

  test("an item may carry any number of themes, each once", () => {
    const theme = { ...of2023, item: "4.3a", theme: "デジタル化" }
    const tagged = happened(PlanItemTagged, theme)
    given(drafted, added).when(TagPlanItem, theme).thenRecorded(tagged)
    given(drafted, added, tagged).when(TagPlanItem, theme).thenAlreadySo()
    given(drafted).when(TagPlanItem, theme).thenRefused(PlanItemUnknown)
  })

  test("the board approves a draft that has items, the general meeting adopts what the board approved", () => {
    const approval = { ...of2023, occurredOn: "2023-03-10" }
    const adoption = { ...of2023, occurredOn: "2023-03-20" }
    given(drafted, added).when(ApprovePlan, approval).thenRecorded(approved)
    given(drafted, added, approved).when(ApprovePlan, approval).thenAlreadySo()
    given(drafted).when(ApprovePlan, approval).thenRefused(PlanHasNoItems)
    given(drafted, added, approved).when(AdoptPlan, adoption).thenRecorded(adopted)
    given(drafted, added, approved, adopted).when(AdoptPlan, adoption).thenAlreadySo()
    given(drafted, added).when(AdoptPlan, adoption).thenRefused(PlanNotAt)
    given(drafted, added, approved, adopted).when(ApprovePlan, adoption).thenRefused(PlanNotAt)
  })

  test("without a draft nothing can be done", () => {
    const commands: ReadonlyArray<readonly [Decision<any>, object]> = [
      [AddPlanItem, item],
      [ApprovePlan, of2023],
      [AdoptPlan, of2023],
      [RevisePlan, revision],
      [ReportPlanItemProgress, { ...of2023, item: "4.3a", progress: "achieved", note: "達成" }],
      [ClosePlan, of2023]
    ]
    for (const [decision, command] of commands) given().when(decision, command).thenRefused(PlanNotDrafted)
  })
})

describe("P0 the annual business plan: during the year", () => {
  const inForce = [drafted, added, approved, adopted]
  const progress = {
    ...of2023,
    item: "4.3a",
    progress: "in-progress",
    note: "委任を進めている",
    occurredOn: "2023-06-30"
  }
  const reported = happened(PlanItemProgressReported, progress)

  test("progress is reported on an item of a plan that has been adopted", () => {
    given(...inForce)
      .when(ReportPlanItemProgress, progress)
      .thenRecorded(reported)
    given(drafted, added, approved).when(ReportPlanItemProgress, progress).thenRefused(PlanNotAt)
    given(...inForce)
      .when(ReportPlanItemProgress, { ...progress, item: "4.4" })
      .thenRefused(PlanItemUnknown)
  })

  test("an adopted plan is revised: a draft again, approved and adopted anew; reporting goes on meanwhile", () => {
    given(...inForce)
      .when(RevisePlan, revision)
      .thenRecorded(revised)
    given(drafted, added, approved).when(RevisePlan, revision).thenRefused(PlanNotAt)
    given(...inForce, revised)
      .when(RevisePlan, revision)
      .thenAlreadySo()
    const again = { ...revision, occurredOn: "2023-11-01" }
    given(...inForce, revised)
      .when(RevisePlan, again)
      .thenRefused(PlanNotAt)
    const another = { ...item, item: "1.3", title: "周知啓発事業の再受託", occurredOn: "2023-09-10" }
    given(...inForce, revised)
      .when(AddPlanItem, another)
      .thenRecorded(happened(PlanItemAdded, another))
    const meanwhile = { ...progress, occurredOn: "2023-09-30" }
    given(...inForce, revised)
      .when(ReportPlanItemProgress, meanwhile)
      .thenRecorded(happened(PlanItemProgressReported, meanwhile))
    const anew = [PlanApproved, PlanAdopted].map((each) => happened(each, { ...of2023, occurredOn: "2023-10-01" }))
    given(...inForce, revised, ...anew)
      .when(RevisePlan, again)
      .thenRecorded(happened(PlanRevised, again))
  })

  test("only a plan that is adopted is closed; then it is neither reported on nor revised", () => {
    const closing = { ...of2023, occurredOn: "2024-03-31" }
    given(...inForce)
      .when(ClosePlan, closing)
      .thenRecorded(closed)
    given(...inForce, closed)
      .when(ClosePlan, closing)
      .thenAlreadySo()
    given(drafted, added).when(ClosePlan, closing).thenRefused(PlanNotAt)
    given(...inForce, revised)
      .when(ClosePlan, closing)
      .thenRefused(PlanNotAt)
    given(...inForce, closed)
      .when(ReportPlanItemProgress, { ...progress, occurredOn: "2024-03-31" })
      .thenRefused(PlanNotAt)
    given(...inForce, closed)
      .when(RevisePlan, { ...revision, occurredOn: "2024-03-31" })
      .thenRefused(PlanNotAt)
  })
})

describe("P0 the annual business plan: item numbers are text", () => {
  test("a number that means something to the language is a number like any other", () => {
    for (const strange of ["constructor", "toString", "valueOf", "hasOwnProperty"]) {
      const named = { ...item, item: strange }
      given(drafted).when(AddPlanItem, named).thenRecorded(happened(PlanItemAdded, named))
      given(drafted)
        .when(TagPlanItem, { ...of2023, item: strange, theme: "主題" })
        .thenRefused(PlanItemUnknown)
      given(drafted, added, approved, adopted)
        .when(ReportPlanItemProgress, {
          ...of2023,
          ...{ item: strange, progress: "achieved", note: "達成", occurredOn: "2023-06-30" }
        })
        .thenRefused(PlanItemUnknown)
    }
  })

  test("items stay in the order in which they were added, whatever they are called", () => {
    const office = openOffice()
    office.act(DraftPlan, "2023-03-01", { fiscalYear: 2023, title: "計画" })
    for (const number of ["4.3", "10", "2", "1.1"])
      office.act(AddPlanItem, "2023-03-01", { fiscalYear: 2023, item: number, title: number })
    expect(office.rows("plan-items", { fiscalYear: 2023 }).map((row) => row.item)).toEqual(["4.3", "10", "2", "1.1"])
  })

  test("the whole plan of FY2023 goes from draft to close", () => {
    const office = openOffice()
    const { fiscalYear, items, title } = planFy2023
    office.act(DraftPlan, "2023-03-01", { fiscalYear, title })
    for (const each of items) office.act(AddPlanItem, "2023-03-01", { fiscalYear, ...each })
    office.act(ApprovePlan, "2023-03-10", { fiscalYear })
    office.act(AdoptPlan, "2023-03-20", { fiscalYear })
    for (const { item: number } of items)
      office.act(ReportPlanItemProgress, "2024-03-20", { fiscalYear, item: number, progress: "achieved", note: "達成" })
    office.act(ClosePlan, "2024-03-31", { fiscalYear })
    expect(office.endOf(RevisePlan, "2024-04-01", { fiscalYear, reason: "変更" })).toBe("PlanNotAt")
    expect(planOf(fiscalYear).query.tags).toEqual(["plan:2023"])
    expect(office.rows("plan-items", { fiscalYear: 2023 })).toHaveLength(items.length)
  })
})
