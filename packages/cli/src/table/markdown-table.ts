// A table for a document, in GitHub Flavored Markdown: figures at the right, and text that stays text.

import type { Cell, Column } from "@keikaku/core"
import { textIn } from "@keikaku/kernel"
import { type CellStyle, cellText, isFigure } from "./cell-text.ts"
import type { TablePrinter } from "./format.ts"

/** Text that Markdown shows as it is, within one cell of a table: a line break becomes `<br>`.
 * @example
 * ```ts
 * import { escapeMarkdown } from "@keikaku/cli"
 *
 * escapeMarkdown("a|b *c*\nd") // => "a\\|b \\*c\\*<br>d"
 * ```
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>&|~#]/g, "\\$&").replace(/\r\n|\r|\n/g, "<br>")

/** Prints rows as a Markdown table, notes as a list below it. */
export const markdownTable = (columns: ReadonlyArray<Column>, style: CellStyle): TablePrinter<Cell> => {
  const { lang } = style
  const line = (texts: ReadonlyArray<string>) => `| ${texts.join(" | ")} |\n`
  return {
    head: () =>
      line(columns.map((column) => escapeMarkdown(textIn(column.label, lang)))) +
      line(columns.map((column) => (isFigure(column.kind) ? "---:" : "---"))),
    rows: (rows) =>
      rows
        .map((row) => line(columns.map(({ key, kind }) => escapeMarkdown(cellText(row[key] ?? null, kind, style)))))
        .join(""),
    foot: (notes) =>
      notes.length === 0 ? "" : `\n${notes.map((note) => `- ${escapeMarkdown(textIn(note, lang))}\n`).join("")}`
  }
}
