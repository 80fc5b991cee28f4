// The plan of a Next-style application: opened once, when the first route is loaded, and closed by whoever ends the process.
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { openSqlite } from "@keikaku/store-sqlite"
import { actorOfToken } from "./accounts.ts"

const { close: closeStore, store } = await openSqlite(process.env.PLAN_FILE ?? ":memory:")
const { dispose, handler: answer } = makeHandler({
  plan: zenkokuPlan,
  store,
  policy: byRole(zenkokuPlan),
  basePath: "/keikaku",
  actorOf: ({ headers }) => actorOfToken(headers.get("authorization"))
})

/** Answers a request of the API. */
export const handler: (request: Request) => Promise<Response> = (request) => answer(request)

/** Ends the API and closes the store: for `register` in `instrumentation.ts`, such as `process.once("SIGTERM", close)`. */
export const close = async (): Promise<void> => {
  await dispose()
  await closeStore()
}
