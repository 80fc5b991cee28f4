// keikaku on a server of node:http that has other things to do as well. Who asks is read off the request; whoever waits with his body for
// a 100 is invited only when the API reads it.
import { createServer, type RequestListener } from "node:http"
import { text } from "node:stream/consumers"
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { openSqlite } from "@keikaku/store-sqlite"
import { actorOfToken } from "./accounts.ts"
import { type Listen, listening } from "./listening.ts"

const json = { "content-type": "application/json" }

/** The host's own routes. */
const own: RequestListener = async (request, response) => {
  const actor = actorOfToken(request.headers.authorization)
  if (request.url === "/me")
    response.writeHead(actor === undefined ? 401 : 200, json).end(JSON.stringify({ actor: actor ?? null }))
  else if (request.url === "/echo" && request.method === "POST") response.writeHead(200, json).end(await text(request))
  else response.writeHead(404).end()
}

/** Serves with Node alone. */
export const listenWithNode: Listen = async (port, file) => {
  const { close, store } = await openSqlite(file)
  const { dispose, handler } = makeHandler({
    plan: zenkokuPlan,
    store,
    policy: byRole(zenkokuPlan),
    basePath: "/keikaku",
    actorOf: ({ headers }) => actorOfToken(headers.get("authorization"))
  })

  const api = requestListener(handler)
  const isOfTheApi = (url = ""): boolean => url.startsWith("/keikaku/")
  const server = createServer((request, response) => (isOfTheApi(request.url) ? api : own)(request, response))
  server.on("checkContinue", (request, response) => {
    if (isOfTheApi(request.url)) return api(request, response)
    response.writeContinue()
    own(request, response)
  })
  return listening(server.listen(port, "127.0.0.1"), dispose, close)
}
