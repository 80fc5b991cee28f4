// Serves one decision: headers and body become a command, its outcome an answer. The kernel judges the payload; here
// is only what HTTP adds, the command's id above all.
import { type Application, type Decision, execute, type Grounds, groundsIn, type Outcome } from "@keikaku/kernel"
import { Effect } from "effect"
import { type HttpServerRequest, HttpServerResponse } from "effect/http"
import { HttpApiSchema } from "effect/http-api"
import { type AnsweredEvent, answerEvent } from "./event-schema.ts"
import { problemOf } from "./failure.ts"
import { type ActorClaim, actorIn } from "./known-actor.ts"
import { type Problem, problemResponse, refused } from "./problem.ts"
import { readJsonBody } from "./request-body.ts"

/** What a decision's endpoint hands over: the request as it came, and its checked headers. */
export interface DecisionRequest {
  readonly request: HttpServerRequest.HttpServerRequest
  readonly headers: ActorClaim & { readonly "idempotency-key"?: string }
}

/** Serves a decision of an application. Whatever the answer, it names the command in `Keikaku-Command-Id`. */
export const decide =
  <Settings>(application: Application<Settings>, decision: Decision<Settings>) =>
  ({ headers, request }: DecisionRequest) => {
    const commandId = headers["idempotency-key"] ?? crypto.randomUUID()
    const answered = { "keikaku-command-id": commandId }
    return readJsonBody(request).pipe(
      Effect.map(apart),
      Effect.flatMap(({ grounds, payload }) =>
        Effect.flatMap(actorIn(headers), (actor) =>
          execute(application, decision, payload, { commandId, actor, ...grounds })
        )
      ),
      Effect.mapError((failure) => (failure._tag === "Problem" ? failure : problemOf(failure))),
      Effect.flatMap(answerOf),
      Effect.map((body) => HttpApiSchema.withHeaders({ body, headers: answered })),
      Effect.catch((problem) => Effect.succeed(HttpServerResponse.setHeaders(problemResponse(problem), answered)))
    )
  }

/** What the command rests on, and its payload: the kernel checks both. */
const apart = (body: unknown): { readonly grounds: Grounds; readonly payload: unknown } => {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { grounds: {}, payload: body }
  const { corrects, evidence, ...payload } = body as Record<string, unknown>
  return { grounds: groundsIn({ corrects, evidence } as Grounds), payload }
}

type Answer =
  | { readonly outcome: "alreadySo" }
  | { readonly outcome: "recorded"; readonly repeated: boolean; readonly events: ReadonlyArray<AnsweredEvent> }

const answerOf = (outcome: Outcome): Effect.Effect<Answer, Problem> => {
  switch (outcome._tag) {
    case "Refused":
      return Effect.fail(refused(outcome.rejection))
    case "AlreadySo":
      return Effect.succeed({ outcome: "alreadySo" })
    case "Recorded":
      return Effect.succeed({
        outcome: "recorded",
        repeated: outcome.repeated,
        events: outcome.events.map(answerEvent)
      })
  }
}
