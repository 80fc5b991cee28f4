// The figures of a house as floats, rounded to the safe side: fast, and never wrong about a unit, because whoever compares
// them asks the exact integers where the margin leaves a doubt.
import type { Contest } from "./quota-house.ts"

/**
 * For each share, from below what its quota exceeds its whole part by, and from above what a house adds to its quota; within
 * one part in 2^49, however large the integers: beyond 1,000 bits they are cut to as many.
 */
export const floatsOf = ({ house: { sum, weights }, remainders }: Contest) => {
  const shift = BigInt(Math.max(sum.toString(16).length * 4 - 1000, 0))
  const [under, over] = [Number(sum >> shift), Number((sum >> shift) + (shift > 0n ? 1n : 0n))]
  const margin = 2 ** -50
  return {
    rest: Float64Array.from(remainders, (left) => (Number(left >> shift) / over) * (1 - margin)),
    perHouse: Float64Array.from(
      weights,
      (weight) => (Number((weight >> shift) + (shift > 0n ? 1n : 0n)) / under) * (1 + margin)
    )
  }
}
