// keikaku in a Fastify application. A hook of the application says who asks, and its own routes stand beside the API. The API takes
// a request before Fastify's parsers see it, because it reads its bodies itself and within its own limit.
import type { AddressInfo } from "node:net"
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { openSqlite } from "@keikaku/store-sqlite"
import { fastify } from "fastify"
import { actorOfToken } from "./accounts.ts"
import type { Listen } from "./listening.ts"

declare module "fastify" {
  interface FastifyRequest {
    actor: string | undefined
  }
}

/** Serves with Fastify 5. */
export const listenWithFastify: Listen = async (port, file) => {
  const { close, store } = await openSqlite(file)
  const actors = new WeakMap<Request, string | undefined>()
  const { dispose, handler } = makeHandler({
    plan: zenkokuPlan,
    store,
    policy: byRole(zenkokuPlan),
    basePath: "/keikaku",
    actorOf: (request) => actors.get(request)
  })

  const app = fastify()
  app.decorateRequest("actor", undefined)
  app.addHook("onRequest", async (request) => {
    request.actor = actorOfToken(request.headers.authorization)
  })
  app.register(async (context) => {
    context.addHook("preParsing", async (request, reply) => {
      reply.hijack()
      requestListener((asked) => {
        actors.set(asked, request.actor)
        return handler(asked)
      })(request.raw, reply.raw)
    })
    context.all("/keikaku/*", () => {
      throw new Error("bug: fastify: the API has answered before")
    })
  })

  app.get("/me", ({ actor }, reply) => reply.code(actor === undefined ? 401 : 200).send({ actor: actor ?? null }))
  app.post("/echo", async ({ body }) => body)
  await app.listen({ port, host: "127.0.0.1" })
  const end = async () => {
    await app.close()
    await dispose()
    await close()
  }
  return { port: (app.server.address() as AddressInfo).port, close: end }
}
