// Targets by month, for any history: the months add up to the year, in every branch, and reversals take back in the month in
// which they had counted.
import {
  FiscalYear,
  japaneseCalendar,
  monthsOfFiscalYear,
  type Report,
  type ReportQuery,
  zenkokuPlan
} from "@keikaku/core"
import type { Recorded } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anySweep, foldOf, sweepDays } from "./any-sweep.ts"
import { countsOf, monthlyCountsOf } from "./counts.ts"
import { find, queryOn, type Row, sum } from "./target-rows.ts"

const targetProgress: Report = zenkokuPlan.reports.get("target-progress")!
const targetMonths: Report = zenkokuPlan.reports.get("target-months")!
const years = [2022, 2023].map((year) => FiscalYear.make(year))
const runs = { numRuns: 60 }

const visibleOn = (history: ReadonlyArray<Recorded>, day: string) =>
  history.filter(({ event }) => event.occurredOn <= day)
const rowsOf = (report: Report, query: ReportQuery, history: ReadonlyArray<Recorded>): ReadonlyArray<Row> =>
  report.table(foldOf(report.projection(query), history), query).rows

describe("P4.2 months: for any history, reversals and all", () => {
  test("the counts of the year are the sums of its months, in every branch", () => {
    fc.assert(
      fc.property(anySweep, (history) => {
        for (const year of years) {
          const annual = foldOf(countsOf(year), history)
          const monthly = foldOf(monthlyCountsOf(year), history)
          const sums = [...monthly].map(([branch, { canvasses, eiProcedures, establishments }]) => [
            branch,
            { canvasses: sum(canvasses), establishments: sum(establishments), eiProcedures: sum(eiProcedures) }
          ])
          expect(sums).toEqual([...annual])
        }
      }),
      runs
    )
  })

  test("as in effect on any day no month is below zero, and none after that day has anything", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, (history, day) => {
        for (const year of years)
          for (const counts of foldOf(monthlyCountsOf(year), visibleOn(history, day)).values())
            for (const months of Object.values(counts))
              months.forEach((count, month) => {
                expect(count).toBeGreaterThanOrEqual(0)
                if (monthsOfFiscalYear(year, japaneseCalendar)[month]!.firstDay > day) expect(count).toBe(0)
              })
      }),
      runs
    )
  })

  test("the report by month adds up to the report of the year, for the nation and for a branch", () => {
    fc.assert(
      fc.property(anySweep, sweepDays, fc.constantFrom(2022, 2023), (history, day, year) => {
        const visible = visibleOn(history, day)
        const progress = rowsOf(targetProgress, queryOn(day, year), visible)
        for (const area of ["nation", "27"]) {
          const query = queryOn(day, year, area === "nation" ? undefined : area)
          const months = rowsOf(targetMonths, query, visible)
          for (const metric of ["canvasses", "establishments", "ei-procedures"]) {
            const ofMetric = find(months, area, metric)
            expect(ofMetric).toHaveLength(12)
            expect(sum(ofMetric.map((row) => row.actual))).toBe(find(progress, area, metric)[0]!.actual)
          }
          const inOffice = find(months, area, "promoters").map((row) => row.actualToDate)
          const begun = inOffice.filter((count) => count !== null)
          if (begun.length > 0) expect(begun.at(-1)).toBe(find(progress, area, "promoters")[0]!.actual)
        }
      }),
      runs
    )
  })
})
