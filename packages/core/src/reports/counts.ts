// What counts towards the targets of plan §4(3), by branch: canvasses are acts; establishments are "both" and WC-only;
// EI procedures are "both", EI-only and a later procedure. A reversal takes back what it reverses, in the year and branch
// it had counted in. Establishments by authority are the bureau's work and do not count (assumption).
import { type Projection, projection } from "@keikaku/kernel"
import { type FiscalYear, fiscalYearOf } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import {
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurances,
  insurancesIn,
  OutcomeReversed
} from "../sweep/case/index.ts"

/** The three counts of a branch in a fiscal year. */
export interface Counts {
  canvasses: number
  establishments: number
  eiProcedures: number
}

/** The counts of every branch that has any. */
export type CountsByBranch = Map<BranchCode, Counts>

const countsIn = (counts: CountsByBranch, branch: BranchCode): Counts => {
  let found = counts.get(branch)
  if (found === undefined) {
    found = { canvasses: 0, establishments: 0, eiProcedures: 0 }
    counts.set(branch, found)
  }
  return found
}

const count = (counts: CountsByBranch, branch: BranchCode, insurances: Insurances, by: 1 | -1): CountsByBranch => {
  const found = countsIn(counts, branch)
  for (const insurance of insurancesIn(insurances)) found[insurance === "wc" ? "establishments" : "eiProcedures"] += by
  return counts
}

/** Counts a fiscal year, by branch. */
export const countsOf = (fiscalYear: FiscalYear): Projection<CountsByBranch> =>
  projection((): CountsByBranch => new Map())
    .on(CaseCanvassed, (counts, e) => {
      if (fiscalYearOf(e.occurredOn) === fiscalYear) countsIn(counts, e.branch).canvasses += 1
      return counts
    })
    .on(CaseEstablished, (counts, e) =>
      fiscalYearOf(e.occurredOn) === fiscalYear ? count(counts, e.branch, e.insurances, 1) : counts
    )
    .on(EiProcedureCompleted, (counts, e) =>
      fiscalYearOf(e.occurredOn) === fiscalYear ? count(counts, e.branch, "ei-only", 1) : counts
    )
    .on(OutcomeReversed, (counts, e) =>
      e.insurances !== undefined && e.outcome !== "established-by-authority" && fiscalYearOf(e.outcomeOn) === fiscalYear
        ? count(counts, e.branch, e.insurances, -1)
        : counts
    )
