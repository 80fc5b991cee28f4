// Target progress (目標管理, plan §4(2)): every metric against its target, for nation, block and branch, as of a day.
import type { Label } from "@keikaku/kernel"
import { daysBetween, lastDayOfFiscalYear, monthsOfFiscalYear } from "../calendar/index.ts"
import type { MetricDefinition } from "../federation/index.ts"
import { separated } from "../money/index.ts"
import {
  elapsedOn,
  forecastDefaults,
  forecastInterval,
  monthsPassedOn,
  phasedShareOn,
  progressOf,
  stockProgressOf,
  type Target
} from "../plan/target/index.ts"
import { type Area, areasOf, sumOver } from "./areas.ts"
import {
  type MeasuredTargets,
  measuredTargets,
  monthsOf,
  profileOf,
  stocksOn,
  targetIn,
  unitsOf
} from "./measured-targets.ts"
import { type Cell, column, defineReport, type ReportQuery, type Table } from "./report.ts"

const flowRow = (area: Area, target: Target, months: ReadonlyArray<number>, { asOf, fiscalYear }: ReportQuery) => {
  const units = unitsOf(area, target)
  const actual = months.reduce((sum, each) => sum + each, 0)
  const profile = profileOf(area, target)
  const share = profile === undefined ? undefined : (phasedShareOn(profile, fiscalYear, asOf) ?? undefined)
  const daysOfMonths = monthsOfFiscalYear(fiscalYear).map(({ firstDay, lastDay }) => daysBetween(firstDay, lastDay) + 1)
  const interval = forecastInterval(months, profile ?? daysOfMonths, monthsPassedOn(fiscalYear, asOf))
  return {
    target: units ?? null,
    actual,
    ...progressOf(actual, units, elapsedOn(fiscalYear, asOf), share),
    forecastLow: interval?.low ?? null,
    forecastHigh: interval?.high ?? null
  }
}

const stockRow = (area: Area, target: Target, actual: number) => {
  const units = unitsOf(area, target)
  return { target: units ?? null, actual, ...stockProgressOf(actual, units), forecastLow: null, forecastHigh: null }
}

const table = (state: MeasuredTargets, query: ReportQuery): Table => {
  const lastDay = lastDayOfFiscalYear(query.fiscalYear)
  const stocks = stocksOn(state, query.asOf < lastDay ? query.asOf : lastDay)
  const figures = (area: Area, metric: MetricDefinition): Readonly<Record<string, Cell>> | undefined => {
    const target = targetIn(state, query, metric.code)
    const months = monthsOf(state, area, metric.code)
    if (months !== undefined) return flowRow(area, target, months, query)
    const stock = stocks.get(metric.code)
    return (
      stock &&
      stockRow(
        area,
        target,
        sumOver(area, (branch) => stock.get(branch) ?? 0)
      )
    )
  }
  const rows = areasOf(query).flatMap((area) =>
    query.federation.metrics.flatMap((metric) => {
      const found = figures(area, metric)
      const whose = { area: area.code, name: area.label, metric: metric.label, metricCode: metric.code }
      return found === undefined ? [] : [{ ...whose, firmness: firmness[metric.firmness], ...found }]
    })
  )
  return { columns, rows, notes }
}

const firmness = { firm: { ja: "確約", en: "firm" }, soft: { ja: "目安", en: "soft" } } as const

const columns = [
  column("area", "text", "コード", "Area"),
  column("name", "text", "区域", "Name"),
  column("metric", "text", "指標", "Metric"),
  column("firmness", "text", "性格", "Firmness"),
  column("target", "count", "目標", "Target"),
  column("actual", "count", "実績", "Actual"),
  column("achievement", "percent", "達成率", "Achievement"),
  column("pace", "percent", "進度", "Pace"),
  column("runRatePerDay", "quotient", "実績/日", "Done a day"),
  column("requiredPerDay", "quotient", "必要数/日", "Needed a day"),
  column("forecast", "estimate", "年度末見込", "Forecast"),
  column("forecastLow", "count", "見込下限", "Forecast low"),
  column("forecastHigh", "count", "見込上限", "Forecast high")
]

const { confidence, resamples } = forecastDefaults
const count = separated(resamples)

const notes: ReadonlyArray<Label> = [
  {
    ja: "φ＝経過した月の月別目標（当月は日割り）の年間目標に対する割合。月別目標がない目標では経過日数の割合。進度＝実績÷（目標×φ）。年度末見込＝実績÷φ。1日当たりは暦日。目標がないときの率は定義されません。",
    en: "φ = the units phased for the months passed (the current one by its days) over the year's; without a phasing, the share of days elapsed. Pace = actual / (target × φ). Forecast = actual / φ. A day is a calendar day. Without a target a rate is undefined."
  },
  {
    ja: `見込下限・上限＝終わった月の実績÷月別目標（ないときは日数）の比を、残りの月に無作為に当てはめた${count}通りの年度末のうち中央の${confidence}%（種は固定）。終わった月が２か月に満たなければ示しません。これまでと違うことが起これば外れます。`,
    en: `Forecast low and high = the middle ${confidence}% of ${count} year-ends, in which each remaining month goes as completed ones drawn at random went against their phased units (without a phasing, their days); the seed is fixed. None before two months are complete. What is unlike all months so far is not in it.`
  },
  {
    ja: "保険関係成立と雇用保険手続は重なります（両方の成立は双方に１件）。合計してはいけません。",
    en: "Establishments and EI procedures overlap (one that establishes both counts in each): never add them up."
  }
]

/** Every measured metric against its target, by area. */
export const targetProgress = defineReport({
  name: "target-progress",
  label: { ja: "目標の進捗", en: "Target progress" },
  projection: measuredTargets,
  table
})
