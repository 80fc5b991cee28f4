// What goes wrong where the API is mounted after something that reads bodies: it says so at once, records nothing, and never hangs.
// And each server of the example runs as a process of its own, and ends when it is told to.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer, type RequestListener } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { compiled } from "../compiled.ts"

const example = createRequire(join(import.meta.dirname, "../../examples/06-mounts/package.json"))
const load = (name: string) => import(pathToFileURL(example.resolve(name)).href)

const api = () => {
  const { dispose, handler } = makeHandler({ plan: zenkokuPlan, store: Effect.runSync(memoryStore) })
  onTestFinished(dispose)
  return handler
}

const onSocket = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close().closeAllConnections())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Each reads the body, and then hands the request to the API. */
const mountedTooLate: Readonly<Record<string, () => Promise<string>>> = {
  "Express, after express.json()": async () => {
    const { default: express } = await load("express")
    return onSocket(express().use(express.json(), requestListener(api())))
  },
  "Fastify, with its parsers": async () => {
    const { fastify } = await load("fastify")
    const app = fastify()
    onTestFinished(() => app.close())
    const listener = requestListener(api())
    app.all("/*", (request: any, reply: any) => {
      reply.hijack()
      listener(request.raw, reply.raw)
    })
    return app.listen({ port: 0, host: "127.0.0.1" })
  },
  "Hono, after its own reading": async () => {
    const [{ Hono }, { getRequestListener }, handler] = [await load("hono"), await load("@hono/node-server"), api()]
    const app = new Hono().all("/*", async ({ req }: any) => {
      await req.text()
      return handler(req.raw)
    })
    return onSocket(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  }
}

describe.each(Object.keys(mountedTooLate))("mounted too late, in %s", (name) => {
  it("the API answers that the server is at fault, logs why, and records nothing", async () => {
    const logged = [vi.spyOn(console, "error"), vi.spyOn(console, "log")].map((spy) => spy.mockImplementation(() => {}))
    onTestFinished(() => void vi.restoreAllMocks())
    const address = await mountedTooLate[name]!()
    const answer = await fetch(`${address}/decisions/DraftPlan`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ fiscalYear: 2023, title: "t", occurredOn: "2023-03-01" })
    })
    expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"])
    expect(String(logged.flatMap(({ mock }) => mock.calls))).toContain("the body was read before the API was asked")
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: "ok", position: 0 })
  })
})

describe.each(["express", "fastify", "hono", "node"])("main.ts %s", (name) => {
  it("serves until it is told to end, and then ends", async () => {
    const child = spawn(process.execPath, [compiled("examples/06-mounts/main.ts"), name])
    onTestFinished(() => void child.kill("SIGKILL"))
    const exited = once(child, "exit")
    const [address] = (await once(child.stdout, "data")) as [Buffer]
    const answer = await fetch(`${String(address).trim()}/healthz`)
    expect(await answer.json()).toEqual({ status: "ok", position: 0 })
    child.kill("SIGTERM")
    expect(await exited).toEqual([0, null])
  })
})
