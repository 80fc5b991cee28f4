// A web-standard handler behind node:http: what HTTP says on the wire reaches the handler, and what it answers reaches the wire.
import { once } from "node:events"
import { Agent, createServer, type IncomingMessage, type RequestOptions, request } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { text } from "node:stream/consumers"
import { requestListener } from "@keikaku/http-node"
import { describe, expect, it, onTestFinished } from "vitest"

/** A server of one handler on a free port. `ask` sends a request and leaves its body open; `raw` sends bytes. */
const serving = async (handler: (request: Request) => Promise<Response>) => {
  const listener = requestListener(handler)
  const server = createServer(listener).on("checkContinue", listener).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const ask = (path: string, options: RequestOptions = {}) => request({ host: "127.0.0.1", port, path, ...options })
  const raw = async (bytes: string) => text(connect(port, "127.0.0.1").end(bytes))
  return { ask, raw }
}
const answerOf = async (asked: ReturnType<typeof request>): Promise<IncomingMessage> =>
  (await once(asked, "response"))[0] as IncomingMessage

describe("a request on a socket", () => {
  it("has its method, target, headers and body for the handler", async () => {
    const { ask } = await serving(async (given) =>
      Response.json([given.method, given.url, given.headers.get("x-list"), await given.text()])
    )
    const headers = { host: "plans.example:81", "X-List": ["a", "b"] }
    const answer = await answerOf(ask("//a?b=%20", { method: "POST", headers }).end("本文"))
    expect(JSON.parse(await text(answer))).toEqual(["POST", "http://plans.example:81//a?b=%20", "a, b", "本文"])
  })

  it("can be a TRACE, which no web client may send", async () => {
    const { ask } = await serving(async ({ method }) => new Response(method))
    expect(await text(await answerOf(ask("/", { method: "TRACE" }).end()))).toBe("TRACE")
  })

  it.each([
    ["GET http://[::1/x HTTP/1.1\r\nHost: localhost"],
    ["GET http://u@localhost/ HTTP/1.1\r\nHost: localhost"],
    ["GET / HTTP/1.1\r\nHost: localhost/a?"],
    ["GET / HTTP/1.1\r\nHost: u@localhost"]
  ])("is a problem if its target is not a URL: %s", async (head) => {
    const { raw } = await serving(async () => new Response("answered"))
    const answer = await raw(`${head}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(answer).toContain('"type":"urn:problem-type:keikaku:malformed"')
  })

  it("is read as it arrives", async () => {
    let read = (_: unknown): void => {}
    const first = new Promise((resolve) => {
      read = resolve
    })
    const { ask } = await serving(async ({ body }) => {
      const chunks: Array<string> = []
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
        chunks.push(Buffer.from(chunk).toString())
        read(chunk)
      }
      return new Response(chunks.join("|"))
    })
    const asked = ask("/", { method: "POST" })
    asked.write("one")
    await first
    expect(await text(await answerOf(asked.end("two")))).toBe("one|two")
  })

  it("is not invited to send a body that nobody reads", async () => {
    const { ask } = await serving(
      async (given) => new Response(given.url.endsWith("/read") ? await given.text() : "no")
    )
    const invited = async (path: string) => {
      const asked = ask(path, { method: "POST", headers: { expect: "100-continue" } })
      let continued = false
      asked.on("continue", () => {
        continued = true
        asked.end("body")
      })
      asked.flushHeaders()
      const answer = await text(await answerOf(asked))
      asked.destroy()
      return [continued, answer]
    }
    expect(await invited("/read")).toEqual([true, "body"])
    expect(await invited("/refuse")).toEqual([false, "no"])
  })

  it("is invited once by a server that invites everybody itself", async () => {
    const listener = requestListener(async (given) => new Response(await given.text()))
    const server = createServer(listener).listen(0, "127.0.0.1")
    await once(server, "listening")
    onTestFinished(() => void server.close().closeAllConnections())
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
    const head =
      "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\nConnection: close\r\n\r\n"
    const answer = await text(socket.end(`${head}body`))
    expect(answer.match(/HTTP\/1.1 100 Continue/g)).toHaveLength(1)
    expect(answer).toContain("\r\nbody\r\n")
  })

  it("is answered as a fault of the server, and not waited for, if its body was read before", async () => {
    const listener = requestListener(async (given) => new Response(await given.text()))
    const server = createServer(async (incoming, outgoing) => {
      await text(incoming)
      listener(incoming, outgoing)
    }).listen(0, "127.0.0.1")
    await once(server, "listening")
    onTestFinished(() => void server.close().closeAllConnections())
    const { port } = server.address() as AddressInfo
    const asked = request({ host: "127.0.0.1", port, method: "POST" }).end("body")
    const answer = await answerOf(asked)
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([500, "application/problem+json"])
    expect(await text(answer)).not.toContain("read before")
  })

  it("aborts the handler's signal when the client goes away", async () => {
    let started = (): void => {}
    const reached = new Promise<void>((resolve) => {
      started = resolve
    })
    let aborted = (): void => {}
    const gone = new Promise<void>((resolve) => {
      aborted = resolve
    })
    const { ask } = await serving(({ signal }) => {
      signal.addEventListener("abort", aborted)
      started()
      return new Promise(() => {})
    })
    const asked = ask("/").on("error", () => {})
    asked.end()
    await reached
    asked.destroy()
    await gone
  })
})

describe("an answer on a socket", () => {
  it("keeps headers that occur twice", async () => {
    const { ask } = await serving(async () => {
      const headers = new Headers({ "x-one": "1" })
      headers.append("set-cookie", "a=1")
      headers.append("set-cookie", "b=2")
      return new Response(null, { status: 204, headers })
    })
    const { headers, statusCode } = await answerOf(ask("/").end())
    expect([statusCode, headers["set-cookie"], headers["x-one"]]).toEqual([204, ["a=1", "b=2"], "1"])
  })

  it("to HEAD has the headers and no body", async () => {
    const { ask } = await serving(async () => new Response("body", { headers: { "content-length": "4" } }))
    const answer = await answerOf(ask("/", { method: "HEAD" }).end())
    expect([answer.headers["content-length"], await text(answer)]).toEqual(["4", ""])
  })

  it("that breaks off is not taken for whole", async () => {
    const { ask } = await serving(
      async () =>
        new Response(
          new ReadableStream({
            pull: (controller) => {
              controller.enqueue(new TextEncoder().encode("part"))
              controller.error(new Error("broken off"))
            }
          })
        )
    )
    await expect(answerOf(ask("/").end()).then(text)).rejects.toThrow(/aborted|hang up|ECONNRESET/)
  })

  it("is a problem where the handler throws", async () => {
    const { ask } = await serving(async () => Promise.reject(new Error("planted")))
    const answer = await answerOf(ask("/").end())
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([500, "application/problem+json"])
  })

  it("leaves the connection usable, though a large body was never read", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const { ask } = await serving(async () => new Response("refused"))
    const ports: Array<number | undefined> = []
    for (const body of ["x".repeat(3_000_000), "y"]) {
      const asked = ask("/", { method: "POST", agent }).end(body)
      expect(await text(await answerOf(asked))).toBe("refused")
      ports.push(asked.socket?.localPort)
    }
    expect(ports[0]).toBeDefined()
    expect(ports[1]).toBe(ports[0])
  })
})
