// The days on which government offices are open, to which due dates move and over which work is spread.
// Closed are Saturdays, Sundays, public holidays and 29 December – 3 January (行政機関の休日に関する法律 第1条).
import type { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import { type HolidaysUnknown, isHoliday } from "./holidays.ts"
import { addDays, dayOfWeek } from "./local-date.ts"

/** Whether offices are open on a date. Today's rule is applied to every year, although offices opened on some Saturdays
 * until April 1992. Fails with `HolidaysUnknown` outside `holidaysKnown`.
 * @example
 * ```ts
 * import { isWorkingDay } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-07-10"))) // => true
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-07-17"))) // => false
 * Result.getOrThrow(isWorkingDay(LocalDate.make("2023-12-29"))) // => false
 * ```
 */
export const isWorkingDay = (date: LocalDate): Result.Result<boolean, HolidaysUnknown> =>
  Result.map(isHoliday(date), (holiday) => !holiday && dayOfWeek(date) <= 5 && !isYearEndClosure(date))

/** The date itself when offices are open on it, otherwise the next date on which they are: how a due date that falls on a
 * closed day moves (the same law, art. 2). Fails with `HolidaysUnknown` outside `holidaysKnown`.
 * @example
 * ```ts
 * import { nextWorkingDay } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(nextWorkingDay(LocalDate.make("2023-07-10"))) // => "2023-07-10"
 * Result.getOrThrow(nextWorkingDay(LocalDate.make("2022-07-10"))) // => "2022-07-11"
 * ```
 */
export const nextWorkingDay = (date: LocalDate): Result.Result<LocalDate, HolidaysUnknown> =>
  Result.flatMap(isWorkingDay(date), (open) => (open ? Result.succeed(date) : nextWorkingDay(addDays(date, 1))))

/** How many days offices are open from one date to another, both included; 0 when `to` is before `from`. Fails with
 * `HolidaysUnknown` when a day of the period lies outside `holidaysKnown`.
 * @example
 * ```ts
 * import { workingDaysBetween } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(workingDaysBetween(LocalDate.make("2023-05-01"), LocalDate.make("2023-05-31"))) // => 20
 * ```
 */
export const workingDaysBetween = (from: LocalDate, to: LocalDate): Result.Result<number, HolidaysUnknown> => {
  let count = 0
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const open = isWorkingDay(date)
    if (Result.isFailure(open)) return Result.fail(open.failure)
    if (open.success) count += 1
  }
  return Result.succeed(count)
}

const isYearEndClosure = (date: LocalDate): boolean => date.slice(5) >= "12-29" || date.slice(5) <= "01-03"
