import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { apportion, type Method, methods, type Share } from "../../../../packages/core/src/plan/target/apportion.ts"
import { boundedArbitrary, sharesOf, totalArbitrary, unitsOf, weightsArbitrary } from "./apportion-arbitraries.ts"
import { slowDivisor, slowHamilton, slowQuota } from "./apportion-oracle.ts"
import { prefectures } from "./apportion-weights.ts"

const slowly = (method: Method, total: number, shares: ReadonlyArray<Share>, preference?: ReadonlyArray<number>) =>
  method === "hamilton"
    ? slowHamilton(total, shares, preference)
    : method === "quota"
      ? slowQuota(total, shares, preference)
      : slowDivisor(method, total, shares, preference)

const orders = (count: number): ReadonlyArray<ReadonlyArray<number>> =>
  count === 0
    ? [[]]
    : orders(count - 1).flatMap((order) =>
        Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)])
      )

describe.each(methods)("%s", (method) => {
  it("gives what awarding one unit at a time gives", () => {
    fc.assert(
      fc.property(weightsArbitrary, totalArbitrary, (weights, total) => {
        const shares = sharesOf(weights)
        expect(unitsOf(method, total, shares)).toEqual(slowly(method, total, shares))
      }),
      { numRuns: 300 }
    )
  })

  it("gives what awarding one unit at a time gives to the prefectures", () => {
    for (const total of [1, 46, 47, 48, 999, 7_702, 7_703]) {
      expect(unitsOf(method, total, prefectures)).toEqual(slowly(method, total, prefectures))
    }
  })

  it("reports a tie exactly when another way of breaking ties gives other units", () => {
    const few = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(few, fc.nat({ max: 20 }), (weights, total) => {
        const shares = sharesOf(weights)
        const { units, ties } = Result.getOrThrow(apportion(method, total, shares))
        const others = orders(shares.length).map((order) => slowly(method, total, shares, order))
        const reported = new Set(ties.flatMap((tie) => tie.keys))
        const changed = shares.filter((_, i) => others.some((other) => other[i] !== units[i])).map(({ key }) => key)
        expect([...reported].sort()).toEqual(changed)
        for (const { keys, awardedTo } of ties) {
          expect(awardedTo.length).toBeGreaterThan(0)
          expect(awardedTo.length).toBeLessThan(keys.length)
          expect(keys).toEqual(expect.arrayContaining([...awardedTo]))
        }
      }),
      { numRuns: 400 }
    )
  })
})

describe.each(methods.filter((method) => method !== "hamilton" && method !== "quota"))("%s", (method) => {
  it("gives under floors and caps what awarding one unit at a time between them gives", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        expect(unitsOf(method, total, shares)).toEqual(slowDivisor(method, total, shares))
      }),
      { numRuns: 400 }
    )
  })
})

describe("the quota method follows only the houses in doubt, without changing the outcome", () => {
  const skewed = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 100, max: 999 }),
      fc.integer({ min: 10_000, max: 90_000 })
    ),
    { minLength: 2, maxLength: 9 }
  )

  it("where small shares wait long for their first unit", () => {
    fc.assert(
      fc.property(skewed, fc.nat({ max: 2_000 }), (weights, total) => {
        expect(unitsOf("quota", total, sharesOf(weights))).toEqual(slowQuota(total, sharesOf(weights)))
      }),
      { numRuns: 150 }
    )
  })

  it("where the total passes the sum of the weights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }),
        fc.nat({ max: 1_500 }),
        (weights, total) => {
          expect(unitsOf("quota", total, sharesOf(weights))).toEqual(slowQuota(total, sharesOf(weights)))
        }
      ),
      { numRuns: 150 }
    )
  })
})
