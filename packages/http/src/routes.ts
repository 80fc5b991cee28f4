// The API as routes, for whatever server mounts them: endpoints, the OpenAPI document, and for everything that goes
// wrong outside an endpoint still an answer in the one shape of problems.
import type { PlanHost } from "@keikaku/core"
import { factMemory, issuesIn } from "@keikaku/kernel"
import { Cause, Effect, Layer, Option } from "effect"
import { HttpRouter, HttpServerError } from "effect/http"
import { HttpApiBuilder, type HttpApiError, HttpApiMiddleware } from "effect/http-api"
import { type DerivedApi, deriveApi, NamesMalformed, openApiPath } from "./api.ts"
import { handlers } from "./handlers.ts"
import { jsonPointer } from "./json-pointer.ts"
import { knowsActor } from "./known-actor.ts"
import { basePathOf, type Mount } from "./mount.ts"
import { malformed, Problem, problemResponse } from "./problem.ts"
import { unmatched } from "./unmatched.ts"

/** The routes that serve a plan on a store. */
export const routes = (host: PlanHost, mount: Mount) => {
  const api = deriveApi(host.plan, mount)
  const basePath = basePathOf(mount)
  const remembering: PlanHost = { memory: factMemory(), ...host }
  return HttpApiBuilder.layer(api, { openapiPath: `${basePath}${openApiPath}` }).pipe(
    Layer.provide(
      Layer.provide(handlers(api, remembering, basePath), Layer.mergeAll(namesMalformed, knowsActor(mount)))
    ),
    Layer.provide(lastResort(api, basePath))
  )
}

const parts = { Headers: "header", Query: "query" } as const

const malformedPart = ({ cause, kind }: HttpApiError.HttpApiSchemaError): Problem | undefined => {
  if (kind !== "Headers" && kind !== "Query") return undefined
  return malformed(issuesIn(cause).map(({ message, path }) => ({ in: parts[kind], path: jsonPointer(path), message })))
}

const namesMalformed = HttpApiMiddleware.layerSchemaErrorTransform(NamesMalformed, (error) => {
  const problem = malformedPart(error)
  return problem === undefined
    ? Effect.die(new Error(`bug: http: an answer breaks its own schema: ${error.cause.message}`))
    : Effect.succeed(problemResponse(problem))
})

/** The server is at fault. */
export const internal = new Problem({
  kind: "internal",
  status: 500,
  title: "Internal error",
  sentence: { ja: "サーバーの誤りです。", en: "The server is at fault." }
})

/** Unknown routes, and defects: these are logged, and the client learns nothing of them but that they are not its own. */
const lastResort = (api: DerivedApi, basePath: string) => {
  const problemOfUnmatched = unmatched(api, basePath)
  return HttpRouter.middleware(
    (answer) =>
      Effect.catchCause(answer, (cause) => {
        const failure = Option.getOrUndefined(Cause.findErrorOption(cause as Cause.Cause<unknown>))
        if (HttpServerError.isHttpServerError(failure) && failure.reason._tag === "RouteNotFound") {
          const { method, url } = failure.request
          return Effect.succeed(problemResponse(problemOfUnmatched(method, url)))
        }
        if (Cause.hasInterruptsOnly(cause)) return Effect.failCause(cause)
        return Effect.as(Effect.logError(cause), problemResponse(internal))
      }),
    { global: true }
  )
}
