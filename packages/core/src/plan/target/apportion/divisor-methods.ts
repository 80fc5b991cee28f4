// The divisor methods: choose one divisor for all, round each weight / divisor by the method's signposts, and the units
// add up. The divisor is not searched for: rounding near it leaves a few units over or short, and priorities settle those.
import { sumOf } from "../../../exact/integer.ts"
import { compareRationals } from "../../../exact/rational.ts"
import { boundedQuotas } from "./bounds.ts"
import { heapOf } from "./heap.ts"
import { type ClaimOrder, lastClaims, marginOf, nextClaims } from "./margin.ts"
import type { DivisorMethod } from "./method.ts"
import { type Claim, claimOf, precedes } from "./priority.ts"
import type { Allocation, Problem } from "./problem.ts"

/** By how many half-units a share's rounding exceeds its part on average: Jefferson rounds down, Adams up. */
const lean = (method: DivisorMethod): bigint => (method === "jefferson" ? -1n : method === "adams" ? 1n : 0n)

/** Rounds every share at one divisor, within its bounds: exactly the claims whose priority reaches the divisor are met. */
const roundNear = (method: DivisorMethod, problem: Problem): Array<number> => {
  const { weights, floors, caps } = problem
  const quotas = boundedQuotas(problem)
  const free = BigInt(quotas.holds.filter((hold) => hold === null).length)
  // The divisor is under / over; without the lean a method that always rounds one way would miss by half a unit a share.
  const aim = 2n * quotas.units - lean(method) * free
  const over = aim > 0n ? aim : 0n
  const under = 2n * quotas.weight
  const divisor =
    method === "huntington-hill" ? { over: under * under, under: over * over } : { over: under, under: over }
  return weights.map((weight, share) => {
    if (weight === 0n) return floors[share]!
    const whole = (weight * over) / under
    if (whole >= BigInt(caps[share]!)) return caps[share]!
    const least = Number(whole)
    const next = claimOf(method, problem, share, least + 1)
    const reached = next.priority.under === 0n || compareRationals(next.priority, divisor) >= 0
    const rounded = reached ? least + 1 : least
    return Math.max(rounded, floors[share]!)
  })
}

/** The order in which a divisor method meets claims: by priority. */
export const priorityOrder = (method: DivisorMethod, problem: Problem): ClaimOrder<Claim> => ({
  claimOf: (share, nth) => claimOf(method, problem, share, nth),
  precedes: precedes(problem)
})

const award = (method: DivisorMethod, problem: Problem, units: Array<number>, missing: number): void => {
  const order = priorityOrder(method, problem)
  const heap = heapOf(nextClaims(problem, units, order.claimOf), order.precedes)
  for (let i = 0; i < missing; i++) {
    const { share, nth } = heap.first()!
    units[share] = nth
    if (nth < problem.caps[share]!) heap.replaceFirst(order.claimOf(share, nth + 1))
    else heap.removeFirst()
  }
}

const withdraw = (method: DivisorMethod, problem: Problem, units: Array<number>, surplus: number): void => {
  const order = priorityOrder(method, problem)
  const heap = heapOf(lastClaims(problem, units, order.claimOf), (a, b) => order.precedes(b, a))
  for (let i = 0; i < surplus; i++) {
    const { share, nth } = heap.first()!
    units[share] = nth - 1
    if (nth - 1 > problem.floors[share]!) heap.replaceFirst(order.claimOf(share, nth - 1))
    else heap.removeFirst()
  }
}

const tiesAt = (method: DivisorMethod, problem: Problem, units: ReadonlyArray<number>): Allocation["ties"] => {
  const order = priorityOrder(method, problem)
  const { lastMet, firstUnmet } = marginOf(order, problem, units)
  if (lastMet === undefined || firstUnmet === undefined) return []
  const equal = (claim: Claim): boolean => compareRationals(claim.priority, lastMet.priority) === 0
  if (!equal(firstUnmet)) return []
  const awarded = lastClaims(problem, units, order.claimOf).filter(equal)
  const refused = nextClaims(problem, units, order.claimOf).filter(equal)
  const shares = (claims: ReadonlyArray<Claim>) => claims.map(({ share }) => share)
  return [{ among: shares([...awarded, ...refused]).sort((a, b) => a - b), awarded: shares(awarded) }]
}

/**
 * Divides by a divisor method. Each share starts at its floor and units go to the highest priorities below the caps;
 * the result is that, though only the units near the margin are really awarded or withdrawn one by one.
 * Under Adams, Dean and Huntington–Hill every positive weight gets one unit first, the largest weights when there are
 * fewer units than that. Source: Balinski & Young 1982.
 */
export const divisorMethod = (method: DivisorMethod, problem: Problem): Allocation => {
  const units = roundNear(method, problem)
  const excess = Number(sumOf(units) - BigInt(problem.total))
  if (excess < 0) award(method, problem, units, -excess)
  if (excess > 0) withdraw(method, problem, units, excess)
  return { units, ties: tiesAt(method, problem, units) }
}
