// The API as a function from Request to Response, the web's own types: to mount in any host that speaks them.
import { hostPlan } from "@keikaku/core"
import { Layer } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import type { Mount } from "./mount.ts"
import { routes } from "./routes.ts"

/** An API that is ready to answer, and how to be done with it. It never closes the store: that is the host's. */
export interface WebHandler {
  readonly handler: (request: Request) => Promise<Response>
  readonly dispose: () => Promise<void>
}

/** A plan, the store it lives on, who may ask what, and how it is mounted; without a policy everybody may ask everything. */
export type Hosted = Parameters<typeof hostPlan>[0] & Mount

/**
 * Serves a plan to any host of web-standard handlers. A malformed `basePath` or `challenge` dies here, not with the first request.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { makeHandler } from "@keikaku/http"
 * import { memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const { dispose, handler } = makeHandler({ plan: zenkokuPlan, store: await Effect.runPromise(memoryStore) })
 * const answer = await handler(new Request("http://localhost/healthz"))
 * await answer.json() // => { status: "ok", position: 0 }
 * await dispose()
 * ```
 */
export const makeHandler = (hosted: Hosted): WebHandler => {
  const { dispose, handler } = HttpRouter.toWebHandler(
    routes(hostPlan(hosted), hosted).pipe(Layer.provide(HttpServer.layerServices)),
    { disableLogger: true }
  )
  return { handler: (request) => handler(request), dispose }
}
