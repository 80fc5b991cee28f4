// Serves the API on a socket of Node. Without authentication it listens to this machine alone: any other host is
// refused, and so is a request that reached this machine under another name (DNS rebinding).
import { createServer } from "node:http"
import { type AddressInfo, isIPv4 } from "node:net"
import { NodeHttpServer } from "@effect/platform-node"
import { hostPlan } from "@keikaku/core"
import { Data, Effect, Layer, type Scope } from "effect"
import { HttpRouter, HttpServerRequest, type HttpServerResponse } from "effect/http"
import type { Hosted } from "./handler.ts"
import { Problem, problemResponse } from "./problem.ts"
import { routes } from "./routes.ts"

/** The host is not this machine alone. */
export class HostNotLoopback extends Data.TaggedError("HostNotLoopback")<{ readonly host: string }> {}

/** Nothing can listen there; `code` is the system's word for it, such as EADDRINUSE. */
export class AddressUnavailable extends Data.TaggedError("AddressUnavailable")<{
  readonly host: string
  readonly port: number
  readonly code: string
}> {}

/** Where the API is served: `address` is a URL without a path. */
export interface Served {
  readonly address: string
  readonly port: number
}

/** What to serve and where; port 0 takes a free one. */
export interface ServeOptions extends Hosted {
  readonly port: number
  readonly host?: string
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."))

/**
 * Serves a plan until the scope closes; requests under way are answered first, for at most a second.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { serve } from "@keikaku/http/node"
 * import { memoryStore } from "@keikaku/kernel"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const { address } = yield* serve({ plan: zenkokuPlan, store: yield* memoryStore, port: 0 })
 *   return (yield* Effect.promise(() => fetch(`${address}/reports`))).status
 * })
 * await Effect.runPromise(Effect.scoped(program)) // => 200
 * ```
 */
export const serve = Effect.fnUntraced(function* ({
  host = "127.0.0.1",
  port,
  ...hosted
}: ServeOptions): Effect.fn.Return<Served, HostNotLoopback | AddressUnavailable, Scope.Scope> {
  if (!isLoopback(host)) return yield* new HostNotLoopback({ host })
  const node = createServer()
  const listening = NodeHttpServer.layer(() => node, { port, host, gracefulShutdownTimeout: "1 second" })
  const served = HttpRouter.serve(routes(hostPlan(hosted)), {
    disableLogger: true,
    disableListenLog: true,
    middleware: onlyLocally
  }).pipe(Layer.provideMerge(listening))
  yield* Layer.build(served).pipe(
    Effect.mapError(({ cause }) => new AddressUnavailable({ host, port, code: String((cause as any)?.code ?? cause) }))
  )
  const { address, port: taken } = node.address() as AddressInfo
  return { address: `http://${address.includes(":") ? `[${address}]` : address}:${taken}`, port: taken }
})

/** RFC 9110 §15.5.20: a request for another host's name is not for us. */
const misdirected = new Problem({
  kind: "misdirected",
  status: 421,
  title: "Misdirected request",
  sentence: { ja: "この名前では応答しません。", en: "This server does not answer under that name." }
})

const onlyLocally = <E, R>(answer: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>) =>
  Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ headers }) =>
    isLoopback(
      (headers.host ?? "")
        .toLowerCase()
        .replace(/:\d+$/, "")
        .replace(/^\[(.*)\]$/, "$1")
    )
      ? answer
      : Effect.succeed(problemResponse(misdirected))
  )
