// The problems as schemas, so that the OpenAPI document says what a client must be ready for.
// Answers are made from `Problem` values; a test holds them against these schemas.
import { NotPermitted } from "@keikaku/core"
import type { RejectionDefinition } from "@keikaku/kernel"
import { Schema } from "effect"
import { memoize } from "effect/Function"
import { ProblemDetails } from "effect/http"
import { HttpApiSchema } from "effect/http-api"
import { LabelSchema, labelText } from "./label-text.ts"
import { type ProblemKind, statusOfRefusal, typeOfProblem } from "./problem.ts"

/** The schema of a problem document (RFC 9457 §3.1) of one kind, under a status, with its further fields. */
export const problemSchema = <const Fields extends Schema.Struct.Fields>(
  kind: ProblemKind,
  status: number,
  annotations: { readonly identifier: string; readonly description: string },
  fields: Fields
) =>
  Schema.Struct({
    type: Schema.Literal(typeOfProblem(kind)),
    title: Schema.String,
    status: Schema.Literal(status),
    detail: Schema.String,
    sentence: LabelSchema,
    ...fields
  })
    .annotate(annotations)
    .pipe(HttpApiSchema.status(status), HttpApiSchema.asJson({ contentType: ProblemDetails.contentType }))

const issue = Schema.Struct({
  in: Schema.Literals(["body", "header", "query"]),
  path: Schema.String.annotate({ description: "JSON Pointer (RFC 6901) to the offending value" }),
  message: Schema.String
})

const place = Schema.Struct({ offset: Schema.Int, line: Schema.Int, column: Schema.Int })

/** 400: each issue names the part of the request and the path in it; `place` is where the body stops being JSON. */
export const MalformedProblem = problemSchema(
  "malformed",
  400,
  { identifier: "MalformedProblem", description: "要求の誤り / The request is malformed" },
  { issues: Schema.Array(issue), place: Schema.optionalKey(place) }
)

/** 401: the host does not know who asks; `WWW-Authenticate` says how to tell it. */
export const UnauthenticatedProblem = problemSchema(
  "unauthenticated",
  401,
  { identifier: "UnauthenticatedProblem", description: "要求者が不明 / It is not known who asks" },
  {}
)

/** 413: the body is larger than a decision may be. */
export const TooLargeProblem = problemSchema(
  "too-large",
  413,
  { identifier: "TooLargeProblem", description: "本文が大きすぎる / The body is too large" },
  { maxBytes: Schema.Int }
)

/** 415: the body is not declared to be plain JSON. */
export const UnsupportedMediaTypeProblem = problemSchema(
  "unsupported-media-type",
  415,
  { identifier: "UnsupportedMediaTypeProblem", description: "JSON ではない本文 / The body is not JSON" },
  {}
)

/** 422: the idempotency key was used for another command before: what it recorded, and the decision that was asked now. */
export const KeyReusedProblem = problemSchema(
  "key-reused",
  422,
  { identifier: "KeyReusedProblem", description: "冪等キーの再利用 / The key belongs to another command" },
  {
    decision: Schema.String,
    recorded: Schema.Array(Schema.Struct({ position: Schema.Int, type: Schema.String }))
  }
)

/** 500: a line of the log that this catalogue cannot read. */
export const UnreadableProblem = problemSchema(
  "unreadable",
  500,
  { identifier: "UnreadableProblem", description: "読み取れない記録 / A recorded event cannot be read" },
  { position: Schema.Int }
)

/** 500: the server is at fault, or the host that it is mounted in; nothing more is said of it. */
export const InternalProblem = problemSchema(
  "internal",
  500,
  { identifier: "InternalProblem", description: "サーバーの誤り / The server is at fault" },
  {}
)

/** 503: the store cannot serve, `Retry-After` says when to send the same request again. */
export const UnavailableProblem = problemSchema(
  "unavailable",
  503,
  { identifier: "UnavailableProblem", description: "記録庫が使えない / The store cannot serve" },
  { reason: Schema.String }
)

/** 503: others keep deciding on the same facts; the same request may be sent again. */
export const ConflictProblem = problemSchema(
  "conflict",
  503,
  { identifier: "ConflictProblem", description: "決定の競合 / Too many decide on the same facts" },
  {}
)

const fieldsOf = (names: ReadonlyArray<string>) =>
  Object.fromEntries(names.map((name) => [name, Schema.Union([Schema.String, Schema.Finite])]))

/** 422: one kind of refusal, with its sentence and its particulars; 403 where the actor may not ask. */
export const refusalSchema = memoize(({ because, by, code, sentence }: RejectionDefinition) =>
  problemSchema(
    "refused",
    statusOfRefusal(code),
    { identifier: `${code}Refusal`, description: `拒否 / Refused: ${labelText(sentence)}` },
    { code: Schema.Literal(code), by: Schema.Literal(by), because: Schema.Struct(fieldsOf(because)) }
  )
)

/** 403: the actor may not read the report. */
export const ForbiddenProblem = refusalSchema(NotPermitted)
