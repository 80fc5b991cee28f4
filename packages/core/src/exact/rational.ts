// Exact fractions of whole numbers of any size: what a quota, a remainder or a priority is before it is rounded. Comparisons
// cross-multiply; nothing here ever becomes a floating-point number.
import { absolute, gcd, quotientHalfUp } from "./integer.ts"

/** A fraction `over` / `under`; `under` is 0 or more, and 0 stands for "beyond every number". */
export interface Rational {
  readonly over: bigint
  readonly under: bigint
}

/** A fraction as it is written down: lowest terms, and to six places, half rounded up; null beyond every number. */
export interface Fraction {
  readonly numerator: string
  readonly denominator: string
  readonly decimal: string | null
}

/** The order of two fractions by value: 1, −1 or 0. Two beyond every number compare by their numerators. */
export const compareRationals = (a: Rational, b: Rational): -1 | 0 | 1 => {
  const infinite = a.under === 0n && b.under === 0n
  const left = infinite ? a.over : a.over * b.under
  const right = infinite ? b.over : b.over * a.under
  return left > right ? 1 : left < right ? -1 : 0
}

/** The same fraction in lowest terms; one beyond every number keeps its numerator. */
export const inLowestTerms = ({ over, under }: Rational): Rational => {
  const common = under === 0n ? 1n : gcd(over, under)
  return { over: over / common, under: under / common }
}

/** A fraction as decimal text with a fixed number of places, rounded half up on its magnitude (−1/3 to two places is `-0.33`).
 * What rounds to zero carries no sign. `under` is 1 or more. */
export const decimalText = ({ over, under }: Rational, places: number): string => {
  const rounded = quotientHalfUp(absolute(over) * 10n ** BigInt(places), under)
  const digits = String(rounded).padStart(places + 1, "0")
  const point = digits.length - places
  const sign = over < 0n && rounded > 0n ? "-" : ""
  return `${sign}${digits.slice(0, point)}${places === 0 ? "" : `.${digits.slice(point)}`}`
}

/** Writes a fraction down in lowest terms, with its decimal to six places (1/3 is 0.333333). */
export const fractionOf = (value: Rational): Fraction => {
  const { over, under } = inLowestTerms(value)
  return { numerator: String(over), denominator: String(under), decimal: under === 0n ? null : decimalText(value, 6) }
}
