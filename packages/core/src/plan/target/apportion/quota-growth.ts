// How a house grows to its size one unit at a time, where given shares are rounded up in the end. A unit can be awarded from
// its release on: the first house whose upper quotas admit it. A house whose released units are fewer than itself is short.
import type { Contest } from "./quota-house.ts"

/** Which shares end with the unit above their lower quota: 1 for those, 0 for the others. */
export type RoundedUp = Uint8Array

/** The most houses that are followed one by one; a division that needs more is refused. */
export const maxHouses = 2 ** 24

/**
 * The house before which none is short. A share that is rounded up has released at least its quota in every house, and any
 * other all but what its quota passes its lower quota by. So a house is short only where these together make a unit; they
 * shrink with the house, and are looked at in houses ever farther from the last, each time twice as far.
 */
export const firstInDoubt = ({ house, remainders }: Contest, roundedUp: RoundedUp): number => {
  const { size, sum, weights } = house
  const isInDoubt = (back: bigint): boolean => {
    let unreleased = 0n
    for (const [i, remainder] of remainders.entries()) {
      const beyond = roundedUp[i] === 1 ? 0n : remainder - back * weights[i]!
      if (beyond > 0n) unreleased += beyond
    }
    return unreleased >= sum
  }
  if (!isInDoubt(0n)) return Number(size) + 1
  let back = 1n
  while (back < size && isInDoubt(back)) back *= 2n
  return back < size ? Number(size - back) + 1 : 1
}

/** The units of the shares by the house that releases them: how many `before` the first house followed, and how many in it and
 * each after it. */
export interface Releases {
  readonly first: number
  readonly before: number
  readonly inHouse: Int32Array
}

/** In which house a share's n-th unit is released. A float tells, unless a whole number lies within its error. */
const releasesOf = (weight: bigint, sum: bigint): ((unit: number) => number) => {
  const apart = Number((sum << 53n) / weight) / 2 ** 53
  return (unit) => {
    const about = (unit - 1) * apart
    const [whole, error] = [Math.floor(about), about * 2 ** -50]
    const isCertain = about - whole > error && about - whole < 1 - error
    return 1 + (isCertain ? whole : Number((BigInt(unit - 1) * sum) / weight))
  }
}

/**
 * The releases of all units from house `first` on. Unit n of a share is released in house ⌊(n − 1) · sum / weight⌋ + 1.
 * `undefined` when there are more than {@link maxHouses} from there on.
 */
export const releasesFrom = ({ house, lower }: Contest, roundedUp: RoundedUp, first: number): Releases | undefined => {
  const { size, sum, weights } = house
  if (Number(size) - first >= maxHouses) return undefined
  const inHouse = new Int32Array(Number(size) - first + 1)
  let before = Number(size)
  for (const [i, weight] of weights.entries()) {
    const releasedIn = releasesOf(weight, sum)
    for (let unit = lower[i]! + roundedUp[i]!; unit > 0; unit -= 1) {
      const house = releasedIn(unit)
      if (house < first) break
      inHouse[house - first]! += 1
      before -= 1
    }
  }
  return { first, before, inHouse }
}
