// The rules of a fair division that compare two divisions: a larger total, weights of a later year, or a part of the
// shares by themselves. They distinguish the methods: no method that stays within quota keeps them all (Balinski & Young).
import fc from "fast-check"
import { divisions, totals } from "../arbitraries/divisions.ts"
import { weightVectors } from "../arbitraries/weight-vectors.ts"
import { type ApportionmentCase, sharesOf, sum } from "./apportionment-case.ts"
import { type ApportionmentRule, firstOf } from "./apportionment-rules.ts"

const change: fc.Arbitrary<(weight: number) => number> = fc.oneof(
  fc.constant((weight: number) => weight),
  fc.integer({ min: -3, max: 3 }).map((by) => (weight: number) => Math.max(0, weight + by)),
  fc
    .integer({ min: 80, max: 120 })
    .map((percent) => (weight: number) => Number((BigInt(weight) * BigInt(percent)) / 100n))
)

const changed: fc.Arbitrary<ApportionmentCase> = fc
  .tuple(
    totals,
    weightVectors.chain((weights) =>
      fc.tuple(...weights.map((weight) => change.map((to) => [weight, to(weight)] as const)))
    )
  )
  .map(([total, years]) => ({ total, weights: years.map(([now]) => now), later: years.map(([, later]) => later) }))
  .filter(({ later }) => later.some((weight) => weight > 0))

const parted: fc.Arbitrary<ApportionmentCase> = divisions.chain((division) =>
  fc
    .subarray([...division.weights.keys()], { minLength: 1 })
    .filter((part) => part.some((i) => division.weights[i]! > 0))
    .map((part) => ({ ...division, part }))
)

/** Each rule under its short name. */
export const changeRules = {
  "house-monotone": {
    name: "when the total grows, nobody loses a unit",
    cases: divisions,
    violation: (divide, { total, weights }) => {
      const [before, after] = [divide(total, sharesOf(weights)), divide(total + 1, sharesOf(weights))]
      return firstOf(
        weights,
        (i) => after[i]! < before[i]! && `receives ${before[i]} of ${total}, and only ${after[i]} of ${total + 1}`
      )
    }
  },
  "population-monotone": {
    name: "no unit moves from a share whose weight grew to one whose weight fell",
    cases: changed,
    violation: (divide, { later = [], total, weights }) => {
      const [before, after] = [divide(total, sharesOf(weights)), divide(total, sharesOf(later))]
      const loser = (i: number) => later[i]! > weights[i]! && after[i]! < before[i]!
      const winner = (i: number) => later[i]! < weights[i]! && after[i]! > before[i]!
      const positions = [...weights.keys()]
      const [lost, won] = [positions.find(loser), positions.find(winner)]
      return lost === undefined || won === undefined
        ? undefined
        : `Share b${lost + 1} grew and loses a unit, share b${won + 1} fell and gains one.`
    }
  },
  consistent: {
    name: "any part of the shares divides what it received as the whole did",
    cases: parted,
    violation: (divide, { part = [], total, weights }) => {
      const shares = sharesOf(weights)
      const units = divide(total, shares)
      const own = part.map((i) => units[i]!)
      const again = divide(
        sum(own),
        part.map((i) => shares[i]!)
      )
      const at = own.findIndex((each, i) => each !== again[i])
      return at < 0
        ? undefined
        : `Share b${part[at]! + 1} receives ${own[at]} in the whole, and ${again[at]} of ${sum(own)} in its part.`
    }
  }
} as const satisfies Readonly<Record<string, ApportionmentRule>>
