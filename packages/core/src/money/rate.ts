// Exact rates: 15.5‰ is 31/2000, not 0.0155. A rate times yen is computed in whole numbers and rounded once, as stated.
// Premium rates, labour ratios and the general contribution are rates; no floating point number touches money.
import { Schema } from "effect"
import type { Yen } from "./yen.ts"

/** An exact rate of 0 or more: a fraction of safe integers. The constructors here reduce it to lowest terms.
 * @example
 * ```ts
 * import { Rate } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Rate)({ numerator: 19, denominator: 2000 }) // => true
 * Schema.is(Rate)({ numerator: 19, denominator: 0 }) // => false
 * ```
 */
export const Rate = Schema.Struct({
  numerator: Schema.Natural,
  denominator: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
}).annotate({ identifier: "Rate", description: "an exact fraction" })
export type Rate = typeof Rate.Type

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
  return reduced("addRates", an * bd + bn * ad, ad * bd)
}

/** The order of two rates by value: -1, 0 or 1; 1/2 and 2/4 are equal.
 * @example
 * ```ts
 * import { compareRates, perHundred, perMille } from "@keikaku/core"
 *
 * compareRates(perMille("9.5"), perHundred(1)) // => -1
 * ```
 */
export const compareRates = (a: Rate, b: Rate): -1 | 0 | 1 => {
  const [left, right] = [BigInt(a.numerator) * BigInt(b.denominator), BigInt(b.numerator) * BigInt(a.denominator)]
  return left < right ? -1 : left > right ? 1 : 0
}

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
  const denominator = BigInt(rate.denominator)
  const product = BigInt(amount) * BigInt(rate.numerator)
  const whole = product / denominator
  const rest = product % denominator
  const roundsUp = rounding === "up" ? rest > 0n : rounding === "half-up" && rest * 2n >= denominator
  return safeNumber("multiplyYen", roundsUp ? whole + 1n : whole) as Yen
}

const decimalOver = (where: string, value: string | number, base: bigint): Rate => {
  const text = typeof value === "number" && !Number.isSafeInteger(value) ? "" : String(value)
  const [, whole, decimals = ""] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined) throw new Error(`bug: ${where}: a rate is a whole number or decimal text, not ${value}`)
  return reduced(where, BigInt(whole + decimals), base * 10n ** BigInt(decimals.length))
}

const reduced = (where: string, numerator: bigint, denominator: bigint): Rate => {
  const divisor = commonDivisor(numerator, denominator)
  return {
    numerator: safeNumber(where, numerator / divisor),
    denominator: safeNumber(where, denominator / divisor)
  }
}

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b))

const safeNumber = (where: string, value: bigint): number => {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`bug: ${where}: the result leaves the safe integers`)
  return Number(value)
}
