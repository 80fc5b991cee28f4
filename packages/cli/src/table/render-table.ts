// Writes a report's table in one of the forms. The same tables are shown here, in the demo and in documents.
import type { Cell, Table } from "@keikaku/core"
import { csvTable } from "./csv-table.ts"
import type { RenderOptions, Row, TablePrinter } from "./format.ts"
import { markdownTable } from "./markdown-table.ts"
import { textTable } from "./text-table.ts"

/** The printer for a form that people read, without the codes that are for programs, or that spreadsheets load. A `sample` of the rows tells a terminal the widths. */
export const tablePrinter = (
  columns: Table["columns"],
  { format, ...style }: RenderOptions & { readonly format: Exclude<RenderOptions["format"], "json"> },
  sample: ReadonlyArray<Row<Cell>>
): TablePrinter<Cell> => {
  const shown = columns.filter(({ kind }) => kind !== "code")
  switch (format) {
    case "table":
      return textTable(shown, style, sample)
    case "markdown":
      return markdownTable(shown, style)
    case "csv":
      return csvTable(columns, style)
  }
}

/** JSON for programs: indented, its keys in their stated order, every language of every label.
 * @example
 * ```ts
 * import { json } from "@keikaku/cli"
 *
 * json({ units: [] }) // => '{\n  "units": []\n}\n'
 * ```
 */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The text of a table in one of the forms.
 * @example
 * ```ts
 * import { renderTable } from "@keikaku/cli"
 * import { column, columnsOf } from "@keikaku/core"
 *
 * const columns = columnsOf({ branch: column.text("支部", "Branch"), canvasses: column.count("手続勧奨", "Canvasses") })
 * const table = { columns, rows: [{ branch: { ja: "大阪", en: "Osaka" }, canvasses: 5112 }], notes: [] }
 * renderTable(table, { format: "table", lang: "ja" }) // => "支部  手続勧奨\n----  --------\n大阪     5,112\n"
 * renderTable(table, { format: "csv", lang: "en" }) // => "branch,canvasses\r\nOsaka,5112\r\n"
 * const coded = { columns: [...columns, { key: "status", ...column.code }], rows: [{ branch: "13", canvasses: 7, status: "new" }], notes: [] }
 * renderTable(coded, { format: "table", lang: "en" }) // => "Branch  Canvasses\n------  ---------\n13              7\n"
 * renderTable(coded, { format: "csv", lang: "en" }) // => "branch,canvasses,status\r\n13,7,new\r\n"
 * const forecast = { key: "forecast", ...column.estimate("年度末見込", "Forecast") }
 * const foreseen = { columns: [forecast], rows: [{ forecast: { numerator: 10225, denominator: 2 } }, { forecast: null }], notes: [] }
 * renderTable(foreseen, { format: "table", lang: "en" }) // => "Forecast\n--------\n   5,113\n       —\n"
 * renderTable(foreseen, { format: "csv", lang: "en" }) // => "forecast.numerator,forecast.denominator\r\n10225,2\r\n,\r\n"
 * ```
 */
export const renderTable = (table: Table, options: RenderOptions): string => {
  const { format } = options
  if (format === "json") return json(table)
  const printer = tablePrinter(table.columns, { ...options, format }, table.rows)
  return printer.head() + printer.rows(table.rows) + printer.foot(table.notes)
}
