// The case funnel: of the cases a fiscal year listed, how far each has come, by the branch that has it now.
import { forEach } from "@keikaku/kernel"
import { fiscalYearOf } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import type { CaseId } from "../identifier.ts"
import { areasOf, sumOver } from "../report/areas.ts"
import { column } from "../report/column.ts"
import { byArea, defineReport, ofYear, type ReportQuery } from "../report/report.ts"
import { type Case, cases, closedBy, establishedIn, latestOutcome } from "../sweep/case/index.ts"

const stages = {
  listed: () => true,
  assigned: (c) => c.promoter !== undefined || c.canvasses.length > 0,
  canvassed: (c) => c.canvasses.length > 0,
  both: (c) => establishedIn(c).size === 2,
  wcOnly: (c) => establishedIn(c).size === 1 && establishedIn(c).has("wc"),
  eiOnly: (c) => establishedIn(c).size === 1 && establishedIn(c).has("ei"),
  established: (c) => establishedIn(c).size > 0,
  refused: (c) => latestOutcome(c)?.kind === "refused",
  ruledOut: (c) => latestOutcome(c)?.kind === "ruled-out",
  duplicate: (c) => latestOutcome(c)?.kind === "duplicate",
  transferred: (c) => latestOutcome(c)?.kind === "transferred",
  byAuthority: (c) => latestOutcome(c)?.kind === "established-by-authority",
  entrusted: (c) => c.association !== undefined,
  open: (c) => closedBy(c) === undefined && establishedIn(c).size === 0
} satisfies Record<string, (c: Case) => boolean>

type Stage = keyof typeof stages
const stageNames = Object.keys(stages) as ReadonlyArray<Stage>

/** The stages that each case has reached, found once: a case as folded never changes, another takes its place. */
const stagesReached = new WeakMap<Case, ReadonlyArray<Stage>>()
const reachedBy = (c: Case): ReadonlyArray<Stage> => {
  const known = stagesReached.get(c)
  if (known !== undefined) return known
  const found = stageNames.filter((stage) => stages[stage](c))
  stagesReached.set(c, found)
  return found
}

const rowsOf = (state: ReadonlyMap<CaseId, Case | undefined>, query: ReportQuery) => {
  const counts = new Map<BranchCode, Record<Stage, number>>()
  for (const found of state.values()) {
    if (found === undefined) continue
    if (fiscalYearOf(found.listedOn, query.federation.calendar) !== query.fiscalYear) continue
    const of = counts.get(found.branch) ?? (Object.fromEntries(stageNames.map((s) => [s, 0])) as Record<Stage, number>)
    for (const stage of reachedBy(found)) of[stage] += 1
    counts.set(found.branch, of)
  }
  return areasOf(query).map((area) => ({
    area: area.code,
    name: area.label,
    ...(Object.fromEntries(
      stageNames.map((stage) => [stage, sumOver(area, (branch) => counts.get(branch)?.[stage] ?? 0)])
    ) as Record<Stage, number>)
  }))
}

const columns = {
  area: column.text("コード", "Area"),
  name: column.text("区域", "Name"),
  listed: column.count("把握", "Listed"),
  assigned: column.count("割当", "Assigned"),
  canvassed: column.count("勧奨", "Canvassed"),
  both: column.count("両保険", "Both"),
  wcOnly: column.count("労災のみ", "WC only"),
  eiOnly: column.count("雇用のみ", "EI only"),
  established: column.count("成立計", "Established"),
  refused: column.count("拒否", "Refused"),
  ruledOut: column.count("対象外", "Ruled out"),
  duplicate: column.count("重複", "Duplicate"),
  transferred: column.count("移管", "Transferred"),
  byAuthority: column.count("職権成立", "By authority"),
  entrusted: column.count("委託", "Entrusted"),
  open: column.count("継続中", "Open")
}

const notes = [
  {
    ja: "当年度に把握した事案の現状。成立計は事業の数で、両保険＋労災のみ＋雇用のみに等しくなります。",
    en: "Cases listed in the year, as they stand. Established counts businesses: both + WC only + EI only."
  }
]

/** How far the year's cases have come, by area. */
export const caseFunnel = defineReport(
  "case-funnel",
  { ja: "事案の推移", en: "Case funnel" },
  {
    parameters: { ...ofYear, ...byArea },
    columns,
    projection: () => forEach(cases, (event) => event.case),
    rows: rowsOf,
    notes
  }
)
