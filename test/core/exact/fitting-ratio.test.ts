// A ratio whose parts have outgrown the safe integers is written in lowest terms, with the sign above the line; where even
// those are too large there is none.
import { describe, expect, test } from "vitest"
import { fittingRatio } from "../../../packages/core/src/exact/ratio.ts"

describe("P4.2 ratios of large whole numbers", () => {
  test("parts that are safe integers stay as given; larger ones are reduced, above and below zero alike", () => {
    expect(fittingRatio(6n, 4n)).toEqual({ numerator: 6, denominator: 4 })
    expect(fittingRatio(-6n, 4n)).toEqual({ numerator: -6, denominator: 4 })
    expect(fittingRatio(2n ** 60n, 3n * 2n ** 59n)).toEqual({ numerator: 2, denominator: 3 })
    expect(fittingRatio(-(2n ** 60n), 3n * 2n ** 59n)).toEqual({ numerator: -2, denominator: 3 })
    expect(fittingRatio(-3n * 2n ** 59n, 2n ** 60n)).toEqual({ numerator: -3, denominator: 2 })
    expect(fittingRatio(0n, 2n ** 60n)).toEqual({ numerator: 0, denominator: 1 })
  })

  test("there is none over zero, nor where the lowest terms are too large", () => {
    expect(fittingRatio(1n, 0n)).toBe(null)
    expect(fittingRatio(2n ** 60n + 1n, 2n)).toBe(null)
    expect(fittingRatio(1n, 2n ** 60n + 1n)).toBe(null)
  })
})
