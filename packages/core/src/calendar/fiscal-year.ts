// The fiscal year (年度): 1 April to 31 March, named by the year of its first day.
// Targets, claims, rates and the statutory insurance year are all counted in it.
import type { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { dateOf, daysInMonth, monthOf, yearOf } from "./local-date.ts"

const years = { minimum: 1947, maximum: 2999 }

/** A fiscal year by the calendar year of its first day: 2023 is 1 April 2023 – 31 March 2024 (財政法 第11条). From 1947,
 * when that law came into force, to 2999.
 * @example
 * ```ts
 * import { FiscalYear } from "@keikaku/core"
 *
 * FiscalYear.make(2023) // => 2023
 * ```
 */
export const FiscalYear = Schema.Int.check(Schema.isBetween(years))
  .annotate({ identifier: "FiscalYear", description: "calendar year of the fiscal year's first day, 1 April" })
  .pipe(Schema.brand("FiscalYear"))
export type FiscalYear = typeof FiscalYear.Type

/** Whether a number is a fiscal year: the same as the schema says, for those who only ask and do not load it.
 * @example
 * ```ts
 * import { isFiscalYear } from "@keikaku/core/calendar"
 *
 * isFiscalYear(2023) // => true
 * isFiscalYear(2023.5) // => false
 * ```
 */
export const isFiscalYear = (year: number): year is FiscalYear =>
  Number.isInteger(year) && year >= years.minimum && year <= years.maximum

/** A calendar month: its year, its number 1–12, and its first and last day. */
export interface CalendarMonth {
  readonly year: number
  readonly month: number
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
}

/** The fiscal year in which a date lies. Total: a date outside 1947-04-01 … 3000-03-31 gives the year by the same rule,
 * which the `FiscalYear` schema then refuses to read or store.
 * @example
 * ```ts
 * import { fiscalYearOf } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * fiscalYearOf(LocalDate.make("2023-03-31")) // => 2022
 * fiscalYearOf(LocalDate.make("2023-04-01")) // => 2023
 * ```
 */
export const fiscalYearOf = (date: LocalDate): FiscalYear =>
  (monthOf(date) >= 4 ? yearOf(date) : yearOf(date) - 1) as FiscalYear

/** The first day of a fiscal year, 1 April.
 * @example
 * ```ts
 * import { FiscalYear, firstDayOfFiscalYear } from "@keikaku/core"
 *
 * firstDayOfFiscalYear(FiscalYear.make(2023)) // => "2023-04-01"
 * ```
 */
export const firstDayOfFiscalYear = (year: FiscalYear): LocalDate => dateOf(year, 4, 1)

/** The last day of a fiscal year, 31 March of the next calendar year.
 * @example
 * ```ts
 * import { FiscalYear, lastDayOfFiscalYear } from "@keikaku/core"
 *
 * lastDayOfFiscalYear(FiscalYear.make(2023)) // => "2024-03-31"
 * ```
 */
export const lastDayOfFiscalYear = (year: FiscalYear): LocalDate => dateOf(year + 1, 3, 31)

/** The twelve months of a fiscal year in its own order, April to March.
 * @example
 * ```ts
 * import { FiscalYear, monthsOfFiscalYear } from "@keikaku/core"
 *
 * const months = monthsOfFiscalYear(FiscalYear.make(2023))
 * months.map((m) => m.month) // => [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
 * months[10] // => { year: 2024, month: 2, firstDay: "2024-02-01", lastDay: "2024-02-29" }
 * ```
 */
export const monthsOfFiscalYear = (fiscalYear: FiscalYear): ReadonlyArray<CalendarMonth> =>
  [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map((month) => {
    const year = month >= 4 ? fiscalYear : fiscalYear + 1
    return { year, month, firstDay: dateOf(year, month, 1), lastDay: dateOf(year, month, daysInMonth(year, month)) }
  })

/** The statutory insurance year (保険年度) of a date: the same as the fiscal year (労働保険徴収法 第2条第4項). The federation
 * accident insurance has its own, see `insuranceYearOf`.
 * @example
 * ```ts
 * import { statutoryInsuranceYearOf } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * statutoryInsuranceYearOf(LocalDate.make("2024-03-31")) // => 2023
 * ```
 */
export const statutoryInsuranceYearOf = (date: LocalDate): FiscalYear => fiscalYearOf(date)
