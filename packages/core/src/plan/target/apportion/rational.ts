// Exact fractions: what a quota, a remainder or a priority is before anybody rounds it. Comparisons cross-multiply;
// nothing here ever becomes a floating-point number.

/** A fraction `over` / `under` of integers, not negative. `under` 0 stands for "beyond every number". */
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

/** Positive when `a` is the greater, negative when `b` is, 0 when equal. Two infinities compare by their numerators. */
export const compare = (a: Rational, b: Rational): number => {
  const infinite = a.under === 0n && b.under === 0n
  const left = infinite ? a.over : a.over * b.under
  const right = infinite ? b.over : b.over * a.under
  return left > right ? 1 : left < right ? -1 : 0
}

/** The greatest common divisor (Euclid, Elements VII.2); `gcd(a, 0) = a`. */
export const gcd = (a: bigint, b: bigint): bigint => {
  let [greater, lesser] = [a, b]
  while (lesser !== 0n) [greater, lesser] = [lesser, greater % lesser]
  return greater
}

const millionths = 1_000_000n

const decimalOf = ({ over, under }: Rational): string => {
  const rounded = (2n * over * millionths + under) / (2n * under)
  return `${rounded / millionths}.${String(rounded % millionths).padStart(6, "0")}`
}

/** Writes a fraction down in lowest terms, with its decimal to six places, half rounded up (1/3 is 0.333333). */
export const write = (value: Rational): Fraction => {
  const { over, under } = value
  const common = under === 0n ? 1n : gcd(over, under)
  return {
    numerator: String(over / common),
    denominator: String(under / common),
    decimal: under === 0n ? null : decimalOf(value)
  }
}
