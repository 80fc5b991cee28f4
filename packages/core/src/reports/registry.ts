// Every report that can be asked for by name.
import { auditReports } from "./audit/index.ts"
import { caseFunnel } from "./case-funnel.ts"
import { feeClaims } from "./fee-claims.ts"
import { personalDataReport } from "./personal-data.ts"
import { businessReport, planItems } from "./plan-items.ts"
import { expiringCards, promoterRoster } from "./promoter-roster.ts"
import type { Report } from "./report.ts"
import { staleCases } from "./stale-cases.ts"
import { targetDivision } from "./target-division.ts"
import { targetMonths } from "./target-months.ts"
import { targetProgress } from "./target-progress.ts"

const all: ReadonlyArray<Report> = [
  targetProgress,
  targetDivision,
  targetMonths,
  caseFunnel,
  staleCases,
  feeClaims,
  promoterRoster,
  expiringCards,
  planItems,
  businessReport,
  personalDataReport,
  ...auditReports
]

/** Every report, by name. */
export const reports: ReadonlyMap<string, Report> = new Map(all.map((report) => [report.name, report]))
