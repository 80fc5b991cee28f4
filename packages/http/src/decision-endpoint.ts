// A decision as an endpoint, `POST /decisions/{Name}`: the body is its payload, the answer what was recorded.
// Everything here is read off the decision, so a decision that is added to the catalogue is served and documented.
import { type Decision, Grounds, textIn } from "@keikaku/kernel"
import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiSchema, OpenApi } from "effect/http-api"
import { eventSchema } from "./event-schema.ts"
import { headerText } from "./header-text.ts"
import { labelText } from "./label-text.ts"
import type { Mount } from "./mount.ts"
import * as problems from "./problem-schema.ts"

/** The request header that says who asks, where the host leaves that to the caller. */
const ActorHeader = Schema.Struct({
  "keikaku-actor": Schema.optionalKey(
    headerText("記録者（役割:単位/識別子、既定 http） / Who asks, role:unit/id (default: http)")
  )
})

/** The request headers that say who asks: none where the host knows it. */
export const actorHeaders = ({ actorOf }: Mount): Schema.Struct<Partial<typeof ActorHeader.fields>> =>
  actorOf === undefined ? ActorHeader : Schema.Struct({})

/** The request header of a decision: the command's id, made by the server when absent. */
const IdempotencyKey = {
  "idempotency-key": Schema.optionalKey(
    headerText("コマンドの識別子。同じ値なら一度だけ記録する / The command's id: sent again, it records nothing more")
  )
}

/** The response header that names the command, for whoever did not choose its id. */
export const AnswerHeaders = { "keikaku-command-id": Schema.String }

/** How a command ended, unless it was refused: recorded, now or by an earlier sending, or nothing to record. */
export const outcomeSchema = (decision: Decision) => {
  const events = decision.records.map(eventSchema)
  return Schema.Union([
    Schema.Struct({
      outcome: Schema.Literal("recorded"),
      repeated: Schema.Boolean.annotate({ description: "recorded by an earlier sending of the same command" }),
      events: Schema.Array(Schema.Union(events))
    }),
    Schema.Struct({ outcome: Schema.Literal("alreadySo") })
  ]).annotate({
    identifier: `${decision.name}Outcome`,
    description: "記録した、または既にそうなっている / Recorded, or already so"
  })
}

/** The payload of a decision, and beside its fields what the command rests on, under the name it has in the OpenAPI
 * document. A payload with a field of the same name could not be distinguished, and dies. */
export const commandSchema = (decision: Decision) => {
  const { fields } = decision.payload as unknown as Schema.Struct<Schema.Struct.Fields>
  const twice = Object.keys(Grounds.fields).find((name) => Object.hasOwn(fields, name))
  if (twice !== undefined) throw new Error(`bug: http: the payload of ${decision.name} has a field called ${twice}`)
  return Schema.Struct({ ...fields, ...Grounds.fields }).annotate({
    identifier: `${decision.name}Command`,
    title: textIn(decision.label, "ja"),
    description: labelText(decision.label)
  })
}

const describe = ({ label, records, refuses }: Decision): string =>
  [
    labelText(label),
    `記録 / Records: ${records.map(({ label, type }) => `${type} (${labelText(label)})`).join(", ")}`,
    ...(refuses.length === 0
      ? []
      : [`拒否 / Refuses:\n${refuses.map(({ code, sentence }) => `- ${code}: ${labelText(sentence)}`).join("\n")}`])
  ].join("\n\n")

/** The endpoint of a decision. */
export const decisionEndpoint = (mount: Mount) => (decision: Decision) =>
  HttpApiEndpoint.post(decision.name, `/decisions/${encodeURIComponent(decision.name)}`, {
    headers: Schema.Struct({ ...IdempotencyKey, ...actorHeaders(mount).fields }),
    payload: commandSchema(decision),
    success: HttpApiSchema.WithHeaders(outcomeSchema(decision), AnswerHeaders),
    error: [
      problems.TooLargeProblem,
      problems.UnsupportedMediaTypeProblem,
      problems.KeyReusedProblem,
      ...decision.refuses.map(problems.refusalSchema),
      problems.UnreadableProblem,
      problems.ConflictProblem,
      problems.UnavailableProblem
    ]
  }).annotateMerge(
    OpenApi.annotations({
      identifier: decision.name,
      summary: labelText(decision.label),
      description: describe(decision)
    })
  )
