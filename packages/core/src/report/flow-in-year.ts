// What a flow brought in one fiscal year, by branch: as a sum or month by month. Every report that counts a flow folds it here,
// so that its sums and its months cannot disagree.
import type { LocalDate, Projection } from "@keikaku/kernel"
import { type FiscalYear, fiscalYearOf, monthOf, placeOfMonth, type YearStart } from "../calendar/index.ts"
import type { BranchCode, Federation } from "../federation/index.ts"
import type { Flow } from "./measure.ts"

/** Whose fiscal year is asked about, and from which day it is seen. */
export interface YearQuery {
  readonly federation: Federation
  readonly fiscalYear: FiscalYear
  readonly asOf: LocalDate
}

/** The units of each branch in a fiscal year; a branch without any may be missing. */
export type UnitsByBranch = Map<BranchCode, number>

/** The units of each branch in the twelve months of a fiscal year, in the calendar's order; a branch without any may be missing. */
export type MonthsByBranch = Map<BranchCode, Array<number>>

/** Folds what a flow brought in a fiscal year, by branch. */
export const unitsInYear = (flow: Flow, fiscalYear: FiscalYear, calendar: YearStart): Projection<UnitsByBranch> =>
  flow.fold(
    (): UnitsByBranch => new Map(),
    (all, { branch, on, units }) =>
      fiscalYearOf(on, calendar) === fiscalYear ? all.set(branch, (all.get(branch) ?? 0) + units) : all
  )

/** Folds what a flow brought in each month of a fiscal year, by branch. */
export const monthsInYear = (flow: Flow, fiscalYear: FiscalYear, calendar: YearStart): Projection<MonthsByBranch> =>
  flow.fold(
    (): MonthsByBranch => new Map(),
    (all, { branch, on, units }) => {
      if (fiscalYearOf(on, calendar) !== fiscalYear) return all
      const months = all.get(branch) ?? Array.from({ length: 12 }, () => 0)
      months[placeOfMonth(monthOf(on), calendar)]! += units
      return all.set(branch, months)
    }
  )
