// The plan's commands, events and report parameters as schemas of @effect/schema, derived from the plan's own: they accept and refuse the
// same values, write the same JSON, and name the same places.
import * as Schema from "@effect/schema/Schema"
import {
  type Commands,
  type DecisionName,
  decisions,
  type EventName,
  events,
  type PlanEvent,
  reports,
  type SchemaAlgebra,
  unstorableIn
} from "@keikaku/standalone"
import { type AnySchema, schemaAlgebra } from "./schema-algebra.ts"

interface Folding {
  readonly fold: <A>(algebra: SchemaAlgebra<A>) => A
}

/** All complaints are told and unknown keys are one, whatever options a reader gives. */
const strict = (schema: AnySchema, identifier: string): AnySchema =>
  schema.annotations({ identifier, parseOptions: { errors: "all", onExcessProperty: "error", exact: true } })

/** What JSON cannot say exactly is refused too, such as half of a surrogate pair. */
const storable = (schema: AnySchema): AnySchema => schema.pipe(Schema.filter((value) => unstorableIn(value)))

const made = new Map<Folding, AnySchema>()

/** The schema of what is described; made once. */
const once = (described: Folding, make: () => AnySchema): AnySchema => {
  const schema = made.get(described) ?? make()
  made.set(described, schema)
  return schema
}

/**
 * What a decision is asked with, from plain JSON to the command as it is kept: a business's number is written in one way.
 * @example
 * ```ts
 * import { Schema } from "@effect/schema"
 * import { commandSchema, pathsOf } from "@keikaku/effect-schema"
 * import { Either } from "effect"
 * const decode = Schema.decodeUnknownEither(commandSchema("ListCase"))
 * const listed = { case: "c1", branch: "13", source: "bureau-list", scheme: "unified", occurredOn: "2023-04-01" }
 * const read = decode({ ...listed, business: "T1-1803-0101-8771" })
 * Either.isRight(read) && read.right.business // => "1180301018771"
 * const wrong = decode({ ...listed, scheme: "none", note: "" })
 * Either.isLeft(wrong) && pathsOf(wrong.left) // => [["note"], ["business"], ["scheme"]]
 * ```
 */
export const commandSchema = <N extends DecisionName>(decision: N): Schema.Schema<Commands[N]> =>
  once(decisions[decision], () => strict(storable(decisions[decision].fold(schemaAlgebra)), decision))

/** An event as it is recorded, with `_tag` and `occurredOn`. */
export const eventSchema = <N extends EventName>(type: N): Schema.Schema<Extract<PlanEvent, { readonly _tag: N }>> =>
  once(events[type], () => strict(storable(events[type].fold(schemaAlgebra)), type))

/** There is no report of that name, and so no parameters of it. */
const unknownReport = (report: string): Error => new Error(`bug: parametersSchema: there is no report ${report}`)

/** What may be asked of a report. Whether the federation has the branch or metric is asked when the report is run. */
export const parametersSchema = (report: string): Schema.Schema<Readonly<Record<string, unknown>>> => {
  const described = reports[report]
  if (described === undefined) throw unknownReport(report)
  return once(described, () => strict(described.fold(schemaAlgebra), `${report} parameters`))
}
