// Japanese eras (元号): 令和５年６月１日 is 2023-06-01.
// The federation's papers, the Ministry's forms and people's mouths count years in eras; the system stores ISO dates.
import type { Label, LocalDate } from "@keikaku/kernel"
import { dateOf, dayOfMonth, daysInMonth, monthOf, yearOf } from "./local-date.ts"

/** The eras since 1868, by their English names. */
export type EraName = "Meiji" | "Taisho" | "Showa" | "Heisei" | "Reiwa"

/** An era: its names and its first day. It lasts until the day before the next era's first day. */
export interface Era extends Label {
  readonly en: EraName
  readonly firstDay: LocalDate
}

/** A date counted in an era: year 1 is the calendar year in which the era began. */
export interface EraDate {
  readonly era: EraName
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The eras in order with their first days. Meiji's is 25 January 1868, New Year's Day of 慶応４年, to which the edict of 23
 * October 1868 dated the era back; Taisho to Heisei by the Imperial and Cabinet orders of those days (a change takes
 * the day it happened, or in 1989 the day after), Reiwa by 元号を改める政令（平成31年政令第143号）.
 * Dates before 1873 are converted on the Gregorian calendar, not on the lunisolar one then in use.
 * @example
 * ```ts
 * import { eras } from "@keikaku/core"
 *
 * eras.map((era) => era.ja) // => ["明治", "大正", "昭和", "平成", "令和"]
 * ```
 */
export const eras: ReadonlyArray<Era> = [
  { en: "Meiji", ja: "明治", firstDay: dateOf(1868, 1, 25) },
  { en: "Taisho", ja: "大正", firstDay: dateOf(1912, 7, 30) },
  { en: "Showa", ja: "昭和", firstDay: dateOf(1926, 12, 25) },
  { en: "Heisei", ja: "平成", firstDay: dateOf(1989, 1, 8) },
  { en: "Reiwa", ja: "令和", firstDay: dateOf(2019, 5, 1) }
]

/** The era in force on a date; `undefined` before Meiji.
 * @example
 * ```ts
 * import { eraOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * eraOn(LocalDate.make("2019-04-30"))?.ja // => "平成"
 * eraOn(LocalDate.make("2019-05-01"))?.ja // => "令和"
 * ```
 */
export const eraOn = (date: LocalDate): Era | undefined => eras.findLast((era) => era.firstDay <= date)

/** A date counted in its era; `undefined` before Meiji (1868-01-25). The inverse of `fromEra`.
 * @example
 * ```ts
 * import { toEra } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * toEra(LocalDate.make("2023-06-01")) // => { era: "Reiwa", year: 5, month: 6, day: 1 }
 * toEra(LocalDate.make("1867-12-31")) // => undefined
 * ```
 */
export const toEra = (date: LocalDate): EraDate | undefined => {
  const era = eraOn(date)
  if (era === undefined) return undefined
  return {
    era: era.en,
    year: yearOf(date) - yearOf(era.firstDay) + 1,
    month: monthOf(date),
    day: dayOfMonth(date)
  }
}

/** The date that an era date names; `undefined` where there is none: no such day, or not within that era.
 * @example
 * ```ts
 * import { fromEra } from "@keikaku/core"
 *
 * fromEra({ era: "Reiwa", year: 5, month: 6, day: 1 }) // => "2023-06-01"
 * fromEra({ era: "Heisei", year: 31, month: 5, day: 1 }) // => undefined
 * ```
 */
export const fromEra = ({ era, year, month, day }: EraDate): LocalDate | undefined => {
  const definition = eras.find((e) => e.en === era)
  if (definition === undefined || ![year, month, day].every(Number.isInteger) || year < 1) return undefined
  const calendarYear = yearOf(definition.firstDay) + year - 1
  if (calendarYear > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(calendarYear, month))
    return undefined
  const date = dateOf(calendarYear, month, day)
  return eraOn(date)?.en === era ? date : undefined
}

/** A date as the federation's papers write it: 元 for an era's first year, one digit full-width, more digits half-width
 * (自 令和５年４月１日 至 令和６年３月31日). A date before Meiji is written with its Gregorian year.
 * @example
 * ```ts
 * import { formatEraDate } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * formatEraDate(LocalDate.make("2024-03-31")) // => "令和６年３月31日"
 * formatEraDate(LocalDate.make("2019-05-01")) // => "令和元年５月１日"
 * ```
 */
export const formatEraDate = (date: LocalDate): string =>
  `${eraYearText(date)}年${paperNumeral(monthOf(date))}月${paperNumeral(dayOfMonth(date))}日`

/** The era and year of a date as the federation's papers write them: 令和５, 令和元, 平成28. Before Meiji the Gregorian year.
 * @example
 * ```ts
 * import { eraYearText } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * eraYearText(LocalDate.make("2016-08-01")) // => "平成28"
 * ```
 */
export const eraYearText = (date: LocalDate): string => {
  const era = eraOn(date)
  if (era === undefined) return String(yearOf(date))
  const year = yearOf(date) - yearOf(era.firstDay) + 1
  return `${era.ja}${year === 1 ? "元" : paperNumeral(year)}`
}

const paperNumeral = (value: number): string => (value < 10 ? "０１２３４５６７８９".charAt(value) : String(value))
