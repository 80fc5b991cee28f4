// Targets by month (月別の目標管理, plan §4(2)): for the nation or one branch, what each month was to bring and what it brought,
// and both to date.
import type { LocalDate } from "@keikaku/kernel"
import { monthsOfFiscalYear } from "../calendar/index.ts"
import { ratio } from "../exact/index.ts"
import type { MetricCode } from "../federation/index.ts"
import { type Area, areasOf, metricsOf } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch, ofYear, type ReportQuery } from "../report/report.ts"
import {
  type MeasuredTargets,
  measuredTargets,
  monthsOf,
  monthTargetsOf,
  stockOn,
  targetIn,
  unitsOf
} from "./measured-targets.ts"

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

const none: Month = { target: null, actual: null, targetToDate: null, actualToDate: null }

const rowsOf = (state: MeasuredTargets, query: ReportQuery) => {
  const { asOf, federation, fiscalYear } = query
  const months = monthsOfFiscalYear(fiscalYear, federation.calendar)
  const hasBegun = (month: number) => months[month]!.firstDay <= asOf
  const monthsIn = (area: Area, metric: MetricCode): ReadonlyArray<Month> => {
    const target = targetIn(state, query, metric)
    const counted = monthsOf(state, query, area, metric)
    if (counted !== undefined) return flowMonths(monthTargetsOf(area, target), counted, hasBegun)
    const targetToDate = unitsOf(area, target) ?? null
    return months.map(({ lastDay }, month) => {
      const stock = hasBegun(month) ? stockOn(state, query, metric, asOf < lastDay ? asOf : lastDay) : undefined
      return { ...none, targetToDate, actualToDate: stock?.(area) ?? null }
    })
  }
  return areasOf({ ...query, level: "nation" }).flatMap((area) =>
    metricsOf(query).flatMap((metric) =>
      monthsIn(area, metric.code).map((figures, month) => ({
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
}

const monthText = (day: LocalDate): string => day.slice(0, 7)

const columns = {
  area: column.text("コード", "Area"),
  name: column.text("区域", "Name"),
  metric: column.text("指標", "Metric"),
  metricCode: column.code,
  month: column.text("月", "Month"),
  target: column.count("月別目標", "Target"),
  actual: column.count("実績", "Actual"),
  targetToDate: column.count("累計目標", "Target to date"),
  actualToDate: column.count("累計実績", "Actual to date"),
  achievement: column.percent("累計達成率", "Achievement to date")
}

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

/** Every metric month by month, for the nation or one branch. */
export const targetMonths = defineReport(
  "target-months",
  { ja: "目標の月別進捗", en: "Targets by month" },
  { parameters: { ...ofYear, ...ofBranch }, columns, projection: measuredTargets, rows: rowsOf, notes }
)
