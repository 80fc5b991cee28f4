// Reports on the plan and its targets after something was taken back: as if it had never been, from the position of what took it
// back on; as recorded before that, they say what they said.
import { businessPlan, target } from "@keikaku/core"
import { type AnyEvent, LocalDate } from "@keikaku/kernel"
import { beforeEach, describe, expect, test } from "vitest"
import { actAll, adoptionSteps, approval } from "../resolved-plan.ts"
import { happened, type Office, openOffice } from "../sweep/world.ts"
import { logOf, rowsOf } from "./audit/log.ts"

const fiscalYear = 2023
const canvasses = { fiscalYear, metric: "canvasses" }
const reason = "誤記"
let office: Office

beforeEach(() => {
  office = openOffice()
  office.act(businessPlan.DraftPlan, "2023-03-01", { fiscalYear, title: "令和５年度事業計画" })
  for (const item of ["4.1", "4.3"])
    office.act(businessPlan.AddPlanItem, "2023-03-01", { fiscalYear, item, title: item })
  actAll(office, adoptionSteps(fiscalYear, "2023-03-10", "2023-03-20"))
})

/** Takes something back, and answers with what reports said before and say now, on both axes of time. */
const takingBack = (
  rows: (history: object) => unknown,
  withdraw: Parameters<Office["act"]>[0],
  on: string,
  command: object
) => {
  const last = (office.act(withdraw, on, { ...command, reason }) as ReadonlyArray<{ readonly position: number }>)[0]!
  return {
    before: rows({ upTo: last.position - 1 }),
    now: rows({}),
    onTheDayOf: (day: string) => rows({ effectiveOn: day })
  }
}

describe("P0 plan items after a correction", () => {
  const items = (history: object) =>
    office.rows("plan-items", { fiscalYear }, history as never).map((row) => [row.item, row.progress.en, row.themes])

  test("a report taken back leaves the one before it, also of an earlier day seen afterwards", () => {
    for (const [on, progress] of [
      ["2023-06-30", "in-progress"],
      ["2023-09-30", "achieved"]
    ] as const)
      office.act(businessPlan.ReportPlanItemProgress, on, { fiscalYear, item: "4.1", progress, note: progress })
    const { before, now, onTheDayOf } = takingBack(items, businessPlan.WithdrawPlanItemProgress, "2023-10-05", {
      ...{ fiscalYear, item: "4.1" }
    })
    const saying = (progress: string) => [
      ["4.1", progress, ""],
      ["4.3", "no report", ""]
    ]
    expect([before, now]).toEqual([saying("achieved"), saying("in progress")])
    expect(onTheDayOf("2023-09-30")).toEqual(saying("in progress"))
  })

  test("an item and a theme taken back are not shown", () => {
    office.act(businessPlan.TagPlanItem, "2023-04-01", { fiscalYear, item: "4.1", theme: "人材" })
    const theme = takingBack(items, businessPlan.WithdrawPlanItemTag, "2023-04-02", {
      ...{ fiscalYear, item: "4.1", theme: "人材" }
    })
    expect([theme.before, theme.now]).toMatchObject([
      [["4.1", "no report", "人材"], {}],
      [["4.1", "no report", ""], {}]
    ])
    office.act(businessPlan.RevisePlan, "2023-04-02", { fiscalYear, reason: "追加" })
    office.act(businessPlan.AddPlanItem, "2023-04-02", { fiscalYear, item: "4.4", title: "4.4" })
    const { before, now } = takingBack(items, businessPlan.WithdrawPlanItem, "2023-04-02", { fiscalYear, item: "4.4" })
    expect([before, now]).toMatchObject([
      { length: 3 },
      [
        ["4.1", "no report", ""],
        ["4.3", "no report", ""]
      ]
    ])
  })

  test("when a closing is taken back, what was not achieved is again what was reported last", () => {
    office.act(businessPlan.ClosePlan, "2024-03-01", { fiscalYear })
    const { before, now } = takingBack(items, businessPlan.WithdrawPlanClosing, "2024-03-02", { fiscalYear })
    expect([before, now]).toMatchObject([
      [["4.1", "not achieved", ""], {}],
      [["4.1", "no report", ""], {}]
    ])
  })
})

