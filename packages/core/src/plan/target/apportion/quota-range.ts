// What quotas leave open, for the methods that keep them: everyone has its quota of the whole rounded down, and who is rounded
// up is the method's matter. Floors and caps lift and cut whom they must and leave the others' quotas as they are; only where
// they take or leave more than rounding can make good do the units within, or beyond, the quotas go by priority.
import { sumOf } from "../../../exact/integer.ts"
import { divisorMethod } from "./divisor-methods.ts"
import type { DivisorMethod } from "./method.ts"
import type { Allocation, Problem } from "./problem.ts"

/** Every share's quota, weight × total / sum of weights, and what it admits between its floor and its cap. */
export interface QuotaRange {
  readonly sum: bigint
  /** The quota rounded down. */
  readonly lower: ReadonlyArray<number>
  /** What the quota exceeds that by, times the sum of weights. */
  readonly remainders: ReadonlyArray<bigint>
  /** The quota rounded down, lifted to the floor, cut to the cap. */
  readonly least: ReadonlyArray<number>
  /** The quota rounded up, lifted to the floor, cut to the cap. */
  readonly most: ReadonlyArray<number>
  /** The shares that may be rounded up. */
  readonly contenders: ReadonlyArray<number>
  /** How many of them are; below zero, or more than there are, where floors and caps do not let the quotas stand. */
  readonly left: number
}

/** Which units are at issue: those by which quotas are rounded up, or where floors take too much or caps leave too much,
 * those within the quotas or beyond them. */
export type AtIssue = "within" | "rounding" | "beyond"

/** Works the quotas out. */
export const quotaRangeOf = ({ caps, floors, total, weights }: Problem): QuotaRange => {
  const sum = sumOf(weights)
  const parts = weights.map((weight) => weight * BigInt(total))
  const lower = parts.map((part) => (sum === 0n ? 0 : Number(part / sum)))
  const remainders = parts.map((part) => (sum === 0n ? 0n : part % sum))
  const bounded = (units: number, i: number): number => Math.min(Math.max(units, floors[i]!), caps[i]!)
  const least = lower.map(bounded)
  const most = lower.map((units, i) => bounded(remainders[i]! > 0n ? units + 1 : units, i))
  const contenders = [...weights.keys()].filter((i) => least[i]! < most[i]!)
  return { sum, lower, remainders, least, most, contenders, left: Number(BigInt(total) - sumOf(least)) }
}

/** Which units the floors and caps put at issue. */
export const atIssue = ({ contenders, left }: QuotaRange): AtIssue =>
  left < 0 ? "within" : left > contenders.length ? "beyond" : "rounding"

/** Divides by the quotas: `round` is asked who is rounded up. A divisor method that is near to the one in question gives up
 * units within the quotas, or hands out all that caps leave beyond the quotas rounded down: one for everybody first would make
 * too much of a share of hardly any weight. */
export const divideByQuotas = <Made extends Allocation | undefined>(
  problem: Problem,
  near: DivisorMethod,
  round: (range: QuotaRange) => Made
): Allocation | Made => {
  const range = quotaRangeOf(problem)
  const issue = atIssue(range)
  if (issue === "within") return divisorMethod(near, { ...problem, caps: range.least })
  if (issue === "beyond") return divisorMethod(near, { ...problem, floors: range.least })
  return round(range)
}

/** Whether the quotas would stand if a share had no cap, where the caps leave more than rounding can hand out. */
export const standWithoutCap = (
  { floors }: Problem,
  { contenders, least, left, lower, most, remainders }: QuotaRange,
  share: number
): boolean => {
  const [down, floor] = [lower[share]!, floors[share]!]
  const up = remainders[share]! > 0n ? down + 1 : down
  const [ownLeast, ownMost] = [Math.max(down, floor), Math.max(up, floor)]
  const others = most[share]! > least[share]! ? contenders.length - 1 : contenders.length
  return left - (ownLeast - least[share]!) <= others + (ownMost > ownLeast ? 1 : 0)
}
