// Divides a whole number of units among shares by weight: targets among branches, in exact integer arithmetic. This is
// the only door to the seven methods; it is pure and can be used without the rest of the plan.
import { Result } from "effect"
import { divisorMethod } from "./apportion/divisor-methods.ts"
import { type ApportionmentError, tooMuchWork } from "./apportion/error.ts"
import { explanationOf } from "./apportion/explain.ts"
import type { Explanation } from "./apportion/explanation.ts"
import { hamilton } from "./apportion/hamilton.ts"
import type { Method } from "./apportion/method.ts"
import { type Allocation, accept, type Problem, type Share } from "./apportion/problem.ts"
import { quotaMethod } from "./apportion/quota-method.ts"

export type { Fraction } from "../../exact/rational.ts"
export type { ApportionmentError, ApportionmentErrorTag } from "./apportion/error.ts"
export type { DecidedUnit, Explanation, ShareExplanation, Working } from "./apportion/explanation.ts"
export { type DivisorMethod, type Method, methods } from "./apportion/method.ts"
export type { Share } from "./apportion/problem.ts"

/** A division made: whole units that add up to the total. */
export interface Apportionment {
  readonly method: Method
  readonly total: number
  /** In the order of the shares. */
  readonly units: ReadonlyArray<number>
  /** Ties that changed the result: all shares with equal claims to the last units, and those that received one. */
  readonly ties: ReadonlyArray<{ readonly keys: ReadonlyArray<string>; readonly awardedTo: ReadonlyArray<string> }>
}

const divide = (method: Method, problem: Problem): Result.Result<Allocation, ApportionmentError> => {
  if (method === "hamilton") return Result.succeed(hamilton(problem))
  if (method !== "quota") return Result.succeed(divisorMethod(method, problem))
  const outcome = quotaMethod(problem)
  return outcome === undefined ? Result.fail(tooMuchWork(problem.total)) : Result.succeed(outcome)
}

const named = ({ keys }: Problem, { ties }: Allocation): Apportionment["ties"] =>
  ties.map(({ among, awarded }) => ({ keys: among.map((i) => keys[i]!), awardedTo: awarded.map((i) => keys[i]!) }))

/**
 * Divides `total` units among the shares by a method. Units are whole, never negative, add up to the total, and keep
 * every floor and cap. Fails with an {@link ApportionmentError} when a figure is malformed or the floors and caps cannot
 * be met.
 *
 * Ties: equal claims go to the larger weight, then to the earlier share; every tie that changed the result is reported.
 * Floors and caps that the units keep without them change nothing, and a floor never gives another share more, nor a cap
 * less: the method's order of units stays as it is, floors fetch some out of turn, caps stop some. Under Hamilton and the quota
 * method the others so keep the quotas of the whole, rounded down or up, as long as that can be; beyond, Webster's or
 * Jefferson's priorities decide. A weight of zero receives its floor.
 * Cost: in proportion to the shares, however many the units (times the logarithm of the shares). The quota method follows
 * the houses in which a unit could come too late, at most as many as there are units; beyond 2^24 houses it fails with
 * `TooMuchWork`.
 *
 * Source: Balinski & Young 1982, "Fair Representation".
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { apportion } from "@keikaku/core/apportion"
 * const shares = [5117, 4400, 162, 161, 160].map((weight, i) => ({ key: `branch ${i + 1}`, weight }))
 * Result.getOrThrow(apportion("webster", 100, shares)).units // => [51, 43, 2, 2, 2]
 * Result.getOrThrow(apportion("hamilton", 100, shares)).units // => [51, 44, 2, 2, 1]
 * Result.getOrThrow(apportion("quota", 100, shares)).units // => [52, 44, 2, 1, 1]
 * const pair = [{ key: "a", weight: 1 }, { key: "b", weight: 1 }]
 * Result.getOrThrow(apportion("webster", 3, pair)).ties // => [{ keys: ["a", "b"], awardedTo: ["a"] }]
 * Result.getOrThrow(apportion("webster", 9, [{ key: "a", weight: 1, floor: 6 }, { key: "b", weight: 2 }])).units // => [6, 3]
 * const refused = apportion("webster", 9, [{ key: "a", weight: 1, cap: 4 }, { key: "b", weight: 2, cap: 4 }])
 * Result.getOrThrow(Result.flip(refused))._tag // => "CapsBelowTotal"
 * ```
 */
export const apportion = (
  method: Method,
  total: number,
  shares: ReadonlyArray<Share>
): Result.Result<Apportionment, ApportionmentError> =>
  Result.flatMap(accept(total, shares), (problem) =>
    Result.map(divide(method, problem), (outcome) => ({
      method,
      total: problem.total,
      units: outcome.units,
      ties: named(problem, outcome)
    }))
  )

/**
 * The working of the same division: the last unit given and the first refused, with the figures that decided; for every
 * share its exact quota, what decided its last unit, and what its floor or cap did. Fails as {@link apportion} does. The result
 * is JSON: fractions are text, and decimals have six places, half up.
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { explain } from "@keikaku/core/apportion"
 * const shares = [{ key: "a", weight: 3 }, { key: "b", weight: 3 }, { key: "c", weight: 1 }]
 * const { margin, shares: working } = Result.getOrThrow(explain("hamilton", 4, shares))
 * margin?.won // => { key: "b", unit: 2, figure: { numerator: "5", denominator: "7", decimal: "0.714286" } }
 * margin?.lost // => { key: "c", unit: 1, figure: { numerator: "4", denominator: "7", decimal: "0.571429" } }
 * working[2]?.quota // => { numerator: "4", denominator: "7", decimal: "0.571429" }
 * working[2]?.units // => 0
 * working[2]?.working // => { kind: "remainder", remainder: { numerator: "4", denominator: "7", decimal: "0.571429" }, rank: 3, roundedUp: false }
 * ```
 */
export const explain = (
  method: Method,
  total: number,
  shares: ReadonlyArray<Share>
): Result.Result<Explanation, ApportionmentError> =>
  Result.gen(function* () {
    const problem = yield* accept(total, shares)
    const outcome = yield* divide(method, problem)
    const unbounded = accept(
      total,
      shares.map(({ key, weight }) => ({ key, weight }))
    )
    const withoutBounds = Result.getOrNull(Result.flatMap(unbounded, (each) => divide(method, each)))
    const explanation = explanationOf(method, problem, shares, outcome, withoutBounds)
    return { ...explanation, ties: named(problem, outcome) }
  })
