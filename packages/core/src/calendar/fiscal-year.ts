// The fiscal year (年度): twelve months from the first month of a federation's calendar, named by the year of its first day.
// Targets, claims, rates and retention periods are all counted in it.
import type { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import type { Calendar } from "./calendar.ts"
import { addDays, dateOf, daysInMonth, monthOf, yearOf } from "./local-date.ts"

const years = { minimum: 1947, maximum: 2999 }

/** A fiscal year by the calendar year of its first day: where it begins in April, 2023 is 1 April 2023 – 31 March 2024. From
 * 1947, when 財政法 came into force, to 2999.
 * @example
 * ```ts
 * import { FiscalYear } from "@keikaku/core"
 *
 * FiscalYear.make(2023) // => 2023
 * ```
 */
export const FiscalYear = Schema.Int.check(Schema.isBetween(years))
  .annotate({ identifier: "FiscalYear", description: "calendar year of the fiscal year's first day" })
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

/** What of a calendar says where its fiscal years lie. */
export type YearStart = Pick<Calendar, "firstMonth">

/** A calendar month: its year, its number 1–12, and its first and last day. */
export interface CalendarMonth {
  readonly year: number
  readonly month: number
  readonly firstDay: LocalDate
  readonly lastDay: LocalDate
}

/** The fiscal year in which a date lies. Total: a date outside the years of `FiscalYear` gives the year by the same rule,
 * which that schema then refuses to read or store.
 * @example
 * ```ts
 * import { fiscalYearOf, japaneseCalendar } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * fiscalYearOf(LocalDate.make("2023-03-31"), japaneseCalendar) // => 2022
 * fiscalYearOf(LocalDate.make("2023-04-01"), japaneseCalendar) // => 2023
 * fiscalYearOf(LocalDate.make("2023-03-31"), { firstMonth: 1 }) // => 2023
 * ```
 */
export const fiscalYearOf = (date: LocalDate, { firstMonth }: YearStart): FiscalYear =>
  (monthOf(date) >= firstMonth ? yearOf(date) : yearOf(date) - 1) as FiscalYear

/** The first day of a fiscal year.
 * @example
 * ```ts
 * import { FiscalYear, firstDayOfFiscalYear, japaneseCalendar } from "@keikaku/core"
 *
 * firstDayOfFiscalYear(FiscalYear.make(2023), japaneseCalendar) // => "2023-04-01"
 * ```
 */
export const firstDayOfFiscalYear = (year: FiscalYear, { firstMonth }: YearStart): LocalDate =>
  dateOf(year, firstMonth, 1)

/** The last day of a fiscal year: the day before the next begins.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, lastDayOfFiscalYear } from "@keikaku/core"
 *
 * lastDayOfFiscalYear(FiscalYear.make(2023), japaneseCalendar) // => "2024-03-31"
 * lastDayOfFiscalYear(FiscalYear.make(2023), { firstMonth: 1 }) // => "2023-12-31"
 * ```
 */
export const lastDayOfFiscalYear = (year: FiscalYear, calendar: YearStart): LocalDate =>
  addDays(firstDayOfFiscalYear((year + 1) as FiscalYear, calendar), -1)

/** Where a month (1–12) comes in the fiscal year: 0 for its first month to 11 for its last.
 * @example
 * ```ts
 * import { japaneseCalendar, placeOfMonth } from "@keikaku/core"
 *
 * placeOfMonth(4, japaneseCalendar) // => 0
 * placeOfMonth(3, japaneseCalendar) // => 11
 * ```
 */
export const placeOfMonth = (month: number, { firstMonth }: YearStart): number => (month - firstMonth + 12) % 12

/** The calendar year in which a month (1–12) of a fiscal year lies.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, yearOfMonth } from "@keikaku/core"
 *
 * yearOfMonth(3, FiscalYear.make(2023), japaneseCalendar) // => 2024
 * ```
 */
export const yearOfMonth = (month: number, fiscalYear: FiscalYear, { firstMonth }: YearStart): number =>
  month >= firstMonth ? fiscalYear : fiscalYear + 1

/** The twelve months of a fiscal year in its own order.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, monthsOfFiscalYear } from "@keikaku/core"
 *
 * const months = monthsOfFiscalYear(FiscalYear.make(2023), japaneseCalendar)
 * months.map((m) => m.month) // => [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
 * months[10] // => { year: 2024, month: 2, firstDay: "2024-02-01", lastDay: "2024-02-29" }
 * ```
 */
export const monthsOfFiscalYear = (fiscalYear: FiscalYear, calendar: YearStart): ReadonlyArray<CalendarMonth> =>
  Array.from({ length: 12 }, (_, place) => {
    const month = ((calendar.firstMonth - 1 + place) % 12) + 1
    const year = yearOfMonth(month, fiscalYear, calendar)
    return { year, month, firstDay: dateOf(year, month, 1), lastDay: dateOf(year, month, daysInMonth(year, month)) }
  })
