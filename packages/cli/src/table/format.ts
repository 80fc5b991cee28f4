// The forms in which a table leaves the program: for eyes, for programs, for spreadsheets, for documents.
// A printer writes in pieces, so that a history of any length can be written as it is read.
import type { Label } from "@keikaku/kernel"
import type { CellStyle } from "./cell-text.ts"

/** The forms that `--format` names. */
export const formats = ["table", "json", "csv", "markdown"] as const
export type Format = (typeof formats)[number]

/** The row of a table: its values under the keys of the columns. */
export type Row<Cell> = Readonly<Record<string, Cell>>

/** Writes a table from top to bottom; each piece ends its own last line. */
export interface TablePrinter<Cell> {
  readonly head: () => string
  readonly rows: (rows: ReadonlyArray<Row<Cell>>) => string
  readonly foot: (notes: ReadonlyArray<Label>) => string
}

/** How a table is to be written. */
export interface RenderOptions extends CellStyle {
  readonly format: Format
}
