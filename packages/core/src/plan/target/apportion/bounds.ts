// Quotas under floors and caps, by water-filling: one divisor for all, each quota held up by its floor and down by its
// cap, so that they add up to the total exactly. No method divides by these; the divisor methods start near them, and a
// table made by hand may keep to them. Without floors and caps they are the plain quotas, weight × total / sum of weights.
import { sumOf } from "../../../exact/integer.ts"
import type { Rational } from "../../../exact/rational.ts"
import type { Hold } from "./margin.ts"
import type { Problem } from "./problem.ts"

/** The bounded quotas: own weight × `units` / `weight` for a share that nothing holds, else its floor or its cap. */
export interface BoundedQuotas {
  readonly holds: ReadonlyArray<Hold>
  readonly units: bigint
  /** Zero only when no share has any weight. */
  readonly weight: bigint
}

/**
 * Finds the divisor x with Σ clamp(weightᵢ / x, floorᵢ, capᵢ) = total. Where caps cut off more than floors add, x must
 * fall, so every share above its cap stays there for good; and the reverse. Each round settles a share, so it ends
 * (Bitran & Hax 1981). A share is held exactly when its part at x lies strictly beyond its bound.
 */
export const boundedQuotas = (problem: Problem): BoundedQuotas => {
  const { weights, floors, caps, total } = problem
  const holds: Array<Hold> = weights.map((weight) => (weight === 0n ? "floor" : null))
  let units = BigInt(total)
  let weight = sumOf(weights)
  for (const [i, own] of weights.entries()) if (own === 0n) units -= BigInt(floors[i]!)
  for (;;) {
    const below: Array<number> = []
    const above: Array<number> = []
    let added = 0n
    let cutOff = 0n
    for (const [i, own] of weights.entries()) {
      const [floor, cap] = [floors[i]!, caps[i]!]
      if (holds[i] !== null || (floor === 0 && cap === total)) continue
      const part = own * units
      const least = BigInt(floor) * weight
      const most = BigInt(cap) * weight
      if (part < least) {
        below.push(i)
        added += least - part
      } else if (part > most) {
        above.push(i)
        cutOff += part - most
      }
    }
    if (added === cutOff) {
      for (const i of below) holds[i] = "floor"
      for (const i of above) holds[i] = "cap"
      return { holds, units, weight }
    }
    const [held, hold, bounds] = cutOff > added ? ([above, "cap", caps] as const) : ([below, "floor", floors] as const)
    for (const i of held) {
      holds[i] = hold
      units -= BigInt(bounds[i]!)
      weight -= weights[i]!
    }
  }
}

/** The bounded quota of the share at a position, in units. */
export const boundedQuotaAt = (problem: Problem, quotas: BoundedQuotas, position: number): Rational => {
  const hold = quotas.holds[position]
  if (hold === "floor") return { over: BigInt(problem.floors[position]!), under: 1n }
  if (hold === "cap") return { over: BigInt(problem.caps[position]!), under: 1n }
  return { over: problem.weights[position]! * quotas.units, under: quotas.weight }
}
