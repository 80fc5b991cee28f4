// The plan's own reading of what stands in no style of its own: schemas of effect 4 for tests beside which another effect is installed.
import type { Report } from "@keikaku/core"
import { type Issue, issuesIn } from "@keikaku/kernel"
import { Result, Schema } from "effect"

/** A value that was read, or what is wrong with it. */
export type Read = { readonly value: unknown } | { readonly issues: ReadonlyArray<Issue> }

/** What may be asked of a report; of one without parameters, nothing. */
export const parametersOf = ({ parameters }: Pick<Report, "parameters">): Schema.Codec<any> =>
  Object.keys(parameters).length === 0
    ? (Schema.Record(Schema.String, Schema.Never) as Schema.Codec<any>)
    : (Schema.Struct(parameters as Schema.Struct.Fields) as unknown as Schema.Codec<any>)

/** Reads with every complaint; unknown keys are one. */
export const readStrictly = (schema: Schema.Codec<any>) => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return (value: unknown): Read => {
    const read = decode(value)
    return Result.isSuccess(read) ? { value: read.success } : { issues: issuesIn(read.failure) }
  }
}
