// Progress against a phased target: a phasing gives each month of an area its part, and the forecast of the year has an
// interval that follows from the months. Without a phasing the days count.
import {
  compareRatios,
  FiscalYear,
  japaneseCalendar,
  monthsOfFiscalYear,
  phaseTarget,
  type Report,
  target,
  zenkokuPlan,
  zenkokuRohoren
} from "@keikaku/core"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { happened } from "../sweep/world.ts"
import { find, queryOn, sum } from "./target-rows.ts"

const { TargetApportioned, TargetPhased, TargetSet } = target

const targetProgress: Report = zenkokuPlan.reports.get("target-progress")!
const targetMonths: Report = zenkokuPlan.reports.get("target-months")!

interface Planned {
  readonly amount?: number
  readonly months?: ReadonlyArray<number>
  readonly shares?: Readonly<Record<string, number>>
}
const ofTarget = { fiscalYear: 2023, metric: "canvasses", occurredOn: "2023-04-01" }

/** The state of a report with a target for the canvasses of FY2023, and with canvasses by month in Osaka and Tokyo. */
const stateWith = (
  { amount, months, shares }: Planned,
  osaka: ReadonlyArray<number> = [],
  tokyo: ReadonlyArray<number> = []
) => {
  const state = targetProgress.projection(queryOn("2023-04-01")).initial()
  const divided = Object.entries(shares ?? {}).map(([branch, units]) => ({ branch, units, weights: [] }))
  state.targets.set("2023:canvasses", [
    ...(amount === undefined ? [] : [happened(TargetSet, { ...ofTarget, amount })]),
    ...(shares === undefined
      ? []
      : [
          happened(TargetApportioned, { ...ofTarget, method: "webster", route: "direct", sources: [], shares: divided })
        ]),
    ...(months === undefined ? [] : [happened(TargetPhased, { ...ofTarget, basis: "even", months })])
  ])
  for (const [branch, counted] of [["27", osaka] as const, ["13", tokyo] as const])
    state.flows.canvasses.set(
      branch,
      Array.from({ length: 12 }, (_, month) => counted[month] ?? 0)
    )
  return state
}
const months = Result.getOrThrow(
  phaseTarget(
    900,
    { _tag: "profile", weights: [1, 1, 2, 2, 0, 0, 0, 0, 0, 0, 1, 2] },
    FiscalYear.make(2023),
    zenkokuRohoren.calendar
  )
)
const shares = { "27": 600, "13": 300 }
const canvasses = (report: Report, state: unknown, area: string, day: string) =>
  find(
    report.table(state, queryOn(day, 2023, report === targetMonths && area !== "nation" ? area : undefined)).rows,
    area,
    "canvasses"
  )

