// How a host mounts the API: under its own path, with its own authentication, and introduced in its own words.

import { byRole, column, defineReport } from "@keikaku/core"
import { type Mount, makeHandler, openApi } from "@keikaku/http"
import { projection } from "@keikaku/kernel"
import { Validator } from "@seriousme/openapi-schema-validator"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { application, counter, OpenCounter, plan, planOf, start } from "./counter.ts"

const validate = (document: object) => new Validator().validate(structuredClone(document) as Record<string, unknown>)
const operations = (mount: Mount) =>
  Object.entries(openApi(plan, mount).paths).flatMap(([path, item]) =>
    Object.values(item).map((operation) => ({ path, ...(operation as { responses: object; parameters: [] }) }))
  )
const type = (kind: string) => `urn:problem-type:keikaku:${kind}`

describe("under a path", () => {
  const mounted = (basePath: string) => start(application(), { basePath })

  it("every route is there, and none at the root", async () => {
    const { ask, post, recorded } = mounted("/keikaku")
    expect((await post(counter(), {}, "/keikaku/decisions/OpenCounter")).status).toBe(200)
    const inside = ["/healthz", "/openapi.json", "/events", "/search", "/reports"]
    for (const path of inside) {
      expect([path, (await ask(`/keikaku${path}`)).status]).toEqual([path, 200])
      expect([path, (await ask(path)).body]).toEqual([path, expect.objectContaining({ type: type("not-found") })])
    }
    expect((await post(counter("B"))).status).toBe(404)
    expect(await recorded()).toBe(1)
  })

  it("the API speaks of itself by that path: its document, and where its reports are", async () => {
    const { ask } = start(application(undefined, planOf([OpenCounter], [seats])), { basePath: "/a/b" })
    const [report] = (await ask("/a/b/reports")).body.reports
    expect((await ask(report.href)).status).toBe(200)
    const { body } = await ask("/a/b/openapi.json")
    expect(Object.keys(body.paths).filter((path) => !path.startsWith("/a/b/"))).toEqual([])
    expect(Object.keys(body.paths)).toContain("/a/b/decisions/OpenCounter")
  })

  it("what is not there is answered as at the root", async () => {
    const { ask, post } = mounted("/keikaku")
    const unknown = await post({}, {}, "/keikaku/decisions/CloseCounter")
    expect(unknown.body).toMatchObject({ type: type("unknown-decision"), known: ["OpenCounter"] })
    expect((await ask("/keikaku/reports/x")).body.type).toBe(type("unknown-report"))
    const notAllowed = await ask("/keikaku/events", { method: "DELETE" })
    expect([notAllowed.status, notAllowed.headers.get("allow")]).toEqual([405, "GET, HEAD"])
    for (const path of [
      "/",
      "/keikaku",
      "/keikaku/",
      "/keikakus/healthz",
      "/keikakx/decisions/X",
      "/decisions/X",
      "/keikaku/x"
    ])
      expect([path, (await ask(path)).body]).toEqual([path, expect.objectContaining({ type: type("not-found") })])
  })

  const segment = fc.stringMatching(/^[\w.~-]{1,8}$/).filter((text) => text !== "." && text !== "..")
  it("whatever segments it has, the API is under it alone", () =>
    fc.assert(
      fc.asyncProperty(fc.array(segment, { minLength: 1, maxLength: 3 }), async (segments) => {
        const basePath = `/${segments.join("/")}`
        const { dispose, handler } = makeHandler({ ...application(), basePath })
        const statusOf = async (path: string) => (await handler(new Request(`http://localhost${path}`))).status
        expect(await statusOf(`${basePath}/healthz`)).toBe(200)
        expect(await statusOf(`${basePath}${basePath}/healthz`)).toBe(404)
        await dispose()
      }),
      { numRuns: 20 }
    ))

  it.each([
    ...["", "/", "keikaku", "/keikaku/", "//a", "/a//b", "/a/..", "/./a", "/:plan", "/*", "/a(b)", "/a b"],
    ...["/計画", "/%61", "/a?b", "/a#b", "http://localhost/a", "/a\n"]
  ])("a base path that is malformed, %j, dies before the first request", (basePath) => {
    expect(() => mounted(basePath)).toThrow("bug: http: basePath")
    expect(() => openApi(plan, { basePath })).toThrow("bug: http: basePath")
  })
})

const seats = defineReport(
  "seats",
  { ja: "席", en: "Seats" },
  {
    by: ["headquarters"],
    parameters: {},
    columns: { seats: column.count("席", "Seats") },
    projection: () => projection(() => ({})),
    rows: () => []
  }
)

