// keikaku in a Hono application. The application's middleware says who asks, and its own routes stand beside the API. `app.all` hands over
// the request as it came; `app.mount` would take the path off that the API expects.

import type { Server } from "node:http"
import { serve } from "@hono/node-server"
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { openSqlite } from "@keikaku/store-sqlite"
import { Hono } from "hono"
import { actorOfToken } from "./accounts.ts"
import { type Listen, listening } from "./listening.ts"

/** Serves with Hono 4 on Node. */
export const listenWithHono: Listen = async (port, file) => {
  const { close, store } = await openSqlite(file)
  const actors = new WeakMap<Request, string | undefined>()
  const { dispose, handler } = makeHandler({
    plan: zenkokuPlan,
    store,
    policy: byRole(zenkokuPlan),
    basePath: "/keikaku",
    actorOf: (request) => actors.get(request)
  })

  const app = new Hono<{ Variables: { actor: string | undefined } }>()
  app.use(async (context, next) => {
    context.set("actor", actorOfToken(context.req.header("authorization")))
    await next()
  })
  app.all("/keikaku/*", ({ req, var: { actor } }) => {
    actors.set(req.raw, actor)
    return handler(req.raw)
  })

  app.get("/me", (context) => {
    const { actor } = context.var
    return context.json({ actor: actor ?? null }, actor === undefined ? 401 : 200)
  })
  app.post("/echo", async (context) => context.json(await context.req.json()))
  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }) as Server
  return listening(server, dispose, close)
}
