// A report is a projection with a table: what it folds, and how the folded state reads. Tables are data with labels in
// both languages; how they look on a screen, in a file or over HTTP is the adapters' business.
import type { Instant, Label, LocalDate, Projection } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../calendar/index.ts"
import { BranchCode, type Federation } from "../federation/index.ts"
import type { Commitment, SubjectId } from "../identifier.ts"
import type { Ratio } from "../money/index.ts"
import type { CitedEvents } from "./cited.ts"

/** How far a report is broken down. */
export const Level = Schema.Literals(["nation", "block", "branch"])
export type Level = typeof Level.Type

/** What may be asked of every report; each uses what concerns it. Without a fiscal year: that of the report's date. */
export const ReportParameters = Schema.Struct({
  fiscalYear: Schema.optionalKey(FiscalYear),
  branch: Schema.optionalKey(BranchCode),
  level: Schema.optionalKey(Level)
})
export type ReportParameters = typeof ReportParameters.Type

/** A report's question, complete: for which federation, year and branch, and seen from which day. */
export interface ReportQuery {
  readonly federation: Federation
  readonly fiscalYear: FiscalYear
  readonly asOf: LocalDate
  readonly branch: BranchCode | undefined
  readonly level: Level
  /** Of a report by areas, only the rows of this one. */
  readonly area?: string
  /** Of a report on the log, only the entry at this position. */
  readonly position?: number
  /** The events that the report cites, for its table. */
  readonly cited?: CitedEvents
}

/** How a column's values are to be read: counts are whole; a percent, a quotient and an estimate are ratios that keep their
 * two parts, an estimate to be shown as whole units, since its decimals would promise what nobody knows; a person's name is not told here. */
export type ColumnKind = "text" | "date" | "count" | "yen" | "percent" | "quotient" | "estimate" | "person"

/** A column: the key under which each row holds its value, and its heading. */
export interface Column {
  readonly key: string
  readonly label: Label
  readonly kind: ColumnKind
}

/** A name that a report never tells: whose it is, what stands for it in the history, and whether it was erased. Whoever has
 * the vault may show the name in its place. */
export interface PersonCell {
  readonly subject: SubjectId
  readonly commitment: Commitment
  readonly erased: boolean
}

/** One value of a table; `null` is undefined, as an achievement against no target is. */
export type Cell = string | number | Label | Ratio | PersonCell | null

/** A report as it stands: rows hold their values under the keys of the columns. */
export interface Table {
  readonly columns: ReadonlyArray<Column>
  readonly rows: ReadonlyArray<Readonly<Record<string, Cell>>>
  /** What a reader must know to read the figures right. */
  readonly notes: ReadonlyArray<Label>
}

/** A kind of report: its name, its label, what it folds and how the state reads as a table. */
export interface Report<S = any> {
  readonly name: string
  readonly label: Label
  readonly projection: (query: ReportQuery) => Projection<S>
  readonly table: (state: S, query: ReportQuery) => Table
  /** The positions of earlier events that its rows show, besides what it folds: whoever runs it reads them. */
  readonly cites?: (state: S) => ReadonlyArray<number>
}

/** Defines a report. */
export const defineReport = <S>(report: Report<S>): Report<S> => report

/** Shorthand for a column. */
export const column = (key: string, kind: ColumnKind, ja: string, en: string): Column => ({
  key,
  kind,
  label: { ja, en }
})

/** A report that was run: the table, and the history it stands for. */
export interface ReportResult {
  readonly report: Pick<Report, "name" | "label">
  readonly table: Table
  readonly fiscalYear: FiscalYear
  readonly asOf: LocalDate
  readonly recordedAt: number | Instant | null
  readonly effectiveOn: LocalDate | null
  /** The position of the last event that entered. */
  readonly position: number
  /** How many events had been recorded: what the report was asked of. */
  readonly size: number
}
