// The case funnel: of the cases a fiscal year listed, how far each has come, by the branch that has it now.
import { forEach } from "@keikaku/kernel"
import { type FiscalYear, fiscalYearOf } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import type { CaseId } from "../identifier.ts"
import { type Case, cases, closedBy, establishedIn, latestOutcome } from "../sweep/case/index.ts"
import { areasOf, sumOver } from "./areas.ts"
import { column, defineReport, type ReportQuery, type Table } from "./report.ts"

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

interface Standing {
  readonly listedIn: FiscalYear
  readonly reached: ReadonlyArray<Stage>
}

/** How each case stands, found once: a case as folded never changes, another takes its place. */
const standings = new WeakMap<Case, Standing>()
const standingOf = (c: Case): Standing => {
  const known = standings.get(c)
  if (known !== undefined) return known
  const found = { listedIn: fiscalYearOf(c.listedOn), reached: stageNames.filter((stage) => stages[stage](c)) }
  standings.set(c, found)
  return found
}

const table = (state: ReadonlyMap<CaseId, Case | undefined>, query: ReportQuery): Table => {
  const counts = new Map<BranchCode, Record<Stage, number>>()
  for (const found of state.values()) {
    if (found === undefined) continue
    const { listedIn, reached } = standingOf(found)
    if (listedIn !== query.fiscalYear) continue
    const of = counts.get(found.branch) ?? (Object.fromEntries(stageNames.map((s) => [s, 0])) as Record<Stage, number>)
    for (const stage of reached) of[stage] += 1
    counts.set(found.branch, of)
  }
  const rows = areasOf(query).map((area) => ({
    area: area.code,
    name: area.label,
    ...Object.fromEntries(stageNames.map((stage) => [stage, sumOver(area, (b) => counts.get(b)?.[stage] ?? 0)]))
  }))
  return { columns, rows, notes }
}

const columns = [
  column("area", "text", "コード", "Area"),
  column("name", "text", "区域", "Name"),
  column("listed", "count", "把握", "Listed"),
  column("assigned", "count", "割当", "Assigned"),
  column("canvassed", "count", "勧奨", "Canvassed"),
  column("both", "count", "両保険", "Both"),
  column("wcOnly", "count", "労災のみ", "WC only"),
  column("eiOnly", "count", "雇用のみ", "EI only"),
  column("established", "count", "成立計", "Established"),
  column("refused", "count", "拒否", "Refused"),
  column("ruledOut", "count", "対象外", "Ruled out"),
  column("duplicate", "count", "重複", "Duplicate"),
  column("transferred", "count", "移管", "Transferred"),
  column("byAuthority", "count", "職権成立", "By authority"),
  column("entrusted", "count", "委託", "Entrusted"),
  column("open", "count", "継続中", "Open")
]

const notes = [
  {
    ja: "当年度に把握した事案の現状。成立計は事業の数で、両保険＋労災のみ＋雇用のみに等しくなります。",
    en: "Cases listed in the year, as they stand. Established counts businesses: both + WC only + EI only."
  }
]

/** How far the year's cases have come, by area. */
export const caseFunnel = defineReport({
  name: "case-funnel",
  label: { ja: "事案の推移", en: "Case funnel" },
  projection: () => forEach(cases, (event) => event.case),
  table
})
