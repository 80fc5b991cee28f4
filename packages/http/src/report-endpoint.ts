// A report as an endpoint, `GET /reports/{name}`: the query says of which year and branch and seen from when, the
// answer is the table with its labels. `GET /reports` names all of them.
import { type AnyReport, Commitment, FiscalYear, Ratio, SubjectId } from "@keikaku/core"
import { Instant, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { HttpApiEndpoint, OpenApi } from "effect/http-api"
import { actorHeaders } from "./decision-endpoint.ts"
import { LabelSchema, labelText } from "./label-text.ts"
import type { Mount } from "./mount.ts"
import { withParameterTypes } from "./parameter-types.ts"
import { ForbiddenProblem, MalformedProblem, UnavailableProblem, UnreadableProblem } from "./problem-schema.ts"

/** What may be asked of a report: its own parameters, and the history to see it in. */
export const reportParameters = ({ parameters }: AnyReport) =>
  Schema.Struct({
    ...(parameters as Schema.Struct.Fields),
    recordedAt: Schema.optionalKey(Instant.annotate({ description: "as recorded by this instant" })),
    effectiveOn: Schema.optionalKey(LocalDate.annotate({ description: "as in effect on this date" }))
  })

const Person = Schema.Struct({ subject: SubjectId, commitment: Commitment, erased: Schema.Boolean }).annotate({
  identifier: "Person",
  description: "stands for a name; the name itself is not served"
})

const Cell = Schema.Union([Schema.String, Schema.Finite, LabelSchema, Ratio, Person, Schema.Null]).annotate({
  identifier: "Cell",
  description: "null: undefined, as an achievement against no target is"
})

const Column = Schema.Struct({
  key: Schema.String,
  label: LabelSchema,
  kind: Schema.Literals(["text", "date", "count", "money", "percent", "quotient", "estimate", "person", "code"])
}).annotate({ identifier: "Column" })

const Table = Schema.Struct({
  columns: Schema.Array(Column),
  rows: Schema.Array(Schema.Record(Schema.String, Cell)),
  notes: Schema.Array(LabelSchema)
}).annotate({ identifier: "Table", description: "rows hold their values under the keys of the columns" })

/** A report that was run, as JSON. */
export const ReportResultSchema = Schema.Struct({
  report: Schema.Struct({ name: Schema.String, label: LabelSchema }),
  table: Table,
  fiscalYear: FiscalYear,
  asOf: LocalDate,
  recordedAt: Schema.NullOr(Schema.Union([Schema.Int, Instant])),
  effectiveOn: Schema.NullOr(LocalDate),
  position: Schema.Int,
  size: Schema.Int,
  skipped: Schema.NullOr(
    Schema.Struct({ count: Schema.Int, kinds: Schema.Record(Schema.String, Schema.Int) }).annotate({
      description: "events of a newer program, which the table is without"
    })
  )
}).annotate({ identifier: "ReportResult" })

/** The endpoint of one report. */
export const reportEndpoint = (mount: Mount) => (report: AnyReport) => {
  const { label, name } = report
  const query = reportParameters(report)
  return HttpApiEndpoint.get(name, `/reports/${encodeURIComponent(name)}`, {
    headers: actorHeaders(mount),
    query,
    success: ReportResultSchema,
    error: [MalformedProblem, ForbiddenProblem, UnreadableProblem, UnavailableProblem]
  }).annotateMerge(
    OpenApi.annotations({
      identifier: name,
      summary: labelText(label),
      description: labelText(label),
      transform: withParameterTypes(query)
    })
  )
}

/** The list of reports. */
export const reportListEndpoint = HttpApiEndpoint.get("listReports", "/reports", {
  success: Schema.Struct({
    reports: Schema.Array(Schema.Struct({ name: Schema.String, label: LabelSchema, href: Schema.String }))
  })
}).annotateMerge(
  OpenApi.annotations({
    identifier: "listReports",
    summary: "帳票の一覧 / The reports",
    description: "帳票の一覧 / The reports"
  })
)
