// The API as a function from Request to Response, the web's own types: to mount in any host that speaks them.
import type { PlanHost } from "@keikaku/core"
import { Layer } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { routes } from "./routes.ts"

/** An API that is ready to answer, and how to be done with it. It never closes the store: that is the host's. */
export interface WebHandler {
  readonly handler: (request: Request) => Promise<Response>
  readonly dispose: () => Promise<void>
}

/**
 * Serves an application to any host of web-standard handlers. Who may call it is the host's to decide.
 * @example
 * ```ts
 * import { zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
 * import { makeHandler } from "@keikaku/http"
 * import { memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const store = await Effect.runPromise(memoryStore)
 * const application = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren, store }
 * const { dispose, handler } = makeHandler({ application })
 * const answer = await handler(new Request("http://localhost/healthz"))
 * await answer.json() // => { status: "ok", position: 0 }
 * await dispose()
 * ```
 */
export const makeHandler = ({ application }: { readonly application: PlanHost }): WebHandler => {
  const { dispose, handler } = HttpRouter.toWebHandler(
    routes(application).pipe(Layer.provide(HttpServer.layerServices)),
    { disableLogger: true }
  )
  return { handler: (request) => handler(request), dispose }
}
