// Targets by month (月別の目標管理, plan §4(2)): for the nation or one branch, what each month was to bring and what it brought,
// and both to date.
import type { LocalDate } from "@keikaku/kernel"
import { monthsOfFiscalYear } from "../calendar/index.ts"
import type { MetricCode } from "../federation/index.ts"
import { ratio } from "../money/index.ts"
import { type Area, areasOf, sumOver } from "./areas.ts"
import {
  type MeasuredTargets,
  measuredTargets,
  monthsOf,
  monthTargetsOf,
  stocksOn,
  targetIn,
  unitsOf
} from "./measured-targets.ts"
import { column, defineReport, type ReportQuery, type Table } from "./report.ts"

/** The figures of a month; `null` where there are none. */
interface Month {
  readonly target: number | null
  readonly actual: number | null
  readonly targetToDate: number | null
  readonly actualToDate: number | null
}

const flowMonths = (
  phased: ReadonlyArray<number> | undefined,
  counted: ReadonlyArray<number>,
  hasBegun: (month: number) => boolean
): ReadonlyArray<Month> => {
  const toDate = (figures: ReadonlyArray<number>, month: number) =>
    figures.slice(0, month + 1).reduce((sum, each) => sum + each, 0)
  return counted.map((actual, month) => {
    const known = hasBegun(month) || actual !== 0
    return {
      target: phased?.[month] ?? null,
      actual: known ? actual : null,
      targetToDate: phased === undefined ? null : toDate(phased, month),
      actualToDate: known ? toDate(counted, month) : null
    }
  })
}

const table = (state: MeasuredTargets, query: ReportQuery): Table => {
  const { asOf, federation, fiscalYear } = query
  const months = monthsOfFiscalYear(fiscalYear)
  const hasBegun = (month: number) => months[month]!.firstDay <= asOf
  const stocks = months.map(({ lastDay }) => stocksOn(state, asOf < lastDay ? asOf : lastDay))
  const inArea = (area: Area, metric: MetricCode): ReadonlyArray<Month> => {
    const target = targetIn(state, query, metric)
    const units = unitsOf(area, target)
    const counted = monthsOf(state, area, metric)
    if (counted !== undefined) return flowMonths(monthTargetsOf(area, target), counted, hasBegun)
    return stocks.flatMap((each, month) => {
      const stock = each.get(metric)
      if (stock === undefined) return []
      const actualToDate = hasBegun(month) ? sumOver(area, (branch) => stock.get(branch) ?? 0) : null
      return [{ target: null, actual: null, targetToDate: units ?? null, actualToDate }]
    })
  }
  const rows = areasOf({ ...query, level: "nation" }).flatMap((area) =>
    federation.metrics.flatMap((metric) =>
      inArea(area, metric.code).map((figures, month) => ({
        area: area.code,
        name: area.label,
        metric: metric.label,
        metricCode: metric.code,
        month: monthText(months[month]!.firstDay),
        ...figures,
        achievement:
          figures.actualToDate === null || figures.targetToDate === null
            ? null
            : ratio(figures.actualToDate, figures.targetToDate)
      }))
    )
  )
  return { columns, rows, notes }
}

const monthText = (day: LocalDate): string => day.slice(0, 7)

const columns = [
  column("area", "text", "コード", "Area"),
  column("name", "text", "区域", "Name"),
  column("metric", "text", "指標", "Metric"),
  column("month", "text", "月", "Month"),
  column("target", "count", "月別目標", "Target"),
  column("actual", "count", "実績", "Actual"),
  column("targetToDate", "count", "累計目標", "Target to date"),
  column("actualToDate", "count", "累計実績", "Actual to date"),
  column("achievement", "percent", "累計達成率", "Achievement to date")
]

const notes = [
  {
    ja: "累計達成率＝累計実績÷その月末までの累計目標。月別目標のない目標では定義されません。支部の月別目標は全国の月別目標を支部の目標に当てはめたもので、支部ごとに整数に丸めます。",
    en: "Achievement to date = actual to date / target to the end of that month; undefined without a phasing. A branch's months are the national phasing applied to the branch's own target, rounded to whole units for each branch."
  },
  {
    ja: "推進員数は月末（当月は基準日）の人数を年間目標と比べます。月ごとには足し上げません。",
    en: "Promoters are those in office at the month's end (in the current month: on the day), against the year's target; they do not add up over months."
  }
]

/** Every measured metric month by month, for the nation or one branch. */
export const targetMonths = defineReport({
  name: "target-months",
  label: { ja: "目標の月別進捗", en: "Targets by month" },
  projection: measuredTargets,
  table
})
