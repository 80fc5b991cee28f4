// The order of claims under the methods that keep the quota: first the units within the quotas, then those by which quotas are
// rounded up, by the method's own rule, then those beyond. By it an explanation finds the units that were decided on, and
// whom floors and caps hold.
import { byRemainder, nearHamilton } from "./hamilton.ts"
import type { ClaimOrder } from "./margin.ts"
import { type Claim, claimOf, precedes } from "./priority.ts"
import type { Problem } from "./problem.ts"
import { nearQuota, queueOf } from "./quota-method.ts"
import { type AtIssue, atIssue, type QuotaRange } from "./quota-range.ts"

/** A claim, and which units it is one of. Its priority is that of the divisor method nearest to the one in question. */
export interface QuotaClaim extends Claim {
  readonly part: AtIssue
}

const parts: ReadonlyArray<AtIssue> = ["within", "rounding", "beyond"]

const roundingOrder = (method: "hamilton" | "quota", problem: Problem, range: QuotaRange): ReadonlyArray<number> => {
  if (method === "hamilton") return byRemainder(problem, range)
  const queue = queueOf(problem)
  return queue === undefined ? [] : queue.inOrder.map(({ share }) => queue.contest.house.positions[share]!)
}

/** The order of claims. Where the quota method would take too much work, and nothing turned on whom it rounds up, its priorities
 * stand in. */
export const quotaOrder = (
  method: "hamilton" | "quota",
  problem: Problem,
  range: QuotaRange
): ClaimOrder<QuotaClaim> => {
  const near = method === "hamilton" ? nearHamilton : nearQuota
  const places = new Map(roundingOrder(method, problem, range).map((share, place) => [share, place]))
  const earlier = precedes(problem)
  const partOf = (share: number, nth: number): AtIssue => {
    const lower = range.lower[share]!
    if (nth <= lower) return "within"
    if (atIssue(range) === "beyond") return "beyond"
    return nth === lower + 1 && range.remainders[share]! > 0n ? "rounding" : "beyond"
  }
  return {
    claimOf: (share, nth) => ({ ...claimOf(near, problem, share, nth), part: partOf(share, nth) }),
    precedes: (a, b) => {
      if (a.part !== b.part) return parts.indexOf(a.part) < parts.indexOf(b.part)
      const [left, right] = [places.get(a.share), places.get(b.share)]
      return a.part === "rounding" && left !== undefined && right !== undefined ? left < right : earlier(a, b)
    }
  }
}
