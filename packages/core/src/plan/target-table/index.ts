// Tables of targets made elsewhere (plan §4(2)–(3)): what is wrong with one, in words, and which method it follows. Nothing
// is recorded. Read target-table, finding, verify-targets; then the checks, each of which finds one kind of fault.
export type { Finding, FindingCode } from "./finding.ts"
export { methodNames } from "./method-names.ts"
export type { BranchRow, NationRow, TargetTable } from "./target-table.ts"
export { type CheckedMetric, type CheckedTable, type Expected, verifyTargets } from "./verify-targets.ts"
