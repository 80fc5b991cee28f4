// Blended weights (配分の基礎): what a branch weighs when several figures speak for it, each with a stated percentage, such
// as 60% last year's results and 40% members. Exact: integers over one common denominator, so nothing is rounded.
import { Result } from "effect"
import { gcd, isCount, lcm, sumOf } from "../../exact/integer.ts"
import type { BlendError } from "./blend-error.ts"
import * as refused from "./blend-error.ts"

export type { BlendError, BlendErrorTag } from "./blend-error.ts"

/** One figure that speaks for the branches: its name, what it counts for in whole percent, and its value for each branch. */
export interface BlendSource {
  readonly name: string
  /** 1 to 100; those of all sources add up to 100. */
  readonly percent: number
  /** Whole numbers, zero or more, not all zero. A branch that is not listed has zero. */
  readonly weights: ReadonlyArray<{ readonly branch: string; readonly weight: number }>
}

/** A branch's blended weight. Only its proportion to the others means anything. */
export interface BlendedWeight {
  readonly key: string
  readonly weight: bigint
}

const repeated = (names: ReadonlyArray<string>): string | undefined => {
  const seen = new Set<string>()
  return names.find((name) => seen.size === seen.add(name).size)
}

const faultOf = ({ name, percent, weights }: BlendSource): BlendError | undefined => {
  if (!isCount(percent) || percent < 1 || percent > 100) return refused.percentNotAllowed(name, percent)
  const twice = repeated(weights.map(({ branch }) => branch))
  if (twice !== undefined)
    return refused.duplicateBranch(name, twice, weights.filter(({ branch }) => branch === twice).length)
  const wrong = weights.find(({ weight }) => !isCount(weight))
  if (wrong !== undefined) return refused.weightNotAllowed(name, wrong.branch, wrong.weight)
  return weights.some(({ weight }) => weight > 0) ? undefined : refused.sourceAllZero(name)
}

const faultAmong = (sources: ReadonlyArray<BlendSource>): BlendError | undefined => {
  if (sources.length === 0) return refused.noSources()
  const twice = repeated(sources.map(({ name }) => name))
  if (twice !== undefined) return refused.duplicateSource(twice, sources.filter(({ name }) => name === twice).length)
  for (const source of sources) {
    const fault = faultOf(source)
    if (fault !== undefined) return fault
  }
  const percents = sources.reduce((sum, { percent }) => sum + percent, 0)
  return percents === 100 ? undefined : refused.percentsNotHundred(percents)
}

/**
 * Blends the sources: a branch weighs Σ percent × (its weight / the sum of weights) over the sources, so it does not matter
 * in what unit a source counts. The weights are whole numbers in the same proportions, in lowest terms; the branches come
 * in the order in which the sources first name them. Fails with a {@link BlendError} that names source, branch and figure.
 *
 * @example
 * ```ts
 * import { Result } from "effect"
 * import { blend } from "@keikaku/core"
 * const members = { name: "members", percent: 75, weights: [{ branch: "13", weight: 300 }, { branch: "27", weight: 100 }] }
 * const results = { name: "results", percent: 25, weights: [{ branch: "27", weight: 7 }] }
 * Result.getOrThrow(blend([members, results])) // => [{ key: "13", weight: 9n }, { key: "27", weight: 7n }]
 * Result.getOrThrow(Result.flip(blend([members])))._tag // => "PercentsNotHundred"
 * ```
 */
export const blend = (sources: ReadonlyArray<BlendSource>): Result.Result<ReadonlyArray<BlendedWeight>, BlendError> => {
  const fault = faultAmong(sources)
  if (fault !== undefined) return Result.fail(fault)
  const sums = sources.map(({ weights }) => sumOf(weights.map(({ weight }) => weight)))
  const denominator = sums.reduce(lcm, 1n)
  const blended = new Map<string, bigint>()
  for (const [n, { percent, weights }] of sources.entries()) {
    const each = BigInt(percent) * (denominator / sums[n]!)
    for (const { branch, weight } of weights) blended.set(branch, (blended.get(branch) ?? 0n) + each * BigInt(weight))
  }
  const common = [...blended.values()].reduce(gcd)
  return Result.succeed([...blended].map(([key, weight]) => ({ key, weight: weight / common })))
}
