// What a report answers, as a schema: each cell is of the kind of its column. For whoever receives a report as JSON.
import { Instant, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { memoize } from "effect/Function"
import { FiscalYear } from "../calendar/index.ts"
import { Ratio } from "../exact/index.ts"
import { Commitment, SubjectId } from "../identifier.ts"
import { LabelText } from "../label.ts"
import type { CellOf, ColumnKind } from "./column.ts"
import type { AnyReport, ReportResult } from "./report.ts"

const label = LabelText.annotate({ identifier: "Label" })
const person = Schema.Struct({ subject: SubjectId, commitment: Commitment, erased: Schema.Boolean })

/** The cells of each kind of column; `null` is undefined, as an achievement against no target is. */
const cells: { readonly [Kind in ColumnKind]: Schema.Codec<CellOf[Kind], any> } = {
  text: Schema.Union([Schema.String, label, Schema.Null]),
  date: Schema.NullOr(Schema.String),
  count: Schema.NullOr(Schema.Finite),
  money: Schema.NullOr(Schema.Int),
  percent: Schema.NullOr(Ratio),
  quotient: Schema.NullOr(Ratio),
  estimate: Schema.NullOr(Ratio),
  person: Schema.NullOr(person),
  code: Schema.Union([Schema.String, Schema.Finite, Schema.Null])
}

/**
 * The schema of what a report answers: a row has exactly the report's columns.
 * @example
 * ```ts
 * import { openPlan, resultSchema, targetProgress, zenkokuPlan } from "@keikaku/core"
 * import { openMemory } from "@keikaku/kernel"
 * import { Schema } from "effect"
 * const plan = openPlan({ plan: zenkokuPlan, ...openMemory() })
 * const sent = JSON.parse(JSON.stringify(await plan.report(targetProgress)))
 * Schema.is(resultSchema(targetProgress))(sent) // => true
 * ```
 */
export const resultSchema: (report: AnyReport) => Schema.Codec<ReportResult> = memoize(({ columns }: AnyReport) => {
  const row = Object.fromEntries(columns.map(({ key, kind }) => [key, cells[kind]]))
  return Schema.Struct({
    report: Schema.Struct({ name: Schema.String, label }),
    table: Schema.Struct({
      columns: Schema.Array(
        Schema.Struct({
          key: Schema.Literals(columns.map(({ key }) => key)),
          kind: Schema.Literals(Object.keys(cells) as ReadonlyArray<ColumnKind>),
          label
        })
      ),
      rows: Schema.Array(Schema.Struct(row)),
      notes: Schema.Array(label)
    }),
    fiscalYear: FiscalYear,
    asOf: LocalDate,
    recordedAt: Schema.NullOr(Schema.Union([Schema.Natural, Instant])),
    effectiveOn: Schema.NullOr(LocalDate),
    position: Schema.Natural,
    size: Schema.Natural,
    skipped: Schema.NullOr(
      Schema.Struct({ count: Schema.Natural, kinds: Schema.Record(Schema.String, Schema.Natural) })
    )
  }) as unknown as Schema.Codec<ReportResult>
})
