// Divisors, sums and rounded quotients of whole numbers: checked against their definitions, for numbers of any size.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  exactNumber,
  gcd,
  isCount,
  lcm,
  quotientHalfUp,
  quotientUp,
  sumOf
} from "../../../packages/core/src/exact/integer.ts"

const whole = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
const positive = fc.bigInt({ min: 1n, max: 10n ** 40n })

describe("whole numbers", () => {
  test("the greatest common divisor divides both numbers and leaves them without another", () => {
    expect(gcd(0n, 0n)).toBe(0n)
    expect(gcd(-6n, 0n)).toBe(6n)
    fc.assert(
      fc.property(whole, positive, (a, b) => {
        const common = gcd(a, b)
        expect([common > 0n, a % common, b % common, gcd(a / common, b / common)]).toEqual([true, 0n, 0n, 1n])
        expect(gcd(b, a)).toBe(common)
      })
    )
  })

  test("the least common multiple times the greatest common divisor is the product", () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(lcm(a, b) * gcd(a, b)).toBe(a * b)
      })
    )
  })

  test("a quotient rounded up is the least whole number that is not below it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), positive, (over, under) => {
        const up = quotientUp(over, under)
        expect(up * under >= over && (up - 1n) * under < over).toBe(true)
      })
    )
  })

  test("a quotient rounded half up is within a half of it, and a half goes up", () => {
    expect([quotientHalfUp(5n, 2n), quotientHalfUp(4n, 3n), quotientHalfUp(5n, 3n)]).toEqual([3n, 1n, 2n])
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), positive, (over, under) => {
        const twiceOff = 2n * (quotientHalfUp(over, under) * under - over)
        expect(twiceOff > -under && twiceOff <= under).toBe(true)
      })
    )
  })

  test("a whole number is a number exactly up to 2^53 − 1 on either side of zero, and no further", () => {
    const greatest = 2n ** 53n - 1n
    expect([greatest, -greatest, 2n ** 52n, 0n].map(exactNumber)).toEqual([2 ** 53 - 1, 1 - 2 ** 53, 2 ** 52, 0])
    expect([greatest + 1n, -greatest - 1n, greatest + 2n, 10n ** 400n].map(exactNumber)).toEqual(
      Array(4).fill(undefined)
    )
  })

  test("a sum of numbers keeps every unit beyond the safe integers", () => {
    expect(sumOf([])).toBe(0n)
    expect(sumOf([Number.MAX_SAFE_INTEGER, 1, 1n])).toBe(2n ** 53n + 1n)
  })

  test("a count is a safe integer of 0 or more", () => {
    expect([0, 7, 2 ** 53 - 1].every(isCount)).toBe(true)
    expect([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY].some(isCount)).toBe(false)
  })
})
