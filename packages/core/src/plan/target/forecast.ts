// How sure the forecast of a year is: an interval for the year-end figure, found by resampling how the completed months did
// against what was phased for them. Exact rational arithmetic, seeded draws: the same history gives the same interval.
import { lcm, quotientHalfUp, sumOf } from "../../exact/integer.ts"
import { minimalStandard } from "./minimal-standard.ts"
import type { MonthsPassed } from "./months-passed.ts"

/** The lowest and highest year-end figure of the interval, in whole units, a half counted up. */
export interface ForecastInterval {
  readonly low: number
  readonly high: number
}

/** How the interval is found. */
export interface ForecastOptions {
  /** In percent, a whole number from 1 to 99; the share of the resampled years between low and high, rounded up. */
  readonly confidence: number
  /** How many years are resampled: 1,000 or more. */
  readonly resamples: number
  /** Where the draws begin; the same seed gives the same interval. */
  readonly seed: number
}

/** 80 percent, 1,000 resampled years, and one seed for all: the first day of FY2023 read as a number. */
export const forecastDefaults: ForecastOptions = { confidence: 80, resamples: 1_000, seed: 20_230_401 }

const checked = ({ confidence, resamples, seed }: ForecastOptions): ForecastOptions => {
  if (!Number.isInteger(confidence) || confidence < 1 || confidence > 99)
    throw new Error(`bug: forecastInterval: a confidence of ${confidence} percent`)
  if (!Number.isSafeInteger(resamples) || resamples < 1_000)
    throw new Error(`bug: forecastInterval: ${resamples} resamples`)
  return { confidence, resamples, seed }
}

/** What each remaining month brings if it goes as each completed one did, over one common denominator: a row a month. */
const outcomes = (actuals: ReadonlyArray<number>, phasing: ReadonlyArray<number>, passed: MonthsPassed) => {
  const ofDays = BigInt(passed.ofDays)
  const seen = phasing.slice(0, passed.months).flatMap((units, month) => (units > 0 ? [month] : []))
  const multiple = seen.map((month) => BigInt(phasing[month]!)).reduce(lcm, 1n)
  const ratios = seen.map((month) => BigInt(actuals[month]!) * (multiple / BigInt(phasing[month]!)))
  const remaining = phasing
    .slice(passed.months)
    .map((units, n) => BigInt(units) * (n === 0 ? ofDays - BigInt(passed.days) : ofDays))
    .filter((units) => units > 0n)
  return {
    seen: seen.length,
    denominator: multiple * ofDays,
    rows: remaining.map((units) => ratios.map((r) => units * r))
  }
}

/** An interval for a year-end figure. `actuals` are the figures of the twelve months so far and `phasing` what is planned for
 * them (any scale), both whole numbers of 0 or more, the year's first month first. `null` while fewer than two completed months had units
 * phased for them: one month says nothing of how months differ.
 *
 * Method: a two-stage bootstrap. Of the k completed months with units, each has the ratio actual / phased. For every
 * resampled year k − 1 of these ratios are drawn with replacement (Rao & Wu 1988: one fewer than there are, so that few
 * months do not look surer than they are); then each remaining month, and the rest of the current one, is its phased units
 * times one ratio drawn from those. The year's end is what is counted so far and the sum of these; low and high cut off
 * equally many of the sorted years at both ends. Wider with confidence. It usually has the point forecast A / φ within it,
 * not always: one month unlike all the others, or a current month that so far is, moves A / φ more than it moves the middle.
 *
 * Source: Efron 1979; Rao & Wu, JASA 83 (1988) 231. What it does not say: decision record 7.
 * @example
 * ```ts
 * import { FiscalYear, forecastInterval, japaneseCalendar, monthsPassedOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const even = Array.from({ length: 12 }, () => 100)
 * const passed = monthsPassedOn(FiscalYear.make(2023), LocalDate.make("2023-07-31"), japaneseCalendar)
 * forecastInterval([90, 90, 90, 90], even, passed) // => { low: 1080, high: 1080 }
 * forecastInterval([80, 110, 90, 100], even, passed) // => { low: 1070, high: 1220 }
 * forecastInterval([80, 110, 90, 100], even, passed, { confidence: 50 }) // => { low: 1100, high: 1180 }
 * const early = monthsPassedOn(FiscalYear.make(2023), LocalDate.make("2023-05-30"), japaneseCalendar)
 * forecastInterval([80, 110], even, early) // => null
 * ```
 */
export const forecastInterval = (
  actuals: ReadonlyArray<number>,
  phasing: ReadonlyArray<number>,
  passed: MonthsPassed,
  options: Partial<ForecastOptions> = {}
): ForecastInterval | null => {
  const { confidence, resamples, seed } = checked({ ...forecastDefaults, ...options })
  const months = phasing.map((_, month) => actuals[month] ?? 0)
  const { denominator, rows, seen } = outcomes(months, phasing, passed)
  if (seen < 2) return null
  const soFar = sumOf(months) * denominator
  const draw = minimalStandard(seed)
  const drawn = rows.every((row) => row.every((outcome) => outcome === row[0])) ? 1 : resamples
  const years = Array.from({ length: drawn }, () => {
    const kept = Array.from({ length: seen - 1 }, () => draw(seen))
    return rows.reduce((sum, row) => sum + row[kept[draw(seen - 1)]!]!, soFar)
  }).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const cut = Math.floor((drawn * (100 - confidence)) / 200)
  const at = (index: number) => Number(quotientHalfUp(years[index]!, denominator))
  return { low: at(cut), high: at(drawn - 1 - cut) }
}
