// Serves the API on a socket of Node. Without authentication it listens to this machine alone: any other host is
// refused, and so is a request that reached this machine under another name (DNS rebinding).
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { type Hosted, makeHandler, misdirected, type WebHandler } from "@keikaku/http"
import { Data, Effect, type Scope } from "effect"
import { hostIn, isLoopback } from "./loopback.ts"
import { requestListener } from "./request-listener.ts"

/** The host is not this machine alone. */
export class HostNotLoopback extends Data.TaggedError("HostNotLoopback")<{ readonly host: string }> {
  get sentence() {
    return {
      ja: `${this.host}: この版には認証がないため、このコンピューター（127.0.0.1、localhost、::1）以外では公開できません。`,
      en: `${this.host}: this version has no authentication, so it serves this machine only (127.0.0.1, localhost, ::1).`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** Nothing can listen there; `code` is the system's word for it, such as EADDRINUSE. */
export class AddressUnavailable extends Data.TaggedError("AddressUnavailable")<{
  readonly host: string
  readonly port: number
  readonly code: string
}> {
  get sentence() {
    return {
      ja: `${this.host}:${this.port} で待ち受けできません（${this.code}）。`,
      en: `Cannot listen on ${this.host}:${this.port} (${this.code}).`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

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

/**
 * Serves a plan until the scope closes; requests under way are answered first, for at most five seconds.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { serve } from "@keikaku/http-node"
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
  const { handler } = yield* Effect.acquireRelease(
    Effect.sync(() => makeHandler(hosted)),
    ({ dispose }) => Effect.promise(dispose)
  )
  const server = yield* Effect.acquireRelease(listen(onlyLocally(handler), host, port), stop)
  const { address, port: taken } = server.address() as AddressInfo
  return { address: `http://${address.includes(":") ? `[${address}]` : address}:${taken}`, port: taken }
})

/** The name in the request's URL is the one that its client believed to have reached. */
const onlyLocally =
  (handler: WebHandler["handler"]): WebHandler["handler"] =>
  async (request) =>
    isLoopback(hostIn(new URL(request.url).host)) ? handler(request) : misdirected()

const listen = (
  handler: WebHandler["handler"],
  host: string,
  port: number
): Effect.Effect<Server, AddressUnavailable> =>
  Effect.callback((resume) => {
    const listener = requestListener(handler)
    const server = createServer({ requestTimeout: 30_000 }, listener)
    server.on("checkContinue", listener)
    server.on("request", (_, outgoing) =>
      outgoing.once("close", () => {
        if (!server.listening) server.closeIdleConnections()
      })
    )
    server.once("error", (error: NodeJS.ErrnoException) =>
      resume(Effect.fail(new AddressUnavailable({ host, port, code: error.code ?? error.message })))
    )
    server.listen({ host, port }, () => resume(Effect.succeed(server)))
  })

/** Takes no more connections and closes those that are idle; after five seconds, those too that are not. */
const stop = (server: Server): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    const closingAll = setTimeout(() => server.closeAllConnections(), 5000)
    server.close(() => {
      clearTimeout(closingAll)
      resume(Effect.void)
    })
  })
