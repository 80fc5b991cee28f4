// Exact rates: 15.5‰ is 31/2000, not 0.0155. A rate times yen is computed in whole numbers and rounded once, as stated.
// Premium rates, labour ratios and the general contribution are rates; no floating point number touches money.
import { figureOf } from "./figure.ts"
import { quotientHalfUp, quotientUp, safeNumber } from "./integer.ts"
import { compareRatios } from "./ratio.ts"
import { inLowestTerms } from "./rational.ts"
import type { Rate, Yen } from "./schemas.ts"

/** How a fraction of a yen is rounded: dropped, counted as a whole yen from one half on, or always counted. */
export type Rounding = "truncate" | "half-up" | "up"

/** A rate per thousand (‰) from a whole number or decimal text, as rate tables print it: `perMille("9.5")`. Text other than
 * digits with an optional decimal part, a number that is not a whole one, or one too long for safe integers is a defect.
 * @example
 * ```ts
 * import { perMille } from "@keikaku/core"
 *
 * perMille("9.5") // => { numerator: 19, denominator: 2000 }
 * perMille(17) // => { numerator: 17, denominator: 1000 }
 * ```
 */
export const perMille = (value: string | number): Rate => decimalOver("perMille", value, 1000n)

/** A rate per hundred (%) from a whole number or decimal text, as `perMille` reads it.
 * @example
 * ```ts
 * import { perHundred } from "@keikaku/core"
 *
 * perHundred(23) // => { numerator: 23, denominator: 100 }
 * ```
 */
export const perHundred = (value: string | number): Rate => decimalOver("perHundred", value, 100n)

/** The sum of two rates, in lowest terms: WC and EI on one wage base are computed on the sum of their rates. A sum
 * that needs more than safe integers is a defect.
 * @example
 * ```ts
 * import { addRates, perMille } from "@keikaku/core"
 *
 * addRates(perMille("3.5"), perMille("15.5")) // => { numerator: 19, denominator: 1000 }
 * ```
 */
export const addRates = (a: Rate, b: Rate): Rate => {
  const [an, ad, bn, bd] = [BigInt(a.numerator), BigInt(a.denominator), BigInt(b.numerator), BigInt(b.denominator)]
  return rateOf("addRates", an * bd + bn * ad, ad * bd)
}

/** The order of two rates by value: -1, 0 or 1; 1/2 and 2/4 are equal.
 * @example
 * ```ts
 * import { compareRates, perHundred, perMille } from "@keikaku/core"
 *
 * compareRates(perMille("9.5"), perHundred(1)) // => -1
 * ```
 */
export const compareRates = (a: Rate, b: Rate): -1 | 0 | 1 => compareRatios(a, b)

/** Yen times a rate, exact until the last step, then rounded to whole yen as stated; premiums drop the fraction
 * (国等の債権債務等の金額の端数計算に関する法律 第2条). A product beyond the greatest safe integer is a defect.
 * @example
 * ```ts
 * import { multiplyYen, perMille, Yen } from "@keikaku/core"
 *
 * multiplyYen(Yen.make(18291000), perMille("3.5"), "truncate") // => 64018
 * multiplyYen(Yen.make(18291000), perMille("15.5"), "truncate") // => 283510
 * multiplyYen(Yen.make(18291000), perMille(19), "truncate") // => 347529
 * ```
 */
export const multiplyYen = (amount: Yen, rate: Rate, rounding: Rounding): Yen => {
  const product = BigInt(amount) * BigInt(rate.numerator)
  return safeNumber("multiplyYen", quotients[rounding](product, BigInt(rate.denominator))) as Yen
}

const quotients: Readonly<Record<Rounding, (over: bigint, under: bigint) => bigint>> = {
  truncate: (over, under) => over / under,
  "half-up": quotientHalfUp,
  up: quotientUp
}

const decimalOver = (where: string, value: string | number, base: bigint): Rate => {
  const text = typeof value === "number" && !Number.isSafeInteger(value) ? "" : String(value)
  const figure = /^[\d.]+$/.test(text) ? figureOf(text) : undefined
  if (figure === undefined) throw new Error(`bug: ${where}: a rate is a whole number or decimal text, not ${value}`)
  return rateOf(where, figure.digits, base * 10n ** BigInt(figure.places))
}

const rateOf = (where: string, numerator: bigint, denominator: bigint): Rate => {
  const { over, under } = inLowestTerms({ over: numerator, under: denominator })
  return { numerator: safeNumber(where, over), denominator: safeNumber(where, under) }
}
