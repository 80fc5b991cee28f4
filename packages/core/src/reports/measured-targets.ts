// What the plan's own events measure, next to the targets it is held against: one fold and one way of reading it, shared by
// the reports on targets, so that they cannot disagree.
import { forEach, type LocalDate, together } from "@keikaku/kernel"
import type { BranchCode, MetricCode } from "../federation/index.ts"
import { noTarget, phasedLike, type Target, targets } from "../plan/target/index.ts"
import { officeOn, promoters } from "../sweep/promoter/index.ts"
import { type Area, sumOver } from "./areas.ts"
import { type CountKey, monthlyCountsOf } from "./counts.ts"
import type { ReportQuery } from "./report.ts"

/** Folds the counts by branch and month, the promoters, and the targets. */
export const measuredTargets = ({ fiscalYear }: ReportQuery) =>
  together({
    counts: monthlyCountsOf(fiscalYear),
    promoters: forEach(promoters, (event) => event.promoter),
    targets: forEach(targets, (event) => `${event.fiscalYear}:${event.metric}`)
  })

/** The state of that fold. */
export type MeasuredTargets = ReturnType<ReturnType<typeof measuredTargets>["initial"]>

const flows: ReadonlyMap<string, CountKey> = new Map([
  ["canvasses", "canvasses"],
  ["establishments", "establishments"],
  ["ei-procedures", "eiProcedures"]
])

/** The figures of an area in the twelve months, April first; `undefined` for a metric that no month adds up to. */
export const monthsOf = (state: MeasuredTargets, area: Area, metric: MetricCode): ReadonlyArray<number> | undefined => {
  const key = flows.get(metric)
  if (key === undefined) return undefined
  return Array.from({ length: 12 }, (_, month) =>
    sumOver(area, (branch) => state.counts.get(branch)?.[key][month] ?? 0)
  )
}

/** The stocks: by metric, how many each branch has on a day. */
export const stocksOn = (
  state: MeasuredTargets,
  day: LocalDate
): ReadonlyMap<string, ReadonlyMap<BranchCode, number>> => {
  const inOffice = new Map<BranchCode, number>()
  for (const promoter of state.promoters.values()) {
    const office = officeOn(promoter, day)
    if (office !== undefined) inOffice.set(office.branch, (inOffice.get(office.branch) ?? 0) + 1)
  }
  return new Map([["promoters", inOffice]])
}

/** The target of a metric in the report's year. */
export const targetIn = (state: MeasuredTargets, { fiscalYear }: ReportQuery, metric: MetricCode): Target =>
  state.targets.get(`${fiscalYear}:${metric}`) ?? noTarget

/** The units of a target that fall to an area: the nation's, or the sum of its branches' once it is divided. */
export const unitsOf = (area: Area, { amount, shares }: Target): number | undefined =>
  area.code === "nation" ? amount : shares.size === 0 ? undefined : sumOver(area, (branch) => shares.get(branch) ?? 0)

/** How the year of an area goes by plan: the target's phasing applied to the area's units, or that of the nation where the
 * area has none to spread. `undefined` without a phasing, and for one without units. */
export const profileOf = (area: Area, target: Target): ReadonlyArray<number> | undefined => {
  const { phasing } = target
  if (phasing === undefined || phasing.every((month) => month === 0)) return undefined
  const units = unitsOf(area, target)
  return units === undefined || units === 0 ? phasing : phasedLike(units, phasing)
}

/** What each month is to bring in an area, April first: twelve units that add up to its part of the target. */
export const monthTargetsOf = (area: Area, target: Target): ReadonlyArray<number> | undefined => {
  const units = unitsOf(area, target)
  if (units === undefined || target.phasing === undefined) return undefined
  return units === 0 ? target.phasing.map(() => 0) : profileOf(area, target)
}
