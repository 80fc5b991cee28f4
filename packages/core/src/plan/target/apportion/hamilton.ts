// Hamilton's method, the largest remainder: everyone gets the whole part of its quota, and the units left go to the
// largest remainders. It stays within the quota but is not house-monotone (the Alabama paradox).
import type { Rational } from "../../../exact/rational.ts"
import { boundedQuotaAt, boundedQuotas } from "./bounds.ts"
import type { Allocation, Problem } from "./problem.ts"

/** One share's place in the division: whole part, remainder (over the common denominator) and rank of the remainder. */
export interface RankedQuota {
  readonly share: number
  readonly whole: number
  readonly remainder: Rational
  /** 1 for the largest remainder. Equal remainders rank by larger weight, then by earlier position. */
  readonly rank: number
}

/** Every share's quota with its rank, in the order of the shares, and how many units the remainders decide. */
export const rankedQuotas = (
  problem: Problem
): { readonly left: number; readonly ranked: ReadonlyArray<RankedQuota> } => {
  const { weights, total } = problem
  const quotas = boundedQuotas(problem)
  const parts = weights.map((_, share) => {
    const quota = boundedQuotaAt(problem, quotas, share)
    const remainder = { over: quota.over % quota.under, under: quota.under }
    return { share, whole: Number(quota.over / quota.under), remainder }
  })
  // A remainder other than zero is always over the common denominator, so comparing what is over it is enough.
  const ranked = [...parts].sort((a, b) => {
    if (a.remainder.over !== b.remainder.over) return a.remainder.over > b.remainder.over ? -1 : 1
    const [left, right] = [weights[a.share]!, weights[b.share]!]
    return left === right ? a.share - b.share : left > right ? -1 : 1
  })
  const ranks: Array<number> = []
  for (const [i, { share }] of ranked.entries()) ranks[share] = i + 1
  return {
    left: total - parts.reduce((sum, { whole }) => sum + whole, 0),
    ranked: parts.map((part) => ({ ...part, rank: ranks[part.share]! }))
  }
}

/**
 * Divides by Hamilton's method. With floors and caps the quotas are first bounded (see `bounds.ts`), so each share gets
 * its bounded quota rounded down or up and no floor or cap is passed. Source: Balinski & Young 1982.
 */
export const hamilton = (problem: Problem): Allocation => {
  const { left, ranked } = rankedQuotas(problem)
  const units = ranked.map(({ whole, rank }) => (rank <= left ? whole + 1 : whole))
  const last = ranked.find(({ rank }) => rank === left)
  const tied = ranked.filter(({ remainder }) => remainder.over === last?.remainder.over)
  const awarded = tied.filter(({ rank }) => rank <= left)
  if (awarded.length === tied.length) return { units, ties: [] }
  return { units, ties: [{ among: tied.map(({ share }) => share), awarded: awarded.map(({ share }) => share) }] }
}
