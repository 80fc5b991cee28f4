// Where play of the quota method may begin. Growing a house of ten million one unit at a time is slow, and nearly all of
// it has no bearing on who ends with the unit that a rounded quota leaves open; this finds how much can be skipped.
import type { House } from "./quota-house.ts"

/**
 * The latest house up to which every unit awarded is known to be due by the size of the house.
 *
 * Give the n-th unit of a share the release (weight sum × (n − 1) / weight) and the deadline (weight sum × n / weight),
 * both as sizes of the house. Eligibility under the upper quota is "released before the house is complete", the Jefferson
 * priority is "earliest deadline first", and the theorem that the method keeps the lower quota is "no deadline is missed".
 * 1. Which units due after house h are awarded by h depends, for the units before any one in the order, on their number
 *    alone, not on which they were. So if every unit awarded by house s is due by h, play may begin at s from any division
 *    of s by units released by s and due by h.
 * 2. Every unit awarded by s is due by h exactly when for each house t ≤ s the units released by t and due by h number
 *    t or more: Σ min(⌈quota at t⌉, ⌊quota at h⌋) ≥ t. The sum grows with t, so a sum r at t vouches for all houses up
 *    to r; one leaps to r and looks again.
 * 3. For t ≤ h − weight sum / least weight it always holds, as all that is released by t is due by h.
 */
export const startOf = ({ weights, sum, size }: House): number => {
  const until = Number(size)
  let scale = 1
  while (scale * 2 * until <= Number.MAX_SAFE_INTEGER && scale < 2 ** 52) scale *= 2
  // Quotas per house rounded down to a multiple of 1 / scale, a power of two: products and quotients below are exact,
  // and a sum of roundings from below still vouches.
  const perHouse = weights.map((weight) => Number((weight * BigInt(scale)) / sum))
  const due = weights.map((weight) => Number((weight * size) / sum))
  const released = (house: number): number => {
    let units = 0
    for (let i = 0; i < due.length; i++) units += Math.min(Math.ceil((house * perHouse[i]!) / scale), due[i]!)
    return units
  }
  let least = sum
  for (const weight of weights) if (weight < least) least = weight
  const certain = size - (sum + least - 1n) / least
  let start = certain > 0n ? Number(certain) : 0
  while (start < until) {
    const vouched = Math.max(released(start), released(start + 1) > start ? start + 1 : 0)
    if (vouched <= start) break
    start = vouched
  }
  return start
}
