// Monthly phasing (月別計画): a year's figure spread over its twelve months, in the calendar's order, in whole units that add up to it.
// The units are found by the same exact apportionment as a branch's share, by Webster's method.
import { Result } from "effect"
import { type Calendar, type FiscalYear, monthsOfFiscalYear } from "../../calendar/index.ts"
import { workingDaysBetween } from "../../calendar/working-day.ts"
import { isCount } from "../../exact/integer.ts"
import { apportion } from "./apportion.ts"
import type { PhasingError } from "./phasing-error.ts"
import * as refused from "./phasing-error.ts"

export type { PhasingError, PhasingErrorTag } from "./phasing-error.ts"

/** What the months of a year weigh: each the same, each its working days, or each its figure in a profile of twelve whole
 * numbers, the first month first, such as last year's monthly results. */
export type PhasingBasis =
  | { readonly _tag: "even" }
  | { readonly _tag: "working-days" }
  | { readonly _tag: "profile"; readonly weights: ReadonlyArray<number> }

const profileOf = (weights: ReadonlyArray<number>): Result.Result<ReadonlyArray<number>, PhasingError> => {
  const wrong = weights.find((weight) => !isCount(weight))
  if (weights.length !== 12) return Result.fail(refused.profileNotTwelveMonths(weights.length))
  if (wrong !== undefined) return Result.fail(refused.profileFigureNotAllowed(wrong))
  return weights.some((weight) => weight > 0) ? Result.succeed(weights) : Result.fail(refused.profileAllZero())
}

/** What of a calendar the months of a year are weighed by. */
type MonthsAndHolidays = Pick<Calendar, "firstMonth" | "holidays">

const workingDaysOf = (
  fiscalYear: FiscalYear,
  calendar: MonthsAndHolidays
): Result.Result<ReadonlyArray<number>, PhasingError> => {
  const months = monthsOfFiscalYear(fiscalYear, calendar).map(({ firstDay, lastDay }) =>
    workingDaysBetween(firstDay, lastDay, calendar.holidays)
  )
  return Result.mapError(Result.all(months), () => refused.holidaysUnknown(fiscalYear))
}

const weightsOf = (
  basis: PhasingBasis,
  fiscalYear: FiscalYear,
  calendar: MonthsAndHolidays
): Result.Result<ReadonlyArray<number>, PhasingError> => {
  if (basis._tag === "profile") return profileOf(basis.weights)
  return basis._tag === "even"
    ? Result.succeed(Array.from({ length: 12 }, () => 1))
    : workingDaysOf(fiscalYear, calendar)
}

const spread = (total: number, weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const divided = apportion(
    "webster",
    total,
    weights.map((weight, month) => ({ key: String(month), weight }))
  )
  if (Result.isFailure(divided)) throw new Error(`bug: phaseTarget: ${divided.failure.sentence.en}`)
  return divided.success.units
}

/** Spreads a year's figure over its months: twelve whole units, its first month first, that add up to `total`. Of months with equal
 * claims the earlier receives the last unit. Fails with a {@link PhasingError} when the total or the profile is not
 * allowed, or the year's holidays are not known.
 *
 * Source: plan §4(2), 目標管理; Webster's method as in {@link apportion}.
 * @example
 * ```ts
 * import { FiscalYear, phaseTarget, zenkokuRohoren } from "@keikaku/core"
 * import { Result } from "effect"
 *
 * const [fy2023, { calendar }] = [FiscalYear.make(2023), zenkokuRohoren]
 * Result.getOrThrow(phaseTarget(18_000, { _tag: "even" }, fy2023, calendar))[0] // => 1500
 * Result.getOrThrow(phaseTarget(243, { _tag: "working-days" }, fy2023, calendar)) // => [20, 20, 22, 20, 22, 20, 21, 20, 20, 19, 19, 20]
 * const profile = { _tag: "profile", weights: [0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 1] } as const
 * Result.getOrThrow(phaseTarget(700, profile, fy2023, calendar)) // => [0, 0, 300, 300, 0, 0, 0, 0, 0, 0, 0, 100]
 * Result.getOrThrow(Result.flip(phaseTarget(7, { _tag: "profile", weights: [1] }, fy2023, calendar)))._tag // => "ProfileNotTwelveMonths"
 * ```
 */
export const phaseTarget = (
  total: number,
  basis: PhasingBasis,
  fiscalYear: FiscalYear,
  calendar: MonthsAndHolidays
): Result.Result<ReadonlyArray<number>, PhasingError> =>
  isCount(total)
    ? Result.map(weightsOf(basis, fiscalYear, calendar), (weights) => spread(total, weights))
    : Result.fail(refused.totalNotAllowed(total))

/** A national phasing applied to the units of one area, a branch or a block, by the same apportionment: twelve whole units
 * that add up to `units`. `undefined` when the phasing has no units, and so says nothing about any month, or when `units`
 * is not a whole number from zero to below 2^53. Each area is rounded for itself: in a month the areas add up to the
 * nation only to within their roundings, over the year exactly.
 * @example
 * ```ts
 * import { phasedLike } from "@keikaku/core"
 *
 * phasedLike(7, [10, 20, 30, 0, 0, 0, 0, 0, 0, 0, 0, 40]) // => [1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3]
 * phasedLike(7, Array.from({ length: 12 }, () => 0)) // => undefined
 * ```
 */
export const phasedLike = (units: number, phasing: ReadonlyArray<number>): ReadonlyArray<number> | undefined =>
  isCount(units) && phasing.some((month) => month > 0) ? spread(units, phasing) : undefined
