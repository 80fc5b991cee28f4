// Cases (未手続事業の事案, plan §4): canvassed, established, refused, ruled out, handed over, and what counts of that.
// Read events, state, rejections, decisions, then fee.
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./fee.ts"
export * from "./rejections.ts"
export {
  type Business,
  businessOf,
  type Canvass,
  type Case,
  type CaseOutcome,
  caseOf,
  cases,
  closedBy,
  establishedIn,
  insurancesIn,
  latestOutcome
} from "./state.ts"
