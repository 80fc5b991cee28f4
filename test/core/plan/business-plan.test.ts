// The annual business plan (事業計画書（案）): drafted, filled, approved by the board, adopted by the general meeting, revised,
// reported on and closed; each step only from where the plan stands.
import { businessPlan, meeting, statutoryArticles, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { type Decision, LocalDate } from "@keikaku/kernel"
import { scenarios } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { actAll, adoption, adoptionSteps, approval, boardSteps, eventsOf, generalSteps } from "../resolved-plan.ts"
import { given, happened, openOffice } from "../sweep/world.ts"

const {
  AddPlanItem,
  AdoptPlan,
  ApprovePlan,
  ClosePlan,
  DraftPlan,
  NotResolved,
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
  ResolvedBeforeDraft,
  RevisePlan,
  TagPlanItem
} = businessPlan

const of2023 = { fiscalYear: 2023, occurredOn: "2023-03-01" }
const draft = { ...of2023, title: "令和５年度事業計画" }
const drafted = happened(PlanDrafted, draft)
const item = { ...of2023, item: "4.3a", title: "推進員の委任（7,700名程度）と活動の支援" }
const added = happened(PlanItemAdded, item)
const approving = { ...of2023, occurredOn: "2023-03-10", ...approval("2023-03-10") }
const adopting = { ...of2023, occurredOn: "2023-03-20", ...adoption("2023-03-20") }
const met = eventsOf([...boardSteps("2023-03-10"), ...generalSteps("2023-03-20")])
const approved = happened(PlanApproved, approving)
const adopted = happened(PlanAdopted, adopting)
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
    given(...met, drafted, added)
      .when(ApprovePlan, approving)
      .thenRecorded(approved)
    given(...met, drafted, added, approved)
      .when(ApprovePlan, approving)
      .thenAlreadySo()
    given(...met, drafted)
      .when(ApprovePlan, approving)
      .thenRefused(PlanHasNoItems)
    given(...met, drafted, added, approved)
      .when(AdoptPlan, adopting)
      .thenRecorded(adopted)
    given(drafted, added, approved, adopted).when(AdoptPlan, adopting).thenAlreadySo()
    given(...met, drafted, added)
      .when(AdoptPlan, adopting)
      .thenRefused(PlanNotAt)
    given(...met, drafted, added, approved, adopted)
      .when(ApprovePlan, adopting)
      .thenRefused(PlanNotAt)
  })

  test("the board approves what a meeting of it has carried by that day, and no other body's resolution", () => {
    given(drafted, added).when(ApprovePlan, approving).thenRefused(NotResolved)
    const early = { ...approving, occurredOn: "2023-03-09" }
    given(...met, drafted, added)
      .when(ApprovePlan, early)
      .thenRefused(NotResolved)
    given(...met, drafted, added)
      .when(ApprovePlan, { ...adopting, occurredOn: "2023-03-20" })
      .thenRefused(NotResolved)
    given(...met, drafted, added)
      .when(ApprovePlan, { ...approving, item: "2" })
      .thenRefused(NotResolved)
  })

  test("the general meeting is told of the plan, or resolves on it where the articles say so", () => {
    given(drafted, added, approved).when(AdoptPlan, adopting).thenRefused(NotResolved)
    given(...met, drafted, added, approved)
      .when(AdoptPlan, { ...adopting, ...approval("2023-03-10") })
      .thenRefused(NotResolved)
    const resolving = { ...zenkokuRohoren, articles: { ...statutoryArticles, plan: "resolved" as const } }
    const under = scenarios({ catalogue: zenkokuPlan.catalogue, settings: resolving })
    under
      .given(...met, drafted, added, approved)
      .when(AdoptPlan, adopting)
      .thenRefused(NotResolved)
    const resolution = { ...adoption("2023-03-20"), occurredOn: "2023-03-20" }
    const votes = { votesFor: 2, votesAgainst: 1, abstained: 0, entitled: 3, present: 3, needed: 2 }
    const items = met.map((each) =>
      meeting.AgendaItemSet.is(each) ? { ...each, handling: "ordinary" as const } : each
    )
    const carrying = (carried: boolean) => happened(meeting.ItemResolved, { ...resolution, ...votes, carried })
    under
      .given(...items, carrying(false), drafted, added, approved)
      .when(AdoptPlan, adopting)
      .thenRefused(NotResolved)
    under
      .given(...items, carrying(true), drafted, added, approved)
      .when(AdoptPlan, adopting)
      .thenRecorded(adopted)
  })

  test("what a plan was approved or adopted by is not taken back while it stands", () => {
    const taking = { occurredOn: "2023-03-20", reason: "誤り" }
    const history = [...met, drafted, added, approved, adopted]
    const refusedBy = (decision: Decision<any>, of: object) =>
      expect(given(...history).when(decision, { ...taking, ...of }).verdict).toMatchObject({
        failure: { code: "EntryReliedOn" }
      })
    refusedBy(meeting.WithdrawResolution, approval("2023-03-10"))
    refusedBy(meeting.WithdrawAgendaItem, adoption("2023-03-20"))
    refusedBy(meeting.WithdrawHolding, { meeting: adoption("2023-03-20").meeting })
  })

  test("without a draft nothing can be done", () => {
    const commands: ReadonlyArray<readonly [Decision<any>, object]> = [
      [AddPlanItem, item],
      [ApprovePlan, approving],
      [AdoptPlan, adopting],
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

  test("progress is reported on an item of a plan from the board's approval on, also before the general meeting", () => {
    given(...inForce)
      .when(ReportPlanItemProgress, progress)
      .thenRecorded(reported)
    given(drafted, added, approved).when(ReportPlanItemProgress, progress).thenRecorded(reported)
    given(drafted, added).when(ReportPlanItemProgress, progress).thenRefused(PlanNotAt)
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
    const anew = [approved, adopted].map((each) => ({ ...each, occurredOn: LocalDate.make("2023-10-01") }))
    given(...inForce, revised, ...anew)
      .when(RevisePlan, again)
      .thenRecorded(happened(PlanRevised, again))
  })

  test("what was revised is approved and adopted anew, by nothing of before the revision", () => {
    const again = { occurredOn: "2023-10-01" }
    const metAnew = eventsOf([...boardSteps("2023-10-01"), ...generalSteps("2023-10-01")])
    given(...met, ...inForce, revised)
      .when(ApprovePlan, { ...approving, ...again })
      .thenRefused(ResolvedBeforeDraft)
    const anew = happened(PlanApproved, { ...of2023, ...again, ...approval("2023-10-01") })
    given(...met, ...inForce, revised, ...metAnew)
      .when(ApprovePlan, { ...of2023, ...again, ...approval("2023-10-01") })
      .thenRecorded(anew)
    given(...met, ...inForce, revised, ...metAnew, anew)
      .when(AdoptPlan, { ...adopting, ...again })
      .thenRefused(ResolvedBeforeDraft)
    given(...met, ...inForce, revised, ...metAnew, anew)
      .when(AdoptPlan, { ...of2023, ...again, ...adoption("2023-10-01") })
      .thenRecorded(happened(PlanAdopted, { ...of2023, ...again, ...adoption("2023-10-01") }))
  })

  test("a resolution of before the draft, or of before an item was added, approves nothing", () => {
    const late = { ...item, item: "4.4", occurredOn: "2023-03-11" }
    given(...met, drafted, added, happened(PlanItemAdded, late))
      .when(ApprovePlan, { ...approving, occurredOn: "2023-03-12" })
      .thenRefused(ResolvedBeforeDraft)
    const next = { fiscalYear: 2024, occurredOn: "2024-03-01" }
    given(...met, happened(PlanDrafted, { ...next, title: "計画" }), happened(PlanItemAdded, { ...item, ...next }))
      .when(ApprovePlan, { ...approving, ...next })
      .thenRefused(ResolvedBeforeDraft)
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
    actAll(office, adoptionSteps(fiscalYear, "2023-03-10", "2023-03-20"))
    for (const { item: number } of items)
      office.act(ReportPlanItemProgress, "2024-03-20", { fiscalYear, item: number, progress: "achieved", note: "達成" })
    office.act(ClosePlan, "2024-03-31", { fiscalYear })
    expect(office.endOf(RevisePlan, "2024-04-01", { fiscalYear, reason: "変更" })).toBe("PlanNotAt")
    expect(planOf(fiscalYear).query.tags).toEqual(["plan:2023"])
    expect(office.rows("plan-items", { fiscalYear: 2023 })).toHaveLength(items.length)
  })
})
