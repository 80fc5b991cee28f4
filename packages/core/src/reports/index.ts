// The reports that cross topics, and what may be asked of the log besides: searching it, and tracing a figure or an event.
import type { AnyReport } from "../report/report.ts"
import { auditReports } from "./audit/index.ts"
import { calendarReport, overdueReport } from "./calendar.ts"
import { contractToDate } from "./contract-to-date.ts"
import { feeClaims } from "./fee-claims.ts"
import { businessReport, planItems } from "./plan-items.ts"
import { expiringCards, promoterRoster } from "./promoter-roster.ts"
import { targetDivision } from "./target-division.ts"
import { targetMonths } from "./target-months.ts"
import { targetProgress } from "./target-progress.ts"

export { auditReports } from "./audit/index.ts"
export { eventLabel } from "./entry.ts"
export { SearchConditions, searchOf, searchQuery } from "./search.ts"
export { targetMonths } from "./target-months.ts"
export { targetProgress } from "./target-progress.ts"
export * from "./trace/index.ts"

/** The reports that cross topics; those of one topic stand in the topic. */
export const planReports: ReadonlyArray<AnyReport> = [
  targetProgress,
  targetDivision,
  targetMonths,
  contractToDate,
  feeClaims,
  promoterRoster,
  expiringCards,
  planItems,
  businessReport,
  calendarReport,
  overdueReport,
  ...auditReports
]
