// Mounted in another framework the API answers as it does alone: every request of one table, on real sockets, byte by byte.
import { once } from "node:events"
import { createServer } from "node:http"
import { connect } from "node:net"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { byRole, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import { requestListener } from "@keikaku/http-node"
import { openSqlite } from "@keikaku/store-sqlite"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { actorOfToken } from "../../examples/06-mounts/accounts.ts"
import type { Listening } from "../../examples/06-mounts/listening.ts"
import { fileRouter } from "./file-router.ts"
import {
  type Answer,
  asHeadquarters,
  askHandler,
  askOnSocket,
  type MountRequest,
  mountRequests
} from "./mount-requests.ts"

/** The route handlers of the Next-style example behind its router, on a socket. */
const listenWithNext = async (): Promise<Listening> => {
  const router = await fileRouter(join(import.meta.dirname, "../../examples/06-mounts/app"))
  const { close } = await import("../../examples/06-mounts/next-plan.ts")
  const { listening } = await import("../../examples/06-mounts/listening.ts")
  return listening(createServer(requestListener(router)).listen(0, "127.0.0.1"), close)
}

/** Hono's server comes last: when it is loaded it replaces the global Request and Response. */
const mounts: Readonly<Record<string, () => Promise<Listening>>> = {
  "node:http": async () => (await import("../../examples/06-mounts/node-http.ts")).listenWithNode(0, ":memory:"),
  "a Next-style router": listenWithNext,
  Express: async () => (await import("../../examples/06-mounts/express.ts")).listenWithExpress(0, ":memory:"),
  Fastify: async () => (await import("../../examples/06-mounts/fastify.ts")).listenWithFastify(0, ":memory:"),
  Hono: async () => (await import("../../examples/06-mounts/hono.ts")).listenWithHono(0, ":memory:")
}

/** What a server adds for the connection; everything else must be as the handler says. */
const ofTheConnection = new Set(["date", "connection", "keep-alive", "transfer-encoding"])
const comparable = ({ headers, ...rest }: Answer): Answer => ({
  ...rest,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheConnection.has(name)))
})

const bare = new Map<MountRequest, Answer>()

beforeAll(async () => {
  // Only the dates: what is recorded at one instant has the same bytes everywhere.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2023-06-01T00:00:00.000Z") })
  const { close, store } = await openSqlite(":memory:")
  const { dispose, handler } = makeHandler({
    plan: zenkokuPlan,
    store,
    policy: byRole(zenkokuPlan),
    basePath: "/keikaku",
    actorOf: ({ headers }) => actorOfToken(headers.get("authorization"))
  })
  for (const request of mountRequests) bare.set(request, await askHandler(handler, request))
  await dispose()
  await close()
})
afterAll(() => void vi.useRealTimers())

it("the table has every kind of answer, and the bare handler gives it", () => {
  for (const [{ name, status }, answer] of bare) expect([name, answer.status]).toEqual([name, status])
  const pages = [...bare].filter(([{ path }]) => path.includes("limit=2")).map(([, { body }]) => JSON.parse(body))
  expect(pages.map(({ events, next }) => [events.length, next])).toEqual([
    [2, 2],
    [2, 4]
  ])
})

describe.each(Object.keys(mounts))("mounted in %s", (name) => {
  let served: Listening
  const ask = (given: Partial<MountRequest>) =>
    askOnSocket(served.port, { name: "", status: 0, method: "GET", path: "/", headers: {}, chunks: [], ...given })
  beforeAll(async () => {
    served = await mounts[name]!()
  })
  afterAll(() => served.close())

  it.each(mountRequests.map((request) => [`${request.name}: ${request.status}`, request] as const))(
    "%s",
    async (_, request) => {
      expect(comparable(await askOnSocket(served.port, request))).toEqual(comparable(bare.get(request)!))
    }
  )

  it("who asked is whom the host knows, and nobody else", async () => {
    const { body } = await ask({ path: "/keikaku/events", headers: asHeadquarters })
    const actors = JSON.parse(body).events.map(({ actor }: { readonly actor: string }) => actor)
    expect(new Set(actors)).toEqual(new Set(["headquarters/c-1"]))
  })

  it.each(["/nowhere", "/healthz", "/keikakus/healthz"])("%s is the host's to answer", async (path) => {
    const { headers, status } = await ask({ path, headers: asHeadquarters })
    expect([status, headers["content-type"]]).not.toEqual([404, "application/problem+json"])
    expect(status).toBe(404)
  })

  it("the host's own routes are there, with the same authentication and their own parsers", async () => {
    expect(await ask({ path: "/me" })).toMatchObject({ status: 401, body: '{"actor":null}' })
    const known = await ask({ path: "/me", headers: asHeadquarters })
    expect(known).toMatchObject({ status: 200, body: '{"actor":"headquarters/c-1"}' })
    const headers = { "content-type": "application/json" }
    const echo = await ask({ path: "/echo", method: "POST", headers, chunks: [new TextEncoder().encode('{"a":1}')] })
    expect(echo).toMatchObject({ status: 200, body: '{"a":1}' })
  })

  const head = (length: number, ...more: ReadonlyArray<string>) =>
    [
      "POST /keikaku/decisions/DraftPlan HTTP/1.1",
      "Host: 127.0.0.1",
      "Authorization: Bearer headquarters-token",
      "Content-Type: application/json",
      `Content-Length: ${length}`,
      ...more,
      "\r\n"
    ].join("\r\n")

  it("whoever waits with the body is invited once, and answered", async () => {
    const body = JSON.stringify({ fiscalYear: 2040, title: "t", occurredOn: "2023-03-01" })
    const socket = connect(served.port, "127.0.0.1")
    socket.write(head(body.length, "Expect: 100-continue", "Connection: close"))
    const [invitation] = (await once(socket, "data")) as [Buffer]
    expect(invitation.toString()).toBe("HTTP/1.1 100 Continue\r\n\r\n")
    socket.end(body)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/)
    expect(answer).toContain('"outcome":"recorded"')
  })

  it("a request that breaks off in its body records nothing, and the next one is answered", async () => {
    const before = await ask({ path: "/keikaku/healthz" })
    const body = JSON.stringify({ fiscalYear: 2041, title: "t", occurredOn: "2023-03-01" })
    const socket = connect(served.port, "127.0.0.1")
    await new Promise<void>((resolve) => void socket.write(head(body.length + 1) + body, () => resolve()))
    socket.destroy()
    await once(socket, "close")
    expect(await ask({ path: "/keikaku/healthz" })).toEqual({ ...before, headers: expect.anything() })
    const again = await ask({
      path: "/keikaku/decisions/DraftPlan",
      method: "POST",
      headers: { ...asHeadquarters, "content-type": "application/json", "idempotency-key": "again" },
      chunks: [new TextEncoder().encode(body)]
    })
    expect(JSON.parse(again.body)).toMatchObject({ outcome: "recorded", repeated: false })
  })
})
