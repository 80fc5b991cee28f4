// A report is a projection with a table: what it folds, and how the folded state reads. It names its own parameters and its
// columns, so that every door decodes, documents and shows it without knowing it.
import {
  type Instant,
  type Label,
  type LocalDate,
  labelOf,
  type Named,
  type Projection,
  type Skipped
} from "@keikaku/kernel"
import { Schema } from "effect"
import type { Role } from "../actor.ts"
import { FiscalYear } from "../calendar/index.ts"
import type { PlanDecision } from "../decision.ts"
import { BranchCode, type Federation } from "../federation/index.ts"
import type { PlanCatalogue } from "../personal-values.ts"
import type { Accomplishment } from "./accomplishment.ts"
import type { CitedEvents } from "./cited.ts"
import { columnsOf, type Headings, type RowOf, type Table, tableOf } from "./column.ts"
import type { YearQuery } from "./flow-in-year.ts"
import type { Measure } from "./measure.ts"
import type { Occasions } from "./occasion.ts"

/** How far a report is broken down. */
export const Level = Schema.Literals(["nation", "block", "branch"]).annotate({ identifier: "Level" })
export type Level = typeof Level.Type

type Fields = Schema.Struct.Fields

/** The parameter of a report about a fiscal year; without it, that of the report's day. */
export const ofYear = { fiscalYear: Schema.optionalKey(FiscalYear) }

/** The parameter of a report that can be about one branch. */
export const ofBranch = { branch: Schema.optionalKey(BranchCode) }

/** The parameters of a report with a row for each area: of one branch, or down to a level (the blocks by default). */
export const byArea = { ...ofBranch, level: Schema.optionalKey(Level) }

/** Only the rows about this area, metric or position: how a trace asks about one figure. */
export interface RowFilter {
  readonly area?: string
  readonly metric?: string
  readonly position?: number
}

/** What a report sees of a topic of the plan. */
export interface ReportedTopic {
  readonly name: string
  readonly label: Label
  readonly rows: ReadonlyArray<string>
  readonly measures: Readonly<Record<string, Measure>>
  readonly occasions: ReadonlyArray<Occasions>
  readonly accomplishments: ReadonlyArray<Accomplishment>
}

/** What a report sees of the plan that it is part of. */
export interface ReportedPlan {
  readonly federation: Federation
  readonly catalogue: PlanCatalogue
  readonly topics: ReadonlyArray<ReportedTopic>
  /** What the metrics are measured by, by code; a metric that is not here has targets and no actual figures. */
  readonly measures: ReadonlyMap<string, Measure>
  /** The decisions that take back an event, by its type. */
  readonly takenBackBy: ReadonlyMap<string, ReadonlyArray<PlanDecision>>
}

/** A report's question, complete: of which plan, year and branch, and seen from which day. */
export interface ReportQuery<P extends Fields = Fields> extends YearQuery {
  readonly plan: ReportedPlan
  readonly branch: BranchCode | undefined
  readonly level: Level
  /** What was asked besides, under the names that the report declares. */
  readonly parameters: Schema.Struct.Type<P>
  readonly only: RowFilter
  /** The events that the report cites, for its table. */
  readonly cited?: CitedEvents
}

/** A kind of report: its parameters, what it folds, and how the state reads as a table. */
export interface Report<P extends Fields = Fields, S = any> {
  readonly name: string
  readonly label: Label
  /** The roles that may read it; everybody, where it names none. */
  readonly by: ReadonlyArray<Role> | undefined
  readonly parameters: P
  readonly columns: Table["columns"]
  readonly projection: (query: ReportQuery<P>) => Projection<S>
  readonly table: (state: S, query: ReportQuery<P>) => Table
  /** The positions of earlier events that its rows show, besides what it folds: whoever runs it reads them. */
  readonly cites: ((state: S) => ReadonlyArray<number>) | undefined
}

/** Any report. */
export type AnyReport = Report<any, any>

/** What may be asked of a report, as it is written: plain JSON. */
export type ParametersOf<R> = R extends Report<infer P, any> ? Schema.Struct.Encoded<P> : never

/** Defines a report. A row that lacks a column, or has it under another name, does not compile. */
// biome-ignore lint/complexity/noBannedTypes: a report without parameters
export const defineReport = <S, const H extends Headings, const P extends Fields = {}>(
  name: string,
  label: Named,
  definition: {
    readonly by?: ReadonlyArray<Role>
    readonly parameters?: P
    readonly columns: H
    readonly projection: (query: ReportQuery<P>) => Projection<S>
    readonly rows: (state: S, query: ReportQuery<P>) => ReadonlyArray<RowOf<H>>
    readonly notes?: ReadonlyArray<Label> | ((state: S, query: ReportQuery<P>) => ReadonlyArray<Label>)
    readonly cites?: (state: S) => ReadonlyArray<number>
  }
): Report<P, S> => {
  const { by, cites, columns, notes = [], projection, rows } = definition
  return {
    name,
    label: labelOf(name, label),
    by,
    parameters: definition.parameters ?? ({} as P),
    columns: columnsOf(columns),
    projection,
    table: (state, query) =>
      tableOf(columns, rows(state, query), typeof notes === "function" ? notes(state, query) : notes),
    cites
  }
}

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
  /** What only a newer program can read, and the table is without: how many lines, also by kind. Null when it is complete. */
  readonly skipped: Pick<Skipped, "count" | "kinds"> | null
}
