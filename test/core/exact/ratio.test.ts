import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareRatios, percent, quotient, Ratio, ratio } from "../../../packages/core/src/exact/index.ts"

const counts = fc.maxSafeInteger()
const ratios = fc
  .tuple(counts, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  .map(([numerator, denominator]): Ratio => ({ numerator, denominator }))
const of = (a: number, b: number): Ratio => ratio(a, b) ?? expect.fail("the ratio is undefined")

describe("ratios", () => {
  test("a figure measured at zero target is undefined, never 100%", () => {
    expect(ratio(0, 0)).toBeNull()
    expect(ratio(30_000, 0)).toBeNull()
  })

  test("a ratio keeps its own numerator and denominator", () => {
    expect(ratio(47_000, 94_000)).toEqual({ numerator: 47_000, denominator: 94_000 })
    expect(ratio(5, -2)).toEqual({ numerator: -5, denominator: 2 })
    expect(ratio(0, -2)).toEqual({ numerator: 0, denominator: 2 })
    expect(() => ratio(0.5, 2)).toThrow("bug: ratio")
  })

  test("every ratio of counts is one that can be stored", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const made = ratio(a, b)
        expect(made === null ? b === 0 : Schema.is(Ratio)(made)).toBe(true)
      })
    )
  })

  test("percentages are rounded half up, as the plan prints them", () => {
    expect(percent(of(1_415, 3_412), 1)).toBe("41.5%")
    expect(percent(of(30_000, 30_000), 1)).toBe("100.0%")
    expect(percent(of(1, 8), 1)).toBe("12.5%")
    expect(percent(of(1, 8), 0)).toBe("13%")
    expect(percent(of(1, 2000), 1)).toBe("0.1%")
    expect(percent(of(999, 1000), 0)).toBe("100%")
    expect(percent(of(1, 3), 5)).toBe("33.33333%")
    expect(percent(of(0, 7), 2)).toBe("0.00%")
    expect(percent(of(Number.MAX_SAFE_INTEGER, 1), 0)).toBe("900719925474099100%")
  })

  test("a shortfall rounds as a surplus of the same size does, and nothing is minus zero", () => {
    expect(percent(of(-1, 8), 0)).toBe("-13%")
    expect(percent(of(-1, 3), 1)).toBe("-33.3%")
    expect(percent(of(-1, 100_000), 1)).toBe("0.0%")
    fc.assert(
      fc.property(ratios, fc.nat(4), ({ numerator, denominator }, decimals) => {
        const surplus = percent({ numerator: Math.abs(numerator), denominator }, decimals)
        const shortfall = percent({ numerator: numerator === 0 ? 0 : -Math.abs(numerator), denominator }, decimals)
        expect(shortfall).toBe(/[1-9]/.test(surplus) ? `-${surplus}` : surplus)
      })
    )
  })

  test("a printed percentage is within half of its last digit of the exact one", () => {
    fc.assert(
      fc.property(ratios, fc.nat(4), (value, decimals) => {
        const printed = BigInt(percent(value, decimals).replace(/[.%]/g, ""))
        const exact = BigInt(value.numerator) * 100n * 10n ** BigInt(decimals)
        const distance = printed * BigInt(value.denominator) - exact
        expect(2n * (distance < 0n ? -distance : distance) <= BigInt(value.denominator)).toBe(true)
      })
    )
  })

  test("a quotient is exact to its last digit, where floating point is not", () => {
    expect(quotient(of(Number.MAX_SAFE_INTEGER, 1), 2)).toBe("9,007,199,254,740,991.00")
    expect(quotient(of(1_005, 1_000), 2)).toBe("1.01")
    expect(quotient(of(-1, 1_000), 2)).toBe("0.00")
    expect(quotient(of(-10_000_005, 10_000), 4)).toBe("-1,000.0005")
    expect(() => quotient(of(1, 3), -1)).toThrow("bug: quotient: -1 decimals")
  })

  test("a percentage is the quotient of a hundred times the ratio, without separators", () => {
    const small = fc.tuple(fc.integer(), fc.integer({ min: 1 }))
    fc.assert(
      fc.property(small, fc.nat(4), ([numerator, denominator], decimals) => {
        const hundredfold = quotient({ numerator: numerator * 100, denominator }, decimals)
        expect(percent({ numerator, denominator }, decimals)).toBe(`${hundredfold.replaceAll(",", "")}%`)
      })
    )
  })

  test("ratios compare by value, exactly, however large their parts", () => {
    expect(compareRatios(of(1, 2), of(2, 4))).toBe(0)
    expect(compareRatios(of(-1, 2), of(1, 3))).toBe(-1)
    const greatest = Number.MAX_SAFE_INTEGER
    expect(compareRatios(of(greatest, greatest - 1), of(greatest - 1, greatest - 2))).toBe(-1)
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        expect(compareRatios(a, b) + compareRatios(b, a)).toBe(0)
      })
    )
  })

  test("a number of decimals that is not a count is a defect", () => {
    expect(() => percent(of(1, 2), -1)).toThrow("bug: percent")
    expect(() => percent(of(1, 2), 0.5)).toThrow("bug: percent")
  })
})
