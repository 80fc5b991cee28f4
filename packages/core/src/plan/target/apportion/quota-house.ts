// A house to be filled by the quota method, free of floors and caps and of whole turns, and what is settled about it before
// any unit is awarded: how many units each share is due, and who contends for the rest.
import { sumOf } from "../../../exact/integer.ts"

/** Positive weights, their sum, and a size below it; `positions` are the places of the weights among the shares. */
export interface House {
  readonly positions: ReadonlyArray<number>
  readonly weights: ReadonlyArray<bigint>
  readonly sum: bigint
  readonly size: bigint
}

/** A share whose quota is not whole, and so contends for one unit above it. */
export interface Contender {
  readonly share: number
  /** The house from which on its upper quota admits that unit. */
  readonly releasedIn: number
  /** The whole part of the house at which its quota reaches that unit, which is beyond the house to be filled. */
  readonly dueIn: number
}

/** A house with its lower quotas, the contenders in the order of their Jefferson priorities, and the units left for them. */
export interface Contest {
  readonly house: House
  readonly lower: ReadonlyArray<number>
  /** What the quotas exceed the lower quotas by, times the sum of weights. */
  readonly remainders: ReadonlyArray<bigint>
  readonly contenders: ReadonlyArray<Contender>
  readonly left: number
}

/** Below zero when the deadline of `a` is the earlier, zero when they are equal. Whole parts settle nearly all pairs. */
export const compareDeadlines = (
  { house, lower }: Pick<Contest, "house" | "lower">,
  a: Contender,
  b: Contender
): number => {
  if (a.dueIn !== b.dueIn) return a.dueIn < b.dueIn ? -1 : 1
  const left = BigInt(lower[a.share]! + 1) * house.weights[b.share]!
  const right = BigInt(lower[b.share]! + 1) * house.weights[a.share]!
  return left < right ? -1 : left > right ? 1 : 0
}

/** Works out the quotas of a house. Contenders with equal claims are ordered by larger weight, then by earlier position. */
export const contestOf = (house: House): Contest => {
  const { size, sum, weights } = house
  const contenders: Array<Contender> = []
  const remainders: Array<bigint> = []
  const lower = weights.map((weight, share) => {
    const part = weight * size
    const whole = part / sum
    remainders.push(part - whole * sum)
    if (remainders[share]! > 0n) {
      const releasedIn = Number((whole * sum) / weight) + 1
      contenders.push({ share, releasedIn, dueIn: Number(((whole + 1n) * sum) / weight) })
    }
    return Number(whole)
  })
  contenders.sort((a, b) => {
    const order = compareDeadlines({ house, lower }, a, b)
    if (order !== 0) return order
    const [left, right] = [weights[a.share]!, weights[b.share]!]
    return left === right ? 0 : left > right ? -1 : 1
  })
  return { house, lower, remainders, contenders, left: Number(size - sumOf(lower)) }
}
