// The ties of the quota method that changed its result. Units are awarded house by house, so a tie in one house is often
// made good in a later one; only units that are equal, and some refused in the end, count.
import type { Outcome } from "./problem.ts"
import type { Growth, RoundedUp } from "./quota-growth.ts"
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

/**
 * A tie mattered when a contender that was refused could have had the unit of an equal one. It could when it was released no
 * later; or when in every house between the two releases more units had been released than the house has, so that none of
 * them would come short. If any two could change places, the one released last and the one released first could.
 */
export const tiesOf = (contest: Contest, roundedUp: RoundedUp, growth: Growth): Outcome["ties"] => {
  const { house } = contest
  const couldReplace = (refusedFrom: number, awardedFrom: number): boolean =>
    refusedFrom <= awardedFrom || growth.hasOneToSpare(roundedUp, awardedFrom, refusedFrom - 1)
  return equals(contest).flatMap((group) => {
    const awarded = group.filter(({ share }) => roundedUp[share] === 1)
    const refused = group.filter(({ share }) => roundedUp[share] === 0)
    if (awarded.length === 0 || refused.length === 0) return []
    const latest = awarded.reduce((most, { releasedIn }) => Math.max(most, releasedIn), 0)
    const earliest = refused.reduce((least, { releasedIn }) => Math.min(least, releasedIn), Number.POSITIVE_INFINITY)
    const hadChance = refused.filter(({ releasedIn }) => couldReplace(releasedIn, latest))
    if (hadChance.length === 0) return []
    const hadRival = awarded.filter(({ releasedIn }) => couldReplace(earliest, releasedIn))
    const inOrder = (some: ReadonlyArray<Contender>) =>
      some.map(({ share }) => house.positions[share]!).sort((a, b) => a - b)
    return [{ among: inOrder([...hadRival, ...hadChance]), awarded: inOrder(hadRival) }]
  })
}
