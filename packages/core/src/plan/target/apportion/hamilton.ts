// Hamilton's method, the largest remainder: everyone gets the whole part of its quota, and the units left go to the
// largest remainders. It stays within the quota but is not house-monotone (the Alabama paradox).
import type { Allocation, Problem } from "./problem.ts"
import { divideByQuotas, type QuotaRange } from "./quota-range.ts"

/** All shares in the order in which they are rounded up: by remainder, then by larger weight, then by earlier position. */
export const byRemainder = ({ weights }: Problem, { remainders }: QuotaRange): ReadonlyArray<number> =>
  [...weights.keys()].sort((a, b) => {
    if (remainders[a]! !== remainders[b]!) return remainders[a]! > remainders[b]! ? -1 : 1
    return weights[a] === weights[b] ? a - b : weights[a]! > weights[b]! ? -1 : 1
  })

/** The divisor method that gives units up, or hands more out, where rounding cannot make good what floors and caps do: like
 * Hamilton's it favours neither large nor small shares. */
export const nearHamilton = "webster"

/**
 * Divides by Hamilton's method. Floors and caps lift and cut whom they must; the others keep the quotas of the whole, and
 * their remainders decide (see `quota-range.ts`). Source: Balinski & Young 1982.
 */
export const hamilton = (problem: Problem): Allocation =>
  divideByQuotas(problem, nearHamilton, (range) => {
    const { contenders, least, left, most, remainders } = range
    const open = new Set(contenders)
    const ranked = byRemainder(problem, range).filter((share) => open.has(share))
    const awarded = new Set(ranked.slice(0, left))
    const units = least.map((own, share) => (awarded.has(share) ? most[share]! : own))
    const line = ranked[left]
    const last = ranked[left - 1]
    if (line === undefined || last === undefined || remainders[line] !== remainders[last]) return { units, ties: [] }
    const among = contenders.filter((share) => remainders[share] === remainders[line])
    return { units, ties: [{ among, awarded: among.filter((share) => awarded.has(share)) }] }
  })