describe("a host that knows who asks", () => {
  const bearers: Mount = { actorOf: ({ headers }) => headers.get("x-session")?.replace("+", "/") }
  const clerk = { "x-session": "clerk+7" }

  it("is believed, and the caller is not, whatever he claims", async () => {
    const { ask, post } = start(application(), bearers)
    await post(counter("A"), { ...clerk, "keikaku-actor": "headquarters/1" })
    await post(counter("B"), { ...clerk, "keikaku-actor": "é" })
    const claimed = await post({ ...counter("C"), actor: "headquarters/1" }, clerk)
    expect([claimed.status, claimed.body.issues[0].path]).toEqual([400, "/actor"])
    const { body } = await ask("/events", { headers: clerk })
    expect(body.events.map((e: { actor: string }) => e.actor)).toEqual(["clerk/7", "clerk/7"])
  })

  it("may take its time", async () => {
    const { post } = start(application(), { actorOf: async () => "clerk/8" })
    expect((await post(counter())).status).toBe(200)
  })

  it("is given the request that the handler was given", async () => {
    const sessions = new WeakMap<Request, string>()
    const { dispose, handler } = makeHandler({ ...application(), actorOf: (request) => sessions.get(request) })
    const request = new Request("http://localhost/events")
    sessions.set(request, "clerk/7")
    expect((await handler(request)).status).toBe(200)
    expect((await handler(new Request("http://localhost/events"))).status).toBe(401)
    await dispose()
  })

  it("decides who reads a report", async () => {
    const given = planOf([OpenCounter], [seats])
    const { ask } = start(application(undefined, given, { policy: byRole(given) }), bearers)
    const as = async (session: string) => (await ask("/reports/seats", { headers: { "x-session": session } })).status
    expect([await as("headquarters+1"), await as("auditor+1")]).toEqual([200, 403])
  })

  it("nobody else asks or reads anything of the plan", async () => {
    const { ask, post, recorded } = start(application(undefined, planOf([OpenCounter], [seats])), bearers)
    const answers = [
      await post(counter(), { "keikaku-actor": "headquarters/1" }),
      await post("{", { "idempotency-key": "two words" }),
      ...(await Promise.all(
        ["/events", "/events?limit=x", "/search", "/reports", "/reports/seats"].map((path) => ask(path))
      ))
    ]
    for (const { body, headers, status } of answers) {
      expect([status, body.type, headers.get("www-authenticate")]).toEqual([401, type("unauthenticated"), "Bearer"])
      expect(headers.get("content-type")).toBe("application/problem+json")
    }
    expect(await recorded()).toBe(0)
  })

  it("everybody sees whether the service is up, and its document", async () => {
    const { ask } = start(application(), bearers)
    expect([(await ask("/healthz")).status, (await ask("/openapi.json")).status]).toEqual([200, 200])
  })

  it("says how it wants to be told", async () => {
    const { ask } = start(application(), { actorOf: () => undefined, challenge: 'Basic realm="plan"' })
    expect((await ask("/events")).headers.get("www-authenticate")).toBe('Basic realm="plan"')
    for (const challenge of ["", "Bearer\n", "é"])
      expect(() => start(application(), { actorOf: () => undefined, challenge })).toThrow("bug: http: challenge")
  })

  const failing: ReadonlyArray<readonly [string, NonNullable<Mount["actorOf"]>]> = [
    [
      "throws",
      () => {
        throw new Error("secret")
      }
    ],
    ["rejects", () => Promise.reject(new Error("secret"))],
    ["rejects with what is no error", () => Promise.reject("secret")],
    ["says nothing", () => ""],
    ["says what cannot be an actor", () => "secret 7"],
    ["says more than an actor may have", async () => "secret".padEnd(201, "x")],
    ["says what is no text", () => ({ secret: 7 }) as never],
    ["says null", () => null as never]
  ]
  it.each(failing)("and that %s is at fault: the caller learns no more", async (_, actorOf) => {
    const { ask, post, recorded } = start(application(), { actorOf })
    for (const { body, headers, status } of [await post(counter()), await ask("/events")]) {
      expect([status, headers.get("content-type")]).toEqual([500, "application/problem+json"])
      expect(body.type).toBe(type("internal"))
      expect(JSON.stringify(body)).not.toMatch(/secret/)
    }
    expect(await recorded()).toBe(0)
  })

  it("reads a clone of the body; of a body that was read nothing is recorded", async () => {
    const cloning = start(application(), {
      actorOf: async (request) => `clerk/${(await request.clone().json()).seats}`
    })
    expect((await cloning.post(counter())).status).toBe(200)
    const reading = start(application(), { actorOf: async (request) => `clerk/${(await request.json()).seats}` })
    const { body, status } = await reading.post(counter())
    expect([status, body.type, await reading.recorded()]).toEqual([500, type("internal"), 0])
  })
})

describe("the OpenAPI document of a mounted API", () => {
  const mount: Mount = {
    basePath: "/keikaku",
    actorOf: () => undefined,
    openApi: {
      title: "計画",
      version: "2023.4",
      description: "A chamber's own",
      servers: [{ url: "https://{chamber}.example", variables: { chamber: { default: "tokyo" } } }]
    }
  }

  it("is valid, and introduces the API in the host's words", async () => {
    const document = openApi(plan, mount)
    expect(await validate(document)).toEqual({ valid: true })
    expect(document.info).toEqual({ title: "計画", version: "2023.4", description: "A chamber's own" })
    expect(document.servers).toEqual(mount.openApi?.servers)
    const { title } = openApi(plan, { openApi: { version: "2" } }).info
    expect(title).toBe("Keikaku")
  })

  it("is what the server answers", async () => {
    const { body } = await start(application(), mount).ask("/keikaku/openapi.json")
    expect(body).toEqual(JSON.parse(JSON.stringify(openApi(plan, mount))))
  })

  it("says where nobody unknown gets in, and has no header in which to claim somebody", () => {
    for (const { parameters, path, responses } of operations(mount)) {
      const isForAll = path === "/keikaku/healthz"
      expect([path, "401" in responses, "500" in responses]).toEqual([path, !isForAll, !isForAll])
      expect(JSON.stringify(parameters ?? [])).not.toContain("keikaku-actor")
    }
    expect(JSON.stringify(openApi(plan, mount))).toContain(type("unauthenticated"))
  })

  it("knows no 401 where the host leaves it to the caller to say who asks", () => {
    expect(operations({}).filter(({ responses }) => "401" in responses)).toEqual([])
  })
})
