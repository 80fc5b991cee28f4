// The plan's own counting, in the form that the laws of counting ask for: the branches as the projection counts them, the
// nation as the report on targets shows it.
import { FiscalYear, japaneseCalendar, lastDayOfFiscalYear, questionOn, zenkokuPlan } from "@keikaku/core"
import type { Projection, Recorded } from "@keikaku/kernel"
import { type CountingUnderTest, type CountRow, recordedHistory } from "@keikaku/testing"
import { countsOf } from "../core/reports/counts.ts"

const fold = <S>(of: Projection<S>, history: ReadonlyArray<Recorded>): S => {
  const types = new Set(of.query.flatMap((item) => item.types))
  return history.reduce((state, each) => (types.has(each.event._tag) ? of.apply(state, each) : state), of.initial())
}

const branchRows = (history: ReadonlyArray<Recorded>, fiscalYear: FiscalYear): ReadonlyArray<CountRow> =>
  [...fold(countsOf(fiscalYear), history)].map(([area, counts]) => ({ area, fiscalYear, ...counts }))

const report = zenkokuPlan.reports.get("target-progress")!

const nationRow = (history: ReadonlyArray<Recorded>, fiscalYear: FiscalYear): CountRow => {
  const asOf = lastDayOfFiscalYear(fiscalYear, japaneseCalendar)
  const query = questionOn(zenkokuPlan, asOf, { fiscalYear, level: "nation" })
  const { rows } = report.table(fold(report.projection(query), history), query)
  const actual = (metric: string) => rows.find(({ metricCode }) => metricCode === metric)!.actual as number
  const [establishments, eiProcedures] = [actual("establishments"), actual("ei-procedures")]
  return { area: "nation", fiscalYear, canvasses: actual("canvasses"), establishments, eiProcedures }
}

/** Counts FY2022 and FY2023. */
export const countPlan: CountingUnderTest = (events) => {
  const history = recordedHistory(zenkokuPlan.catalogue, events)
  return [2022, 2023]
    .map((year) => FiscalYear.make(year))
    .flatMap((year) => [...branchRows(history, year), nationRow(history, year)])
}
