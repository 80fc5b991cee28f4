// The problems of requests that never reach a route, as answers: for whoever serves the API on a socket.
import { HttpServerResponse } from "effect/http"
import { malformed, Problem, problemResponse } from "./problem.ts"
import { internal } from "./routes.ts"

const answer = (problem: Problem) => (): Response => HttpServerResponse.toWeb(problemResponse(problem))

/** The target of the request is not a URL (400). */
export const malformedTarget: () => Response = answer(
  malformed([{ in: "header", path: "", message: "the target of the request is not a URL (RFC 9112 §3.2)" }])
)

/** The request is for another host's name (421, RFC 9110 §15.5.20). */
export const misdirected: () => Response = answer(
  new Problem({
    kind: "misdirected",
    status: 421,
    title: "Misdirected request",
    sentence: { ja: "この名前では応答しません。", en: "This server does not answer under that name." }
  })
)

/** The server is at fault (500). */
export const internalError: () => Response = answer(internal)
