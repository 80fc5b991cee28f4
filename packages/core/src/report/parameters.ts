// What is asked of a report, checked at one place for every door: the fields that the report declares and no others, and only
// branches and metrics that the federation has.
import { type Issue, issuesIn, issueText, type Label } from "@keikaku/kernel"
import { Data, Result, Schema } from "effect"
import { memoize } from "effect/Function"
import { branchOf, type Federation, metricOf } from "../federation/index.ts"
import { valuesOf } from "../payload-values.ts"
import { UnknownBranch, UnknownMetric } from "../shared-refusals.ts"
import type { AnyReport } from "./report.ts"

/** The parameters of a report are malformed: each issue names the offending one. Nothing was read. */
export class MalformedParameters extends Data.TaggedError("MalformedParameters")<{
  readonly report: string
  readonly issues: ReadonlyArray<Issue>
}> {
  get sentence(): Label {
    return {
      ja: `帳票 ${this.report} の条件に誤りがあります。`,
      en: `The parameters of the report ${this.report} are malformed.`
    }
  }
  override get message(): string {
    return `${this.report}: ${this.issues.map(issueText).join("; ")}`
  }
}

/** A report, as far as its parameters go. */
type Asked = Pick<AnyReport, "name" | "parameters">

const decoderOf = memoize(({ parameters }: Asked) => {
  const schema = Schema.Struct(parameters as Schema.Struct.Fields)
  // A struct without fields accepts everything.
  const asked = Object.keys(parameters).length === 0 ? Schema.Record(Schema.String, Schema.Never) : schema
  return {
    decode: Schema.decodeUnknownResult(asked as unknown as Schema.Codec<Readonly<Record<string, unknown>>, unknown>, {
      errors: "all",
      onExcessProperty: "error"
    }),
    branches: valuesOf(schema, "BranchCode"),
    metrics: valuesOf(schema, "MetricCode")
  }
})

/** The parameters of a report, decoded. */
export const decodeParameters = (
  report: Asked,
  federation: Federation,
  given: unknown
): Result.Result<Readonly<Record<string, unknown>>, MalformedParameters> => {
  const malformed = (issues: ReadonlyArray<Issue>) =>
    Result.fail(new MalformedParameters({ report: report.name, issues }))
  const { branches, decode, metrics } = decoderOf(report)
  const decoded = decode(given)
  if (Result.isFailure(decoded)) return malformed(issuesIn(decoded.failure))
  const unknown = [
    ...(branches?.(decoded.success) ?? [])
      .filter(({ value }) => branchOf(federation, value) === undefined)
      .map(({ path, value }) => ({ path, message: UnknownBranch({ branch: value }).sentence.en })),
    ...(metrics?.(decoded.success) ?? [])
      .filter(({ value }) => metricOf(federation, value) === undefined)
      .map(({ path, value }) => ({ path, message: UnknownMetric({ metric: value }).sentence.en }))
  ]
  return unknown.length > 0 ? malformed(unknown) : Result.succeed(decoded.success)
}
