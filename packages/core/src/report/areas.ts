// The areas a report has rows for: the whole, its blocks, its branches. A figure of an area is the sum over its
// branches, so branch, block and whole always agree.
import type { Label } from "@keikaku/kernel"
import { type BranchCode, branchesOf, type MetricDefinition } from "../federation/index.ts"
import type { ReportQuery } from "./report.ts"

/** An area and the branches whose figures it adds up. */
export interface Area {
  readonly code: string
  readonly label: Label
  readonly branches: ReadonlyArray<BranchCode>
}

type Asked = Pick<ReportQuery, "branch" | "federation" | "level" | "only">

/** The areas of a report: the one branch asked for, or the whole, with its blocks or branches as the level says; of these
 * only one where the query's filter names it. */
export const areasOf = (query: Asked): ReadonlyArray<Area> =>
  allAreas(query).filter(({ code }) => query.only.area === undefined || query.only.area === code)

const allAreas = ({ branch, federation, level }: Asked): ReadonlyArray<Area> => {
  const branches = federation.branches.map(({ code, label }): Area => ({ code, label, branches: [code] }))
  if (branch !== undefined) return branches.filter(({ code }) => code === branch)
  const whole: Area = {
    code: "nation",
    label: federation.whole,
    branches: federation.branches.map(({ code }) => code)
  }
  const blocks = federation.blocks.map(
    ({ code, label }): Area => ({ code, label, branches: branchesOf(federation, code).map((each) => each.code) })
  )
  return level === "nation" ? [whole] : level === "block" ? [whole, ...blocks] : [whole, ...branches]
}

/** The metrics of a report: those of the federation, or the one that the query's filter names. */
export const metricsOf = ({
  federation,
  only
}: Pick<ReportQuery, "federation" | "only">): ReadonlyArray<MetricDefinition> =>
  federation.metrics.filter(({ code }) => only.metric === undefined || only.metric === code)

/** The sum of a figure over the branches of an area. */
export const sumOver = (area: Area, figureOf: (branch: BranchCode) => number): number =>
  area.branches.reduce((sum, branch) => sum + figureOf(branch), 0)
