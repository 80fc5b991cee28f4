// The Balinski–Young quota method: the house grows one unit at a time, and each unit goes to the highest Jefferson
// priority among the shares that it does not lift above their upper quota. It stays within the quota and is
// house-monotone at once. Source: Balinski & Young 1975, "The quota method of apportionment", and 1982.
import { boundedQuotas } from "./bounds.ts"
import { type Outcome, type Problem, sumOf } from "./problem.ts"
import { play } from "./quota-course.ts"
import { tiesOf } from "./quota-ties.ts"
import { gcd } from "./rational.ts"

/**
 * Divides by the quota method. Every (sum of weights / their common divisor) units the quotas are whole and the course
 * repeats, so only the remainder is played, and of that only what `quota-start.ts` cannot skip: commonly a few units a
 * share, but all of it, up to the total, when a share with a quota below one unit receives its first early on. With floors and caps the quotas are first bounded (see `bounds.ts`); the shares held at a
 * bound get it, and the rest divide what is left: no floor or cap is passed and each share gets its bounded quota rounded
 * down or up, but house-monotony is then promised only while the same shares are held.
 */
export const quotaMethod = (problem: Problem): Outcome => {
  const { holds } = boundedQuotas(problem)
  const units = holds.map((hold, i) => (hold === "floor" ? problem.floors[i]! : hold === "cap" ? problem.caps[i]! : 0))
  const positions = [...holds.keys()].filter((i) => holds[i] === null)
  if (positions.length === 0) return { units, ties: [] }
  const common = positions.map((i) => problem.weights[i]!).reduce(gcd)
  const weights = positions.map((i) => problem.weights[i]! / common)
  const sum = sumOf(weights)
  const size = BigInt(problem.total) - sumOf(units)
  const house = { positions, weights, sum, size: size % sum }
  const course = play(house)
  for (const [i, position] of positions.entries()) {
    units[position] = course.units[i]! + Number((size / sum) * weights[i]!)
  }
  return { units, ties: tiesOf(house, course) }
}
