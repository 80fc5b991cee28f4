// A web-standard handler as a listener of node:http. The handler's signal is aborted when the client goes away; an answer
// that breaks off closes the connection, so that nobody takes a part for the whole.
import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { ReadableStream as NodeReadableStream } from "node:stream/web"
import { internalError, malformedTarget, type WebHandler } from "@keikaku/http"
import { bodyStream, discardRest } from "./request-body.ts"

/** A listener for the events `request` and `checkContinue` of a server of node:http. */
export type RequestListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/**
 * Answers the requests of a server that the host has, HTTP or HTTPS, by a web-standard handler. Who may ask is the host's
 * to decide.
 * @example
 * ```ts
 * import { once } from "node:events"
 * import { createServer } from "node:http"
 * import { requestListener } from "@keikaku/http-node"
 * const server = createServer(requestListener(async ({ url }) => new Response(new URL(url).pathname)))
 * await once(server.listen(0, "127.0.0.1"), "listening")
 * const { port } = server.address() as { port: number }
 * await (await fetch(`http://127.0.0.1:${port}/healthz`)).text() // => "/healthz"
 * server.close()
 * ```
 */
export const requestListener =
  (handler: WebHandler["handler"]): RequestListener =>
  (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) gone.abort()
    })
    outgoing.once("finish", () => discardRest(incoming))
    answerTo(handler, incoming, outgoing, gone.signal)
      .then((answer) => send(answer, outgoing))
      // Only the connection can fail now, and whoever it led to is gone.
      .catch(() => outgoing.destroy())
  }

const answerTo = async (
  handler: WebHandler["handler"],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal
): Promise<Response> => {
  const url = targetOf(incoming)
  if (url === undefined) return malformedTarget()
  try {
    if (incoming.readableDidRead) throw new Error(readBefore)
    return await handler(requestOf(url, incoming, outgoing, signal))
  } catch (error) {
    console.error(error)
    return internalError()
  }
}

/** Of a stream that somebody else has read, or begun to read, nothing would ever arrive. */
const readBefore = "bug: http-node: the body was read before the API was asked: mount it before what parses bodies"

/** What a Host header may say: a name, an IPv4 address or one of IPv6 in brackets, and a port. */
const authority = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i

/** The URL that is asked for, by the forms of RFC 9112 §3.2; none if it cannot be read. */
const targetOf = ({ headers, url: target = "/" }: IncomingMessage): string | undefined => {
  const { host = "localhost" } = headers
  if (!authority.test(host)) return undefined
  const path = target === "*" ? "/*" : target
  const url = path.startsWith("/") ? `http://${host}${path}` : path
  return URL.canParse(url) && new URL(url).username === "" ? url : undefined
}

/** Whether the server has sent 100 already: it does so itself where nothing listens to `checkContinue`, and says so only here. */
const isInvited = (outgoing: ServerResponse): boolean => (outgoing as { readonly _sent100?: boolean })._sent100 === true

const requestOf = (url: string, incoming: IncomingMessage, outgoing: ServerResponse, signal: AbortSignal): Request => {
  const { headers, method = "GET" } = incoming
  const named = Object.entries(headers).flatMap(
    ([name, value]): Array<[string, string]> => [value ?? []].flat().map((each) => [name, each])
  )
  const bodiless = method === "GET" || method === "HEAD" || method === "TRACE"
  const expectsContinue = /^100-continue$/i.test(headers.expect ?? "") && !isInvited(outgoing)
  if (expectsContinue) outgoing.shouldKeepAlive = false
  const onRead = () => {
    if (!expectsContinue || outgoing.headersSent) return
    outgoing.writeContinue()
    outgoing.shouldKeepAlive = true
  }
  const request = new Request(url, {
    method: method === "TRACE" ? "GET" : method,
    headers: named,
    signal,
    ...(bodiless ? {} : { body: bodyStream(incoming, onRead), duplex: "half" })
  })
  // The web forbids to make such a request (Fetch §2.2.1), not to answer one.
  return method === "TRACE" ? Object.defineProperty(request, "method", { value: method }) : request
}

const send = async (answer: Response, outgoing: ServerResponse): Promise<void> => {
  const headers: Array<string> = []
  answer.headers.forEach((value, name) => void headers.push(name, value))
  outgoing.writeHead(answer.status, headers)
  if (answer.body === null || outgoing.req.method === "HEAD") {
    await answer.body?.cancel()
    outgoing.end()
  } else await pipeline(Readable.fromWeb(answer.body as NodeReadableStream), outgoing)
}
