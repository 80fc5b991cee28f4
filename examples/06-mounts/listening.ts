// What every server of this folder can do: say where it listens, and end cleanly.
import { once } from "node:events"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"

/** A server that listens. `close` answers what is under way, then closes the store. */
export interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Serves the plan of a file beside the host's own routes; port 0 takes a free one. */
export type Listen = (port: number, file: string) => Promise<Listening>

/** Waits until a server listens, and says what is to be closed after it. */
export const listening = async (
  server: Server,
  ...closeNext: ReadonlyArray<() => Promise<void>>
): Promise<Listening> => {
  if (!server.listening) await once(server, "listening")
  const close = async () => {
    const closed = once(server, "close")
    server.close()
    await closed
    for (const close of closeNext) await close()
  }
  return { port: (server.address() as AddressInfo).port, close }
}
