// The days on which offices are open, to which due dates move and over which work is spread. Which days they are closed is
// the federation's to say: its weekend, its public holidays, and days such as the turn of the year.
import type { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import type { Holidays } from "./calendar.ts"
import { addDays, dayOfWeek } from "./local-date.ts"

/** The date lies outside the days whose holidays are known. */
export interface HolidaysUnknown {
  readonly _tag: "HolidaysUnknown"
  readonly date: LocalDate
}

const daySets = new WeakMap<Holidays, ReadonlySet<LocalDate>>()

const daysOf = (holidays: Holidays): ReadonlySet<LocalDate> => {
  const known = daySets.get(holidays) ?? new Set(holidays.days)
  daySets.set(holidays, known)
  return known
}

/** Whether a date is a public holiday. Days of the weekend and other closed days are not holidays for that: see
 * `isWorkingDay`. Fails with `HolidaysUnknown` outside the known days.
 * @example
 * ```ts
 * import { isHoliday, japaneseHolidays } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(isHoliday(LocalDate.make("2023-01-02"), japaneseHolidays)) // => true
 * Result.getOrThrow(isHoliday(LocalDate.make("2023-01-03"), japaneseHolidays)) // => false
 * ```
 */
export const isHoliday = (date: LocalDate, holidays: Holidays): Result.Result<boolean, HolidaysUnknown> =>
  date < holidays.from || date > holidays.to
    ? Result.fail({ _tag: "HolidaysUnknown", date })
    : Result.succeed(daysOf(holidays).has(date))

/** Whether offices are open on a date. Fails with `HolidaysUnknown` outside the known days.
 * @example
 * ```ts
 * import { isWorkingDay, japaneseHolidays } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-07-10"), japaneseHolidays)) // => true
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-07-17"), japaneseHolidays)) // => false
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-12-29"), japaneseHolidays)) // => false
 * ```
 */
export const isWorkingDay = (date: LocalDate, holidays: Holidays): Result.Result<boolean, HolidaysUnknown> =>
  Result.map(
    isHoliday(date, holidays),
    (holiday) => !holiday && !holidays.weekend.includes(dayOfWeek(date)) && !holidays.closed.includes(date.slice(5))
  )

/** The date itself when offices are open on it, otherwise the next date on which they are: how a due date that falls on a
 * closed day moves (行政機関の休日に関する法律 第2条). Fails with `HolidaysUnknown` when it leaves the known days.
 * @example
 * ```ts
 * import { japaneseHolidays, nextWorkingDay } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(nextWorkingDay(LocalDate.make("2023-07-10"), japaneseHolidays)) // => "2023-07-10"
 * Result.getOrThrow(nextWorkingDay(LocalDate.make("2022-07-10"), japaneseHolidays)) // => "2022-07-11"
 * ```
 */
export const nextWorkingDay = (from: LocalDate, holidays: Holidays): Result.Result<LocalDate, HolidaysUnknown> => {
  for (let date = from; ; date = addDays(date, 1)) {
    const open = isWorkingDay(date, holidays)
    if (Result.isFailure(open)) return Result.fail(open.failure)
    if (open.success) return Result.succeed(date)
  }
}

/** How many days offices are open from one date to another, both included; 0 when `to` is before `from`. Fails with
 * `HolidaysUnknown` when a day of the period lies outside the known days.
 * @example
 * ```ts
 * import { japaneseHolidays, workingDaysBetween } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * const [from, to] = [LocalDate.make("2023-05-01"), LocalDate.make("2023-05-31")]
 * Result.getOrThrow(workingDaysBetween(from, to, japaneseHolidays)) // => 20
 * ```
 */
export const workingDaysBetween = (
  from: LocalDate,
  to: LocalDate,
  holidays: Holidays
): Result.Result<number, HolidaysUnknown> => {
  let count = 0
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const open = isWorkingDay(date, holidays)
    if (Result.isFailure(open)) return Result.fail(open.failure)
    if (open.success) count += 1
  }
  return Result.succeed(count)
}
