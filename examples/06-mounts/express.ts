// keikaku in an Express application. The application's middleware says who asks, and its own routes stand beside the API. What parses
// bodies comes after the API, which reads its bodies itself and within its own limit.
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { openSqlite } from "@keikaku/store-sqlite"
import express from "express"
import { actorOfToken } from "./accounts.ts"
import { type Listen, listening } from "./listening.ts"

/** Serves with Express 5. */
export const listenWithExpress: Listen = async (port, file) => {
  const { close, store } = await openSqlite(file)
  const actors = new WeakMap<Request, string | undefined>()
  const { dispose, handler } = makeHandler({
    plan: zenkokuPlan,
    store,
    policy: byRole(zenkokuPlan),
    basePath: "/keikaku",
    actorOf: (request) => actors.get(request)
  })

  const app = express().disable("x-powered-by")
  app.use((request, response, next) => {
    response.locals.actor = actorOfToken(request.headers.authorization)
    next()
  })
  app.use("/keikaku", (request, response) => {
    // Express takes the path off that it has matched; the API expects it.
    request.url = request.originalUrl
    requestListener((asked) => {
      actors.set(asked, response.locals.actor)
      return handler(asked)
    })(request, response)
  })

  app.use(express.json())
  app.get("/me", (_, response) => {
    const { actor } = response.locals
    response.status(actor === undefined ? 401 : 200).json({ actor: actor ?? null })
  })
  app.post("/echo", (request, response) => void response.json(request.body))
  return listening(app.listen(port, "127.0.0.1"), dispose, close)
}
