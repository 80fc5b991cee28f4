// The plan's items with their progress, and the business report (事業報告) at the end of the year.
import { businessPlan, canvassing, council, target, zenkokuRohoren } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { actAll, adoptionSteps } from "../resolved-plan.ts"
import { type Office, openOffice } from "../sweep/world.ts"

const { AddPlanItem, ClosePlan, DraftPlan, ReportPlanItemProgress, TagPlanItem } = businessPlan
const { CanvassCase } = canvassing
const { HoldCouncil } = council
const { DraftTarget, SetTarget } = target

let office: Office
const fiscalYear = 2023

beforeEach(() => {
  office = openOffice()
  office.act(DraftPlan, "2023-03-01", { fiscalYear, title: "令和５年度事業計画" })
  for (const item of ["4.1", "4.3", "5.1"])
    office.act(AddPlanItem, "2023-03-01", { fiscalYear, item, title: `項目 ${item}` })
  actAll(office, adoptionSteps(fiscalYear, "2023-03-10", "2023-03-20"))
})

const report = (item: string, on: string, progress: string, note = progress) =>
  office.act(ReportPlanItemProgress, on, { fiscalYear, item, progress, note })
const progressOf = (name = "plan-items", history: object = {}) =>
  office
    .rows(name, { fiscalYear }, history as never)
    .filter((row, n, all) => row.item !== null && row.item !== all[n - 1]?.item)
    .map((row) => [row.item, row.progress.en, row.reportedOn])

describe("P0 plan items", () => {
  test("every item is shown with its latest progress; one without a report says so", () => {
    report("4.1", "2023-06-30", "in-progress")
    report("4.1", "2023-09-30", "achieved")
    report("4.3", "2023-06-30", "in-progress")
    expect(progressOf()).toEqual([
      ["4.1", "achieved", "2023-09-30"],
      ["4.3", "in progress", "2023-06-30"],
      ["5.1", "no report", null]
    ])
  })

  test("a report handed in late does not undo a later one; of two of one day the second holds", () => {
    report("4.1", "2023-09-30", "achieved", "達成")
    report("4.1", "2023-06-30", "in-progress", "遅れて提出")
    report("4.3", "2023-06-30", "not-achieved")
    report("4.3", "2023-06-30", "achieved")
    expect(progressOf().slice(0, 2)).toEqual([
      ["4.1", "achieved", "2023-09-30"],
      ["4.3", "achieved", "2023-06-30"]
    ])
    expect(progressOf("plan-items", { effectiveOn: "2023-07-31" })[0]).toEqual(["4.1", "in progress", "2023-06-30"])
  })

  test("the themes of an item are shown", () => {
    for (const theme of ["デジタル化", "人材"])
      office.act(TagPlanItem, "2023-04-01", { fiscalYear, item: "4.3", theme })
    expect(office.rows("plan-items", { fiscalYear }).map((row) => row.themes)).toEqual(["", "デジタル化、人材", ""])
  })

  test("a year without a plan has no items", () => {
    expect(office.rows("plan-items", { fiscalYear: 2022 })).toEqual([])
  })
})

describe("P0 the business report", () => {
  test("when the plan is closed, what was not achieved was not achieved", () => {
    report("4.1", "2024-03-20", "achieved")
    report("4.3", "2024-03-20", "in-progress")
    office.act(ClosePlan, "2024-03-31", { fiscalYear })
    expect(progressOf("business-report", { effectiveOn: "2024-03-30" }).map(([, progress]) => progress)).toEqual([
      ...["achieved", "in progress", "no report"]
    ])
    expect(progressOf("business-report").map(([, progress]) => progress)).toEqual([
      ...["achieved", "not achieved", "not achieved"]
    ])
  })

  test("its items have the national figures against their targets; what nothing measures stands at the end", () => {
    office.act(DraftTarget, "2023-03-20", { fiscalYear, metric: "canvasses", amount: 94_000 })
    office.act(SetTarget, "2023-03-20", { fiscalYear, metric: "canvasses", amount: 94_000 })
    office.appoint("p1", "27", "2023-04-01")
    office.open("k1", "b1", "27", "p1", "2023-05-10")
    office.act(CanvassCase, "2023-06-01", {
      case: "k1",
      canvass: "1",
      promoter: "p1",
      method: "visit",
      explained: true
    })
    const rows = office.rows("business-report", { fiscalYear }, { effectiveOn: "2024-03-31" })
    expect(rows.map((row) => [row.item, row.figure?.en ?? null, row.target, row.actual]).slice(1)).toEqual([
      ["4.3", "Canvasses", 94_000, 1],
      ["4.3", "Establishments (EI-only not counted)", null, 0],
      ["4.3", "Employment-insurance procedures", null, 0],
      ["5.1", "Issues of the magazine published", 0, 0],
      [null, "Premium income of the federation accident insurance", null, null]
    ])
    expect(rows[1]!.achievement).toEqual({ numerator: 1, denominator: 94_000 })
  })
})

describe("P0 how far an item was carried out is computed from what its topics recorded", () => {
  const extents = () => office.rows("plan-items", { fiscalYear }).map(({ extent, item }) => [item, extent?.en ?? null])

  test("not done, partly and done by its figures; unknown where nothing is recorded that belongs to it", () => {
    expect(extents()).toEqual([
      ["4.1", "not done"],
      ["4.3", "not done"],
      ["5.1", null]
    ])
    office.act(HoldCouncil, "2023-05-10", { council: "c-1", branch: "27", topics: ["targets"] })
    expect(extents()[0]).toEqual(["4.1", "partly done"])
    for (const branch of zenkokuRohoren.branches)
      for (const n of [1, 2, 3])
        office.act(HoldCouncil, "2023-06-10", {
          council: `${branch.code}-${n}`,
          branch: branch.code,
          topics: ["targets"]
        })
    expect(extents()[0]).toEqual(["4.1", "done"])
  })

  test("the business report has a row for each figure, with what a person added", () => {
    office.act(HoldCouncil, "2023-05-10", { council: "c-1", branch: "27", topics: ["targets"] })
    report("4.1", "2023-06-30", "in-progress", "順調")
    expect(office.rows("business-report", { fiscalYear })[0]).toMatchObject({
      item: "4.1",
      extent: { ja: "一部実施" },
      note: "順調",
      figure: { ja: "開催した協議会（支部ごとに３回まで）" },
      target: 141,
      actual: 1,
      achievement: { numerator: 1, denominator: 141 }
    })
  })
})
