// How a figure stands against its target on a day: achievement, pace, required rate and forecast, as exact ratios.
// φ, the share of the year that has passed, is counted in days; both days of a period belong to it.
import type { LocalDate } from "@keikaku/kernel"
import { daysBetween, type FiscalYear, firstDayOfFiscalYear, lastDayOfFiscalYear } from "../../calendar/index.ts"
import { type Ratio, ratio } from "../../money/index.ts"

/** How many days of a fiscal year have passed at the end of a day (0 before it begins), and how many it has. */
export interface Elapsed {
  readonly days: number
  readonly ofDays: number
}

/** The days of a fiscal year that have passed at the end of a day.
 * @example
 * ```ts
 * import { elapsedOn, FiscalYear } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * elapsedOn(FiscalYear.make(2023), LocalDate.make("2023-04-01")) // => { days: 1, ofDays: 366 }
 * elapsedOn(FiscalYear.make(2023), LocalDate.make("2026-11-01")) // => { days: 366, ofDays: 366 }
 * ```
 */
export const elapsedOn = (fiscalYear: FiscalYear, day: LocalDate): Elapsed => {
  const first = firstDayOfFiscalYear(fiscalYear)
  const ofDays = daysBetween(first, lastDayOfFiscalYear(fiscalYear)) + 1
  return { days: Math.min(Math.max(daysBetween(first, day) + 1, 0), ofDays), ofDays }
}

/** How a figure stands; `null` where it is undefined. Ratios are exact and keep their parts. */
export interface Progress {
  /** A / T: undefined without a target or against a target of zero. */
  readonly achievement: Ratio | null
  /** A / (T·φ): 100% is on course; undefined before the year begins. */
  readonly pace: Ratio | null
  /** (T − A) / remaining days, in units a day; zero once the target is met, undefined when no day remains. */
  readonly requiredPerDay: Ratio | null
  /** A / φ: where the year ends if it goes on like this; undefined before the year begins. */
  readonly forecast: Ratio | null
}

/** The progress of a figure that adds up over the year (a flow).
 * @example
 * ```ts
 * import { progressOf } from "@keikaku/core"
 *
 * const halfway = progressOf(47_000, 94_000, { days: 183, ofDays: 366 })
 * halfway.achievement // => { numerator: 47000, denominator: 94000 }
 * halfway.pace // => { numerator: 47000 * 366, denominator: 94000 * 183 }
 * halfway.requiredPerDay // => { numerator: 47000, denominator: 183 }
 * progressOf(5, 0, { days: 183, ofDays: 366 }).achievement // => null
 * ```
 */
export const progressOf = (actual: number, target: number | undefined, { days, ofDays }: Elapsed): Progress => ({
  achievement: target === undefined ? null : ratio(actual, target),
  pace: target === undefined ? null : ratio(actual * ofDays, target * days),
  requiredPerDay: target === undefined ? null : ratio(Math.max(target - actual, 0), ofDays - days),
  forecast: ratio(actual * ofDays, days)
})

/** The progress of a figure that is counted on a day (a stock): it has an achievement, and nothing that a year adds up to. */
export const stockProgressOf = (actual: number, target: number | undefined): Progress => ({
  achievement: target === undefined ? null : ratio(actual, target),
  pace: null,
  requiredPerDay: null,
  forecast: null
})
