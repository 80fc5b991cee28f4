// A table for a terminal: columns aligned by the cells that text occupies there, so that full-width Japanese lines up.
// Control characters are shown as a mark: what somebody recorded cannot move the reader's cursor.

import type { Cell, Column } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { CliOutput } from "effect/cli"
import { type CellStyle, cellText, isFigure } from "./cell-text.ts"
import type { Row, TablePrinter } from "./format.ts"

const gap = "  "

/** Text without what would break a line of the terminal or command it: controls, and marks that turn the writing round.
 * @example
 * ```ts
 * import { visible } from "@keikaku/cli"
 *
 * visible("勧奨\n済") // => "勧奨␣済"
 * visible("\u001b[2J") // => "�[2J"
 * ```
 */
export const visible = (text: string): string =>
  text.replace(/[\t\n\r]+/g, "␣").replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "�")

/** Pads to a width in terminal cells: a figure at the left, a text at the right. */
export const padded = (text: string, width: number, right: boolean): string => {
  const filling = " ".repeat(Math.max(0, width - CliOutput.displayWidth(text)))
  return right ? filling + text : text + filling
}

/** Prints rows under their headings. Widths are those of the headings and the sample; a wider value widens its line. */
export const textTable = (
  columns: ReadonlyArray<Column>,
  style: CellStyle,
  sample: ReadonlyArray<Row<Cell>>
): TablePrinter<Cell> => {
  const { lang } = style
  const textOf = (row: Row<Cell>, { key, kind }: Column) => visible(cellText(row[key] ?? null, kind, style))
  const widths = columns.map((column) =>
    [visible(textIn(column.label, lang)), ...sample.map((row) => textOf(row, column))].reduce(
      (width, text) => Math.max(width, CliOutput.displayWidth(text)),
      0
    )
  )
  const line = (texts: ReadonlyArray<string>) =>
    `${texts
      .map((text, at) => padded(text, widths[at]!, isFigure(columns[at]!.kind)))
      .join(gap)
      .trimEnd()}\n`
  return {
    head: () =>
      line(columns.map((column) => visible(textIn(column.label, lang)))) +
      line(widths.map((width) => "-".repeat(width))),
    rows: (rows) => rows.map((row) => line(columns.map((column) => textOf(row, column)))).join(""),
    foot: (notes) => notes.map((note) => `${lang === "ja" ? "※ " : "Note: "}${visible(textIn(note, lang))}\n`).join("")
  }
}
