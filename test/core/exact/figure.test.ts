// Figures read from text: whatever spreadsheets and accountants write is read exactly; what only resembles a figure is not one.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { countOf, figureData, figureOf, figureText, subtractFigures } from "../../../packages/core/src/exact/figure.ts"
import { separated } from "../../../packages/core/src/exact/separated.ts"

const figures = fc.record({ digits: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), places: fc.constant(0) })
const read = (text: string) => {
  const figure = figureOf(text)
  return figure === undefined ? undefined : figureText(figure)
}

describe("a figure is read from text", () => {
  test.each([
    ["12345", "12,345"],
    ["12,345", "12,345"],
    ["1,234,567.50", "1,234,567.5"],
    ["１２,３４５", "12,345"],
    ["１２，３４５．５", "12,345.5"],
    ["12345.0", "12,345"],
    ["007", "7"],
    ["　42 ", "42"],
    ["+5", "5"],
    ["＋５", "5"],
    ["-5", "-5"],
    ["－５", "-5"],
    ["−5", "-5"],
    ["‐5", "-5"],
    ["- 1,234", "-1,234"],
    ["△5", "-5"],
    ["▲5", "-5"],
    ["△ 1,234", "-1,234"],
    ["△　１，２３４", "-1,234"],
    ["(5)", "-5"],
    ["（５）", "-5"],
    ["( 1,234.5 )", "-1,234.5"],
    ["(0)", "0"],
    ["-0.00", "0"],
    ["4503599627370497", "4,503,599,627,370,497"],
    ["9007199254740993", "9,007,199,254,740,993"],
    ["0.1", "0.1"]
  ])("%j is %s", (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    ...[
      "",
      " ",
      "-",
      "△",
      "()",
      "( )",
      ".5",
      "5.",
      "1,23",
      "1234,567",
      "1,,234",
      "1 234",
      "1.2.3",
      "1e3",
      "0x10",
      "NaN"
    ],
    ...["12²", "12①", "①", "½", "１２²", "㉑", "Ⅻ", "十二", "٣", "₅", "²"],
    ...["--5", "△-5", "△(5)", "(-5)", "(△5)", "((5))", "(5", "5)", "5-", "（5", "¥5", "5円", "5%", "#REF!"],
    "1".repeat(101)
  ])("%j is not a figure", (text) => {
    expect(figureOf(text)).toBeUndefined()
  })
})

describe("a figure", () => {
  test("is read back exactly from its text, with either kind of negative", () => {
    const decimals = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.nat(12))
    fc.assert(
      fc.property(decimals, ([digits, places]) => {
        const scale = 10n ** BigInt(places)
        const fraction = places === 0 ? "" : `.${String(digits % scale).padStart(places, "0")}`
        const text = `${separated(digits / scale)}${fraction}`
        const figure = figureOf(text)!
        expect(figure.digits * 10n ** BigInt(places - figure.places)).toBe(digits)
        expect(figureOf(figureText(figure))).toEqual(figure)
        for (const negative of [`-${text}`, `△ ${text}`, `(${text})`, `（${text}）`])
          expect(figureOf(negative)).toEqual({ digits: -figure.digits, places: figure.places })
      })
    )
  })

  test("no character but a decimal digit, ASCII or full-width, changes what is read", () => {
    const other = fc.string({ unit: "binary", minLength: 1, maxLength: 1 }).filter((c) => !/[0-9０-９\s]/.test(c))
    fc.assert(
      fc.property(other, (c) => {
        expect(figureOf(`12${c}`)).toBeUndefined()
      }),
      { numRuns: 2_000 }
    )
  })

  test("is a count up to the greatest safe integer and no further", () => {
    expect(countOf(figureOf("9007199254740991")!)).toBe(Number.MAX_SAFE_INTEGER)
    expect(countOf(figureOf("△9007199254740991")!)).toBe(-Number.MAX_SAFE_INTEGER)
    expect(countOf(figureOf("9007199254740992")!)).toBeUndefined()
    expect(countOf(figureOf("1.5")!)).toBeUndefined()
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(countOf(figureOf(separated(n))!)).toBe(n)
      })
    )
  })

  test("is quoted as what it is, never as a number near it", () => {
    expect(figureData(figureOf("9,007,199,254,740,993")!)).toBe("9007199254740993")
    expect(figureData(figureOf("1,200.50")!)).toBe("1200.5")
    fc.assert(
      fc.property(figures, (figure) => {
        expect(BigInt(figureData(figure))).toBe(figure.digits)
        expect(figureText(figure).replaceAll(",", "")).toBe(String(figure.digits))
      })
    )
  })

  test("less another is exact, whatever their places", () => {
    const [a, b] = [figureOf("1,000.05")!, figureOf("0.005")!]
    expect(figureText(subtractFigures(a, b))).toBe("1,000.045")
    expect(subtractFigures(a, a)).toEqual({ digits: 0n, places: 0 })
  })
})

test("separators stand in the whole part alone, and the figure stays the same", () => {
  expect([separated(94_000), separated(-1_234_567n), separated("1234.56789")]).toEqual([
    "94,000",
    "-1,234,567",
    "1,234.56789"
  ])
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(separated(n).replaceAll(",", "")).toBe(String(n))
    })
  )
})
