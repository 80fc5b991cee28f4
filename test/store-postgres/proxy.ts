// A proxy between a store and its server that breaks connections at a chosen moment, with real sockets.
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"

/** A proxy; `url` leads through it. */
export interface Proxy {
  readonly url: string
  /** The next request that contains this text reaches the server; its connection is closed instead of the answer. */
  readonly loseAnswerTo: (text: string) => void
  /** Closes all connections, and refuses new ones until `mend`. */
  readonly cut: () => void
  readonly mend: () => void
  readonly close: () => Promise<void>
}

/** Starts a proxy before a server. */
export const startProxy = async (serverUrl: string): Promise<Proxy> => {
  const { hostname, port } = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let isCut = false
  let textToLose: string | undefined
  const listener = createServer((client) => {
    if (isCut) return void client.destroy()
    const server = connect(Number(port), hostname)
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on("error", end)
      socket.on("close", () => {
        sockets.delete(socket)
        end()
      })
    }
    let isLost = false
    client.on("data", (bytes) => {
      if (textToLose !== undefined && bytes.includes(textToLose)) {
        isLost = true
        textToLose = undefined
      }
      server.write(bytes)
    })
    server.on("data", (bytes) => {
      if (isLost) end()
      else client.write(bytes)
    })
  }).listen(0, "127.0.0.1")
  await once(listener, "listening")
  const url = new URL(serverUrl)
  url.port = `${(listener.address() as { port: number }).port}`
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    loseAnswerTo: (text) => {
      textToLose = text
    },
    cut,
    mend: () => {
      isCut = false
    },
    close: async () => {
      cut()
      await new Promise((resolve) => listener.close(resolve))
    }
  }
}
