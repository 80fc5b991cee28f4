// The Balinski–Young quota method: the house grows one unit at a time, and each unit goes to the highest Jefferson
// priority among the shares that it does not lift above their upper quota. It stays within the quota and is
// house-monotone at once. Source: Balinski & Young 1975, "The quota method of apportionment", and 1982.
import { gcd, sumOf } from "../../../exact/integer.ts"
import { boundedQuotas } from "./bounds.ts"
import type { Allocation, Problem } from "./problem.ts"
import { firstInDoubt, type RoundedUp, releasesFrom } from "./quota-growth.ts"
import { type Contest, contestOf } from "./quota-house.ts"
import { tiesOf } from "./quota-ties.ts"

/**
 * Who of the contenders ends with a unit above its lower quota.
 *
 * Give the n-th unit of a share the release (weight sum × (n − 1) / weight) and the deadline (weight sum × n / weight),
 * both as sizes of the house. Eligibility under the upper quota is "released before the house is complete", the Jefferson
 * priority is "earliest deadline first", and the theorem that the method keeps the lower quota is "no deadline is missed".
 * 1. So the units due by the house are awarded as if there were no others, and each contender's one later unit waits for a
 *    house that they leave over. What waits is served by priority; so those served are the first in the order of
 *    priorities, except that none is whose unit, with the ones before it, could not all be awarded after their releases.
 * 2. They could when no house on the way comes short: for each house h the units released by h, of those that are due and
 *    those awarded, number h or more (Hall's condition for releases).
 * 3. Where the first in the order leave house h short, one of them that is released only after h must yield to one that is
 *    released by h: the last in the order of the former to the first of the latter. No earlier house is touched by that.
 */
const roundedUpIn = (contest: Contest): RoundedUp | undefined => {
  const { contenders, house, left } = contest
  const size = Number(house.size)
  const roundedUp = new Uint8Array(house.weights.length)
  for (const { share } of contenders.slice(0, left)) roundedUp[share] = 1
  const releases = releasesFrom(contest, roundedUp, firstInDoubt(contest, roundedUp))
  if (releases === undefined) return undefined
  const { before, first, inHouse } = releases
  const makeGood = (short: number): void => {
    const yields = contenders.findLast(({ releasedIn, share }) => roundedUp[share] === 1 && releasedIn > short)
    const receives = contenders.find(({ releasedIn, share }) => roundedUp[share] === 0 && releasedIn <= short)
    if (yields === undefined || receives === undefined)
      throw new Error(`bug: quota method: house ${short} cannot be filled`)
    roundedUp[yields.share] = 0
    roundedUp[receives.share] = 1
    inHouse[yields.releasedIn - first]! -= 1
  }
  let released = before
  for (let at = first; at < size; at++) {
    released += inHouse[at - first]!
    if (released < at) {
      makeGood(at)
      released += 1
    }
  }
  return roundedUp
}

/**
 * Divides by the quota method. Every (sum of weights / their common divisor) units the quotas are whole and the course
 * repeats, so only the remainder is at issue, and of that only who ends with a unit above its lower quota. With floors and
 * caps the quotas are first bounded (see `bounds.ts`); the shares held at a bound get it, and the rest divide what is left:
 * no floor or cap is passed and each share gets its bounded quota rounded down or up, but house-monotony is then promised
 * only while the same shares are held. `undefined` when too many houses (see `quota-growth.ts`) would have to be followed.
 */
export const quotaMethod = (problem: Problem): Allocation | undefined => {
  const { holds } = boundedQuotas(problem)
  const units = holds.map((hold, i) => (hold === "floor" ? problem.floors[i]! : hold === "cap" ? problem.caps[i]! : 0))
  const positions = [...holds.keys()].filter((i) => holds[i] === null)
  if (positions.length === 0) return { units, ties: [] }
  const common = positions.map((i) => problem.weights[i]!).reduce(gcd)
  const weights = positions.map((i) => problem.weights[i]! / common)
  const sum = sumOf(weights)
  const size = BigInt(problem.total) - sumOf(units)
  const contest = contestOf({ positions, weights, sum, size: size % sum })
  const roundedUp = roundedUpIn(contest)
  if (roundedUp === undefined) return undefined
  for (const [i, position] of positions.entries()) {
    units[position] = contest.lower[i]! + roundedUp[i]! + Number((size / sum) * weights[i]!)
  }
  return { units, ties: tiesOf(contest, roundedUp) }
}
