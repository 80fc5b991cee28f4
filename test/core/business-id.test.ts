// A business is named by its corporate number, however that is written, or by an identifier of the host's; never by both.
import { BusinessId, canvassing, corporateCheckDigit } from "@keikaku/core"
import { arbitraryOf } from "@keikaku/testing"
import { Result, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { listing } from "./sweep/case-history.ts"
import { openOffice } from "./sweep/world.ts"

const decode = Schema.decodeUnknownResult(BusinessId)
const read = (text: string) => Result.getOrElse(decode(text), () => "refused")

const corporateNumbers = fc.stringMatching(/^\d{12}$/u).map((base) => `${corporateCheckDigit(base)}${base}`)
const fullWidth = (text: string) =>
  text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

describe("identifiers of businesses", () => {
  test("a corporate number is one, with hyphens, spaces, a T before it or in full width", () => {
    for (const written of [
      "1180301018771",
      "1-1803-0101-8771",
      "T1180301018771",
      "Ｔ１１８０３０１０１８７７１",
      "1 1803 0101 8771",
      "1－1803－0101－8771"
    ])
      expect(read(written)).toBe("1180301018771")
    fc.assert(
      fc.property(corporateNumbers, (number) => {
        expect(read(number)).toBe(number)
        expect(read(`T${number}`)).toBe(number)
        expect(read(fullWidth(`${number.slice(0, 1)}-${number.slice(1)}`))).toBe(number)
      })
    )
  })

  test("a wrong check digit is refused, however the number is written", () => {
    expect(["1180301018772", "T1180301018772", "1-1803-0101-8772"].map(read)).toEqual(["refused", "refused", "refused"])
    fc.assert(
      fc.property(corporateNumbers, fc.integer({ min: 1, max: 8 }), (number, more) => {
        const wrong = ((Number(number[0]) - 1 + more) % 9) + 1
        expect(read(`${wrong}${number.slice(1)}`)).toBe("refused")
      })
    )
  })

  test("any other identifier is the host's own and starts with a letter", () => {
    expect(["b1", "shop-7", "T-1", "x1180301018771"].map(read)).toEqual(["b1", "shop-7", "T-1", "x1180301018771"])
    expect(["1", "118030101877", "7-eleven", "", "山田商店"].map(read)).toEqual(Array(5).fill("refused"))
  })

  test("only the normal form is an identifier, and it reads as itself", () => {
    const isOne = Schema.is(BusinessId)
    expect(["1180301018771", "T1180301018771", "1-1803-0101-8771"].map((text) => isOne(text))).toEqual([
      true,
      false,
      false
    ])
    fc.assert(
      fc.property(arbitraryOf(BusinessId), (id) => {
        expect(isOne(id)).toBe(true)
        expect(read(id)).toBe(id)
        expect(Schema.encodeSync(BusinessId)(id)).toBe(id)
      })
    )
  })

  test("one business is not listed twice because its number is written otherwise", () => {
    const office = openOffice()
    const list = (id: string, business: string) =>
      office.endOf(canvassing.ListCase, "2022-05-10", { ...listing, case: id, business })
    expect(list("k1", "1-1803-0101-8771")).toBe("Recorded")
    expect(list("k2", "1180301018771")).toBe("BusinessAlreadyListed")
    expect(office.rows("cases").map(({ business }) => business)).toEqual(["1180301018771"])
  })

  test("its JSON Schema is a text", () => {
    const { definitions, schema } = Schema.toJsonSchemaDocument(Schema.Struct({ business: BusinessId }))
    expect(schema.properties).toEqual({ business: { $ref: "#/$defs/BusinessNumber" } })
    expect(definitions.BusinessNumber).toMatchObject({
      type: "string",
      description: expect.stringContaining("法人番号")
    })
  })
})
