// The ties of the quota method that changed its result. Units are awarded house by house, so a tie in one house is often
// made good in a later one; only units that are equal, and some refused in the end, count.
import type { Allocation } from "./problem.ts"
import type { RoundedUp } from "./quota-growth.ts"
import { type Contender, type Contest, compareDeadlines } from "./quota-house.ts"

/** Contenders with equal deadlines together. */
const equals = (contest: Contest): ReadonlyArray<ReadonlyArray<Contender>> => {
  const groups: Array<Array<Contender>> = []
  for (const contender of contest.contenders) {
    const group = groups.at(-1)
    if (group !== undefined && compareDeadlines(contest, group[0]!, contender) === 0) group.push(contender)
    else groups.push([contender])
  }
  return groups
}

const releasedFirst = (contenders: ReadonlyArray<Contender>): number =>
  contenders.reduce((least, { releasedIn }) => Math.min(least, releasedIn), Number.POSITIVE_INFINITY)
const releasedLast = (contenders: ReadonlyArray<Contender>): number =>
  contenders.reduce((most, { releasedIn }) => Math.max(most, releasedIn), 0)

/**
 * A tie mattered when a contender that was refused could have had the unit of an equal one: when it was released no later. One
 * that was released later, and so has the larger weight and comes first, was refused only because a house between the two
 * releases would have come short; none of the equal ones could make that good.
 */
export const tiesOf = (contest: Contest, roundedUp: RoundedUp): Allocation["ties"] => {
  const inOrder = (contenders: ReadonlyArray<Contender>) =>
    contenders.map(({ share }) => contest.house.positions[share]!).sort((a, b) => a - b)
  return equals(contest).flatMap((group) => {
    const awarded = group.filter(({ share }) => roundedUp[share] === 1)
    const refused = group.filter(({ share }) => roundedUp[share] === 0)
    const hadRival = awarded.filter(({ releasedIn }) => releasedIn >= releasedFirst(refused))
    const hadChance = refused.filter(({ releasedIn }) => releasedIn <= releasedLast(awarded))
    return hadRival.length === 0 ? [] : [{ among: inOrder([...hadRival, ...hadChance]), awarded: inOrder(hadRival) }]
  })
}
