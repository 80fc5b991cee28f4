import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addRates,
  compareRates,
  multiplyYen,
  perHundred,
  perMille,
  Rate,
  truncateTo,
  Yen
} from "../../../packages/core/src/exact/index.ts"

const rates = fc
  .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([numerator, denominator]): Rate => ({ numerator, denominator }))
const amounts = fc.nat(2_000_000_000).map((amount) => Yen.make(amount))
const premium = (wages: number, rate: Rate) => multiplyYen(truncateTo(Yen.make(wages), 1000), rate, "truncate")

describe("rates", () => {
  test("the premium on one wage base is computed on the sum of the rates, to the yen", () => {
    const wc = perMille("3.5")
    const ei = perMille("15.5")
    expect(premium(18_291_000, wc)).toBe(64_018)
    expect(premium(18_291_000, ei)).toBe(283_510)
    expect(premium(18_291_000, perMille(19))).toBe(347_529)
    expect(premium(18_291_999, addRates(wc, ei))).toBe(347_529)
  })

  test("construction wages are a share of the contract, special enrolment is a year of daily bases", () => {
    expect(
      multiplyYen(multiplyYen(Yen.make(10_000_000), perHundred(23), "truncate"), perMille("9.5"), "truncate")
    ).toBe(21_850)
    expect(premium(7_000 * 365, perMille("9.5"))).toBe(24_272)
    expect(premium(5_000 * 365, perMille(17))).toBe(31_025)
  })

  test("the general contribution of 0.02 per mille is exact", () => {
    expect(perMille("0.02")).toEqual({ numerator: 1, denominator: 50_000 })
    expect(premium(18_291_000, perMille("0.02"))).toBe(365)
  })

  test("a decimal that floating point misses by a yen is exact here", () => {
    expect(Math.trunc(10_000 * 0.0029)).toBe(28)
    expect(premium(10_000, perMille("2.9"))).toBe(29)
  })

  test("a product differs from the exact one by less than a yen, on the side that its rounding says", () => {
    fc.assert(
      fc.property(amounts, rates, (amount, rate) => {
        const exact = BigInt(amount) * BigInt(rate.numerator)
        const denominator = BigInt(rate.denominator)
        const down = BigInt(multiplyYen(amount, rate, "truncate")) * denominator
        const up = BigInt(multiplyYen(amount, rate, "up")) * denominator
        const near = BigInt(multiplyYen(amount, rate, "half-up")) * denominator
        expect(down <= exact && exact < down + denominator).toBe(true)
        expect(up >= exact && up - denominator < exact).toBe(true)
        expect(2n * (near - exact) <= denominator && 2n * (exact - near) < denominator).toBe(true)
      })
    )
  })

  test("a premium never falls when wages rise", () => {
    fc.assert(
      fc.property(amounts, amounts, rates, (a, b, rate) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(multiplyYen(less, rate, "truncate") <= multiplyYen(more, rate, "truncate")).toBe(true)
      })
    )
  })

  test("adding rates and then multiplying loses nothing that multiplying apart loses", () => {
    fc.assert(
      fc.property(amounts, fc.nat(1000), fc.nat(1000), (amount, a, b) => {
        const [first, second] = [
          perMille(`${Math.floor(a / 10)}.${a % 10}`),
          perMille(`${Math.floor(b / 10)}.${b % 10}`)
        ]
        const together = multiplyYen(amount, addRates(first, second), "truncate")
        const apart = multiplyYen(amount, first, "truncate") + multiplyYen(amount, second, "truncate")
        expect(together - apart === 0 || together - apart === 1).toBe(true)
      })
    )
  })

  test("rates compare by value", () => {
    expect(compareRates({ numerator: 1, denominator: 2 }, { numerator: 2, denominator: 4 })).toBe(0)
    expect(compareRates(perMille("15.5"), perMille("3.5"))).toBe(1)
    expect(compareRates(perMille(10), perHundred("1.001"))).toBe(-1)
  })

  test("a rate is never made of a floating point number, a sign or words", () => {
    for (const value of [9.5, Number.NaN, "-1", "1e3", "9.", ".5", "", "９.５", "9,5"]) {
      expect(() => perMille(value)).toThrow("bug: perMille")
    }
    expect(() => perHundred("0.00000000000000001")).toThrow("bug: perHundred")
    expect(Schema.is(Rate)({ numerator: 0.5, denominator: 1 })).toBe(false)
    expect(Schema.is(Rate)({ numerator: 1, denominator: 0 })).toBe(false)
  })

  test("a product beyond the safe integers is a defect", () => {
    expect(() => multiplyYen(Yen.make(Number.MAX_SAFE_INTEGER), perHundred(101), "truncate")).toThrow(
      "bug: multiplyYen"
    )
  })
})
