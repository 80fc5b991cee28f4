// What the tests of the reports on targets ask and pick out: a question as of a day, sums, and the row of an area and metric.
import { type BranchCode, type Cell, FiscalYear, questionOn, type ReportQuery, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"

export type Row = Readonly<Record<string, Cell>>

export const queryOn = (day: string, fiscalYear = 2023, branch?: string): ReportQuery =>
  questionOn(zenkokuPlan, LocalDate.make(day), {
    fiscalYear: FiscalYear.make(fiscalYear),
    branch: branch as BranchCode | undefined,
    level: "branch"
  })

export const sum = (figures: ReadonlyArray<Cell | undefined>) =>
  figures.reduce<number>((total, each) => total + ((each ?? 0) as number), 0)

export const find = (rows: ReadonlyArray<Row>, area: string, metricCode: string) =>
  rows.filter((row) => row.area === area && row.metricCode === metricCode)
