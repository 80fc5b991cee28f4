// From a figure back to the events behind it: the fold of the report, watched at one place of its table. An event is behind
// the figure when the figure is another after it; so every event that the report reads is tried, none is guessed.
import { type Label, type Projection, type Recorded, type ReplayOptions, replay } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import type { PlanHost } from "../../plan-host.ts"
import type { Cell, Row, Table } from "../../report/column.ts"
import type { AnyReport, ReportQuery } from "../../report/report.ts"
import { answer, type Reading, skippedNotes } from "../../report/run-report.ts"
import { figureAt, isSameCell, narrowedTo, type Place, rowsAt } from "./place.ts"

/** An event behind a figure: what the figure was before it, and what after it. */
export interface Step {
  readonly recorded: Recorded
  readonly before: Cell
  readonly after: Cell
}

/** The events behind a figure so far, and the figure that they lead to. */
export interface Trace {
  readonly state: unknown
  readonly figure: Cell
  readonly steps: Array<Step>
}

/** Folds a report and keeps the events that change the figure at a place. */
export const traceOf = (report: AnyReport, query: ReportQuery, place: Place): Projection<Trace> => {
  const folded = report.projection(query)
  const figureOf = (state: unknown) => figureAt(report.table(state, query), place)
  return {
    query: folded.query,
    initial: () => {
      const state = folded.initial()
      return { state, figure: figureOf(state), steps: [] }
    },
    apply: ({ figure: before, state: last, steps }, recorded) => {
      const state = folded.apply(last, recorded)
      const after = figureOf(state)
      if (!isSameCell(before, after)) steps.push({ recorded, before, after })
      return { state, figure: after, steps }
    }
  }
}

/** The report has no such place: no such column, or no row or several with these values. */
export class NoSuchFigure extends Data.TaggedError("NoSuchFigure")<{
  readonly report: string
  readonly column: string
  readonly columns: ReadonlyArray<string>
  readonly rows: number
}> {
  get sentence(): Label {
    return this.columns.includes(this.column)
      ? {
          ja: `該当する行が${this.rows}行あります。一行に決まるように指定してください。`,
          en: `${this.rows} rows have these values; name exactly one.`
        }
      : {
          ja: `列 ${this.column} はありません。列: ${this.columns.join("、")}`,
          en: `There is no column ${this.column}. Columns: ${this.columns.join(", ")}`
        }
  }
  override get message(): string {
    return `${this.report}: ${this.sentence.en}`
  }
}

/** A figure that was traced: where it stands, what it is, and the events behind it, in order of the log. */
export interface FigureTrace {
  readonly report: Pick<AnyReport, "name" | "label">
  readonly query: ReportQuery
  readonly row: Row
  readonly column: Table["columns"][number]
  readonly figure: Cell
  readonly steps: ReadonlyArray<Step>
  /** What the trace is without, if anything. */
  readonly notes: ReadonlyArray<Label>
}

/**
 * Traces a figure of a report by name, with the parameters and the history that the report is asked with.
 * @example
 * ```ts
 * import { businessPlan, hostPlan, traceFigure, zenkokuPlan } from "@keikaku/core"
 * import { execute, memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const host = hostPlan({ plan: zenkokuPlan, store: await Effect.runPromise(memoryStore) })
 * const draft = { fiscalYear: 2023, title: "令和５年度事業計画", occurredOn: "2023-03-01" }
 * await Effect.runPromise(execute(host, businessPlan.DraftPlan, draft, { commandId: "c-1", actor: "hq" }))
 * const place = { row: { position: "1" }, column: "actor" }
 * const asked = traceFigure(host, "backdating", place, { fiscalYear: 2022 })
 * const { figure, steps } = await Effect.runPromise(asked)
 * figure // => "hq"
 * steps.map(({ recorded }) => recorded.position) // => [1]
 * ```
 */
export const traceFigure = Effect.fnUntraced(function* (
  host: PlanHost,
  asked: AnyReport | string,
  place: Place,
  parameters: unknown = {},
  reading: Reading = {}
) {
  const { history, query, report, size, table } = yield* answer(host, asked, parameters, reading)
  const rows = rowsAt(table, place)
  const column = table.columns.find(({ key }) => key === place.column)
  const [row] = rows
  if (column === undefined || row === undefined || rows.length > 1)
    return yield* new NoSuchFigure({
      report: report.name,
      column: place.column,
      columns: table.columns.map(({ key }) => key),
      rows: rows.length
    })
  const figure = row[place.column] ?? null
  const traced = traceOf(report, narrowedTo(query, row), place)
  const until: ReplayOptions = { ...history, upTo: size, newer: "skip" }
  const { skipped, state } = yield* replay(host.catalogue, host.store, traced, until)
  const { figure: reached, steps } = state
  const notes = skippedNotes(skipped)
  if (!isSameCell(reached, figure))
    throw new Error(`bug: traceFigure: ${report.name} reads otherwise for one row than for all`)
  return {
    report: { name: report.name, label: report.label },
    query,
    row,
    column,
    figure,
    steps,
    notes
  } satisfies FigureTrace
})
