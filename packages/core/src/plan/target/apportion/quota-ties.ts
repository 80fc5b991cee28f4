// The ties of the quota method that changed its result. Units are awarded house by house, so a tie in one house is often
// made good in a later one; only units that are equal, and some refused in the end, count.
import type { Outcome } from "./problem.ts"
import type { Course, House } from "./quota-house.ts"

/** A unit with a deadline after the house: the last that a share was awarded, or the next that it is eligible for. */
interface Contender {
  readonly share: number
  readonly nth: number
  readonly releasedIn: number
  readonly awardedIn: number | undefined
}

const contenders = ({ weights, sum, size }: House, course: Course): Array<Contender> =>
  weights.flatMap((weight, share): ReadonlyArray<Contender> => {
    const held = course.units[share]!
    const part = weight * size
    if (BigInt(held) * sum > part) {
      const releasedIn = Number((BigInt(held - 1) * sum) / weight) + 1
      return [{ share, nth: held, releasedIn, awardedIn: course.awardedIn[share]! }]
    }
    const eligible = course.releasedIn[share]! <= Number(size)
    return eligible ? [{ share, nth: held + 1, releasedIn: course.releasedIn[share]!, awardedIn: undefined }] : []
  })

/** Contenders with equal deadlines together. */
const equals = (all: ReadonlyArray<Contender>, weights: ReadonlyArray<bigint>): Array<Array<Contender>> => {
  const compare = (a: Contender, b: Contender): number => {
    const left = BigInt(a.nth) * weights[b.share]!
    const right = BigInt(b.nth) * weights[a.share]!
    return left < right ? -1 : left > right ? 1 : 0
  }
  const groups: Array<Array<Contender>> = []
  for (const contender of [...all].sort(compare)) {
    const group = groups.at(-1)
    if (group !== undefined && compare(group[0]!, contender) === 0) group.push(contender)
    else groups.push([contender])
  }
  return groups
}

const byLatestAward = (a: Contender, b: Contender): number => b.awardedIn! - a.awardedIn!

/**
 * A tie mattered when an equal contender that was refused could have had the unit that another was awarded: it was
 * eligible in that house, or one that it could have replaced was.
 */
export const tiesOf = (house: House, course: Course): Outcome["ties"] =>
  equals(contenders(house, course), house.weights).flatMap((group) => {
    const received = group.filter(({ awardedIn }) => awardedIn !== undefined).sort(byLatestAward)
    const last = received[0]?.awardedIn ?? 0
    const refused = group.filter(({ awardedIn, releasedIn }) => awardedIn === undefined && releasedIn <= last)
    if (refused.length === 0) return []
    let since = Math.min(...refused.map(({ releasedIn }) => releasedIn))
    const awarded: Array<Contender> = []
    for (const contender of received) {
      if (contender.awardedIn! < since) break
      since = Math.min(since, contender.releasedIn)
      awarded.push(contender)
    }
    const inOrder = (some: ReadonlyArray<Contender>) =>
      some.map(({ share }) => house.positions[share]!).sort((a, b) => a - b)
    return [{ among: inOrder([...awarded, ...refused]), awarded: inOrder(awarded) }]
  })
