// The same API on a real socket of this machine, and only of this machine.
import { once } from "node:events"
import { request } from "node:http"
import { AddressUnavailable, HostNotLoopback, serve } from "@keikaku/http-node"
import { Effect, Exit, Scope } from "effect"
import { describe, expect, it, onTestFinished } from "vitest"
import { application, counter } from "../http/counter.ts"

const served = async (options: Partial<Parameters<typeof serve>[0]> = {}) => {
  const scope = Effect.runSync(Scope.make())
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void))
  onTestFinished(close)
  const app = application()
  const at = await Effect.runPromise(Scope.provide(serve({ ...app, port: 0, ...options }), scope))
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${at.address}/decisions/OpenCounter`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body
    })
  return { ...at, close, post }
}

describe("serve", () => {
  it("answers on a free port of this machine", async () => {
    const { address, port, post } = await served()
    expect(address).toBe(`http://127.0.0.1:${port}`)
    const answer = await post(JSON.stringify(counter()), { "idempotency-key": "c1" })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ outcome: "recorded", events: [{ id: "c1/1" }] })
    const events = await (await fetch(`${address}/events`)).json()
    expect(events).toMatchObject({ events: [{ position: 1, commandId: "c1" }], next: null })
    expect((await fetch(`${address}/healthz`, { method: "HEAD" })).status).toBe(200)
  })

  it("problems are problems on the socket too", async () => {
    const { address, post } = await served()
    const lost = await fetch(`${address}/nowhere`)
    expect([lost.status, lost.headers.get("content-type")]).toEqual([404, "application/problem+json"])
    const large = await post("x".repeat(5_000_000))
    expect([large.status, (await large.json()).type]).toEqual([413, "urn:problem-type:keikaku:too-large"])
    expect((await post(JSON.stringify(counter()))).status).toBe(200)
  })

  it("mounts the API as its host says, and does not begin where that is malformed", async () => {
    const { address } = await served({
      basePath: "/keikaku",
      actorOf: ({ headers }) => headers.get("x-session") ?? undefined,
      openApi: { title: "Chambers" }
    })
    const statusOf = async (path: string, headers = {}) => (await fetch(`${address}${path}`, { headers })).status
    expect(await statusOf("/healthz")).toBe(404)
    expect(await statusOf("/keikaku/events")).toBe(401)
    expect(await statusOf("/keikaku/events", { "x-session": "clerk/7" })).toBe(200)
    expect((await (await fetch(`${address}/keikaku/openapi.json`)).json()).info.title).toBe("Chambers")
    await expect(served({ basePath: "keikaku" })).rejects.toThrow("bug: http: basePath")
  })

  it("listens on IPv6 of this machine too", async () => {
    const { address } = await served({ host: "::1" })
    expect(address).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  it.each(["0.0.0.0", "::", "192.168.1.5", "example.com", "127.example.com", ""])(
    "refuses to listen on %s, which is not this machine alone",
    async (host) => {
      const failure = await Effect.runPromise(Effect.flip(Effect.scoped(serve({ ...application(), port: 0, host }))))
      expect(failure).toEqual(new HostNotLoopback({ host }))
    }
  )

  it("says so when the port is taken", async () => {
    const { port } = await served()
    const failure = await Effect.runPromise(Effect.flip(Effect.scoped(serve({ ...application(), port }))))
    expect(failure).toEqual(new AddressUnavailable({ host: "127.0.0.1", port, code: "EADDRINUSE" }))
  })

  it("does not answer under another name, so that no web page can reach it by rebinding its own", async () => {
    const { port } = await served()
    const status = await new Promise((resolve, reject) =>
      request({ host: "127.0.0.1", port, path: "/events", headers: { host: `evil.example:${port}` } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on("error", reject)
        .end()
    )
    expect(status).toBe(421)
  })

  it("answers a request under way before it stops", async () => {
    const { address, close, port } = await served()
    const asked = request({ host: "127.0.0.1", port, path: "/decisions/OpenCounter", method: "POST" })
    asked.setHeader("content-type", "application/json")
    asked.setHeader("expect", "100-continue")
    asked.flushHeaders()
    await once(asked, "continue")
    const closed = close()
    asked.end(JSON.stringify(counter()))
    const [answer] = await once(asked, "response")
    expect(answer.statusCode).toBe(200)
    answer.resume()
    await closed
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  })

  it("stops listening when its scope closes", async () => {
    const { address, close } = await served()
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    await close()
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  })
})
