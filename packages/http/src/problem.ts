// The one shape in which this API says no: a problem (RFC 9457), with its sentence. The only place,
// with `failure.ts`, that knows which status code says what.
import type { Label, Rejection } from "@keikaku/kernel"
import { Data } from "effect"
import { HttpServerResponse, ProblemDetails } from "effect/http"

/** One fault of a request: the part of the request, the place in it as a JSON Pointer (RFC 6901), and what is wrong. */
export interface Issue {
  readonly in: "body" | "header" | "query"
  readonly path: string
  readonly message: string
}

/** The kinds of problems; each is the end of a `type` URI, `urn:problem-type:keikaku:<kind>`. */
export const problemKinds = [
  ...["refused", "key-reused", "malformed", "too-large", "unsupported-media-type"],
  ...["unauthenticated", "unknown-decision", "unknown-report", "not-found", "method-not-allowed", "misdirected"],
  ...["conflict", "unavailable", "unreadable", "internal"]
] as const
export type ProblemKind = (typeof problemKinds)[number]

/** A problem on its way to the client. `members` are the further fields of the document, `headers` those of the answer. */
export class Problem extends Data.TaggedError("Problem")<{
  readonly kind: ProblemKind
  readonly status: number
  readonly title: string
  readonly sentence: Label
  readonly members?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}> {}

/**
 * The `type` of a problem (RFC 9457 §3.1.1), a name and no address.
 * @example
 * ```ts
 * import { typeOfProblem } from "@keikaku/http"
 * typeOfProblem("refused") // => "urn:problem-type:keikaku:refused"
 * ```
 */
export const typeOfProblem = (kind: ProblemKind): string => `urn:problem-type:keikaku:${kind}`

/** The answer that carries a problem, `application/problem+json`. */
export const problemResponse = ({ headers, kind, members, sentence, status, title }: Problem) =>
  HttpServerResponse.setHeaders(
    ProblemDetails.toResponse({
      type: typeOfProblem(kind),
      title,
      status,
      detail: sentence.en,
      sentence,
      ...members
    }),
    headers ?? {}
  )

/** The status of a refusal: 403 where it is the actor that may not ask, else 422. */
export const statusOfRefusal = (code: string): number => (code === "NotPermitted" ? 403 : 422)

/** The business says no: the rejection as it is, nothing was recorded. */
export const refused = ({ because, by, code, sentence }: Rejection): Problem =>
  new Problem({
    kind: "refused",
    status: statusOfRefusal(code),
    title: "Refused",
    sentence,
    members: { code, by, because }
  })

const malformedRequest: Label = {
  ja: "要求に誤りがあります。何も記録していません。",
  en: "The request is malformed. Nothing was recorded."
}

/** The request is malformed (400): each issue names its place. The sentence is that of the failure, where there is one. */
export const malformed = (
  issues: ReadonlyArray<Issue>,
  { sentence = malformedRequest, ...members }: { readonly sentence?: Label; readonly [member: string]: unknown } = {}
): Problem =>
  new Problem({ kind: "malformed", status: 400, title: "Malformed request", sentence, members: { issues, ...members } })

/** Nothing is served at the path (404); `members` may name what is known there. */
export const notFound = (
  kind: "not-found" | "unknown-decision" | "unknown-report",
  sentence: Label,
  members: Readonly<Record<string, unknown>> = {}
): Problem => new Problem({ kind, status: 404, title: "Not found", sentence, members })
