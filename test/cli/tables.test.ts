// Tables are the face of every report: they must line up in full-width text, and what is exported must be read back
// exactly as it was.
import { decodeCsv, encodeCsv, escapeMarkdown, renderTable, visible } from "@keikaku/cli"
import { column, type Table } from "@keikaku/core"
import { Result } from "effect"
import { CliOutput } from "effect/cli"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const table: Table = {
  columns: [
    { key: "branch", ...column.text("支部", "Branch") },
    { key: "day", ...column.date("日付", "Day") },
    { key: "canvasses", ...column.count("手続勧奨", "Canvasses") },
    { key: "fees", ...column.money("手数料", "Fees") },
    { key: "achievement", ...column.percent("達成率", "Achievement") },
    { key: "pace", ...column.quotient("一日当たり", "A day") }
  ],
  rows: [
    {
      branch: { ja: "神奈川", en: "Kanagawa" },
      day: "2024-03-31",
      canvasses: 12345,
      fees: 1690000,
      achievement: { numerator: 1415, denominator: 3412 },
      pace: { numerator: 12345, denominator: 244 }
    },
    { branch: 'ｵｵｻｶ|"a, b"', day: null, canvasses: 0, fees: -5, achievement: null, pace: null }
  ],
  notes: [{ ja: "目標のない達成率は—です。", en: "No target, no achievement." }]
}

describe("a table for a terminal", () => {
  it("lines up by terminal cells: full-width text takes two, figures stand at the right", () => {
    expect(renderTable(table, { format: "table", lang: "ja" })).toBe(
      [
        "支部         日付        手続勧奨       手数料  達成率  一日当たり",
        "-----------  ----------  --------  -----------  ------  ----------",
        "神奈川       2024-03-31    12,345  1,690,000円   41.5%       50.59",
        'ｵｵｻｶ|"a, b"  —                  0         -5円       —           —',
        "※ 目標のない達成率は—です。",
        ""
      ].join("\n")
    )
  })

  it("amounts are shown in their currency, yen if not said, and are the same integer in CSV", () => {
    const columns = [{ key: "cost", ...column.money("費用", "Cost") }]
    const shown = (cost: number, currency?: { code: string; decimals: number }, format: "table" | "csv" = "table") =>
      renderTable({ columns, rows: [{ cost }], notes: [] }, { format, lang: "en", ...(currency && { currency }) })
        .trimEnd()
        .split("\n")
        .at(-1)!
        .trim()
    const euro = { code: "EUR", decimals: 2 }
    expect([shown(123456789, euro), shown(5, euro), shown(-5, euro)]).toEqual([
      "1,234,567.89 EUR",
      "0.05 EUR",
      "-0.05 EUR"
    ])
    expect([shown(1300), shown(1300, { code: "KRW", decimals: 0 })]).toEqual(["¥1,300", "1,300 KRW"])
    expect(shown(123456789, euro, "csv")).toBe("123456789")
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat({ max: 4 }), (cost, decimals) => {
        expect(Number(shown(cost, { code: "XTS", decimals }).replace(/[.,]| XTS/g, "")) + 0).toBe(cost + 0)
      })
    )
  })

  it("every line of a figure column ends in the same cell, whatever the text before it", () => {
    const columns = [
      { key: "name", ...column.text("名", "n") },
      { key: "count", ...column.count("数", "c") }
    ]
    const row = fc.record({ name: fc.string({ unit: "grapheme" }), count: fc.maxSafeInteger() })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const lines = renderTable({ columns, rows, notes: [] }, { format: "table", lang: "ja" })
          .split("\n")
          .slice(0, -1)
        expect(new Set(lines.map(CliOutput.displayWidth)).size).toBe(1)
      })
    )
  })

  it("text cannot move the reader's cursor or turn the writing round", () => {
    expect(visible("a\u001b[2Jb\r\nc\u202ed")).toBe("a�[2Jb␣c�d")
  })
})

describe("a table as CSV", () => {
  it("keeps figures exact: keys as heading, a ratio as its two parts, the undefined empty", () => {
    expect(renderTable(table, { format: "csv", lang: "en" })).toBe(
      [
        "branch,day,canvasses,fees,achievement.numerator,achievement.denominator,pace.numerator,pace.denominator",
        "Kanagawa,2024-03-31,12345,1690000,1415,3412,12345,244",
        '"ｵｵｻｶ|""a, b""",,0,-5,,,,',
        ""
      ].join("\r\n")
    )
  })

  it("what is written is read back, field by field", () => {
    const field = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", ",", '"', "\r\n", "\n", "\r", ' " '))
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 })), (records) => {
        const read = Result.getOrThrow(decodeCsv(records.map(encodeCsv).join("")))
        expect(read.map((record) => record.fields)).toEqual(records)
      })
    )
  })

  it("a quote left open is named by its line", () => {
    expect(decodeCsv('a,b\n"c,d\n')).toMatchObject(Result.fail({ line: 2 }))
  })
})

describe("a table as Markdown", () => {
  it("text stays text: bars, stars, tags and line breaks do not break the table", () => {
    expect(escapeMarkdown("a|b *c* <d> [e]\nf`")).toBe("a\\|b \\*c\\* \\<d\\> \\[e\\]<br>f\\`")
    expect(renderTable(table, { format: "markdown", lang: "ja" })).toContain('| ｵｵｻｶ\\|"a, b" | — | 0 | -5円 | — | — |')
  })

  it("every row has as many cells as there are columns", () => {
    const columns = [
      { key: "a", ...column.text("甲", "a") },
      { key: "b", ...column.text("乙", "b") }
    ]
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const lines = renderTable({ columns, rows: [{ a, b }], notes: [] }, { format: "markdown", lang: "ja" }).split(
          "\n"
        )
        expect(lines.slice(0, -1).map((line) => line.replace(/\\./g, "").split("|").length)).toEqual([4, 4, 4])
      })
    )
  })
})
