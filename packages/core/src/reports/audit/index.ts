// What auditors ask of the log itself: what was recorded late, what was corrected, what asks for an explanation. Unlike the
// other reports these depend on positions and instants: they show how the log came about.
import type { AnyReport } from "../../report/report.ts"
import { backdating } from "./backdating.ts"
import { corrections } from "./corrections.ts"
import { exceptions } from "./exceptions.ts"

/** The reports on the log itself. */
export const auditReports: ReadonlyArray<AnyReport> = [backdating, corrections, exceptions]
