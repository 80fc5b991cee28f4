// A ratio of two exact whole numbers of any size, as the pair of safe integers that can be stored and sent.
// Products of targets, results and days outgrow the safe integers before the figures themselves do.
import type { Ratio } from "../../money/index.ts"

const fits = (value: bigint): boolean => BigInt.asIntN(54, value) === value

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : commonDivisor(b, a % b))

const pair = (over: bigint, under: bigint): Ratio | null =>
  fits(over) && fits(under) ? { numerator: Number(over), denominator: Number(under) } : null

/** The ratio of `over` to `under` (0 or more): its parts as given where they are safe integers, else in lowest terms; `null`
 * when `under` is zero, or when even the lowest terms are too large to be exact. */
export const fittingRatio = (over: bigint, under: bigint): Ratio | null => {
  if (under === 0n) return null
  const divisor = commonDivisor(over, under)
  return pair(over, under) ?? pair(over / divisor, under / divisor)
}

/** The whole number nearest to `over` / `under`, a half counted up. `over` is 0 or more, `under` 1 or more. */
export const nearest = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under)
