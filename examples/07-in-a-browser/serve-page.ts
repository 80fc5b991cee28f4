// The page and the HTTP API on one origin of this machine. The page may load and ask nothing else, and may not make code out of text.
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { type Hosted, makeHandler, misdirected } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { bundledPage } from "./bundle-page.ts"

/** What the browser is told to keep to (Content Security Policy Level 3). */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"

/** Where it is served, and how to end that. */
export interface ServedPage {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Serves the page beside the API of a plan, on a port of this machine; 0 takes a free one. */
export const servePage = async (hosted: Hosted, port: number): Promise<ServedPage> => {
  const page = await bundledPage()
  const { dispose, handler } = makeHandler(hosted)
  const answer = async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url)
    if (hostname !== "127.0.0.1" && hostname !== "localhost") return misdirected()
    const asset = page.get(pathname)
    if (asset === undefined) return handler(request)
    return new Response(asset.body, {
      headers: { "content-type": asset.type, "content-security-policy": contentSecurityPolicy }
    })
  }
  const server = createServer(requestListener(answer)).listen(port, "127.0.0.1")
  await once(server, "listening")
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, "close")
      server.close().closeAllConnections()
      await closed
      await dispose()
    }
  }
}
