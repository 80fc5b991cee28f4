// Quotients as people read them, exact to the last digit.
// A ratio's parts are divided as integers; no floating point number comes between the figures and their text.
import { type Ratio, separated } from "@keikaku/core"

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
