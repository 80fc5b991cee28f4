import { Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  CorporateNumber,
  corporateCheckDigit,
  decodeLabourInsuranceNumber,
  encodeLabourInsuranceNumber,
  formatLabourInsuranceNumber,
  LabourInsuranceNumber
} from "../../../packages/core/src/federation/index.ts"

const isCorporateNumber = Schema.is(CorporateNumber)
const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
const corporateNumbers = digits(12).map((base) => `${corporateCheckDigit(base)}${base}`)

describe("corporate numbers", () => {
  test("the numbers of real bodies pass their check digit", () => {
    expect(isCorporateNumber("7000012050002")).toBe(true) // 国税庁
    expect(isCorporateNumber("6000012070001")).toBe(true) // 厚生労働省
    expect(isCorporateNumber("8000012010038")).toBe(true) // デジタル庁
  })

  test("a base number with its check digit is a corporate number, and never begins with 0", () => {
    fc.assert(
      fc.property(corporateNumbers, (number) => {
        expect(isCorporateNumber(number)).toBe(true)
        expect(number.startsWith("0")).toBe(false)
      })
    )
  })

  test("a single mistyped digit is found, unless it is 0 for 9 or 9 for 0", () => {
    fc.assert(
      fc.property(corporateNumbers, fc.nat(12), fc.nat(9), (number, at, digit) => {
        const right = Number(number.charAt(at))
        const mistyped = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`
        const unseen = digit === right || (at > 0 && [0, 9].includes(digit) && [0, 9].includes(right))
        expect(isCorporateNumber(mistyped)).toBe(unseen)
      }),
      { numRuns: 1000 }
    )
  })

  test("anything but 13 half-width digits is no corporate number", () => {
    for (const text of [
      "",
      "700001205000",
      "70000120500020",
      "T7000012050002",
      "７０００012050002",
      "7000-0120-50002"
    ]) {
      expect([text, isCorporateNumber(text)]).toEqual([text, false])
    }
    expect(() => corporateCheckDigit("7000012050002")).toThrow("bug: corporateCheckDigit")
  })
})

describe("labour-insurance numbers", () => {
  const parts = fc.record({
    prefecture: fc.integer({ min: 1, max: 47 }).map((code) => String(code).padStart(2, "0")),
    jurisdiction: digits(1),
    office: digits(2),
    trunk: digits(6),
    branch: digits(3)
  })

  test("a number is its parts, and the parts make the number", () => {
    fc.assert(
      fc.property(parts, (made) => {
        const number = encodeLabourInsuranceNumber(made)
        expect(number).toHaveLength(14)
        expect(number && decodeLabourInsuranceNumber(number)).toEqual(made)
      })
    )
  })

  test("people write it with hyphens between its parts", () => {
    expect(formatLabourInsuranceNumber(LabourInsuranceNumber.make("13101912345001"))).toBe("13-1-01-912345-001")
  })

  test("a part of the wrong length, or a prefecture that is none, makes no number", () => {
    const right = { prefecture: "13", jurisdiction: "1", office: "01", trunk: "912345", branch: "001" }
    expect(encodeLabourInsuranceNumber({ ...right, office: "0", trunk: "1912345" })).toBeUndefined()
    expect(encodeLabourInsuranceNumber({ ...right, prefecture: "48" })).toBeUndefined()
    expect(encodeLabourInsuranceNumber({ ...right, prefecture: "00" })).toBeUndefined()
    expect(encodeLabourInsuranceNumber({ ...right, branch: "00１" })).toBeUndefined()
    for (const text of ["", "1310191234500", "131019123450011", "13-1-01-912345-001"]) {
      expect([text, Schema.is(LabourInsuranceNumber)(text)]).toEqual([text, false])
    }
  })
})
