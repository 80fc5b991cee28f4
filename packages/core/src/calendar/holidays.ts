// Japan's public holidays (国民の祝日に関する法律), with substitute holidays and the days between two holidays.
// Looked up by ISO date in the table of @holiday-jp/holiday_jp, whose functions on Date depend on the machine's zone.
import holidayJp from "@holiday-jp/holiday_jp"
import type { Label, LocalDate } from "@keikaku/kernel"
import { Result } from "effect"

/** A public holiday's name in Japanese and English: 海の日, 元日 振替休日 (a substitute, law art. 3(2)), 休日 (the day between
 * two holidays, art. 3(3), or one fixed by a law of its own). */
export type Holiday = Label

/** The date lies outside the years whose holidays are known. */
export interface HolidaysUnknown {
  readonly _tag: "HolidaysUnknown"
  readonly date: LocalDate
}

/** The days whose holidays are known: 1970-01-01 to 2050-12-31. Equinox days are gazetted each February for the next
 * year only, so later ones are the astronomers' forecast, and a later law may change any of them.
 * @example
 * ```ts
 * import { holidaysKnown } from "@keikaku/core"
 *
 * holidaysKnown // => { from: "1970-01-01", to: "2050-12-31" }
 * ```
 */
export const holidaysKnown: { readonly from: LocalDate; readonly to: LocalDate } = {
  from: "1970-01-01" as LocalDate,
  to: "2050-12-31" as LocalDate
}

/** The public holiday on a date, `undefined` on any other day; fails with `HolidaysUnknown` outside `holidaysKnown`.
 * @example
 * ```ts
 * import { holidayOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(holidayOn(LocalDate.make("2023-07-17")))?.ja // => "海の日"
 * Result.getOrThrow(holidayOn(LocalDate.make("2023-07-10"))) // => undefined
 * Result.isFailure(holidayOn(LocalDate.make("2051-01-01"))) // => true
 * ```
 */
export const holidayOn = (date: LocalDate): Result.Result<Holiday | undefined, HolidaysUnknown> => {
  if (date < holidaysKnown.from || date > holidaysKnown.to) return Result.fail({ _tag: "HolidaysUnknown", date })
  const found = table.get(date)
  return Result.succeed(found === undefined ? undefined : { ja: found.name, en: found.name_en })
}

/** Whether a date is a public holiday. Saturdays and ordinary Sundays are not holidays: see `isWorkingDay`. Fails with
 * `HolidaysUnknown` outside `holidaysKnown`.
 * @example
 * ```ts
 * import { isHoliday } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(isHoliday(LocalDate.make("2023-01-02"))) // => true
 * Result.getOrThrow(isHoliday(LocalDate.make("2023-01-03"))) // => false
 * ```
 */
export const isHoliday = (date: LocalDate): Result.Result<boolean, HolidaysUnknown> =>
  Result.map(holidayOn(date), (holiday) => holiday !== undefined)

const table = new Map(Object.entries(holidayJp.holidays))
