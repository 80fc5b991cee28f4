// The division of a national target as headquarters states it: sources blended, floors and caps set, every branch of the
// federation taking part, straight or by the blocks. One place, so that what is decided can be worked out again.
import { Result } from "effect"
import type { BranchCode, Federation } from "../../federation/index.ts"
import { duplicateKey } from "./apportion/error.ts"
import { type ApportionmentError, apportion, type Method } from "./apportion.ts"
import { type BlendError, type BlendSource, blend } from "./blend.ts"
import { apportionByBlock, type Route } from "./by-block.ts"

/** The least and the most that a branch may receive. */
export interface BranchBounds {
  readonly branch: string
  readonly floor?: number
  readonly cap?: number
}

/** How a target is to be divided. */
export interface DivisionSpec {
  readonly method: Method
  readonly route: Route
  readonly sources: ReadonlyArray<BlendSource>
  readonly bounds?: ReadonlyArray<BranchBounds>
}

/** A branch's part: its units, and what they were found by: its weight in each source, in their order, and its bounds. */
export interface DividedShare {
  readonly branch: BranchCode
  readonly units: number
  readonly weights: ReadonlyArray<number>
  readonly floor?: number
  readonly cap?: number
}

const repeatedBound = (bounds: ReadonlyArray<BranchBounds>): ApportionmentError | undefined => {
  const codes = bounds.map(({ branch }) => branch)
  const twice = codes.find((code, n) => codes.indexOf(code) !== n)
  return twice === undefined ? undefined : duplicateKey(twice, codes.filter((code) => code === twice).length)
}

/**
 * Divides an amount among all branches of a federation, in its order; a branch that no source names weighs zero. Branches of
 * `spec` that the federation does not have are left out: the caller refuses them first.
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { divideTarget, zenkokuRohoren } from "@keikaku/core"
 * const weights = [{ branch: "27", weight: 2 }, { branch: "13", weight: 1 }]
 * const spec = { method: "webster", route: "direct", sources: [{ name: "results", percent: 100, weights }] } as const
 * const shares = Result.getOrThrow(divideTarget(zenkokuRohoren, 90, spec))
 * shares.length // => 47
 * shares.filter(({ units }) => units > 0) // => [{ branch: "13", units: 30, weights: [1] }, { branch: "27", units: 60, weights: [2] }]
 * ```
 */
export const divideTarget = (
  { branches }: Federation,
  amount: number,
  { bounds = [], method, route, sources }: DivisionSpec
): Result.Result<ReadonlyArray<DividedShare>, BlendError | ApportionmentError> =>
  Result.gen(function* () {
    const blended = new Map((yield* blend(sources)).map(({ key, weight }) => [key, weight]))
    const twice = repeatedBound(bounds)
    if (twice !== undefined) return yield* Result.fail(twice)
    const boundsOf = new Map(bounds.map(({ branch, ...bound }) => [branch, bound]))
    const shares = branches.map(({ block, code }) => ({
      key: code,
      block,
      weight: blended.get(code) ?? 0n,
      ...boundsOf.get(code)
    }))
    const { units } = yield* (route === "direct" ? apportion : apportionByBlock)(method, amount, shares)
    const weightsBySource = sources.map(({ weights }) => new Map(weights.map(({ branch, weight }) => [branch, weight])))
    return branches.map(({ code }, i) => ({
      branch: code,
      units: units[i]!,
      weights: weightsBySource.map((weights) => weights.get(code) ?? 0),
      ...boundsOf.get(code)
    }))
  })
