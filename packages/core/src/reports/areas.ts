// The areas a report has rows for: the nation, its blocks, its branches. A figure of an area is the sum over its
// branches, so branch, block and nation always agree.
import type { Label } from "@keikaku/kernel"
import { type BranchCode, branchesOf, branchOf } from "../federation/index.ts"
import type { ReportQuery } from "./report.ts"

/** An area and the branches whose figures it adds up. */
export interface Area {
  readonly code: string
  readonly label: Label
  readonly branches: ReadonlyArray<BranchCode>
}

/** The areas of a report: the one branch asked for, or the nation, with its blocks or branches as the level says; of these
 * only one where the query names it. */
export const areasOf = (query: ReportQuery): ReadonlyArray<Area> =>
  allAreas(query).filter(({ code }) => query.area === undefined || query.area === code)

const allAreas = ({ branch, federation, level }: ReportQuery): ReadonlyArray<Area> => {
  const single = branch === undefined ? undefined : branchOf(federation, branch)
  const branches = federation.branches.map(({ code, label }): Area => ({ code, label, branches: [code] }))
  if (branch !== undefined) return single === undefined ? [] : branches.filter(({ code }) => code === branch)
  const nation: Area = {
    code: "nation",
    label: { ja: "全国", en: "Nation" },
    branches: federation.branches.map(({ code }) => code)
  }
  const blocks = federation.blocks.map(
    ({ code, label }): Area => ({ code, label, branches: branchesOf(federation, code).map((each) => each.code) })
  )
  return level === "nation" ? [nation] : level === "block" ? [nation, ...blocks] : [nation, ...branches]
}

/** The sum of a figure over the branches of an area. */
export const sumOver = (area: Area, figureOf: (branch: BranchCode) => number): number =>
  area.branches.reduce((sum, branch) => sum + figureOf(branch), 0)
