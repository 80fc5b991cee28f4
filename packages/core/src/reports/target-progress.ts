// Target progress (目標管理, plan §4(2)): every metric against its target, for nation, block and branch, as of a day.
import { forEach, together } from "@keikaku/kernel"
import { lastDayOfFiscalYear } from "../calendar/index.ts"
import type { BranchCode, MetricDefinition } from "../federation/index.ts"
import { elapsedOn, noTarget, progressOf, stockProgressOf, type Target, targets } from "../plan/target/index.ts"
import { officeOn, promoters } from "../sweep/promoter/index.ts"
import { type Area, areasOf, sumOver } from "./areas.ts"
import { countsOf } from "./counts.ts"
import { column, defineReport, type ReportQuery, type Table } from "./report.ts"

const projectionFor = ({ fiscalYear }: ReportQuery) =>
  together({
    counts: countsOf(fiscalYear),
    promoters: forEach(promoters, ({ event }) => event.promoter as string),
    targets: forEach(targets, ({ event }) => `${event.fiscalYear}:${event.metric}`)
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

/** The figure of a branch for each metric that the plan's own events measure. */
const measured = (state: State, query: ReportQuery): ReadonlyMap<string, (branch: BranchCode) => number> => {
  const lastDay = lastDayOfFiscalYear(query.fiscalYear)
  const day = query.asOf < lastDay ? query.asOf : lastDay
  const inOffice = new Map<BranchCode, number>()
  for (const promoter of state.promoters.values()) {
    const office = officeOn(promoter, day)
    if (office !== undefined) inOffice.set(office.branch, (inOffice.get(office.branch) ?? 0) + 1)
  }
  const counted = (key: "canvasses" | "establishments" | "eiProcedures") => (branch: BranchCode) =>
    state.counts.get(branch)?.[key] ?? 0
  return new Map([
    ["canvasses", counted("canvasses")],
    ["establishments", counted("establishments")],
    ["ei-procedures", counted("eiProcedures")],
    ["promoters", (branch) => inOffice.get(branch) ?? 0]
  ])
}

const targetFor = (area: Area, { amount, shares }: Target): number | undefined =>
  area.code === "nation" ? amount : shares.size === 0 ? undefined : sumOver(area, (branch) => shares.get(branch) ?? 0)

const table = (state: State, query: ReportQuery): Table => {
  const figures = measured(state, query)
  const elapsed = elapsedOn(query.fiscalYear, query.asOf)
  const row = (area: Area, metric: MetricDefinition, actualOf: (branch: BranchCode) => number) => {
    const target = targetFor(area, state.targets.get(`${query.fiscalYear}:${metric.code}`) ?? noTarget)
    const actual = sumOver(area, actualOf)
    const progress = metric.kind === "flow" ? progressOf(actual, target, elapsed) : stockProgressOf(actual, target)
    return {
      area: area.code,
      name: area.label,
      metric: metric.label,
      metricCode: metric.code,
      firmness: firmness[metric.firmness],
      target: target ?? null,
      actual,
      ...progress
    }
  }
  const rows = areasOf(query).flatMap((area) =>
    query.federation.metrics.flatMap((metric) => {
      const actualOf = figures.get(metric.code)
      return actualOf === undefined ? [] : [row(area, metric, actualOf)]
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
  column("requiredPerDay", "quotient", "必要数/日", "Needed a day"),
  column("forecast", "quotient", "年度末見込", "Forecast")
]

const notes = [
  {
    ja: "進度＝実績÷（目標×経過日数の割合）。年度末見込＝実績÷経過日数の割合。目標がないときの率は定義されません。",
    en: "Pace = actual / (target × share of days elapsed). Forecast = actual / that share. Without a target a rate is undefined."
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
  projection: projectionFor,
  table
})
