// The margin of a division: between the last unit that was given and the first that was not. Whatever the method, its units
// come in one order for the whole total; floors fetch some of them out of turn, caps stop some, and the order is cut where
// the total is reached. So bounds that the order keeps by itself change nothing.
import type { Claim } from "./priority.ts"
import type { Problem } from "./problem.ts"

/** What keeps a share from what the others' claims would leave it: its floor, its cap, or nothing. */
export type Hold = "floor" | "cap" | null

/** The claims of a method, and which of two is met first; a share's own claims come in their turn. */
export interface ClaimOrder<C extends Pick<Claim, "share" | "nth"> = Pick<Claim, "share" | "nth">> {
  readonly claimOf: (share: number, nth: number) => C
  readonly precedes: (a: C, b: C) => boolean
}

/** The claims on either side of the line: the last that was met and the first that was not; undefined if there is none. */
export interface Margin<C> {
  readonly lastMet: C | undefined
  readonly firstUnmet: C | undefined
}

/** The claim that each share makes next. Only a cap silences one: that all units are already held is not a cap. */
export const nextClaims = <C>(
  { caps, total, weights }: Problem,
  units: ReadonlyArray<number>,
  claimOf: (share: number, nth: number) => C
): Array<C> =>
  units.flatMap((held, share) =>
    held < caps[share]! || (held === total && weights[share]! > 0n) ? [claimOf(share, held + 1)] : []
  )

/** The last claim of each share that was met beyond its floor. */
export const lastClaims = <C>(
  { floors }: Problem,
  units: ReadonlyArray<number>,
  claimOf: (share: number, nth: number) => C
): Array<C> => units.flatMap((held, share) => (held > floors[share]! ? [claimOf(share, held)] : []))

const foremost = <C>(claims: ReadonlyArray<C>, before: (a: C, b: C) => boolean): C | undefined =>
  claims.reduce<C | undefined>((best, claim) => (best === undefined || before(claim, best) ? claim : best), undefined)

/** The margin of a finished division. */
export const marginOf = <C extends Pick<Claim, "share" | "nth">>(
  { claimOf, precedes }: ClaimOrder<C>,
  problem: Problem,
  units: ReadonlyArray<number>
): Margin<C> => ({
  lastMet: foremost(lastClaims(problem, units, claimOf), (a, b) => precedes(b, a)),
  firstUnmet: foremost(nextClaims(problem, units, claimOf), precedes)
})

/** A floor holds when it met a claim that comes after one unmet; a cap when it stopped one that comes before one met. */
export const holdsOf = <C extends Pick<Claim, "share" | "nth">>(
  order: ClaimOrder<C>,
  problem: Problem,
  units: ReadonlyArray<number>
): ReadonlyArray<Hold> => {
  const { claimOf, precedes } = order
  const { lastMet, firstUnmet } = marginOf(order, problem, units)
  return units.map((held, i) => {
    if (problem.weights[i] === 0n) return held > 0 ? "floor" : null
    const forced = held > 0 && held === problem.floors[i] && firstUnmet !== undefined
    if (forced && precedes(firstUnmet, claimOf(i, held))) return "floor"
    const stopped = held === problem.caps[i] && lastMet !== undefined
    return stopped && precedes(claimOf(i, held + 1), lastMet) ? "cap" : null
  })
}
