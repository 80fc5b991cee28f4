// Every command, event and report as an io-ts codec, derived from the schema of the plan: they accept and refuse what the decisions and
// the store do, and name the same paths. Nothing is written a second time.
import { type AnyReport, type ParametersOf, type Report, type ReportResult, resultSchema } from "@keikaku/core"
import { type CommandOf, type Decision, type EventDefinition, type EventOf, findUnstorable } from "@keikaku/kernel"
import { foldSchema } from "@keikaku/kernel/fold-schema"
import { Schema } from "effect"
import { memoize } from "effect/Function"
import { isLeft, isRight } from "fp-ts/lib/Either.js"
import * as t from "io-ts"
import { type AnyCodec, ioTsAlgebra } from "./io-ts-algebra.ts"

/** The place of a member of a value. */
const within = (context: t.Context, value: unknown, path: ReadonlyArray<string | number>): t.Context => {
  const [step, ...rest] = path
  if (step === undefined) return context
  const member = (value as Readonly<Record<string | number, unknown>>)[step]
  return within(t.appendContext(context, String(step), t.unknown, member), member, rest)
}

/** What canonical JSON cannot say exactly is refused too, as by everything that records. */
const storable =
  (validate: t.Validate<unknown, any>): t.Validate<unknown, any> =>
  (value, context) => {
    const read = validate(value, context)
    const unstorable = isRight(read) ? findUnstorable(read.right) : undefined
    if (isLeft(read) || unstorable === undefined) return read
    return t.failure(value, within(context, read.right, unstorable.path), unstorable.message)
  }

/** The codec of a schema of the plan or of a host's own topic, and what its values keep besides. */
const codecOf = (name: string, schema: Schema.Top, besides: typeof storable = (validate) => validate): AnyCodec => {
  const { codec } = foldSchema(schema, ioTsAlgebra)
  const validate = besides(codec.validate)
  const isRead = (value: unknown) => isRight(validate(value, []))
  const is = (value: unknown): value is unknown => codec.is(value) && isRead(value)
  return new t.RefinementType(name, is, validate, t.identity, codec, isRead)
}

/** The command of a decision as its rule sees it. */
export type CommandSeenBy<D> = D extends Decision<any, infer Command, any, any, any> ? Command : never

/** A codec from plain JSON to a command. */
export type CommandCodec<D> = t.Type<CommandSeenBy<D>, CommandOf<D>, unknown>

/**
 * The command of a decision: from plain JSON to what its rule sees, in which a business's number is written in one way.
 * @example
 * ```ts
 * import { canvassing } from "@keikaku/core"
 * import { commandCodec, pathOf } from "@keikaku/fp-ts"
 * const codec = commandCodec(canvassing.ListCase)
 * const listed = { case: "c1", branch: "13", source: "bureau-list", scheme: "unified", occurredOn: "2023-04-01" }
 * const read = codec.decode({ ...listed, business: "T1-1803-0101-8771" })
 * read._tag === "Right" && read.right.business // => "1180301018771"
 * const wrong = codec.decode({ ...listed, scheme: "none", note: "" })
 * wrong._tag === "Left" && pathOf(wrong.left) // => [["note"], ["business"], ["scheme"]]
 * ```
 */
export const commandCodec: <D extends Decision>(decision: D) => CommandCodec<D> = memoize((decision: Decision) =>
  codecOf(decision.name, decision.payload, storable)
) as never

/** An event as it is recorded, with `_tag` and `occurredOn`. */
export const eventCodec: <D extends EventDefinition>(definition: D) => t.Type<EventOf<D>, EventOf<D>, unknown> =
  memoize((definition: EventDefinition) =>
    codecOf(definition.type, Schema.toType(definition.schema), storable)
  ) as never

/** What may be asked of a report, as the report sees it. */
export type ParametersSeenBy<R> = R extends Report<infer P, any> ? Schema.Struct.Type<P> : never

/** The parameters of a report. Whether the federation has the branch is asked when the report is run. */
export const parametersCodec: <R extends AnyReport>(
  report: R
) => t.Type<ParametersSeenBy<R>, ParametersOf<R>, unknown> = memoize((report: AnyReport) =>
  codecOf(`${report.name} parameters`, Schema.Struct(report.parameters as Schema.Struct.Fields))
) as never

/** What a report answers: a table with its columns, rows and ratios as they are, and the history it stands for. */
export const resultCodec: (report: AnyReport) => t.Type<ReportResult, ReportResult, unknown> = memoize(
  (report: AnyReport) => codecOf(report.name, resultSchema(report))
)
