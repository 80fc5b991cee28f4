// The Balinski–Young quota method: the house grows one unit at a time, and each unit goes to the highest Jefferson
// priority among the shares that it does not lift above their upper quota. It stays within the quota and is
// house-monotone at once. Source: Balinski & Young 1975, "The quota method of apportionment", and 1982.
import { gcd, sumOf } from "../../../exact/integer.ts"
import type { Allocation, Problem } from "./problem.ts"
import { firstInDoubt, type RoundedUp, releasesFrom } from "./quota-growth.ts"
import { type Contender, type Contest, contestOf } from "./quota-house.ts"
import { divideByQuotas } from "./quota-range.ts"
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

/** Who wait to be rounded up, and the order in which they are. */
export interface Queue {
  readonly contest: Contest
  readonly roundedUp: RoundedUp
  /** Those that the method rounds up without floors and caps, then the others, each by priority. */
  readonly inOrder: ReadonlyArray<Contender>
}

/** Every (sum of weights / their common divisor) units the quotas are whole and the course repeats, so only the remainder is
 * at issue. `undefined` when too many houses (see `quota-growth.ts`) would have to be followed. */
export const queueOf = ({ total, weights }: Problem): Queue | undefined => {
  const positions = [...weights.keys()].filter((i) => weights[i]! > 0n)
  const common = positions.map((i) => weights[i]!).reduce(gcd, 0n)
  const own = positions.map((i) => weights[i]! / common)
  const sum = sumOf(own)
  const contest = contestOf({ positions, weights: own, sum, size: sum === 0n ? 0n : BigInt(total) % sum })
  const roundedUp = roundedUpIn(contest)
  if (roundedUp === undefined) return undefined
  const isUp = ({ share }: Contender) => roundedUp[share] === 1
  const { contenders } = contest
  const inOrder = [...contenders.filter(isUp), ...contenders.filter((each) => !isUp(each))]
  return { contest, roundedUp, inOrder }
}

/** The divisor method that gives units up, or hands more out, where rounding cannot make good what floors and caps do: its
 * priorities are those of the quota method. */
export const nearQuota = "jefferson"

/**
 * Divides by the quota method. Floors and caps lift and cut whom they must; the others keep the quotas of the whole (see
 * `quota-range.ts`). What that takes is given up by those rounded up, the lowest priority first; what it leaves goes to those
 * who were not, the highest first. House-monotony is then promised only where no bound holds anybody. `undefined` when too
 * many houses (see `quota-growth.ts`) would have to be followed.
 */
export const quotaMethod = (problem: Problem): Allocation | undefined =>
  divideByQuotas(problem, nearQuota, (range) => {
    const { contenders, least, left, most } = range
    if (left === 0 || left === contenders.length) return { units: left === 0 ? least : most, ties: [] }
    const queue = queueOf(problem)
    if (queue === undefined) return undefined
    const { positions } = queue.contest.house
    const open = new Set(contenders)
    const admitted = queue.inOrder.filter(({ share }) => open.has(positions[share]!))
    const roundedUp = new Uint8Array(positions.length)
    for (const { share } of admitted.slice(0, left)) roundedUp[share] = 1
    const units = [...least]
    for (const [i, position] of positions.entries()) if (roundedUp[i] === 1) units[position] = most[position]!
    const among = queue.contest.contenders.filter(({ share }) => open.has(positions[share]!))
    return { units, ties: tiesOf({ ...queue.contest, contenders: among }, roundedUp) }
  })
