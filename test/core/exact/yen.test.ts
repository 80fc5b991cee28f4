import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  addYen,
  SignedYen,
  subtractYen,
  sumSignedYen,
  sumYen,
  truncateTo,
  Yen
} from "../../../packages/core/src/exact/index.ts"

const greatest = Number.MAX_SAFE_INTEGER
const amounts = fc.nat(2_000_000_000).map((amount) => Yen.make(amount))

describe("yen", () => {
  test("an amount is a whole number of yen, 0 or more", () => {
    for (const amount of [0, 1300, greatest]) expect(Schema.is(Yen)(amount)).toBe(true)
    for (const amount of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, greatest + 1, "1300"]) {
      expect([amount, Schema.is(Yen)(amount)]).toEqual([amount, false])
    }
  })

  test("a difference may be negative, yet is whole and safe", () => {
    for (const amount of [-500, 0, -greatest]) expect(Schema.is(SignedYen)(amount)).toBe(true)
    for (const amount of [-0.5, -greatest - 1]) expect(Schema.is(SignedYen)(amount)).toBe(false)
  })

  test("what is added can be taken away again", () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        expect(subtractYen(addYen(a, b), b)).toBe(a)
        expect(subtractYen(b, addYen(a, b))).toBe(a === 0 ? 0 : -a)
        expect(addYen(a, b)).toBe(sumYen([b, a]))
      })
    )
  })

  test("a debit and a credit of the same amounts balance", () => {
    fc.assert(
      fc.property(fc.array(amounts), (lines) => {
        const both = lines.flatMap((amount) => [SignedYen.make(amount), SignedYen.make(amount === 0 ? 0 : -amount)])
        expect(sumSignedYen(both)).toBe(0)
      })
    )
  })

  test("a sum that would lose a yen is a defect", () => {
    expect(() => addYen(Yen.make(greatest), Yen.make(1))).toThrow("bug: addYen")
    expect(() => sumYen([Yen.make(greatest), Yen.make(1)])).toThrow("bug: sumYen")
    expect(() => sumSignedYen([SignedYen.make(-greatest), SignedYen.make(-1)])).toThrow("bug: sumSignedYen")
  })

  test("wages are cut to whole thousands, never rounded up", () => {
    expect(truncateTo(Yen.make(18_291_999), 1000)).toBe(18_291_000)
    expect(truncateTo(Yen.make(999), 1000)).toBe(0)
    expect(() => truncateTo(Yen.make(999), 0)).toThrow("bug: truncateTo")
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 10_000 }), (amount, unit) => {
        const cut = truncateTo(amount, unit)
        expect(cut % unit).toBe(0)
        expect(cut <= amount && amount < cut + unit).toBe(true)
      })
    )
  })
})
