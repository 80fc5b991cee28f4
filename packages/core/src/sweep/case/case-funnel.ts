// The case funnel: of the cases a fiscal year listed, how far each has come, by the branch that has it now.
import { forEach } from "@keikaku/kernel"
import { fiscalYearOf } from "../../calendar/index.ts"
import type { BranchCode } from "../../federation/index.ts"
import type { CaseId } from "../../identifier.ts"
import { areasOf, sumOver } from "../../report/areas.ts"
import { column } from "../../report/column.ts"
import { byArea, defineReport, ofYear, type ReportQuery } from "../../report/report.ts"
import { type Case, type CaseHistory, caseOn, cases, establishedIn, isOpen, stateOf } from "./facts.ts"

const stages = {
  listed: () => true,
  assigned: (c) => c.assignment !== undefined || c.canvasses > 0,
  canvassed: (c) => c.canvasses > 0,
  both: (c) => establishedIn(c).size === 2,
  wcOnly: (c) => establishedIn(c).size === 1 && establishedIn(c).has("wc"),
  eiOnly: (c) => establishedIn(c).size === 1 && establishedIn(c).has("ei"),
  established: (c) => establishedIn(c).size > 0,
  refused: (c) => stateOf(c) === "refused",
  ruledOut: (c) => stateOf(c) === "ruled-out",
  duplicate: (c) => stateOf(c) === "duplicate",
  transferred: (c) => stateOf(c) === "transferred",
  byAuthority: (c) => stateOf(c) === "by-authority",
  entrusted: (c) => c.entrustment !== undefined,
  open: isOpen
} satisfies Record<string, (c: Case) => boolean>

type Stage = keyof typeof stages
const stageNames = Object.keys(stages) as ReadonlyArray<Stage>

const rowsOf = (state: ReadonlyMap<CaseId, CaseHistory>, query: ReportQuery) => {
  const counts = new Map<BranchCode, Record<Stage, number>>()
  for (const history of state.values()) {
    const found = caseOn(history, query.asOf)
    if (found === undefined || fiscalYearOf(found.listing.occurredOn, query.federation.calendar) !== query.fiscalYear)
      continue
    const none = Object.fromEntries(stageNames.map((stage) => [stage, 0])) as Record<Stage, number>
    const reached = counts.get(found.branch) ?? none
    for (const stage of stageNames) if (stages[stage](found)) reached[stage] += 1
    counts.set(found.branch, reached)
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

/** How far the year's cases have come, by area. */
export const caseFunnel = defineReport(
  "case-funnel",
  { ja: "事案の推移", en: "Case funnel" },
  {
    parameters: { ...ofYear, ...byArea },
    columns,
    projection: () => forEach(cases, (event) => event.case),
    rows: rowsOf,
    notes: [
      {
        ja: "当年度に把握した事案の現状。成立計は事案の数で、両保険＋労災のみ＋雇用のみに等しくなります。",
        en: "Cases listed in the year, as they stand. Established counts cases: both + WC only + EI only."
      }
    ]
  }
)
