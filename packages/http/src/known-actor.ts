// Who asks, where the host says so: then nothing that a caller claims is believed. A host that cannot say it, or says what is no actor,
// is at fault; its log has the reason, and the caller learns nothing of it.
import { Context, Effect, Layer } from "effect"
import { HttpServerRequest } from "effect/http"
import { HttpApiMiddleware } from "effect/http-api"
import { isHeaderText } from "./header-text.ts"
import { type ActorOf, challengeOf, type Mount } from "./mount.ts"
import { Problem, problemResponse } from "./problem.ts"
import { InternalProblem, UnauthenticatedProblem } from "./problem-schema.ts"

/** Who asks, as the host knows it; `undefined` where the host leaves it to the caller. */
export const KnownActor = Context.Reference<string | undefined>("@keikaku/http/KnownActor", {
  defaultValue: () => undefined
})

/** What a caller says of himself. */
export interface ActorClaim {
  readonly "keikaku-actor"?: string
}

/** Who asks: whom the host knows, else whom the caller claims to be. */
export const actorIn = (headers: ActorClaim): Effect.Effect<string> =>
  Effect.map(KnownActor, (known) => known ?? headers["keikaku-actor"] ?? "http")

/** Lets nobody pass whom the host does not know. */
export class KnowsActor extends HttpApiMiddleware.Service<KnowsActor>()("@keikaku/http/KnowsActor", {
  error: [UnauthenticatedProblem, InternalProblem]
}) {}

/** Asks the host before anything else of the request is looked at; passes everybody where the host leaves it to the caller. */
export const knowsActor = (mount: Mount): Layer.Layer<KnowsActor> => {
  const { actorOf } = mount
  if (actorOf === undefined) return Layer.succeed(KnowsActor, (answer) => answer)
  const nobody = unauthenticated(challengeOf(mount))
  return Layer.succeed(KnowsActor, (answer) =>
    Effect.gen(function* () {
      const { source } = yield* HttpServerRequest.HttpServerRequest
      const actor = yield* ask(actorOf, source as Request)
      if (actor === undefined) return problemResponse(nobody)
      return yield* Effect.provideService(answer, KnownActor, actor)
    })
  )
}

const ask = (actorOf: ActorOf, request: Request): Effect.Effect<string | undefined> =>
  Effect.promise(async () => {
    const actor = await actorOf(request)
    if (actor === undefined || isHeaderText(actor)) return actor
    throw new Error("bug: http: what actorOf says is not 1 to 200 visible ASCII characters")
  })

const unauthenticated = (challenge: string): Problem =>
  new Problem({
    kind: "unauthenticated",
    status: 401,
    title: "Nobody is known to ask",
    sentence: { ja: "だれの要求か確認できません。", en: "It is not known who asks." },
    headers: { "www-authenticate": challenge }
  })
