// Where a figure stands in a report: a row, named by some of its values, and a column. And which rows two tables of one
// report share, though their figures differ.
import type { Cell, Column, Row, Table } from "../../report/column.ts"
import type { ReportQuery } from "../../report/report.ts"

/** A figure's place: values that only its row has, by key, and the key of its column. */
export interface Place {
  readonly row: Readonly<Record<string, string>>
  readonly column: string
}

const matchesText = (cell: Cell | undefined, text: string): boolean => {
  if (cell === null || cell === undefined) return text === ""
  if (typeof cell === "object" && "en" in cell) return Object.values(cell).includes(text)
  if (typeof cell === "object" && "commitment" in cell) return cell.commitment === text
  if (typeof cell === "object" && "numerator" in cell) return `${cell.numerator}/${cell.denominator}` === text
  return (typeof cell === "object" ? JSON.stringify(cell) : String(cell)) === text
}

/** The rows that have these values. */
export const rowsAt = ({ rows }: Table, { row }: Place): ReadonlyArray<Row> =>
  rows.filter((each) => Object.entries(row).every(([key, text]) => matchesText(each[key], text)))

/** The figure at a place; null where there is no such row. */
export const figureAt = (table: Table, place: Place): Cell => rowsAt(table, place)[0]?.[place.column] ?? null

/** Whether two values of a table are the same. */
export const isSameCell = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The same question about no more than the row's area and metric, or its position in the log: the row is the same, the table
 * takes a fraction of the time. */
export const narrowedTo = (query: ReportQuery, { area, metricCode, position }: Row): ReportQuery => ({
  ...query,
  only: {
    ...(typeof area === "string" ? { area } : {}),
    ...(typeof metricCode === "string" ? { metric: metricCode } : {}),
    ...(typeof position === "number" ? { position } : {})
  }
})

const named = (row: Row, keys: ReadonlyArray<string>): string => JSON.stringify(keys.map((key) => row[key] ?? null))

const isShown = ({ kind }: Column): boolean => kind !== "code"

/** The fewest leading columns that distinguish the rows of every table, codes after the columns that are shown to people; all of
 * them where none suffice. */
export const distinguishingColumns = (tables: ReadonlyArray<Table>): ReadonlyArray<string> => {
  const columns = tables.flatMap((table) => table.columns)
  const codes = columns.filter((each) => !isShown(each))
  const keys = [...new Set([...columns.filter(isShown), ...codes].map(({ key }) => key))]
  const suffice = (count: number) =>
    tables.every(({ rows }) => new Set(rows.map((row) => named(row, keys.slice(0, count)))).size === rows.length)
  return keys.slice(0, keys.findIndex((_, n) => suffice(n + 1)) + 1 || keys.length)
}

/** A figure that differs between two tables of one report; null where a table lacks the row. */
export interface Change {
  readonly row: Readonly<Record<string, Cell>>
  readonly column: Column
  readonly before: Cell
  readonly after: Cell
}

/** What differs from one table to the next, row by row, in the columns that are shown to people. A row that only one of them has differs in all its values. */
export const changesBetween = (before: Table, after: Table): ReadonlyArray<Change> => {
  const keys = distinguishingColumns([before, after])
  const byName = ({ rows }: Table) => new Map(rows.map((row) => [named(row, keys), row]))
  const [old, now] = [byName(before), byName(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)]
    const row = Object.fromEntries(keys.map((key) => [key, (is ?? was)?.[key] ?? null]))
    return after.columns.filter(isShown).flatMap((column): ReadonlyArray<Change> => {
      const [from, to] = [was?.[column.key] ?? null, is?.[column.key] ?? null]
      return isSameCell(from, to) ? [] : [{ row, column, before: from, after: to }]
    })
  })
}
