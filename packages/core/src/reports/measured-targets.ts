// What the plan's own events measure, next to the targets it is held against: one fold and one way of reading it, shared by
// the reports on targets, so that they cannot disagree. What is measured, and by which events, the plan's topics say.
import { forEach, type LocalDate, type Projection, together } from "@keikaku/kernel"
import { monthsOfFiscalYear } from "../calendar/index.ts"
import type { BranchCode, MetricCode } from "../federation/index.ts"
import { countedUnits, reportedFigures, reportedUnits } from "../plan/reported-figure.ts"
import { phasedLike, type Target, targetOn, targets } from "../plan/target/index.ts"
import { type Area, metricsOf, sumOver } from "../report/areas.ts"
import { monthsInYear } from "../report/flow-in-year.ts"
import type { Stock } from "../report/measure.ts"
import type { ReportQuery } from "../report/report.ts"

/** Folds something of each metric that is asked for, where there is something. */
export const ofKind = <A>({ plan, ...query }: ReportQuery, fold: (code: MetricCode) => Projection<A> | undefined) =>
  together(
    Object.fromEntries(
      metricsOf(query).flatMap(({ code }) => {
        const folded = fold(code)
        return folded === undefined ? [] : [[code, folded]]
      })
    )
  )

/** Folds the flows by branch and month, the stocks, what branches reported as a whole, and the targets of the metrics that are asked for. */
export const measuredTargets = (query: ReportQuery) => {
  const { federation, fiscalYear, plan } = query
  return together({
    flows: ofKind(query, (code) => {
      const measure = plan.measures.get(code)
      return measure?.kind === "flow" ? monthsInYear(measure, fiscalYear, federation.calendar) : undefined
    }),
    stocks: ofKind<unknown>(query, (code) => {
      const measure = plan.measures.get(code)
      return measure?.kind === "stock" ? measure.projection : undefined
    }),
    targets: forEach(targets, (event) => `${event.fiscalYear}:${event.metric}`),
    reported: reportedFigures
  })
}

/** The state of that fold. */
export type MeasuredTargets = ReturnType<ReturnType<typeof measuredTargets>["initial"]>

/** The figures of an area in the twelve months of the year, each month's counted from cases or as reported; `undefined` for a metric that
 * no month adds up to. */
export const monthsOf = (
  state: MeasuredTargets,
  { federation, fiscalYear }: Pick<ReportQuery, "federation" | "fiscalYear">,
  area: Area,
  metric: MetricCode
): ReadonlyArray<number> | undefined => {
  const flow = state.flows[metric]
  const months = monthsOfFiscalYear(fiscalYear, federation.calendar).map(({ firstDay }) => firstDay.slice(0, 7))
  const reported = (branch: BranchCode, month: number) =>
    state.reported.size === 0 ? undefined : reportedUnits(state.reported, metric, branch, months[month]!)
  const isReported = area.branches.some((branch) => months.some((_, month) => reported(branch, month) !== undefined))
  if (flow === undefined && !isReported) return undefined
  return months.map((_, month) =>
    sumOver(area, (branch) => countedUnits(reported(branch, month), flow?.get(branch)?.[month] ?? 0))
  )
}

/** What an area has of a metric on a day; `undefined` for a metric that is not counted on a day. */
export const stockOn = (
  state: MeasuredTargets,
  { plan }: ReportQuery,
  metric: MetricCode,
  day: LocalDate
): ((area: Area) => number) | undefined => {
  if (!Object.hasOwn(state.stocks, metric)) return undefined
  const byBranch = (plan.measures.get(metric) as Stock).on(state.stocks[metric], day)
  return (area) => sumOver(area, (branch) => byBranch.get(branch) ?? 0)
}

/** The target of a metric in the report's year. */
export const targetIn = (state: MeasuredTargets, { fiscalYear }: ReportQuery, metric: MetricCode): Target =>
  targetOn(state.targets.get(`${fiscalYear}:${metric}`) ?? [])

/** The units of a target that fall to an area: the nation's, or the sum of its branches' once it is divided. */
export const unitsOf = (area: Area, { amount, shares }: Target): number | undefined =>
  area.code === "nation" ? amount : shares.size === 0 ? undefined : sumOver(area, (branch) => shares.get(branch) ?? 0)

/** How the year of an area goes by plan: the target's phasing applied to the area's units, or that of the nation where the
 * area has none to spread. `undefined` without a phasing, and for one without units. */
export const profileOf = (area: Area, target: Target): ReadonlyArray<number> | undefined => {
  const months = target.phasing?.months
  if (months === undefined || months.every((month) => month === 0)) return undefined
  const units = unitsOf(area, target)
  return units === undefined || units === 0 ? months : phasedLike(units, months)
}

/** What each month is to bring in an area: twelve units that add up to its part of the target. */
export const monthTargetsOf = (area: Area, target: Target): ReadonlyArray<number> | undefined => {
  const units = unitsOf(area, target)
  if (units === undefined || target.phasing === undefined) return undefined
  return units === 0 ? target.phasing.months.map(() => 0) : profileOf(area, target)
}
