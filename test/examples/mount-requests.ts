// What is asked of every mount, in this order: each row is one request, and its answer must be the one that the bare handler gives.
import { Agent, request } from "node:http"
import { buffer } from "node:stream/consumers"
import { maxBodyBytes } from "@keikaku/http"

/** A request, and the status with which it is to be answered. A body of several chunks is sent without its length. */
export interface MountRequest {
  readonly name: string
  readonly status: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: ReadonlyArray<Uint8Array>
}

/** An answer as it came. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The credentials of somebody at the headquarters, and of somebody at a branch. */
export const asHeadquarters = { authorization: "Bearer headquarters-token" }
const asBranch = { authorization: "Bearer tokyo-token" }
const json = { "content-type": "application/json" }

type Given = Partial<Omit<MountRequest, "headers">> & { readonly headers?: MountRequest["headers"] }

const get = (status: number, path: string, given: Given = {}): MountRequest => ({
  name: `${given.method ?? "GET"} ${path.slice(0, 60)}`,
  status,
  method: "GET",
  path: `/keikaku${path}`,
  chunks: [],
  ...given,
  headers: { ...asHeadquarters, ...given.headers }
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const post = (status: number, name: string, body: unknown, given: Given = {}): MountRequest => ({
  ...get(status, given.path ?? "/decisions/DraftPlan"),
  name,
  method: "POST",
  chunks: [bytes(typeof body === "string" ? body : JSON.stringify(body))],
  ...given,
  path: `/keikaku${given.path ?? "/decisions/DraftPlan"}`,
  headers: { ...asHeadquarters, ...json, "idempotency-key": name.replaceAll(" ", "-"), ...given.headers }
})

const draft = (fiscalYear: number, title = "事業計画") => ({ fiscalYear, title, occurredOn: "2023-03-01" })
const padded = (length: number): string => JSON.stringify(draft(2031, "t")).padEnd(length)
const nobody = { authorization: "" }

/** The requests. */
export const mountRequests: ReadonlyArray<MountRequest> = [
  get(200, "/healthz"),
  get(200, "/healthz", { method: "HEAD" }),
  get(200, "/healthz", { name: "health, for nobody in particular", headers: nobody }),
  get(200, "/healthz/", { name: "a slash at the end" }),
  get(200, "/openapi.json"),
  get(200, "/openapi.json", { method: "HEAD" }),
  post(401, "nobody asks", draft(2023), { headers: nobody }),
  post(401, "an unknown token", draft(2023), { headers: { authorization: "Bearer x" } }),
  post(401, "somebody who only claims to be somebody", draft(2023), {
    headers: { ...nobody, "keikaku-actor": "headquarters/c-1" }
  }),
  get(401, "/events", { name: "the log, for nobody", headers: nobody }),
  post(403, "a branch may not", draft(2023), { headers: asBranch }),
  post(403, "a branch may not, whatever it claims", draft(2023), {
    headers: { ...asBranch, "keikaku-actor": "headquarters/c-1" }
  }),
  post(200, "recorded", draft(2023), { headers: { "keikaku-actor": "branch:13/claimed" } }),
  post(200, "recorded", draft(2023)),
  post(422, "refused", draft(2023, "another")),
  post(422, "the key of another command", draft(2024), { headers: { "idempotency-key": "recorded" } }),
  post(200, "in chunks", "", { chunks: [...JSON.stringify(draft(2024))].map(bytes) }),
  post(200, "with a charset", draft(2025), { headers: { "content-type": "application/json; charset=utf-8" } }),
  post(400, "malformed JSON", '{"fiscalYear": 2026,\n "title": }'),
  post(400, "two members too many", { ...draft(2026), actor: "headquarters/c-2", "a/b~c": 1 }),
  post(400, "the last of a name twice", '{"fiscalYear":2026,"fiscalYear":"x","title":"t","occurredOn":"2023-03-01"}'),
  post(400, "not UTF-8", "", { chunks: [new Uint8Array([0x22, 0xff, 0x22])] }),
  post(400, "no body", "", { chunks: [] }),
  post(400, "__proto__", '{"__proto__":{"fiscalYear":2026},"constructor":{"prototype":1}}'),
  post(415, "text", draft(2026), { headers: { "content-type": "text/plain" } }),
  post(415, "a form", "fiscalYear=2026", { headers: { "content-type": "application/x-www-form-urlencoded" } }),
  post(415, "a type that is none", draft(2026), { headers: { "content-type": "nonsense" } }),
  post(415, "compressed", draft(2026), { headers: { "content-encoding": "gzip" } }),
  post(200, "as large as may be", padded(maxBodyBytes)),
  post(413, "a byte too large", padded(maxBodyBytes + 1)),
  post(413, "a byte too large, its length unsaid", "", { chunks: [bytes(padded(maxBodyBytes)), bytes(" ")] }),
  post(413, "five megabytes", padded(5_000_000)),
  post(413, "five megabytes, their length unsaid", "", { chunks: Array(5).fill(bytes(" ".repeat(1_000_000))) }),
  post(401, "five megabytes from nobody", padded(5_000_000), { headers: nobody }),
  get(404, "/nowhere?a=b"),
  get(404, "/reports/no-such-report"),
  get(404, `/reports/${"x".repeat(300)}`, { name: "a report with a very long name" }),
  get(404, "/decisions/%E8%A8%88%E7%94%BB"),
  post(404, "an unknown decision", draft(2026), { path: "/decisions/DraftPlans" }),
  get(405, "/decisions/DraftPlan"),
  get(405, "/decisions/DraftPlan", { method: "HEAD" }),
  get(405, "/decisions/DraftPlan", { method: "OPTIONS" }),
  get(405, "/events", { method: "DELETE" }),
  post(405, "PUT with a body", draft(2026), { method: "PUT" }),
  get(200, "/events?limit=2"),
  get(200, "/events?limit=2&after=2"),
  get(200, "/events?type=PlanDrafted&tag=plan%3A2023"),
  get(200, "/events", { method: "HEAD" }),
  get(400, "/events?limit=0&lmit=1"),
  get(200, "/search?text=%E4%BA%8B%E6%A5%AD"),
  get(200, "/reports"),
  get(200, "/reports/plan-items?fiscalYear=2023"),
  get(400, "/reports/plan-items?fiscalYear=23")
]

const named = (headers: NodeJS.Dict<string | Array<string>>): Answer["headers"] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Asks on a socket. */
export const askOnSocket = (port: number, { chunks, headers, method, path }: MountRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = chunks.length > 1 || method === "GET" ? {} : { "content-length": chunks[0]?.length ?? 0 }
    const asked = request({
      host: "127.0.0.1",
      port,
      method,
      path,
      agent: new Agent(),
      headers: { ...headers, ...length }
    })
    asked.on("error", reject)
    asked.on("response", (answer) =>
      buffer(answer).then(
        (body) =>
          resolve({ status: answer.statusCode ?? 0, headers: named(answer.headers), body: body.toString("latin1") }),
        reject
      )
    )
    for (const chunk of chunks) asked.write(chunk)
    asked.end()
  })

const streamOf = (chunks: ReadonlyArray<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    }
  })

/** Asks the bare handler. */
export const askHandler = async (
  handler: (request: Request) => Promise<Response>,
  { chunks, headers: sent, method, path }: MountRequest
): Promise<Answer> => {
  const answer = await handler(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: sent,
      ...(method === "GET" || method === "HEAD" ? {} : { body: streamOf(chunks), duplex: "half" })
    })
  )
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1")
  const headers: Record<string, string> = {}
  answer.headers.forEach((value, name) => {
    headers[name] = value
  })
  return { status: answer.status, headers, body }
}
