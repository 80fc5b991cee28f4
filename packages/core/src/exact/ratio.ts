// A ratio of two counts or amounts that keeps both: achievement, organisation rate, collection rate.
// A published rate must be traceable to what was divided by what, so it is never reduced and never a floating point number.
import { exactNumber } from "./integer.ts"
import { compareRationals, decimalText, inLowestTerms, type Rational } from "./rational.ts"
import type { Ratio } from "./schemas.ts"
import { separated } from "./separated.ts"

/** The ratio of `a` to `b`; `null`, that is undefined, when `b` is zero: a result against a zero target is no percentage
 * at all, never 100%. A negative `b` passes its sign to the numerator. Anything but safe integers is a defect.
 * @example
 * ```ts
 * import { ratio } from "@keikaku/core"
 *
 * ratio(47000, 94000) // => { numerator: 47000, denominator: 94000 }
 * ratio(5, 0) // => null
 * ```
 */
export const ratio = (a: number, b: number): Ratio | null => {
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) {
    throw new Error(`bug: ratio: ${a} / ${b} is not of safe integers`)
  }
  if (b === 0) return null
  return b > 0 ? { numerator: a, denominator: b } : { numerator: a === 0 ? 0 : -a, denominator: -b }
}

const pairOf = ({ over, under }: Rational): Ratio | null => {
  const [numerator, denominator] = [exactNumber(over), exactNumber(under)]
  return numerator === undefined || denominator === undefined ? null : { numerator, denominator }
}

/** The ratio of two whole numbers of any size, `under` 0 or more: its parts as given where they are safe integers, else in
 * lowest terms; `null` when `under` is zero, or when even the lowest terms are too large to be exact. Products of targets, results
 * and days outgrow the safe integers before the figures themselves do. */
export const fittingRatio = (over: bigint, under: bigint): Ratio | null =>
  under === 0n ? null : (pairOf({ over, under }) ?? pairOf(inLowestTerms({ over, under })))

/** The order of two ratios by value: -1, 0 or 1; 1/2 and 2/4 are equal. Exact for all safe integers.
 * @example
 * ```ts
 * import { compareRatios } from "@keikaku/core"
 *
 * compareRatios({ numerator: 1, denominator: 3 }, { numerator: 33, denominator: 100 }) // => 1
 * compareRatios({ numerator: 1, denominator: 2 }, { numerator: 2, denominator: 4 }) // => 0
 * ```
 */
export const compareRatios = (a: Ratio, b: Ratio): -1 | 0 | 1 => compareRationals(rationalOf(a), rationalOf(b))

const rationalOf = ({ denominator, numerator }: Ratio): Rational => ({
  over: BigInt(numerator),
  under: BigInt(denominator)
})

/** A ratio as a percentage with a fixed number of decimals (0 to 100), rounded half up on its absolute value, so that a
 * shortfall rounds as the surplus of the same size does. A zero carries no sign.
 * @example
 * ```ts
 * import { percent } from "@keikaku/core"
 *
 * percent({ numerator: 1415, denominator: 3412 }, 1) // => "41.5%"
 * percent({ numerator: 1, denominator: 8 }, 0) // => "13%"
 * percent({ numerator: -1, denominator: 8 }, 0) // => "-13%"
 * ```
 */
export const percent = (value: Ratio, decimals: number): string => {
  const { over, under } = rationalOf(value)
  return `${decimalText({ over: over * 100n, under }, places("percent", decimals))}%`
}

/** A ratio divided out to a fixed number of decimals (0 to 100), rounded half up on its absolute value.
 * @example
 * ```ts
 * import { quotient } from "@keikaku/core"
 *
 * quotient({ numerator: 94000, denominator: 244 }, 2) // => "385.25"
 * quotient({ numerator: -1, denominator: 3 }, 2) // => "-0.33"
 * quotient({ numerator: 188001, denominator: 2 }, 0) // => "94,001"
 * ```
 */
export const quotient = (value: Ratio, decimals: number): string =>
  separated(decimalText(rationalOf(value), places("quotient", decimals)))

const places = (where: string, decimals: number): number => {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 100)
    throw new Error(`bug: ${where}: ${decimals} decimals`)
  return decimals
}
