// Stale cases: open ones on which nothing has happened for long, the longest first.
import { forEach } from "@keikaku/kernel"
import { addDays, daysBetween } from "../calendar/index.ts"
import type { CaseId } from "../identifier.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch, type ReportQuery } from "../report/report.ts"
import { type Case, cases, closedBy, establishedIn } from "../sweep/case/index.ts"

/** A case is stale when nothing has happened on it for this many days (assumption). */
export const staleAfterDays = 90

const rowsOf = (state: ReadonlyMap<CaseId, Case | undefined>, { asOf, branch }: ReportQuery) => {
  const idleSince = addDays(asOf, -staleAfterDays)
  const rows = [...state].flatMap(([id, found]) => {
    if (found === undefined || (branch !== undefined && found.branch !== branch) || found.lastOn > idleSince) return []
    if (closedBy(found) !== undefined || establishedIn(found).size > 0) return []
    const idleDays = daysBetween(found.lastOn, asOf)
    const { business, canvasses, lastOn, promoter } = found
    return [
      {
        case: id,
        business,
        branch: found.branch,
        promoter: promoter ?? null,
        canvasses: canvasses.length,
        lastOn,
        idleDays
      }
    ]
  })
  return rows.sort((a, b) => b.idleDays - a.idleDays || (a.case < b.case ? -1 : 1))
}

const columns = {
  case: column.text("事案", "Case"),
  business: column.text("事業", "Business"),
  branch: column.text("支部", "Branch"),
  promoter: column.text("推進員", "Promoter"),
  canvasses: column.count("勧奨", "Canvasses"),
  lastOn: column.date("最終日", "Last on"),
  idleDays: column.count("経過日数", "Days idle")
}

const notes = [
  {
    ja: `${staleAfterDays}日以上動きのない継続中の事案（日数は既定値）。`,
    en: `Open cases on which nothing has happened for ${staleAfterDays} days or more (the number is a default).`
  }
]

/** Open cases that nobody has touched for long. */
export const staleCases = defineReport(
  "stale-cases",
  { ja: "滞留事案", en: "Stale cases" },
  { parameters: ofBranch, columns, projection: () => forEach(cases, (event) => event.case), rows: rowsOf, notes }
)