describe("P4.2 months: a phased target", () => {
  const state = stateWith({ amount: 900, months, shares }, [60, 70, 130], [40, 50, 90])

  test("month by month: what was to be, what was, both to date, and nothing for months to come", () => {
    const rows = canvasses(targetMonths, state, "nation", "2023-06-30")
    expect(rows.map((row) => row.month)).toEqual(
      monthsOfFiscalYear(FiscalYear.make(2023), japaneseCalendar).map(({ firstDay }) => firstDay.slice(0, 7))
    )
    expect(rows.map((row) => row.target)).toEqual([100, 100, 200, 200, 0, 0, 0, 0, 0, 0, 100, 200])
    expect(rows.map((row) => row.targetToDate)).toEqual([100, 200, 400, 600, 600, 600, 600, 600, 600, 600, 700, 900])
    expect(rows.slice(0, 4).map((row) => [row.actual, row.actualToDate])).toEqual([
      [100, 100],
      [120, 220],
      [220, 440],
      [null, null]
    ])
    expect(rows.slice(1, 4).map((row) => row.achievement)).toEqual([
      { numerator: 220, denominator: 200 },
      { numerator: 440, denominator: 400 },
      null
    ])
  })

  test("a branch has the national phasing applied to its own units", () => {
    const rows = canvasses(targetMonths, state, "27", "2023-06-30")
    expect(rows.map((row) => row.target)).toEqual([67, 67, 133, 133, 0, 0, 0, 0, 0, 0, 67, 133])
    expect(rows[2]).toMatchObject({ actualToDate: 260, targetToDate: 267 })
    expect(sum(rows.map((row) => row.target))).toBe(600)
  })

  test("pace and forecast are held against the units phased so far, not against the days", () => {
    const [nation] = canvasses(targetProgress, state, "nation", "2023-06-30")
    expect(nation).toMatchObject({ target: 900, actual: 440, runRatePerDay: { numerator: 440, denominator: 91 } })
    expect(compareRatios(nation!.pace as never, { numerator: 110, denominator: 100 })).toBe(0)
    expect(compareRatios(nation!.forecast as never, { numerator: 990, denominator: 1 })).toBe(0)
  })

  test("from two months on the forecast has a low and a high around it", () => {
    const [early] = canvasses(targetProgress, state, "nation", "2023-05-30")
    expect([early!.forecastLow, early!.forecastHigh]).toEqual([null, null])
    const [nation] = canvasses(targetProgress, state, "nation", "2023-06-30")
    const [low, high] = [nation!.forecastLow as number, nation!.forecastHigh as number]
    expect(low < 990 && 990 < high && low >= 940 && high <= 1_040).toBe(true)
  })

  test("an area without units goes as the nation is phased; its pace is undefined, and its months have no target", () => {
    const elsewhere = stateWith({ amount: 900, months, shares: { "27": 900 } }, [], [10, 10, 20])
    const [tokyo] = canvasses(targetProgress, elsewhere, "13", "2023-06-30")
    expect(tokyo).toMatchObject({ target: 0, actual: 40, pace: null, forecastLow: 90, forecastHigh: 90 })
    expect(compareRatios(tokyo!.forecast as never, { numerator: 90, denominator: 1 })).toBe(0)
    const undivided = stateWith({ amount: 900, months })
    expect(sum(canvasses(targetMonths, elsewhere, "13", "2023-06-30").map((row) => row.target))).toBe(0)
    for (const row of canvasses(targetMonths, undivided, "13", "2023-06-30")) expect(row.target).toBe(null)
  })

  test("targets and figures of branches and nation agree, and stocks are never added up over months", () => {
    const rows = targetProgress.table(state, queryOn("2023-06-30")).rows.filter((row) => row.metricCode === "canvasses")
    for (const key of ["target", "actual"])
      expect(sum(rows.filter((row) => row.area !== "nation").map((row) => row[key]))).toBe(
        find(rows, "nation", "canvasses")[0]![key]
      )
    const stock = find(targetMonths.table(state, queryOn("2023-06-30")).rows, "nation", "promoters")
    expect(stock.map((row) => row.actualToDate)).toEqual([0, 0, 0, ...Array.from({ length: 9 }, () => null)])
    expect(stock.every((row) => row.target === null && row.actual === null)).toBe(true)
  })
})

describe("P4.2 months: a target without phasing", () => {
  test("φ is the share of the days, months have no target, and the interval weighs the months by their days", () => {
    const state = stateWith({ amount: 366 }, [30, 31, 30])
    const [nation] = canvasses(targetProgress, state, "nation", "2023-06-30")
    expect(nation).toMatchObject({ pace: { numerator: 91 * 366, denominator: 366 * 91 } })
    expect([nation!.forecastLow, nation!.forecastHigh]).toEqual([366, 366])
    const [april] = canvasses(targetMonths, state, "nation", "2023-06-30")
    expect(april).toMatchObject({ target: null, actual: 30, targetToDate: null, actualToDate: 30, achievement: null })
  })

  test("a target of zero spread over the year says nothing, so the days count", () => {
    const state = stateWith({ amount: 0, months: Array.from({ length: 12 }, () => 0) }, [30, 31, 30])
    const [nation] = canvasses(targetProgress, state, "nation", "2023-06-30")
    expect(nation).toMatchObject({ target: 0, pace: null, forecast: { numerator: 91 * 366, denominator: 91 } })
    expect([nation!.forecastLow, nation!.forecastHigh]).toEqual([366, 366])
  })
})

describe("P4.2 target progress: the columns", () => {
  test("the forecast is an estimate in whole units, between its low and its high; a note says how they were found", () => {
    const { columns, notes } = targetProgress.table(stateWith({}), queryOn("2023-06-30"))
    expect(columns.slice(-5).map(({ key, kind }) => [key, kind])).toEqual([
      ["runRatePerDay", "quotient"],
      ["requiredPerDay", "quotient"],
      ["forecast", "estimate"],
      ["forecastLow", "count"],
      ["forecastHigh", "count"]
    ])
    const text = notes.map(({ en }) => en).join(" ")
    for (const word of ["φ = ", "middle 80% of 1,000", "seed is fixed"]) expect(text).toContain(word)
  })
})
