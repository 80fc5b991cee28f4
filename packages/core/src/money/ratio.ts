// A ratio of two counts or amounts that keeps both: achievement, organisation rate, collection rate.
// A published rate must be traceable to what was divided by what, so it is never reduced and never a floating point number.
import { Schema } from "effect"

/** One whole number over another: the part that was measured over the whole it is measured against. The parts stay as
 * given (5/10 stays 5/10); the denominator is at least 1.
 * @example
 * ```ts
 * import { Ratio } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Ratio)({ numerator: 47000, denominator: 94000 }) // => true
 * ```
 */
export const Ratio = Schema.Struct({
  numerator: Schema.Int,
  denominator: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
}).annotate({ identifier: "Ratio", description: "a numerator over a denominator, neither reduced" })
export type Ratio = typeof Ratio.Type

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

/** The order of two ratios by value: -1, 0 or 1; 1/2 and 2/4 are equal. Exact for all safe integers.
 * @example
 * ```ts
 * import { compareRatios } from "@keikaku/core"
 *
 * compareRatios({ numerator: 1, denominator: 3 }, { numerator: 33, denominator: 100 }) // => 1
 * compareRatios({ numerator: 1, denominator: 2 }, { numerator: 2, denominator: 4 }) // => 0
 * ```
 */
export const compareRatios = (a: Ratio, b: Ratio): -1 | 0 | 1 => {
  const [left, right] = [BigInt(a.numerator) * BigInt(b.denominator), BigInt(b.numerator) * BigInt(a.denominator)]
  return left < right ? -1 : left > right ? 1 : 0
}

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
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 100) {
    throw new Error(`bug: percent: ${decimals} decimals`)
  }
  const numerator = BigInt(Math.abs(value.numerator)) * 100n * 10n ** BigInt(decimals)
  const denominator = BigInt(value.denominator)
  const rounded = (2n * numerator + denominator) / (2n * denominator)
  const digits = String(rounded).padStart(decimals + 1, "0")
  const point = digits.length - decimals
  const sign = value.numerator < 0 && rounded > 0n ? "-" : ""
  return `${sign}${digits.slice(0, point)}${decimals === 0 ? "" : `.${digits.slice(point)}`}%`
}
