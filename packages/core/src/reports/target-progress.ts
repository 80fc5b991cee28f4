// Target progress (目標管理, plan §4(2)): every metric against its target, for nation, block and branch, as of a day.
import type { Label } from "@keikaku/kernel"
import { daysBetween, lastDayOfFiscalYear, monthsOfFiscalYear } from "../calendar/index.ts"
import { separated } from "../exact/index.ts"
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
import { type Area, areasOf, metricsOf } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { byArea, defineReport, ofYear, type ReportQuery } from "../report/report.ts"
import {
  type MeasuredTargets,
  measuredTargets,
  monthsOf,
  profileOf,
  stockOn,
  targetIn,
  unitsOf
} from "./measured-targets.ts"

const flowRow = (area: Area, target: Target, months: ReadonlyArray<number>, query: ReportQuery) => {
  const { asOf, federation, fiscalYear } = query
  const { calendar } = federation
  const units = unitsOf(area, target)
  const actual = months.reduce((sum, each) => sum + each, 0)
  const profile = profileOf(area, target)
  const share = profile === undefined ? undefined : (phasedShareOn(profile, fiscalYear, asOf, calendar) ?? undefined)
  const daysOfMonths = monthsOfFiscalYear(fiscalYear, calendar).map(
    ({ firstDay, lastDay }) => daysBetween(firstDay, lastDay) + 1
  )
  const interval = forecastInterval(months, profile ?? daysOfMonths, monthsPassedOn(fiscalYear, asOf, calendar))
  return {
    target: units ?? null,
    actual,
    ...progressOf(actual, units, elapsedOn(fiscalYear, asOf, calendar), share),
    forecastLow: interval?.low ?? null,
    forecastHigh: interval?.high ?? null
  }
}

const stockRow = (area: Area, target: Target, actual: number) => {
  const units = unitsOf(area, target)
  return { target: units ?? null, actual, ...stockProgressOf(actual, units), forecastLow: null, forecastHigh: null }
}

/** A metric that nothing measures has its target, and no actual figure. */
const unmeasuredRow = (area: Area, target: Target) => ({
  ...stockRow(area, target, 0),
  actual: null,
  achievement: null
})

/** A row for each area and metric. */
export const progressRows = (state: MeasuredTargets, query: ReportQuery) => {
  const lastDay = lastDayOfFiscalYear(query.fiscalYear, query.federation.calendar)
  const day = query.asOf < lastDay ? query.asOf : lastDay
  const measured = metricsOf(query).map((metric) => ({
    metric,
    stock: stockOn(state, query, metric.code, day),
    target: targetIn(state, query, metric.code)
  }))
  return areasOf(query).flatMap((area) =>
    measured.map(({ metric, stock, target }) => {
      const months = monthsOf(state, query, area, metric.code)
      return {
        area: area.code,
        name: area.label,
        metric: metric.label,
        metricCode: metric.code,
        firmness: firmness[metric.firmness],
        ...(months !== undefined
          ? flowRow(area, target, months, query)
          : stock !== undefined
            ? stockRow(area, target, stock(area))
            : unmeasuredRow(area, target))
      }
    })
  )
}

const firmness = { firm: { ja: "確約", en: "firm" }, soft: { ja: "目安", en: "soft" } } as const

const columns = {
  area: column.text("コード", "Area"),
  name: column.text("区域", "Name"),
  metric: column.text("指標", "Metric"),
  metricCode: column.code,
  firmness: column.text("性格", "Firmness"),
  target: column.count("目標", "Target"),
  actual: column.count("実績", "Actual"),
  achievement: column.percent("達成率", "Achievement"),
  pace: column.percent("進度", "Pace"),
  runRatePerDay: column.quotient("実績/日", "Done a day"),
  requiredPerDay: column.quotient("必要数/日", "Needed a day"),
  forecast: column.estimate("年度末見込", "Forecast"),
  forecastLow: column.count("見込下限", "Forecast low"),
  forecastHigh: column.count("見込上限", "Forecast high")
}

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
    ja: "実績を記録する決定のない指標は、目標だけを示します。",
    en: "A metric that no decision of the plan measures shows its target only."
  },
  {
    ja: "支部の報告値のある月は報告値を、ない月は事案を数えます。",
    en: "A branch's month counts the figure that was reported for it, where there is one, and its cases elsewhere."
  },
  {
    ja: "保険関係成立と雇用保険手続は重なります（両方の成立は双方に１件）。合計してはいけません。",
    en: "Establishments and EI procedures overlap (one that establishes both counts in each): never add them up."
  }
]

/** Every metric against its target, by area. */
export const targetProgress = defineReport(
  "target-progress",
  { ja: "目標の進捗", en: "Target progress" },
  { parameters: { ...ofYear, ...byArea }, columns, projection: measuredTargets, rows: progressRows, notes }
)
