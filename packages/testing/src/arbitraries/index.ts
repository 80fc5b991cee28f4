// What random cases are made of: weights, federations, dates, the lives of cases, and histories that can happen.
export { type CaseLife, caseLives, type Success } from "./case-lives.ts"
export * from "./concurrent-histories.ts"
export { federations } from "./federations.ts"
export { datesIn, fiscalYears } from "./fiscal-years.ts"
export {
  type AnyCommand,
  anyCommand,
  anyHistory,
  commandsOf,
  historyOf,
  type LawSubject
} from "./histories.ts"
export { type ValidHistory, validHistories } from "./valid-histories.ts"
export { weightVectors } from "./weight-vectors.ts"
