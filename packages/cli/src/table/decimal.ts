// Numbers as people read them: thousands separators, quotients to two places and estimates to the whole, exact to the last digit.
// A ratio's parts are divided as integers; no floating point number comes between the figures and their text.
import type { Ratio } from "@keikaku/core"

/** A whole number with a comma after every three digits.
 * @example
 * ```ts
 * import { separated } from "@keikaku/cli"
 *
 * separated(94000) // => "94,000"
 * separated(-1234567) // => "-1,234,567"
 * ```
 */
export const separated = (value: number | bigint): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",")

/** A ratio divided out to so many places (none: a whole number), rounded half up on its absolute value.
 * @example
 * ```ts
 * import { quotient } from "@keikaku/cli"
 *
 * quotient({ numerator: 94000, denominator: 244 }, 2) // => "385.25"
 * quotient({ numerator: -1, denominator: 3 }, 2) // => "-0.33"
 * quotient({ numerator: 188001, denominator: 2 }, 0) // => "94,001"
 * ```
 */
export const quotient = (ratio: Ratio, places: number): string => {
  const scale = 10n ** BigInt(places)
  const denominator = BigInt(ratio.denominator)
  const rounded = (2n * BigInt(Math.abs(ratio.numerator)) * scale + denominator) / (2n * denominator)
  const sign = ratio.numerator < 0 && rounded > 0n ? "-" : ""
  const decimals = places === 0 ? "" : `.${String(rounded % scale).padStart(places, "0")}`
  return `${sign}${separated(rounded / scale)}${decimals}`
}
