import { Result } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { explain, type Method, methods, type Share } from "../../../../packages/core/src/plan/target/apportion.ts"
import { boundedArbitrary, sharesOf } from "./apportion-arbitraries.ts"

const explained = (method: Method, total: number, shares: ReadonlyArray<Share>) =>
  Result.getOrThrow(explain(method, total, shares))

describe("an explanation can be checked by hand", () => {
  it("a quota is written exactly and to six places, half rounded up", () => {
    const quotas = explained("webster", 1, sharesOf([1, 31, 32])).shares.map(({ quota }) => quota)
    expect(quotas).toEqual([
      { numerator: "1", denominator: "64", decimal: "0.015625" },
      { numerator: "31", denominator: "64", decimal: "0.484375" },
      { numerator: "1", denominator: "2", decimal: "0.500000" }
    ])
    expect(explained("webster", 1, sharesOf([1, 127])).shares[0]?.quota.decimal).toBe("0.007813")
  })

  it("Hamilton's units follow the rank of the remainders", () => {
    const { shares, divisors } = explained("hamilton", 26, sharesOf([9061, 7179, 5259, 3319, 1182]))
    expect(divisors).toBeNull()
    expect(shares.map(({ lowerQuota }) => lowerQuota)).toEqual([9, 7, 5, 3, 1])
    expect(shares.map(({ working }) => working.kind === "remainder" && working.rank)).toEqual([5, 4, 2, 1, 3])
    expect(shares.map(({ working }) => working.kind === "remainder" && working.roundedUp)).toEqual([
      false,
      false,
      false,
      true,
      false
    ])
  })

  it("a divisor method shows the divisors that give the result and each share's priorities beside them", () => {
    const { shares, divisors } = explained("webster", 26, sharesOf([9061, 7179, 5259, 3319, 1182]))
    expect(divisors).toMatchObject({
      least: { decimal: "956.181818" },
      greatest: { decimal: "957.200000" },
      squared: false
    })
    expect(shares[1]?.working).toEqual({
      kind: "priority",
      lastAwarded: { numerator: "4786", denominator: "5", decimal: "957.200000" },
      firstRefused: { numerator: "14358", denominator: "17", decimal: "844.588235" }
    })
  })

  it("Huntington–Hill's priorities are squares, and that of a first unit is beyond every number", () => {
    const { shares, divisors } = explained("huntington-hill", 3, sharesOf([4, 2]))
    expect(divisors).toMatchObject({ least: { numerator: "8", denominator: "3" }, squared: true })
    expect(shares.map(({ working }) => working)).toMatchObject([
      { lastAwarded: { numerator: "8", denominator: "1" }, firstRefused: { numerator: "8", denominator: "3" } },
      { lastAwarded: { denominator: "0", decimal: null }, firstRefused: { numerator: "2", denominator: "1" } }
    ])
  })

  it("the quota method shows who may have no more at this total", () => {
    const { shares } = explained("quota", 4, sharesOf([3, 3, 1]))
    expect(shares.map(({ working }) => working.kind === "eligibility" && working.eligible)).toEqual([
      false,
      false,
      true
    ])
    expect(shares[2]?.working).toMatchObject({
      upperQuota: 1,
      lastAwarded: null,
      firstRefused: { decimal: "1.000000" }
    })
  })

  it.each(["webster", "hamilton", "quota"] as const)(
    "%s says which floor and which cap held a share, and its units without",
    (method) => {
      const { shares } = explained(method, 20, [
        { key: "a", weight: 10, cap: 4 },
        { key: "b", weight: 1, floor: 3 },
        { key: "c", weight: 10, floor: 1, cap: 19 },
        { key: "d", weight: 0 }
      ])
      expect(shares.map(({ heldBy }) => heldBy)).toEqual(["cap", "floor", null, null])
      expect(shares.map(({ floor, cap }) => [floor, cap])).toEqual([
        [0, 4],
        [3, null],
        [1, 19],
        [0, null]
      ])
      expect(shares.map(({ boundedQuota }) => boundedQuota.decimal)).toEqual([
        "4.000000",
        "3.000000",
        "13.000000",
        "0.000000"
      ])
      expect(shares.reduce((sum, { unitsWithoutBounds }) => sum + unitsWithoutBounds!, 0)).toBe(20)
    }
  )

  it("a priority beyond every number keeps its numerator, as such priorities compare by it", () => {
    const { shares } = explained("huntington-hill", 2, sharesOf([4, 3]))
    expect(shares.map(({ working }) => working.kind === "priority" && working.lastAwarded)).toEqual([
      { numerator: "16", denominator: "0", decimal: null },
      { numerator: "9", denominator: "0", decimal: null }
    ])
  })

  it("an upper quota is the quota where that is whole, and else the next whole number", () => {
    const upper = (total: number) =>
      explained("quota", total, sharesOf([1, 2])).shares.map(
        ({ working }) => working.kind === "eligibility" && working.upperQuota
      )
    expect(upper(3)).toEqual([1, 2])
    expect(upper(4)).toEqual([2, 3])
  })

  it.each(["webster", "quota"] as const)("%s has no priorities for a weight of zero, whatever its floor", (method) => {
    const { shares } = explained(method, 5, [
      { key: "a", weight: 0, floor: 2 },
      { key: "b", weight: 0 },
      { key: "c", weight: 1 }
    ])
    expect(shares.map(({ heldBy }) => heldBy)).toEqual(["floor", null, null])
    for (const { working } of shares.slice(0, 2))
      expect(working).toMatchObject({ lastAwarded: null, firstRefused: null })
    expect(shares[2]?.working).toMatchObject({ lastAwarded: { numerator: method === "quota" ? "1" : "2" } })
  })

  it.each(methods)(
    "%s explains floors alone: quotas of zero, and nothing to compare with when weights are zero",
    (method) => {
      const { divisors, shares, weightSum } = explained(method, 3, [
        { key: "a", weight: 0, floor: 1 },
        { key: "b", weight: 0, floor: 2 }
      ])
      expect(weightSum).toBe("0")
      expect(divisors === null || (divisors.least === null && divisors.greatest === null)).toBe(true)
      for (const { lowerQuota, quota, unitsWithoutBounds } of shares) {
        expect(quota).toEqual({ numerator: "0", denominator: "1", decimal: "0.000000" })
        expect([lowerQuota, unitsWithoutBounds]).toEqual([0, null])
      }
    }
  )

  it("where one share has every unit, the divisor is bounded by its own next one if that comes first", () => {
    expect(explained("webster", 1, sharesOf([10, 1])).divisors).toMatchObject({
      least: { numerator: "20", denominator: "3" },
      greatest: { numerator: "20", denominator: "1" }
    })
    expect(explained("webster", 3, sharesOf([7])).divisors).toMatchObject({
      least: { numerator: "2", denominator: "1" }
    })
    const floorOnly = explained("webster", 3, [{ key: "a", weight: 0, floor: 3 }])
    expect(floorOnly.divisors).toMatchObject({ least: null, greatest: null })
  })

  it("Webster's units are the weights rounded at any divisor strictly between the two, floors and caps apart", () => {
    fc.assert(
      fc.property(boundedArbitrary, ({ shares, total }) => {
        const { divisors, shares: rows } = explained("webster", total, shares)
        if (divisors === null || divisors.least === null || divisors.greatest === null) return
        const [a, b] = [BigInt(divisors.least.numerator), BigInt(divisors.least.denominator)]
        const [c, d] = [BigInt(divisors.greatest.numerator), BigInt(divisors.greatest.denominator)]
        expect(a * d).toBeLessThanOrEqual(c * b)
        if (a * d === c * b) return
        const [over, under] = [a * d + c * b, 2n * b * d]
        for (const { weight, units, floor, cap } of rows) {
          const rounded = (2n * BigInt(weight) * under + over) / (2n * over)
          const lifted = rounded < BigInt(floor) ? BigInt(floor) : rounded
          const clamped = cap !== null && lifted > BigInt(cap) ? BigInt(cap) : lifted
          expect(BigInt(units)).toBe(clamped)
        }
      }),
      { numRuns: 300 }
    )
  })
})
