// What is not a request of this API is recognised, named, and leaves no trace in the log.
import { maxBodyBytes } from "@keikaku/http"
import { afterEach, describe, expect, it } from "vitest"
import { counter, start } from "./counter.ts"

let api: ReturnType<typeof start> | undefined
const ready = () => {
  api = start()
  return api
}
const problem = (kind: string, status: number) => ({
  status,
  body: { type: `urn:problem-type:keikaku:${kind}`, status }
})

/** Whatever a test here asked, it was answered with problems only, and nothing was recorded. */
afterEach(async () => expect(await api?.recorded()).toBe(0))

describe("a malformed payload names the path of each fault", () => {
  const faults: ReadonlyArray<readonly [string, unknown, string]> = [
    ["a missing field", { ...counter(), counter: undefined }, "/counter"],
    ["a wrong type", { ...counter(), seats: "3" }, "/seats"],
    ["a fraction", { ...counter(), seats: 1.5 }, "/seats"],
    ["an integer too large to be safe", { ...counter(), seats: 2 ** 53 }, "/seats"],
    ["a date that does not exist", { ...counter(), occurredOn: "2023-02-29" }, "/occurredOn"],
    ["a date written otherwise", { ...counter(), occurredOn: "2023/06/01" }, "/occurredOn"],
    ["half of a surrogate pair", { ...counter(), counter: "\ud800" }, "/counter"],
    ["a fault inside a list", { ...counter(), links: ["a", ""] }, "/links/1"],
    ["a field that nobody asked for", { ...counter(), "a/b~c": 1 }, "/a~1b~0c"],
    ["a list instead of an object", [], ""],
    ["null", null, ""]
  ]
  it.each(faults)("%s", async (_, payload, path) => {
    const answer = await ready().post(payload)
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.headers.get("content-type")).toBe("application/problem+json")
    expect(answer.body.issues).toContainEqual({ in: "body", path, message: expect.any(String) })
  })

  it("all faults are named at once", async () => {
    const { body } = await ready().post({ ...counter(), seats: "3", occurredOn: "2023-13-01" })
    expect(new Set(body.issues.map((i: { path: string }) => i.path))).toEqual(new Set(["/occurredOn", "/seats"]))
  })
})

describe("a body that is not JSON names where it stops being so", () => {
  it.each([
    ["nothing", "", { offset: 0, line: 1, column: 1 }],
    ["a trailing comma", '{"seats": 3,\n}', { offset: 13, line: 2, column: 1 }],
    ["an unfinished text", '{"seats": "3', { offset: 10, line: 1, column: 11 }],
    ["NaN", '{"seats": NaN}', { offset: 10, line: 1, column: 11 }],
    ["two values", "{} {}", { offset: 3, line: 1, column: 4 }],
    ["brackets without end", "[".repeat(60_000), { offset: 60_000, line: 1, column: 60_001 }]
  ])("%s", async (_, text, place) => {
    const answer = await ready().post(text)
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.body.place).toEqual(place)
    expect(answer.body.issues[0].message).toContain(`line ${place.line}, column ${place.column}`)
  })

  it("no body at all is as empty as an empty one", async () => {
    const headers = { "content-type": "application/json" }
    const answer = await ready().ask("/decisions/OpenCounter", { method: "POST", headers })
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.body.place).toEqual({ offset: 0, line: 1, column: 1 })
  })

  it("bytes that are not UTF-8 are refused instead of replaced", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(counter("?")))
    const answer = await ready().post(bytes.map((byte) => (byte === 0x3f ? 0xff : byte)))
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.body.issues[0].message).toContain("UTF-8")
  })
})

describe("a body is limited and declared", () => {
  it("one byte more than 64 KiB is too large, whether its length is announced or not", async () => {
    const text = JSON.stringify(counter()).padEnd(maxBodyBytes + 1)
    expect(maxBodyBytes).toBe(64 * 1024)
    expect(await ready().post(text)).toMatchObject(problem("too-large", 413))
    expect(await ready().post(text, { "content-length": String(text.length) })).toMatchObject(problem("too-large", 413))
  })

  it("64 KiB are not too large", async () => {
    const answer = await ready().post(JSON.stringify({ ...counter(), seats: "3" }).padEnd(maxBodyBytes))
    expect(answer).toMatchObject(problem("malformed", 400))
  })

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])("%s is not JSON", async (type) => {
    expect(await ready().post(counter(), { "content-type": type })).toMatchObject(
      problem("unsupported-media-type", 415)
    )
  })

  it("a compressed body is not read", async () => {
    expect(await ready().post(counter(), { "content-encoding": "gzip" })).toMatchObject(
      problem("unsupported-media-type", 415)
    )
  })
})

describe("headers and query", () => {
  it.each([
    ["idempotency-key", "x".repeat(201)],
    ["idempotency-key", "two words"],
    ["keikaku-actor", "é"]
  ])("a bad %s is named", async (name, value) => {
    const answer = await ready().post(counter(), { [name]: value })
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.body.issues).toEqual([{ in: "header", path: `/${name}`, message: expect.any(String) }])
  })

  it.each([
    ["after=-1", "/after"],
    ["after=x", "/after"],
    ["limit=0", "/limit"],
    ["limit=1001", "/limit"],
    ["type=CounterOpend", "/type"],
    ["tag=13", "/tag"],
    ["lmit=5", "/lmit"]
  ])("the query %s is malformed", async (query, path) => {
    const answer = await ready().ask(`/events?${query}`)
    expect(answer).toMatchObject(problem("malformed", 400))
    expect(answer.body.issues[0]).toMatchObject({ in: "query", path: expect.stringMatching(`^${path}(/0)?$`) })
  })
})

describe("what is not there", () => {
  it("an unknown decision is answered with the known ones", async () => {
    const answer = await ready().post(counter(), {}, "/decisions/CloseCounter")
    expect(answer).toMatchObject(problem("unknown-decision", 404))
    expect(answer.body).toMatchObject({ decision: "CloseCounter", known: ["OpenCounter"] })
  })

  it("an unknown report", async () => {
    const answer = await ready().ask("/reports/no-such-report")
    expect(answer).toMatchObject(problem("unknown-report", 404))
    expect(answer.body.report).toBe("no-such-report")
  })

  it.each(["/", "/decisions", "/decisions/", "/nowhere", "/%zz", "/decisions/OpenCounter/more", "//evil.example/"])(
    "%s is not found",
    async (path) => {
      const { body, headers, status } = await ready().ask(path)
      expect([status, body.status, headers.get("content-type")]).toEqual([404, 404, "application/problem+json"])
    }
  )

  it.each([
    ["GET", "/decisions/OpenCounter", "POST"],
    ["DELETE", "/events", "GET, HEAD"],
    ["POST", "/openapi.json", "GET, HEAD"],
    ["OPTIONS", "/decisions/OpenCounter", "POST"]
  ])("%s %s is not allowed, and the answer says what is", async (method, path, allow) => {
    const answer = await ready().ask(path, { method })
    expect(answer).toMatchObject(problem("method-not-allowed", 405))
    expect(answer.headers.get("allow")).toBe(allow)
  })
})
