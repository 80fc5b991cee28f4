// The ties of the quota method that changed its result. Units are awarded house by house, so a tie in one house is often
// made good in a later one; only units that are equal, and some refused in the end, count.
import type { Outcome } from "./problem.ts"
import { type Releases, type RoundedUp, releasesFrom } from "./quota-growth.ts"
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

interface Tied {
  readonly awarded: ReadonlyArray<Contender>
  readonly refused: ReadonlyArray<Contender>
}

const tiedIn = (contest: Contest, roundedUp: RoundedUp): ReadonlyArray<Tied> =>
  equals(contest)
    .map((group) => ({
      awarded: group.filter(({ share }) => roundedUp[share] === 1),
      refused: group.filter(({ share }) => roundedUp[share] === 0)
    }))
    .filter(({ awarded, refused }) => awarded.length > 0 && refused.length > 0)

const releasedFirst = (some: ReadonlyArray<Contender>): number =>
  some.reduce((least, { releasedIn }) => Math.min(least, releasedIn), Number.POSITIVE_INFINITY)
const releasedLast = (some: ReadonlyArray<Contender>): number =>
  some.reduce((most, { releasedIn }) => Math.max(most, releasedIn), 0)

/** How many of the houses up to each, from the first followed on, have released no more units than themselves. */
const tightHouses = ({ before, first, inHouse }: Releases): Int32Array => {
  const tight = new Int32Array(inHouse.length + 1)
  let released = before
  for (const [i, units] of inHouse.entries()) {
    released += units
    tight[i + 1] = tight[i]! + (released > first + i ? 0 : 1)
  }
  return tight
}

/**
 * A tie mattered when a contender that was refused could have had the unit of an equal one. It could when it was released no
 * later; or when in every house between the two releases more units had been released than the house has, so that none of
 * them would come short. If any two could change places, the one released last and the one released first could.
 * `undefined` when there are too many such houses.
 */
export const tiesOf = (contest: Contest, roundedUp: RoundedUp): Outcome["ties"] | undefined => {
  const { house } = contest
  const tied = tiedIn(contest, roundedUp)
  const between = tied.filter(({ awarded, refused }) => releasedFirst(awarded) < releasedLast(refused))
  const first = Math.min(Number(house.size) + 1, releasedFirst(between.flatMap(({ awarded }) => awarded)))
  const releases = releasesFrom(contest, roundedUp, first)
  if (releases === undefined) return undefined
  const tight = tightHouses(releases)
  const couldReplace = (refusedFrom: number, awardedFrom: number): boolean =>
    refusedFrom <= awardedFrom || tight[refusedFrom - first] === tight[awardedFrom - first]
  const inOrder = (some: ReadonlyArray<Contender>) =>
    some.map(({ share }) => house.positions[share]!).sort((a, b) => a - b)
  return tied.flatMap(({ awarded, refused }) => {
    const [latest, earliest] = [releasedLast(awarded), releasedFirst(refused)]
    const hadChance = refused.filter(({ releasedIn }) => couldReplace(releasedIn, latest))
    if (hadChance.length === 0) return []
    const hadRival = awarded.filter(({ releasedIn }) => couldReplace(earliest, releasedIn))
    return [{ among: inOrder([...hadRival, ...hadChance]), awarded: inOrder(hadRival) }]
  })
}
