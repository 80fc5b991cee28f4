// Priorities of the divisor methods. Each method is its signposts: a part between n and n + 1 units is rounded up from
// the signpost d(n) on. The unit after n then has priority weight / d(n), and units go to the highest priorities.
import { compareRationals, type Rational } from "../../../exact/rational.ts"
import type { DivisorMethod } from "./method.ts"
import type { Problem } from "./problem.ts"

/** A unit that a share may receive: its `nth` (1 is the first), with the priority at which it does. */
export interface Claim {
  readonly share: number
  readonly nth: number
  readonly priority: Rational
}

/**
 * The priority of a share's n-th unit, n ≥ 1, weight / d(n − 1). Huntington–Hill's is squared, weight² / d², so that no
 * square root is taken; squares compare as the priorities do. Where d is 0 the priority is beyond every number.
 * The signposts d(n): Adams n, Dean n(n + 1) / (n + ½), Huntington–Hill √(n(n + 1)), Webster n + ½, Jefferson n + 1.
 * Source: Balinski & Young 1982.
 */
export const priorityOf = (method: DivisorMethod, weight: bigint, nth: number): Rational => {
  const n = BigInt(nth)
  switch (method) {
    case "adams":
      return { over: weight, under: n - 1n }
    case "dean":
      return { over: weight * (2n * n - 1n), under: 2n * n * (n - 1n) }
    case "huntington-hill":
      return { over: weight * weight, under: n * (n - 1n) }
    case "webster":
      return { over: 2n * weight, under: 2n * n - 1n }
    case "jefferson":
      return { over: weight, under: n }
  }
}

/** The claim of a share to its n-th unit. */
export const claimOf = (method: DivisorMethod, problem: Problem, share: number, nth: number): Claim => ({
  share,
  nth,
  priority: priorityOf(method, problem.weights[share]!, nth)
})

/**
 * Whether one claim is met before another: by higher priority; between equals by larger weight, then by earlier
 * position among the shares. Claims beyond every number (the first units under Adams, Dean and Huntington–Hill) thus
 * go to the largest weights when there are not enough for all.
 */
export const precedes =
  (problem: Problem) =>
  (a: Claim, b: Claim): boolean => {
    const order = compareRationals(a.priority, b.priority)
    if (order !== 0) return order > 0
    const [left, right] = [problem.weights[a.share]!, problem.weights[b.share]!]
    return left === right ? a.share < b.share : left > right
  }
