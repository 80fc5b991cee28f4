// All of the API as one route of a Next-style application. Every method is handed over, so that it is the API that says which are allowed.
import { handler } from "../../../next-plan.ts"

export const { DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT } = {
  DELETE: handler,
  GET: handler,
  HEAD: handler,
  OPTIONS: handler,
  PATCH: handler,
  POST: handler,
  PUT: handler
}

/** The store is a file, which the edge does not have. */
export const runtime = "nodejs"

/** What is recorded changes; no answer is made when the application is built. */
export const dynamic = "force-dynamic"
