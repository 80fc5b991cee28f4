// How a figure stands against its target on a day: achievement, pace, rates and forecast, as exact ratios. φ, the share of
// the year that has passed, is that of the units phased for the months, or of the days where a target has no phasing.
import type { LocalDate } from "@keikaku/kernel"
import {
  daysBetween,
  type FiscalYear,
  firstDayOfFiscalYear,
  lastDayOfFiscalYear,
  type YearStart
} from "../../calendar/index.ts"
import { type Ratio, ratio } from "../../exact/index.ts"
import { quotientHalfUp, sumOf } from "../../exact/integer.ts"
import { fittingRatio } from "../../exact/ratio.ts"
import { monthsPassedOn } from "./months-passed.ts"

/** How many days of a fiscal year have passed at the end of a day (0 before it begins), and how many it has. */
export interface Elapsed {
  readonly days: number
  readonly ofDays: number
}

/** The days of a fiscal year that have passed at the end of a day.
 * @example
 * ```ts
 * import { elapsedOn, FiscalYear, japaneseCalendar } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * elapsedOn(FiscalYear.make(2023), LocalDate.make("2023-04-01"), japaneseCalendar) // => { days: 1, ofDays: 366 }
 * elapsedOn(FiscalYear.make(2023), LocalDate.make("2026-11-01"), japaneseCalendar) // => { days: 366, ofDays: 366 }
 * ```
 */
export const elapsedOn = (fiscalYear: FiscalYear, day: LocalDate, calendar: YearStart): Elapsed => {
  const first = firstDayOfFiscalYear(fiscalYear, calendar)
  const ofDays = daysBetween(first, lastDayOfFiscalYear(fiscalYear, calendar)) + 1
  return { days: Math.min(Math.max(daysBetween(first, day) + 1, 0), ofDays), ofDays }
}

/** φ by phasing: the units of the months that have passed, and of the current month the part of its days that has passed,
 * over the year's units. Exact; 0 before the year and 1 from its last day on; `null` when the phasing has no units.
 * `phasing` is twelve whole numbers, the year's first month first, as {@link phaseTarget} gives.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, phasedShareOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const phasing = [10, 20, 30, 0, 0, 0, 0, 0, 0, 0, 0, 40]
 * const share = (day: string) => phasedShareOn(phasing, FiscalYear.make(2023), LocalDate.make(day), japaneseCalendar)
 * share("2023-04-30") // => { numerator: 310, denominator: 3100 }
 * share("2023-05-31") // => { numerator: 900, denominator: 3000 }
 * share("2023-05-10") // => { numerator: 510, denominator: 3100 }
 * share("2024-03-31") // => { numerator: 100, denominator: 100 }
 * ```
 */
export const phasedShareOn = (
  phasing: ReadonlyArray<number>,
  fiscalYear: FiscalYear,
  day: LocalDate,
  calendar: YearStart
): Ratio | null => {
  const { days, months, ofDays } = monthsPassedOn(fiscalYear, day, calendar)
  const passed = sumOf(phasing.slice(0, months)) * BigInt(ofDays) + BigInt(phasing[months] ?? 0) * BigInt(days)
  return fittingRatio(passed, sumOf(phasing) * BigInt(ofDays))
}

/** How a figure stands; `null` where it is undefined. Ratios are exact and keep their parts while those are safe integers. */
export interface Progress {
  /** A / T: undefined without a target or against a target of zero. */
  readonly achievement: Ratio | null
  /** A / (T·φ): 100% is on course; undefined while φ is zero, as before the year begins. */
  readonly pace: Ratio | null
  /** A / days passed, in units a calendar day; undefined before the year begins. */
  readonly runRatePerDay: Ratio | null
  /** (T − A) / days that remain, in units a calendar day; zero once the target is met, undefined when no day remains. */
  readonly requiredPerDay: Ratio | null
  /** A / φ: where the year ends if it goes on like this; undefined while φ is zero. Where its exact parts leave the safe
   * integers it is the nearest whole unit. */
  readonly forecast: Ratio | null
}

const foreseen = (actual: number, share: Ratio): Ratio | null => {
  const [over, under] = [BigInt(actual) * BigInt(share.denominator), BigInt(share.numerator)]
  return under === 0n ? null : (fittingRatio(over, under) ?? fittingRatio(quotientHalfUp(over, under), 1n))
}

/** The progress of a figure that adds up over the year (a flow). `share` is φ; without it, φ is the share of the days.
 * Both rates are per calendar day, so that what is done can be held against what is needed.
 * @example
 * ```ts
 * import { progressOf } from "@keikaku/core"
 *
 * const halfway = progressOf(47_000, 94_000, { days: 183, ofDays: 366 })
 * halfway.achievement // => { numerator: 47000, denominator: 94000 }
 * halfway.pace // => { numerator: 47000 * 366, denominator: 94000 * 183 }
 * halfway.runRatePerDay // => { numerator: 47000, denominator: 183 }
 * halfway.requiredPerDay // => { numerator: 47000, denominator: 183 }
 * progressOf(5, 0, { days: 183, ofDays: 366 }).achievement // => null
 * const phased = progressOf(47_000, 94_000, { days: 183, ofDays: 366 }, { numerator: 2, denominator: 5 })
 * phased.pace // => { numerator: 47000 * 5, denominator: 94000 * 2 }
 * phased.forecast // => { numerator: 235000, denominator: 2 }
 * ```
 */
export const progressOf = (
  actual: number,
  target: number | undefined,
  { days, ofDays }: Elapsed,
  share: Ratio = { numerator: days, denominator: ofDays }
): Progress => ({
  achievement: target === undefined ? null : ratio(actual, target),
  pace:
    target === undefined
      ? null
      : fittingRatio(BigInt(actual) * BigInt(share.denominator), BigInt(target) * BigInt(share.numerator)),
  runRatePerDay: ratio(actual, days),
  requiredPerDay: target === undefined ? null : ratio(Math.max(target - actual, 0), ofDays - days),
  forecast: foreseen(actual, share)
})

/** The progress of a figure that is counted on a day (a stock): it has an achievement, and nothing that a year adds up to. */
export const stockProgressOf = (actual: number, target: number | undefined): Progress => ({
  achievement: target === undefined ? null : ratio(actual, target),
  pace: null,
  runRatePerDay: null,
  requiredPerDay: null,
  forecast: null
})
