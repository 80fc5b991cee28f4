// Japan's public holidays (国民の祝日に関する法律), with substitute holidays and the days between two holidays. The table is that
// of @holiday-jp/holiday_jp, by ISO date. Its only importers are settings that need it, so that other bundles stay small.
import holidayJp from "@holiday-jp/holiday_jp"
import type { Label, LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import type { Holidays } from "./calendar.ts"
import { addDays, dayOfWeek } from "./local-date.ts"
import type { HolidaysUnknown } from "./working-day.ts"

/** A public holiday's name in Japanese and English: 海の日, 元日 振替休日 (a substitute, law art. 3(2)), 休日 (the day between
 * two holidays, art. 3(3), or one fixed by a law of its own). */
export type Holiday = Label

const table = new Map(Object.entries(holidayJp.holidays))

/** When Japanese public bodies are closed: on holidays, Saturdays and Sundays, and from 29 December to 3 January (行政機関の休日に
 * 関する法律 第1条). Today's rule is applied to every year, although offices opened on some Saturdays until April 1992. Known
 * are 1970 to 2050. Equinox days are gazetted each February for the next year only, so later ones are the astronomers'
 * forecast, and a later law may change any of them.
 * @example
 * ```ts
 * import { japaneseHolidays } from "@keikaku/core"
 *
 * japaneseHolidays.to // => "2050-12-31"
 * japaneseHolidays.weekend // => [6, 7]
 * ```
 */
export const japaneseHolidays: Holidays = {
  from: "1970-01-01" as LocalDate,
  to: "2050-12-31" as LocalDate,
  days: [...table.keys()].sort() as Array<LocalDate>,
  weekend: [6, 7],
  closed: ["12-29", "12-30", "12-31", "01-01", "01-02", "01-03"]
}

/** 体育の日 was renamed in 2020; the table announces the new name in 2019 and never changes the English one. */
const sportsDay: ReadonlyMap<string, Holiday> = new Map([
  ["体育の日（スポーツの日）", { ja: "体育の日", en: "Health and Sports Day" }],
  ["スポーツの日", { ja: "スポーツの日", en: "Sports Day" }]
])

const nameOn = (date: LocalDate): Holiday | undefined => {
  const found = table.get(date)
  if (found === undefined) return undefined
  if (!found.name.endsWith("振替休日")) return sportsDay.get(found.name) ?? { ja: found.name, en: found.name_en }
  // The table names a substitute after the day before it; art. 3(2) gives it for the holiday that fell on the Sunday.
  const sunday = nameOn(addDays(date, -dayOfWeek(date)))
  if (sunday === undefined) throw new Error(`bug: holidayOn: no holiday fell on the Sunday before ${date}`)
  return { ja: `${sunday.ja} 振替休日`, en: `Substitute for ${sunday.en}` }
}

/** The public holiday of Japan on a date, `undefined` on any other day; fails with `HolidaysUnknown` outside the years of
 * `japaneseHolidays`. A substitute is named after the holiday that fell on the Sunday before it.
 * @example
 * ```ts
 * import { holidayOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(holidayOn(LocalDate.make("2023-07-17")))?.ja // => "海の日"
 * Result.getOrThrow(holidayOn(LocalDate.make("2026-05-06")))?.ja // => "憲法記念日 振替休日"
 * Result.getOrThrow(holidayOn(LocalDate.make("2023-07-10"))) // => undefined
 * Result.isFailure(holidayOn(LocalDate.make("2051-01-01"))) // => true
 * ```
 */
export const holidayOn = (date: LocalDate): Result.Result<Holiday | undefined, HolidaysUnknown> =>
  date < japaneseHolidays.from || date > japaneseHolidays.to
    ? Result.fail({ _tag: "HolidaysUnknown", date })
    : Result.succeed(nameOn(date))
