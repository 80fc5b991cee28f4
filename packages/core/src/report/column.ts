// The columns of a table and what may stand in them. A table is data with labels; how it looks on a screen, in a file or over
// HTTP is the adapters' business.
import type { Label } from "@keikaku/kernel"
import type { Ratio } from "../exact/index.ts"
import type { Commitment, SubjectId } from "../identifier.ts"

/** How the values of a column are to be read. Counts are whole; money is in whole units of the currency's smallest coin; a
 * percent, a quotient and an estimate are ratios that keep their two parts, an estimate to be shown as whole units, since its
 * decimals would promise what nobody knows; a person's name is not shown here; a code is for programs and not shown to people. */
export type ColumnKind = "text" | "date" | "count" | "money" | "percent" | "quotient" | "estimate" | "person" | "code"

/** A name that a report never shows: the person whose it is, what stands for it in the history, and whether it was erased. Whoever has
 * the vault may show the name in its place. */
export interface PersonCell {
  readonly subject: SubjectId
  readonly commitment: Commitment
  readonly erased: boolean
}

/** One value of a table; `null` is undefined, as an achievement against no target is. */
export type Cell = string | number | Label | Ratio | PersonCell | null

/** The values that a column of each kind holds. */
export interface CellOf {
  readonly text: string | Label | null
  readonly date: string | null
  readonly count: number | null
  readonly money: number | null
  readonly percent: Ratio | null
  readonly quotient: Ratio | null
  readonly estimate: Ratio | null
  readonly person: PersonCell | null
  readonly code: string | number | null
}

/** What a column holds, and its heading. */
export interface Heading<Kind extends ColumnKind = ColumnKind> {
  readonly kind: Kind
  readonly label: Label
}

/** Headings by the key under which each row holds its value. */
export type Headings = Readonly<Record<string, Heading>>

/** A row under these headings: a misspelt or forgotten key does not compile. */
export type RowOf<H extends Headings> = { readonly [K in keyof H]: CellOf[H[K]["kind"]] }

/** A column of a table. */
export interface Column extends Heading {
  readonly key: string
}

/** A row of any table. */
export type Row = Readonly<Record<string, Cell>>

/** A report as it stands: rows hold their values under the keys of the columns. */
export interface Table {
  readonly columns: ReadonlyArray<Column>
  readonly rows: ReadonlyArray<Row>
  /** What a reader must know to read the figures right. */
  readonly notes: ReadonlyArray<Label>
}

const heading =
  <const Kind extends ColumnKind>(kind: Kind) =>
  (...[label, en]: readonly [ja: string, en: string] | readonly [Label]): Heading<Kind> => ({
    kind,
    label: typeof label === "string" ? { ja: label, en: en! } : label
  })

/** Headings by kind: `column.count("目標", "Target")`, or with a label of other languages. */
export const column = {
  text: heading("text"),
  date: heading("date"),
  count: heading("count"),
  money: heading("money"),
  percent: heading("percent"),
  quotient: heading("quotient"),
  estimate: heading("estimate"),
  person: heading("person"),
  /** A code needs no heading for people. */
  code: heading("code")("コード", "Code")
}

/** The columns of headings, in their order. */
export const columnsOf = (headings: Headings): ReadonlyArray<Column> =>
  Object.entries(headings).map(([key, each]) => ({ key, ...each }))

/**
 * A table whose rows have exactly the columns' keys.
 * @example
 * ```ts
 * import { column, tableOf } from "@keikaku/core"
 * const table = tableOf({ seat: column.text("席", "Seat"), guests: column.count("人数", "Guests") }, [{ seat: "7", guests: 2 }])
 * table.columns.map(({ key, kind }) => `${key}: ${kind}`) // => ["seat: text", "guests: count"]
 * ```
 */
export const tableOf = <const H extends Headings>(
  headings: H,
  rows: ReadonlyArray<RowOf<H>>,
  notes: ReadonlyArray<Label> = []
): Table => ({
  columns: columnsOf(headings),
  rows: rows as ReadonlyArray<Row>,
  notes
})
