// What a flow brought in one fiscal year, by branch: as a sum or month by month. Every report that counts a flow folds it here,
// so that its sums and its months cannot disagree.
import type { LocalDate, Projection } from "@keikaku/kernel"
import { type FiscalYear, fiscalYearOf, monthOf } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import type { Flow } from "./measure.ts"

/** The units of each branch in a fiscal year; a branch without any may be missing. */
export type UnitsByBranch = Map<BranchCode, number>

/** The units of each branch in the twelve months of a fiscal year, April first; a branch without any may be missing. */
export type MonthsByBranch = Map<BranchCode, Array<number>>

const monthOfYear = (day: LocalDate): number => (monthOf(day) + 8) % 12

/** Folds what a flow brought in a fiscal year, by branch. */
export const unitsInYear = (flow: Flow, fiscalYear: FiscalYear): Projection<UnitsByBranch> =>
  flow.fold(
    (): UnitsByBranch => new Map(),
    (all, { branch, on, units }) =>
      fiscalYearOf(on) === fiscalYear ? all.set(branch, (all.get(branch) ?? 0) + units) : all
  )

/** Folds what a flow brought in each month of a fiscal year, by branch. */
export const monthsInYear = (flow: Flow, fiscalYear: FiscalYear): Projection<MonthsByBranch> =>
  flow.fold(
    (): MonthsByBranch => new Map(),
    (all, { branch, on, units }) => {
      if (fiscalYearOf(on) !== fiscalYear) return all
      const months = all.get(branch) ?? Array.from({ length: 12 }, () => 0)
      months[monthOfYear(on)]! += units
      return all.set(branch, months)
    }
  )
