// A table for spreadsheets and programs: no separators, no signs, no rounding; amounts in
// the smallest unit of their currency. The heading holds the columns' keys, the same in
// every language; a ratio takes two columns, `key.numerator` and `key.denominator`; what is undefined is empty.

import type { Cell, Column } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { type CellStyle, isLabel, isPerson, personText } from "./cell-text.ts"
import { encodeCsv } from "./csv.ts"
import type { TablePrinter } from "./format.ts"

const isRatio = ({ kind }: Column): boolean => kind === "percent" || kind === "quotient" || kind === "estimate"

const headings = (column: Column): ReadonlyArray<string> =>
  isRatio(column) ? [`${column.key}.numerator`, `${column.key}.denominator`] : [column.key]

const fields = (cell: Cell, column: Column, { lang }: CellStyle): ReadonlyArray<string> => {
  if (cell === null) return isRatio(column) ? ["", ""] : [""]
  if (isPerson(cell)) return [textIn(personText(cell), lang)]
  if (typeof cell === "object" && !isLabel(cell)) {
    const parts = [String(cell.numerator), String(cell.denominator)]
    return isRatio(column) ? parts : [parts.join("/")]
  }
  const text = typeof cell === "object" ? textIn(cell, lang) : String(cell)
  return isRatio(column) ? [text, typeof cell === "number" ? "1" : ""] : [text]
}

/** Prints rows as CSV. Notes are for readers of the other forms and do not appear. */
export const csvTable = (columns: ReadonlyArray<Column>, style: CellStyle): TablePrinter<Cell> => ({
  head: () => encodeCsv(columns.flatMap(headings)),
  rows: (rows) =>
    rows.map((row) => encodeCsv(columns.flatMap((column) => fields(row[column.key] ?? null, column, style)))).join(""),
  foot: () => ""
})
