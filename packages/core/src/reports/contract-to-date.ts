// A contract to date (plan §1(4)): its years and metrics, target and actual. What was reached is measured as in the report on targets,
// and read the same way; nothing of it is typed in.
import { forEach, type Label, together } from "@keikaku/kernel"
import {
  type FiscalYear,
  fiscalYearName,
  fiscalYearOf,
  monthOf,
  placeOfMonth,
  type YearStart
} from "../calendar/index.ts"
import { ratio } from "../exact/index.ts"
import type { BranchCode } from "../federation/index.ts"
import { contracts } from "../plan/contract.ts"
import { column } from "../report/column.ts"
import type { MonthsByBranch } from "../report/flow-in-year.ts"
import type { Flow } from "../report/measure.ts"
import { defineReport, type ReportQuery } from "../report/report.ts"
import { type MeasuredTargets, measuredTargets, ofKind } from "./measured-targets.ts"
import { progressRows } from "./target-progress.ts"

/** Folds what a flow brought in each month of every fiscal year, by branch: which years a contract has is known only from the log. */
const monthsByYear = (flow: Flow, calendar: YearStart) =>
  flow.fold(
    () => new Map<FiscalYear, MonthsByBranch>(),
    (all, { branch, on, units }) => {
      const year = fiscalYearOf(on, calendar)
      const branches: MonthsByBranch = all.get(year) ?? new Map<BranchCode, Array<number>>()
      const months = branches.get(branch) ?? Array.from({ length: 12 }, () => 0)
      months[placeOfMonth(monthOf(on), calendar)]! += units
      branches.set(branch, months)
      return all.set(year, branches)
    }
  )

const projectionFor = (query: ReportQuery) =>
  together({
    contracts: forEach(contracts.histories, ({ contract }) => contract),
    years: ofKind(query, (code) => {
      const measure = query.plan.measures.get(code)
      return measure?.kind === "flow" ? monthsByYear(measure, query.federation.calendar) : undefined
    }),
    measured: measuredTargets(query)
  })
type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

/** What was measured, as the report on targets of that year would have it. */
const measuredIn = ({ measured, years }: State, year: FiscalYear): MeasuredTargets => ({
  ...measured,
  flows: Object.fromEntries(Object.entries(years).map(([code, all]) => [code, all.get(year) ?? new Map()]))
})

interface Reached {
  readonly year: Label
  readonly target: number | null
  readonly actual: number | null
}

const sumOf = (figures: ReadonlyArray<number | null>): number | null =>
  figures.includes(null) ? null : figures.reduce<number>((sum, each) => sum + (each ?? 0), 0)

const toDate = (reached: ReadonlyArray<Reached>): Reached => ({
  year: { ja: "累計", en: "to date" },
  target: sumOf(reached.map(({ target }) => target)),
  actual: sumOf(reached.map(({ actual }) => actual))
})

const rowsOf = (state: State, query: ReportQuery) => {
  const { asOf, federation } = query
  const thisYear = fiscalYearOf(asOf, federation.calendar)
  return [...state.contracts].flatMap(([contract, history]) => {
    const { opening } = contracts.on(history, asOf)
    if (opening === undefined) return []
    const years = Array.from(
      { length: Math.max(Math.min(opening.lastYear, thisYear) - opening.firstYear + 1, 0) },
      (_, n) => (opening.firstYear + n) as FiscalYear
    )
    return opening.metrics.flatMap((metricCode) => {
      const metric = federation.metrics.find(({ code }) => code === metricCode)
      if (metric === undefined) return []
      const reached = years.map((fiscalYear): Reached => {
        const asked = {
          ...query,
          fiscalYear,
          level: "nation",
          branch: undefined,
          only: { metric: metricCode }
        } as const
        const { actual, target } = progressRows(measuredIn(state, fiscalYear), asked)[0]!
        return { year: fiscalYearName(fiscalYear, federation.calendar), target, actual }
      })
      const rows = metric.kind === "flow" ? [...reached, toDate(reached)] : reached
      return rows.map(({ actual, target, year }) => ({
        contract,
        programme: opening.programme,
        metric: metric.label,
        metricCode,
        year,
        target,
        actual,
        achievement: actual === null || target === null ? null : ratio(actual, target)
      }))
    })
  })
}

/** Every contract by year and metric, with a row for all its years to date. */
export const contractToDate = defineReport(
  "contract-to-date",
  { ja: "委託契約の実績（累計）", en: "Contracts to date" },
  {
    columns: {
      contract: column.text("委託契約", "Contract"),
      programme: column.text("事業", "Programme"),
      metric: column.text("指標", "Metric"),
      metricCode: column.code,
      year: column.text("年度", "Year"),
      target: column.count("目標", "Target"),
      actual: column.count("実績", "Actual"),
      achievement: column.percent("達成率", "Achievement")
    },
    projection: projectionFor,
    rows: rowsOf,
    notes: [
      {
        ja: "累計は始まった年度の合計です。目標のない年度があれば、目標と達成率の累計は示しません。",
        en: "To date adds up the years that have begun; without a target in one of them there is no target and no achievement to date."
      }
    ]
  }
)
