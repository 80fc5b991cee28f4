// Works a finished division out again, share by share: exact quotas, remainders or priorities on either side of the
// line, and what floors and caps did, so that a branch can check its target by hand.
import { quotientUp, sumOf } from "../../../exact/integer.ts"
import { fractionOf, type Rational } from "../../../exact/rational.ts"
import { boundedQuotaAt, boundedQuotas, type Hold } from "./bounds.ts"
import { marginOf } from "./divisor-methods.ts"
import type { Explanation, Working } from "./explanation.ts"
import { rankedQuotas } from "./hamilton.ts"
import type { DivisorMethod, Method } from "./method.ts"
import { claimOf, precedes, priorityOf } from "./priority.ts"
import type { Allocation, Problem, Share } from "./problem.ts"

const isDivisorMethod = (method: Method): method is DivisorMethod => method !== "hamilton" && method !== "quota"

const around = (method: DivisorMethod, weight: bigint, held: number) => ({
  lastAwarded: weight > 0n && held > 0 ? fractionOf(priorityOf(method, weight, held)) : null,
  firstRefused: weight > 0n ? fractionOf(priorityOf(method, weight, held + 1)) : null
})

const workings = (
  method: Method,
  problem: Problem,
  units: ReadonlyArray<number>,
  quotas: ReadonlyArray<Rational>
): ReadonlyArray<Working> => {
  if (method === "hamilton") {
    const { left, ranked } = rankedQuotas(problem)
    return ranked.map(({ remainder, rank }) => ({
      kind: "remainder",
      remainder: fractionOf(remainder),
      rank,
      roundedUp: rank <= left
    }))
  }
  return units.map((held, i) => {
    const weight = problem.weights[i]!
    if (method !== "quota") return { kind: "priority", ...around(method, weight, held) }
    const { over, under } = quotas[i]!
    const upperQuota = Number(quotientUp(over, under))
    return { kind: "eligibility", upperQuota, eligible: held < upperQuota, ...around("jefferson", weight, held) }
  })
}

/** A floor holds when it met a claim that comes after one unmet; a cap when it stopped one that comes before one met. */
const heldByPriority = (method: DivisorMethod, problem: Problem, units: ReadonlyArray<number>): ReadonlyArray<Hold> => {
  const earlier = precedes(problem)
  const { lastMet, firstUnmet } = marginOf(method, problem, units)
  return units.map((held, i) => {
    if (problem.weights[i] === 0n) return held > 0 ? "floor" : null
    const forced = held > 0 && held === problem.floors[i] && firstUnmet !== undefined
    if (forced && earlier(firstUnmet, claimOf(method, problem, i, held))) return "floor"
    const stopped = held === problem.caps[i] && lastMet !== undefined
    return stopped && earlier(claimOf(method, problem, i, held + 1), lastMet) ? "cap" : null
  })
}

/** A weight of zero is held only by a floor above zero. */
const heldByQuota = (problem: Problem, holds: ReadonlyArray<Hold>): ReadonlyArray<Hold> =>
  holds.map((hold, i) => (problem.weights[i] === 0n && problem.floors[i] === 0 ? null : hold))

const divisorsOf = (method: DivisorMethod, problem: Problem, units: ReadonlyArray<number>): Explanation["divisors"] => {
  const { lastMet, firstUnmet } = marginOf(method, problem, units)
  return {
    least: firstUnmet ? fractionOf(firstUnmet.priority) : null,
    greatest: lastMet ? fractionOf(lastMet.priority) : null,
    squared: method === "huntington-hill"
  }
}

/**
 * Explains a division already made. `shares` are those of the problem, and `withoutBounds` the same division with no
 * floors and caps (null when it cannot be made).
 */
export const explanationOf = (
  method: Method,
  problem: Problem,
  shares: ReadonlyArray<Share>,
  { units }: Allocation,
  withoutBounds: Allocation | null
): Omit<Explanation, "ties"> => {
  const { total, weights } = problem
  const weightSum = sumOf(weights)
  const bounded = boundedQuotas(problem)
  const boundedQuota = weights.map((_, i) => boundedQuotaAt(problem, bounded, i))
  const working = workings(method, problem, units, boundedQuota)
  const heldBy = isDivisorMethod(method) ? heldByPriority(method, problem, units) : heldByQuota(problem, bounded.holds)
  return {
    method,
    total,
    weightSum: String(weightSum),
    divisors: isDivisorMethod(method) ? divisorsOf(method, problem, units) : null,
    shares: shares.map(({ key, floor, cap }, i) => {
      const part = weights[i]! * BigInt(total)
      const quota = weightSum === 0n ? { over: 0n, under: 1n } : { over: part, under: weightSum }
      return {
        key,
        weight: String(weights[i]),
        units: units[i]!,
        quota: fractionOf(quota),
        lowerQuota: Number(quota.over / quota.under),
        boundedQuota: fractionOf(boundedQuota[i]!),
        floor: floor ?? 0,
        cap: cap ?? null,
        heldBy: heldBy[i]!,
        unitsWithoutBounds: withoutBounds?.units[i] ?? null,
        working: working[i]!
      }
    })
  }
}