describe("P4.2 reports on targets after a correction", () => {
  const weights = [
    { branch: "27", weight: 2 },
    { branch: "13", weight: 1 }
  ]
  const division = {
    ...canvasses,
    method: "webster",
    route: "direct",
    sources: [{ name: "実績", percent: 100, weights }]
  }
  const changes = [
    { branch: "27", by: -100 },
    { branch: "13", by: 100 }
  ]

  beforeEach(() => {
    office.act(target.DraftTarget, "2023-03-20", { ...canvasses, amount: 900 })
    office.act(target.SetTarget, "2023-03-20", { ...canvasses, amount: 900 })
    office.act(target.ApportionTarget, "2023-03-25", division)
    office.act(target.PhaseTarget, "2023-03-25", { ...canvasses, basis: "even" })
    office.act(target.AcceptBranchTarget, "2023-03-31", { ...canvasses, branch: "27" })
  })

  const divided = (history: object) =>
    office
      .rows("target-division", { fiscalYear }, history as never)
      .filter((row) => ["nation", "27", "13"].includes(row.area))
      .map((row) => [row.area, row.units, row.adjusted, row.accepted, row.why])
  const asDivided = [
    ["nation", 900, 0, 1, ""],
    ["13", 300, 0, 0, ""],
    ["27", 600, 0, 1, ""]
  ]
  const progress = (history: object) =>
    office
      .rows("target-progress", { fiscalYear, level: "branch" }, history as never)
      .filter((row) => row.metricCode === "canvasses" && ["nation", "27", "13"].includes(row.area))
      .map((row) => row.target)
  const april = (history: object) =>
    office.rows("target-months", { fiscalYear }, history as never).find((row) => row.metricCode === "canvasses")!.target

  test("the division shows no adjustment that was taken back, and the acceptances that hold again", () => {
    office.act(target.AdjustBranchTargets, "2023-04-10", { ...canvasses, changes, reason: "離島" })
    const { before, now, onTheDayOf } = takingBack(divided, target.WithdrawAdjustment, "2023-04-20", canvasses)
    expect(before).toEqual([
      ["nation", 900, 0, 0, ""],
      ["13", 400, 100, 0, "離島"],
      ["27", 500, -100, 0, "離島"]
    ])
    expect(now).toEqual(asDivided)
    expect(onTheDayOf("2023-04-10")).toEqual(asDivided)
  })

  test("a bound that an adjustment overrode is shown as long as the adjustment stands", () => {
    const bounds = [{ branch: "27", floor: 550 }]
    const overridden = (history: object) =>
      office
        .rows("target-division", { fiscalYear }, history as never)
        .filter((row) => row.overridden !== null && row.area === "27")
        .map((row) => row.overridden.en)
    office.act(target.ApportionTarget, "2023-04-01", { ...division, bounds })
    const adjustment = { ...canvasses, changes, reason: "離島" }
    expect(office.endOf(target.AdjustBranchTargets, "2023-04-10", adjustment)).toBe("BoundBroken")
    office.act(target.AdjustBranchTargets, "2023-04-10", { ...adjustment, overrides: "台風の被害" })
    const { before, now } = takingBack(overridden, target.WithdrawAdjustment, "2023-04-20", canvasses)
    expect([before, now]).toEqual([["27 floor 550: 台風の被害"], []])
  })

  test("the division shows no acceptance that was taken back", () => {
    const { before, now } = takingBack(divided, target.WithdrawBranchAcceptance, "2023-04-20", {
      ...{ ...canvasses, branch: "27" }
    })
    expect([before, (now as typeof asDivided)[2]]).toEqual([asDivided, ["27", 600, 0, 0, ""]])
  })

  test("a division taken back leaves the branches without a target", () => {
    const { before, now } = takingBack(progress, target.WithdrawApportionment, "2023-04-20", canvasses)
    expect([before, now]).toEqual([
      [900, 300, 600],
      [900, null, null]
    ])
    expect(divided({})).toEqual([])
  })

  test("a revision taken back leaves the amount before it, with its division and its months", () => {
    office.act(target.ReviseTarget, "2023-10-01", { ...canvasses, amount: 1_200, reason: "増額" })
    const months = [april({}), progress({})]
    const { before, now } = takingBack(progress, target.WithdrawTargetRevision, "2023-10-02", canvasses)
    expect([before, months]).toEqual([
      [1_200, null, null],
      [null, [1_200, null, null]]
    ])
    expect([now, april({})]).toEqual([[900, 300, 600], 75])
  })

  test("months taken back leave the target without months", () => {
    const { before, now } = takingBack(april, target.WithdrawPhasing, "2023-04-20", canvasses)
    expect([before, now]).toEqual([75, null])
  })
})

describe("A1 the auditors' reports after a correction", () => {
  test("an approval that was taken back is not an approval by its own maker; one that was recorded anew is", () => {
    const approved = happened(businessPlan.PlanApproved, {
      fiscalYear: 2022,
      occurredOn: "2022-04-01",
      ...approval("2022-04-01")
    })
    const withdrawn = happened(businessPlan.PlanApprovalWithdrawn, {
      ...approved,
      _tag: "PlanApprovalWithdrawn",
      reason
    })
    const found = (...events: ReadonlyArray<AnyEvent>) =>
      rowsOf("exceptions", logOf(...events.map((event) => [event, { actor: "board" }] as const))).map(
        (row) => row.position
      )
    expect(found(approved)).toEqual([1])
    expect(found(approved, withdrawn)).toEqual([])
    expect(found(approved, withdrawn, approved)).toEqual([3])
    expect(found(approved, { ...withdrawn, occurredOn: LocalDate.make("2022-04-02") })).toEqual([1])
  })

  test("the history of corrections shows what was taken back, with its reason", () => {
    office.act(businessPlan.WithdrawPlanAdoption, "2023-03-25", { fiscalYear, reason })
    expect(office.rows("corrections", { fiscalYear: 2022 })).toMatchObject([
      { type: "PlanAdoptionWithdrawn", kind: { en: "change by decision" }, why: reason, occurredOn: "2023-03-20" }
    ])
  })

  test("nothing was recorded into a closed year whose closing is taken back", () => {
    office.act(businessPlan.ClosePlan, "2024-03-20", { fiscalYear })
    office.moveTo("2024-03-21")
    office.act(target.DraftTarget, "2024-03-21", { ...canvasses, amount: 900 })
    const closedYear = (history: object) =>
      office
        .rows("exceptions", { fiscalYear }, history as never)
        .flatMap((row) => (row.kindCode === "closed-year" ? [row.type] : []))
    const { before, now } = takingBack(closedYear, businessPlan.WithdrawPlanClosing, "2024-03-22", { fiscalYear })
    expect([before, now]).toEqual([["TargetDrafted"], []])
    office.act(businessPlan.ClosePlan, "2024-03-25", { fiscalYear })
    office.act(target.DraftTarget, "2024-03-26", { ...canvasses, amount: 901 })
    expect(closedYear({})).toEqual(["TargetDrafted"])
  })
})
