// What counts towards the targets of plan §4(3), by branch and month: canvasses are acts; establishments are "both" and
// WC-only; EI procedures are "both", EI-only and a later procedure. A reversal takes back what it reverses, in the month and
// branch it had counted in. Establishments by authority are the bureau's work and do not count (assumption).
import { type LocalDate, type Projection, projection } from "@keikaku/kernel"
import { type FiscalYear, fiscalYearOf, monthOf } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import {
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurances,
  insurancesIn,
  OutcomeReversed
} from "../sweep/case/index.ts"

/** What is counted. */
export type CountKey = "canvasses" | "establishments" | "eiProcedures"

/** The three counts of a branch in a fiscal year: each is the sum of its twelve months. */
export type Counts = Record<CountKey, number>

/** The three counts of a branch in the twelve months of a fiscal year, April first. */
export type MonthlyCounts = Readonly<Record<CountKey, Array<number>>>

/** The counts of every branch that has any. */
export type CountsByBranch = Map<BranchCode, Counts>

/** The monthly counts of every branch that has any. */
export type MonthlyCountsByBranch = Map<BranchCode, MonthlyCounts>

const keysOf = (insurances: Insurances): ReadonlyArray<CountKey> =>
  insurancesIn(insurances).map((insurance) => (insurance === "wc" ? "establishments" : "eiProcedures"))

/** The one place that says what counts, when and where; `add` says how it is kept. */
const counting = <C>(
  fiscalYear: FiscalYear,
  none: () => C,
  add: (counts: C, key: CountKey, month: number, by: number) => void
): Projection<Map<BranchCode, C>> => {
  const count = (
    all: Map<BranchCode, C>,
    branch: BranchCode,
    on: LocalDate,
    keys: ReadonlyArray<CountKey>,
    by: 1 | -1 = 1
  ) => {
    if (fiscalYearOf(on) !== fiscalYear) return all
    const counts = all.get(branch) ?? none()
    for (const key of keys) add(counts, key, (monthOf(on) + 8) % 12, by)
    return all.set(branch, counts)
  }
  return projection((): Map<BranchCode, C> => new Map())
    .on(CaseCanvassed, (all, e) => count(all, e.branch, e.occurredOn, ["canvasses"]))
    .on(CaseEstablished, (all, e) => count(all, e.branch, e.occurredOn, keysOf(e.insurances)))
    .on(EiProcedureCompleted, (all, e) => count(all, e.branch, e.occurredOn, ["eiProcedures"]))
    .on(OutcomeReversed, (all, e) =>
      e.insurances !== undefined && e.outcome !== "established-by-authority"
        ? count(all, e.branch, e.outcomeOn, keysOf(e.insurances), -1)
        : all
    )
}

/** Counts a fiscal year, by branch. */
export const countsOf = (fiscalYear: FiscalYear): Projection<CountsByBranch> =>
  counting(
    fiscalYear,
    (): Counts => ({ canvasses: 0, establishments: 0, eiProcedures: 0 }),
    (counts, key, _, by) => {
      counts[key] += by
    }
  )

const noMonths = () => Array.from({ length: 12 }, () => 0)

/** Counts a fiscal year, by branch and month. */
export const monthlyCountsOf = (fiscalYear: FiscalYear): Projection<MonthlyCountsByBranch> =>
  counting(
    fiscalYear,
    (): MonthlyCounts => ({ canvasses: noMonths(), establishments: noMonths(), eiProcedures: noMonths() }),
    (counts, key, month, by) => {
      counts[key][month]! += by
    }
  )
