// Where a day lies in its fiscal year, counted in months: what a figure that is planned by the month needs to know.
// A day counts at its end, as everywhere in the measuring of targets.
import type { LocalDate } from "@keikaku/kernel"
import { daysBetween, type FiscalYear, monthsOfFiscalYear, type YearStart } from "../../calendar/index.ts"

/** The whole months of a fiscal year that have passed at the end of a day (0 to 12), the days that have passed of the month
 * after them, and how many days that month has. Between two months, and outside the year, no day of a month has passed. */
export interface MonthsPassed {
  readonly months: number
  readonly days: number
  readonly ofDays: number
}

/** The months and days of a fiscal year that have passed at the end of a day.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, monthsPassedOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const fy2023 = FiscalYear.make(2023)
 * monthsPassedOn(fy2023, LocalDate.make("2023-05-10"), japaneseCalendar) // => { months: 1, days: 10, ofDays: 31 }
 * monthsPassedOn(fy2023, LocalDate.make("2023-05-31"), japaneseCalendar) // => { months: 2, days: 0, ofDays: 30 }
 * monthsPassedOn(fy2023, LocalDate.make("2024-04-01"), japaneseCalendar) // => { months: 12, days: 0, ofDays: 1 }
 * ```
 */
export const monthsPassedOn = (fiscalYear: FiscalYear, day: LocalDate, calendar: YearStart): MonthsPassed => {
  const all = monthsOfFiscalYear(fiscalYear, calendar)
  const months = all.filter(({ lastDay }) => lastDay <= day).length
  const current = all[months]
  if (current === undefined) return { months, days: 0, ofDays: 1 }
  const ofDays = daysBetween(current.firstDay, current.lastDay) + 1
  return { months, days: Math.max(daysBetween(current.firstDay, day) + 1, 0), ofDays }
}
