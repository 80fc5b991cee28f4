// Target progress: every measured figure against its target, for nation, block and branch, as of a day. Firm and soft targets,
// revised ones, targets of zero and none at all.
import {
  businessPlan,
  type Cell,
  canvassing,
  FiscalYear,
  promoter,
  questionOn,
  type Report,
  type ReportQuery,
  target,
  zenkokuPlan
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { actAll, adoptionSteps } from "../resolved-plan.ts"
import { type Office, openOffice } from "../sweep/world.ts"
import { anySweep, foldOf, sweepDays } from "./any-sweep.ts"

const { AddPlanItem, DraftPlan, planFy2023 } = businessPlan
const { CanvassCase, EstablishCase } = canvassing
const { ResignPromoter, SuspendPromoter } = promoter
const { ApportionTarget, DraftTarget, ReviseTarget, SetTarget } = target

const targetProgress: Report = zenkokuPlan.reports.get("target-progress")!
let office: Office
const fiscalYear = 2023

beforeEach(() => {
  office = openOffice()
  office.act(DraftPlan, "2023-03-01", { fiscalYear, title: planFy2023.title })
  for (const item of planFy2023.items) office.act(AddPlanItem, "2023-03-01", { fiscalYear, ...item })
  actAll(office, adoptionSteps(fiscalYear, "2023-03-10", "2023-03-20"))
})

const setTarget = (metric: string, amount: number) => {
  office.act(DraftTarget, "2023-03-20", { fiscalYear, metric, amount })
  office.act(SetTarget, "2023-03-20", { fiscalYear, metric, amount })
}

const divide = (metric: string, weights: Readonly<Record<string, number>>, on = "2023-03-25") =>
  office.act(ApportionTarget, on, {
    fiscalYear,
    metric,
    method: "webster",
    route: "direct",
    sources: [
      {
        name: "前年度実績",
        percent: 100,
        weights: Object.entries(weights).map(([branch, weight]) => ({ branch, weight }))
      }
    ]
  })

/** The row of an area and a metric. */
const rowOf = (area: string, metric: string, history: object = { effectiveOn: "2023-09-30" }, level = "branch") => {
  const found = office.rows("target-progress", { fiscalYear, level }, history as never)
  return found.find((row) => row.area === area && row.metricCode === metric)!
}

describe("P4.2 target progress: targets", () => {
  test("every figure that the federation plans has a row; what nothing measures has its target and no actual", () => {
    for (const { amount, metric } of planFy2023.targets) setTarget(metric, amount)
    const rows = office.rows("target-progress", { fiscalYear, level: "nation" }, { effectiveOn: "2023-09-30" })
    expect(rows.map((row) => [row.metricCode, row.target])).toEqual([
      ["canvasses", 94_000],
      ["establishments", 30_000],
      ["ei-procedures", 18_000],
      ["promoters", 7_700],
      ["premium-income", null]
    ])
    setTarget("premium-income", 1_000_000_000)
    expect(rowOf("nation", "premium-income")).toMatchObject({ target: 1_000_000_000, actual: null, achievement: null })
  })

  test("promoters are a soft target (程度); the others are firm", () => {
    const rows = office.rows("target-progress", { fiscalYear, level: "nation" })
    expect(rows.map((row) => row.firmness.en)).toEqual(["firm", "firm", "firm", "soft", "firm"])
  })

  test("without a target every rate is undefined, and the figure is still shown", () => {
    office.appoint("p1", "27", "2023-04-01")
    expect(rowOf("nation", "promoters")).toMatchObject({ target: null, actual: 1, achievement: null })
  })

  test("against a target of zero the achievement is undefined, never 100%", () => {
    setTarget("canvasses", 0)
    divide("canvasses", { "27": 1 })
    for (const area of ["nation", "27"])
      expect(rowOf(area, "canvasses")).toMatchObject({ target: 0, actual: 0, achievement: null, pace: null })
  })

  test("a division gives each branch and block its part; a branch without a share has a target of zero", () => {
    setTarget("canvasses", 90)
    expect(rowOf("27", "canvasses").target).toBe(null)
    divide("canvasses", { "27": 2, "13": 1 })
    expect(["nation", "27", "13", "01"].map((area) => rowOf(area, "canvasses").target)).toEqual([90, 60, 30, 0])
    const blocks = ["kinki", "kanto-koshinetsu", "hokkaido-tohoku"]
    expect(blocks.map((area) => rowOf(area, "canvasses", {}, "block").target)).toEqual([60, 30, 0])
  })

  test("a revised target holds from its day on, and the branches have none until it is divided anew", () => {
    setTarget("canvasses", 90)
    divide("canvasses", { "27": 2, "13": 1 })
    office.act(ReviseTarget, "2023-10-01", { fiscalYear, metric: "canvasses", amount: 60, reason: "感染症の影響" })
    const targets = (day: string) =>
      ["nation", "27"].map((area) => rowOf(area, "canvasses", { effectiveOn: day }).target)
    expect(targets("2023-09-30")).toEqual([90, 60])
    expect(targets("2023-10-01")).toEqual([60, null])
    divide("canvasses", { "27": 2, "13": 1 }, "2023-10-15")
    expect(targets("2023-10-15")).toEqual([60, 40])
  })
})

describe("P4.2 target progress: figures", () => {
  test("promoters in office are counted on the day: neither suspended nor resigned, the last day included", () => {
    office.appoint("p1", "27", "2023-04-01")
    office.appoint("p2", "27", "2023-06-01")
    office.appoint("p3", "13", "2023-04-01")
    office.act(SuspendPromoter, "2023-07-01", { promoter: "p2", reason: "調査" })
    office.act(ResignPromoter, "2023-08-31", { promoter: "p3", reason: "転居" })
    const inOffice = (day: string) =>
      ["nation", "27", "13"].map((area) => rowOf(area, "promoters", { effectiveOn: day }).actual)
    expect(inOffice("2023-03-31")).toEqual([0, 0, 0])
    expect(inOffice("2023-04-01")).toEqual([2, 1, 1])
    expect(inOffice("2023-06-01")).toEqual([3, 2, 1])
    expect(inOffice("2023-07-01")).toEqual([2, 1, 1])
    expect(inOffice("2023-08-31")).toEqual([2, 1, 1])
    expect(inOffice("2023-09-01")).toEqual([1, 1, 0])
  })

  test("after the year has ended its promoters are those of its last day", () => {
    office.appoint("p1", "27", "2023-04-01", "2024-03-31")
    expect(rowOf("27", "promoters", { effectiveOn: "2024-06-01" }).actual).toBe(1)
  })

  test("promoters are a stock: they have an achievement, and neither pace nor forecast", () => {
    setTarget("promoters", 4)
    office.appoint("p1", "27", "2023-04-01")
    expect(rowOf("nation", "promoters")).toMatchObject({
      achievement: { numerator: 1, denominator: 4 },
      pace: null,
      requiredPerDay: null,
      forecast: null
    })
  })

  test("halfway through the year, half of the target is on course", () => {
    setTarget("canvasses", 4)
    office.appoint("p1", "27", "2023-04-01")
    office.open("k1", "b1", "27", "p1", "2023-05-10")
    for (const canvass of ["1", "2"])
      office.act(CanvassCase, "2023-06-01", { case: "k1", canvass, promoter: "p1", method: "visit", explained: true })
    expect(rowOf("nation", "canvasses")).toMatchObject({
      actual: 2,
      achievement: { numerator: 2, denominator: 4 },
      pace: { numerator: 2 * 366, denominator: 4 * 183 },
      requiredPerDay: { numerator: 2, denominator: 183 },
      forecast: { numerator: 2 * 366, denominator: 183 }
    })
  })

  test("one that establishes both counts in each; the two are never added up, and a note says so", () => {
    office.appoint("p1", "27", "2023-04-01")
    office.open("k1", "b1", "27", "p1", "2023-05-10")
    office.act(CanvassCase, "2023-06-01", {
      case: "k1",
      canvass: "1",
      promoter: "p1",
      method: "visit",
      explained: true
    })
    office.act(EstablishCase, "2023-06-20", { case: "k1", outcome: "o1", insurances: "both", specialEnrolment: false })
    expect(["establishments", "ei-procedures"].map((metric) => rowOf("27", metric).actual)).toEqual([1, 1])
    const { columns, notes, rows } = office.report("target-progress", { fiscalYear }).table
    expect(notes.some(({ en }) => en.includes("never add them up"))).toBe(true)
    expect(rows.every((row) => typeof row.metricCode === "string")).toBe(true)
    expect(columns.map(({ key }) => key)).not.toContain("total")
  })
})

describe("P4.2 target progress: branch, block and nation agree", () => {
  const figuresOf = (rows: ReadonlyArray<Readonly<Record<string, Cell>>>, area: (code: string) => boolean) => {
    const sums = new Map<string, number>()
    for (const row of rows)
      if (area(row.area as string))
        sums.set(row.metricCode as string, (sums.get(row.metricCode as string) ?? 0) + (row.actual as number))
    return [...sums].sort()
  }

  test("for any history, on any day and in either year, the nation is the sum of its blocks and of its branches", () => {
    const isNation = (code: string) => code === "nation"
    fc.assert(
      fc.property(anySweep, sweepDays, fc.constantFrom(2022, 2023), (history, day, year) => {
        const query = (level: ReportQuery["level"], branch?: string) =>
          questionOn(zenkokuPlan, LocalDate.make(day), { fiscalYear: FiscalYear.make(year), branch, level })
        const state = foldOf(targetProgress.projection(query("branch")), history)
        const rows = (level: ReportQuery["level"], branch?: string) =>
          targetProgress.table(state, query(level, branch)).rows
        const nation = figuresOf(rows("nation"), isNation)
        for (const level of ["block", "branch"] as const) {
          expect(figuresOf(rows(level), isNation)).toEqual(nation)
          expect(figuresOf(rows(level), (code) => !isNation(code))).toEqual(nation)
        }
        const osaka = figuresOf(rows("branch", "27"), () => true)
        expect(osaka).toEqual(figuresOf(rows("branch"), (code) => code === "27"))
      }),
      { numRuns: 60 }
    )
  })
})
