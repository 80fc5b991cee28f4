// Divisions to try the laws on: totals among weights, and what a law varies in them.
// Weights and totals stay so small that every figure is a safe integer.
import fc from "fast-check"
import { type ApportionmentCase, sum } from "../laws/apportionment-case.ts"
import { greatestWeight, weightVectors } from "./weight-vectors.ts"

/** Totals: small ones, where every unit matters, and now and then thousands. */
export const totals: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 30 }) },
  { weight: 5, arbitrary: fc.nat({ max: 600 }) },
  { weight: 1, arbitrary: fc.nat({ max: 8_000 }) }
)

/** Any total among any weights. */
export const divisions: fc.Arbitrary<ApportionmentCase> = fc.record({ total: totals, weights: weightVectors })

/** Divisions in which everyone's quota is whole. */
export const wholeQuotas: fc.Arbitrary<ApportionmentCase> = fc
  .tuple(fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 10 ** 12 }))
  .filter(([units]) => sum(units) > 0)
  .map(([units, factor]) => ({ total: sum(units), weights: units.map((own) => own * factor) }))

/** Divisions with the shares in another order, too. */
export const shuffled = divisions.chain((division) =>
  fc
    .shuffledSubarray([...division.weights.keys()], { minLength: division.weights.length })
    .map((order) => ({ ...division, order }))
)

/** Divisions with a factor for all weights, within the safe integers. */
export const multiplied = fc
  .tuple(divisions, fc.integer({ min: 2, max: 9 }), fc.nat({ max: 10 ** 9 }))
  .map(([division, least, most]) => {
    const room = Math.floor((9 * greatestWeight) / Math.max(...division.weights))
    return { ...division, factor: Math.max(least, Math.min(most, room)) }
  })
