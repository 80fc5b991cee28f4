// The plan of 全国労保連 by promises alone: built as one file with everything in it but the drivers of databases, and with types
// that name nothing of effect. For hosts whose own effect is another version, and for those that cannot load ES modules.
export * from "./audit.ts"
export { type DescribedReport, decisions, events, parseCommand, reports, unstorableIn } from "./describe.ts"
export { type OpenPlanOptions, openPlan, type StandalonePlan } from "./open-plan.ts"
export type { Commands, Events, Refusals } from "./plan-types.ts"
export * from "./types.ts"
