// Works a finished division out again, share by share: exact quotas, remainders or priorities on either side of the
// line, and what floors and caps did, so that a branch can check its target by hand.
import { sumOf } from "../../../exact/integer.ts"
import { fractionOf, type Rational } from "../../../exact/rational.ts"
import { boundedQuotaAt, boundedQuotas } from "./bounds.ts"
import { priorityOrder } from "./divisor-methods.ts"
import type { Explanation, Working } from "./explanation.ts"
import { byRemainder, nearHamilton } from "./hamilton.ts"
import { type ClaimOrder, type Hold, holdsOf, marginOf } from "./margin.ts"
import type { DivisorMethod, Method } from "./method.ts"
import { type Claim, priorityOf } from "./priority.ts"
import type { Allocation, Problem, Share } from "./problem.ts"
import { type QuotaClaim, quotaOrder } from "./quota-order.ts"
import { atIssue, type QuotaRange, quotaRangeOf, standWithoutCap } from "./quota-range.ts"

type Decided = Pick<Explanation, "divisors" | "margin"> & {
  readonly holds: ReadonlyArray<Hold>
  readonly working: (share: number) => Working
}

const around = (method: DivisorMethod, weight: bigint, held: number) => ({
  lastAwarded: weight > 0n && held > 0 ? fractionOf(priorityOf(method, weight, held)) : null,
  firstRefused: weight > 0n ? fractionOf(priorityOf(method, weight, held + 1)) : null
})

const byPriorities = (method: DivisorMethod, problem: Problem, units: ReadonlyArray<number>): Decided => {
  const order = priorityOrder(method, problem)
  const { lastMet, firstUnmet } = marginOf(order, problem, units)
  const shown = ({ nth, priority, share }: Claim) => ({
    key: problem.keys[share]!,
    unit: nth,
    figure: fractionOf(priority)
  })
  return {
    divisors: {
      least: firstUnmet ? fractionOf(firstUnmet.priority) : null,
      greatest: lastMet ? fractionOf(lastMet.priority) : null,
      squared: method === "huntington-hill"
    },
    margin: lastMet && firstUnmet ? { by: "priority", won: shown(lastMet), lost: shown(firstUnmet) } : null,
    holds: holdsOf(order, problem, units),
    working: (share) => ({ kind: "priority", ...around(method, problem.weights[share]!, units[share]!) })
  }
}

const remainderAt = ({ remainders, sum }: QuotaRange, share: number): Rational =>
  sum === 0n ? { over: 0n, under: 1n } : { over: remainders[share]!, under: sum }

const hamiltonWorking = (problem: Problem, range: QuotaRange, units: ReadonlyArray<number>): Decided["working"] => {
  const places = new Map(byRemainder(problem, range).map((share, place) => [share, place + 1]))
  const open = new Set(range.contenders)
  return (share) => {
    if (atIssue(range) !== "rounding")
      return { kind: "priority", ...around(nearHamilton, problem.weights[share]!, units[share]!) }
    return {
      kind: "remainder",
      remainder: fractionOf(remainderAt(range, share)),
      rank: places.get(share)!,
      roundedUp: open.has(share) && units[share]! > range.lower[share]!
    }
  }
}

const quotaWorking =
  ({ weights }: Problem, { lower, remainders }: QuotaRange, units: ReadonlyArray<number>): Decided["working"] =>
  (share) => {
    const upperQuota = remainders[share]! > 0n ? lower[share]! + 1 : lower[share]!
    const held = units[share]!
    return {
      kind: "eligibility",
      upperQuota,
      eligible: held < upperQuota,
      ...around("jefferson", weights[share]!, held)
    }
  }

/** Beyond the quotas a cap also holds where without it the quotas would stand. */
const holdsByQuotas = (
  order: ClaimOrder<QuotaClaim>,
  problem: Problem,
  range: QuotaRange,
  units: ReadonlyArray<number>
): ReadonlyArray<Hold> =>
  holdsOf(order, problem, units).map((hold, i) => {
    const isStopped = problem.weights[i]! > 0n && units[i] === problem.caps[i] && atIssue(range) === "beyond"
    return hold === null && isStopped && standWithoutCap(problem, range, i) ? "cap" : hold
  })

const byQuotas = (method: "hamilton" | "quota", problem: Problem, units: ReadonlyArray<number>): Decided => {
  const range = quotaRangeOf(problem)
  const order = quotaOrder(method, problem, range)
  const { lastMet, firstUnmet } = marginOf(order, problem, units)
  const by = method === "hamilton" && lastMet?.part === "rounding" ? "remainder" : "priority"
  const shown = ({ nth, priority, share }: QuotaClaim) => ({
    key: problem.keys[share]!,
    unit: nth,
    figure: fractionOf(by === "remainder" ? remainderAt(range, share) : priority)
  })
  return {
    divisors: null,
    margin:
      lastMet && firstUnmet && lastMet.part === firstUnmet.part
        ? { by, won: shown(lastMet), lost: shown(firstUnmet) }
        : null,
    holds: holdsByQuotas(order, problem, range, units),
    working: method === "hamilton" ? hamiltonWorking(problem, range, units) : quotaWorking(problem, range, units)
  }
}

const decided = (method: Method, problem: Problem, units: ReadonlyArray<number>): Decided =>
  method === "hamilton" || method === "quota" ? byQuotas(method, problem, units) : byPriorities(method, problem, units)

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
  const { divisors, holds, margin, working } = decided(method, problem, units)
  return {
    method,
    total,
    weightSum: String(weightSum),
    divisors,
    margin,
    shares: shares.map(({ key, floor, cap }, i) => {
      const part = weights[i]! * BigInt(total)
      const quota = weightSum === 0n ? { over: 0n, under: 1n } : { over: part, under: weightSum }
      return {
        key,
        weight: String(weights[i]),
        units: units[i]!,
        quota: fractionOf(quota),
        lowerQuota: Number(quota.over / quota.under),
        boundedQuota: fractionOf(boundedQuotaAt(problem, bounded, i)),
        floor: floor ?? 0,
        cap: cap ?? null,
        heldBy: holds[i]!,
        unitsWithoutBounds: withoutBounds?.units[i] ?? null,
        working: working(i)
      }
    })
  }
}
