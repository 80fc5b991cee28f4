// Arithmetic on calendar dates: adding days and months, counting days, naming the day of the week.
// Done on a count of days since 1970-01-01, never on JavaScript's Date, so that no machine's time zone can move a date.
import type { LocalDate } from "@keikaku/kernel"

/** The year of a date as a number, 0 to 9999.
 * @example
 * ```ts
 * import { yearOf } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * yearOf(LocalDate.make("2023-06-01")) // => 2023
 * ```
 */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))

/** The month of a date, 1 (January) to 12 (December).
 * @example
 * ```ts
 * import { monthOf } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * monthOf(LocalDate.make("2023-06-01")) // => 6
 * ```
 */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7))

/** The day of a date within its month, 1 to 31.
 * @example
 * ```ts
 * import { dayOfMonth } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * dayOfMonth(LocalDate.make("2023-07-10")) // => 10
 * ```
 */
export const dayOfMonth = (date: LocalDate): number => Number(date.slice(8, 10))

/** The number of days of a month of the Gregorian calendar, 28 to 31; the month is 1 to 12.
 * @example
 * ```ts
 * import { daysInMonth } from "@keikaku/core"
 *
 * daysInMonth(2024, 2) // => 29
 * daysInMonth(1900, 2) // => 28
 * ```
 */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The date of a year (0 to 9999), month (1 to 12) and day. A date that does not exist is a defect: decode text with
 * `LocalDate` where the date comes from outside.
 * @example
 * ```ts
 * import { dateOf } from "@keikaku/core"
 *
 * dateOf(2023, 6, 1) // => "2023-06-01"
 * ```
 */
export const dateOf = (year: number, month: number, day: number): LocalDate => {
  const exists =
    Number.isInteger(year) &&
    year >= 0 &&
    year <= 9999 &&
    Number.isInteger(month) &&
    month >= 1 &&
    month <= 12 &&
    Number.isInteger(day) &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  if (!exists) throw new Error(`bug: dateOf: there is no date ${year}-${month}-${day} within the years 0 to 9999`)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate
}

/** The date a number of days later; a negative number of days goes back. Leaving the years 0 to 9999 is a defect.
 * @example
 * ```ts
 * import { addDays } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * addDays(LocalDate.make("2024-02-28"), 2) // => "2024-03-01"
 * addDays(LocalDate.make("2023-04-01"), -1) // => "2023-03-31"
 * ```
 */
export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(toEpochDay(date) + days)

/** The same day a number of months later (negative: earlier), or the last day of that month where it is shorter.
 * Leaving the years 0 to 9999 is a defect.
 * @example
 * ```ts
 * import { addMonths } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * addMonths(LocalDate.make("2023-01-31"), 1) // => "2023-02-28"
 * addMonths(LocalDate.make("2023-01-15"), -2) // => "2022-11-15"
 * ```
 */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const count = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  return dateOf(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)))
}

/** The number of days from one date to another: 0 for the same date, negative when `to` is earlier.
 * @example
 * ```ts
 * import { daysBetween } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * daysBetween(LocalDate.make("2023-04-01"), LocalDate.make("2024-04-01")) // => 366
 * ```
 */
export const daysBetween = (from: LocalDate, to: LocalDate): number => toEpochDay(to) - toEpochDay(from)

/** The day of the week as ISO 8601 numbers it: 1 (Monday) to 7 (Sunday).
 * @example
 * ```ts
 * import { dayOfWeek } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * dayOfWeek(LocalDate.make("2023-07-10")) // => 1
 * dayOfWeek(LocalDate.make("2023-01-01")) // => 7
 * ```
 */
export const dayOfWeek = (date: LocalDate): number => modulo(toEpochDay(date) + 3, 7) + 1

/** The order of two dates: -1 when the first is earlier, 1 when it is later, 0 when they are the same.
 * @example
 * ```ts
 * import { compareDates } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * compareDates(LocalDate.make("2023-03-31"), LocalDate.make("2023-04-01")) // => -1
 * ```
 */
export const compareDates = (a: LocalDate, b: LocalDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

const padded = (value: number, digits: number): string => String(value).padStart(digits, "0")
const modulo = (value: number, by: number): number => ((value % by) + by) % by

// Both directions count in years that begin on 1 March, so that the leap day is the last day of its year
// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, civil_from_days).
const toEpochDay = (date: LocalDate): number => {
  const month = monthOf(date)
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * modulo(month - 3, 12) + 2) / 5) + dayOfMonth(date) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

const fromEpochDay = (epochDay: number): LocalDate => {
  const shifted = epochDay + 719468
  const era = Math.floor(shifted / 146097)
  const day = shifted - era * 146097
  const leapDays = Math.floor(day / 1460) - Math.floor(day / 36524) + Math.floor(day / 146096)
  const yearOfEra = Math.floor((day - leapDays) / 365)
  const dayOfYear = day - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = modulo(monthFromMarch + 2, 12) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOf(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)
}
