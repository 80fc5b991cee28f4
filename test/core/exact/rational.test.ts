// Fractions of whole numbers: their order, their lowest terms, and their decimals, exact to the last digit.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareRationals, decimalText, fractionOf, inLowestTerms } from "../../../packages/core/src/exact/rational.ts"

const rationals = fc.record({
  over: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  under: fc.bigInt({ min: 1n, max: 10n ** 30n })
})

describe("fractions", () => {
  test("a fraction in lowest terms has the same value, and no divisor is left", () => {
    fc.assert(
      fc.property(rationals, fc.bigInt({ min: 1n, max: 10n ** 9n }), (value, times) => {
        const { over, under } = value
        const lowest = inLowestTerms({ over: over * times, under: under * times })
        expect(compareRationals(lowest, value)).toBe(0)
        expect(lowest).toEqual(inLowestTerms(value))
      })
    )
  })

  test("what is over zero is beyond every number; two of such compare by their numerators", () => {
    const beyond = { over: 2n, under: 0n }
    expect(compareRationals(beyond, { over: 10n ** 30n, under: 1n })).toBe(1)
    expect(compareRationals({ over: 1n, under: 0n }, beyond)).toBe(-1)
    expect(fractionOf(beyond)).toEqual({ numerator: "2", denominator: "0", decimal: null })
  })

  test("decimal text is within half of its last digit of the fraction, and a half goes away from zero", () => {
    expect(decimalText({ over: 1n, under: 2n }, 0)).toBe("1")
    expect(decimalText({ over: -1n, under: 2n }, 0)).toBe("-1")
    expect(decimalText({ over: -1n, under: 3n }, 2)).toBe("-0.33")
    expect(decimalText({ over: -1n, under: 1_000n }, 2)).toBe("0.00")
    fc.assert(
      fc.property(rationals, fc.nat(8), ({ over, under }, places) => {
        const printed = BigInt(decimalText({ over, under }, places).replace(".", ""))
        const twiceOff = 2n * (printed * under - over * 10n ** BigInt(places))
        expect((over < 0n ? -twiceOff : twiceOff) > -under && (over < 0n ? -twiceOff : twiceOff) <= under).toBe(true)
      })
    )
  })
})
