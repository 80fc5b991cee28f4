// When the work is done: on the working days of the fiscal year, more in some seasons than in others. April, August and
// the turn of the year are quiet; the strengthening period of November and the weeks before claims close are not.
import {
  addDays,
  type FiscalYear,
  firstDayOfFiscalYear,
  isWorkingDay,
  lastClaimDay,
  lastDayOfFiscalYear,
  zenkokuRohoren
} from "@keikaku/core"
import type { LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import type { Random } from "./random.ts"

/** From that day on, how much work a working day sees (synthetic; 100 is an ordinary day). */
const busyness: ReadonlyArray<readonly [monthAndDay: string, weight: number]> = [
  ["04-01", 75],
  ["05-08", 90],
  ["08-01", 60],
  ["08-11", 20],
  ["08-17", 60],
  ["09-01", 105],
  ["11-01", 175],
  ["12-01", 75],
  ["12-22", 30],
  ["01-10", 85],
  ["02-01", 110],
  ["03-01", 170]
]

/** What is done when the year's claims have closed counts, but is no longer paid. */
const afterClosing = 12

/** A day of the next fiscal year, to which late plans are put off. */
const nextYear = 75

/** The working days of a fiscal year; elsewhere a day is its number here, 0 for the first. */
export interface Seasons {
  readonly days: ReadonlyArray<LocalDate>
  readonly lastClaimDay: LocalDate
  /** The number of the first working day on or after a date. */
  readonly since: (date: LocalDate) => number
  /** One of the days between two (both included), by how busy they are; what falls into the next year has no date here. */
  readonly between: (random: Random, from: number, to: number) => number
}

/** The working days of a fiscal year, and how busy they are. */
export const seasonsOf = (fiscalYear: FiscalYear): Seasons => {
  const { calendar, claimClosing } = zenkokuRohoren
  const closing = lastClaimDay(claimClosing, fiscalYear, calendar)
  const last = lastDayOfFiscalYear(fiscalYear, calendar)
  const days: Array<LocalDate> = []
  for (let day = firstDayOfFiscalYear(fiscalYear, calendar); day <= last; day = addDays(day, 1))
    if (Result.getOrThrow(isWorkingDay(day, calendar.holidays))) days.push(day)

  const starts = busyness.map(([monthAndDay, weight]) => {
    const year = monthAndDay >= "04-01" ? fiscalYear : fiscalYear + 1
    return { from: `${year}-${monthAndDay}`, weight }
  })
  const weightOf = (day: LocalDate): number =>
    day > closing ? afterClosing : starts.findLast(({ from }) => from <= day)!.weight
  const work = [0]
  for (const day of days) work.push(work.at(-1)! + weightOf(day))

  return {
    days,
    lastClaimDay: closing,
    since: (date) => {
      const found = days.findIndex((day) => day >= date)
      return found === -1 ? days.length : found
    },
    between: (random, from, to) => {
      if (from >= days.length) return from
      const end = Math.min(to, days.length - 1)
      const thisYear = work[end + 1]! - work[from]!
      const drawn = random.below(thisYear + (to - end) * nextYear)
      if (drawn >= thisYear) return days.length
      const reached = work[from]! + drawn
      let [low, high] = [from, end]
      while (low < high) {
        const middle = (low + high) >> 1
        if (work[middle + 1]! > reached) high = middle
        else low = middle + 1
      }
      return low
    }
  }
}
