// A made-up application of one decision, for the tests of the HTTP API: a branch opens a counter. Nothing of it is known
// to the package, so whatever is served of it was derived.
import {
  type AnyReport,
  BranchCode,
  decision,
  definePlan,
  defineTopic,
  hostPlan,
  type Plan,
  type PlanDecision,
  type PlanHost,
  Text,
  zenkokuRohoren
} from "@keikaku/core"
import * as http from "@keikaku/http"
import { alreadySo, defineEvent, type EventStore, everything, fact, memoryStore, refusal } from "@keikaku/kernel"
import { Effect, Result, Schema } from "effect"
import { expect, onTestFinished } from "vitest"

export const CounterOpened = defineEvent("CounterOpened", {
  label: { ja: "窓口開設", en: "Counter opened" },
  fields: { branch: BranchCode, counter: Text, seats: Schema.Int },
  tags: (e) => [`counter:${e.counter}`, `branch:${e.branch}`]
})

export const CounterTaken = refusal("CounterTaken", "counter", {
  ja: "窓口 {counter} は支部 {branch} のものです。",
  en: "Counter {counter} belongs to branch {branch}."
})

const ownership = fact<string | undefined>(undefined).on(CounterOpened, (_, e) => e.branch)

export const OpenCounter = decision("OpenCounter", "窓口を開く", {
  payload: { branch: BranchCode, counter: Text, seats: Schema.Int, links: Schema.optionalKey(Schema.Array(Text)) },
  records: CounterOpened,
  refuses: [CounterTaken],
  reads: (c) => ({ owner: ownership.about(`counter:${c.counter}`) }),
  decide: ({ links, ...c }, { owner }) => {
    if (owner === c.branch) return alreadySo
    return owner === undefined ? CounterOpened(c) : CounterTaken({ counter: c.counter, branch: owner })
  }
})

/** A made-up plan of these decisions. */
export const planOf = (decisions: ReadonlyArray<PlanDecision>, reports: ReadonlyArray<AnyReport> = []): Plan =>
  definePlan({
    topics: [
      defineTopic({ name: "counter", label: { ja: "窓口", en: "Counters" }, by: ["branch"], decisions, reports })
    ],
    federation: zenkokuRohoren
  })

export const plan = planOf([OpenCounter])

/** A plan on a fresh memory store, or on a given one. */
export const application = (
  store: EventStore = Effect.runSync(memoryStore),
  given: Plan = plan,
  more: Partial<http.Hosted> = {}
): PlanHost => hostPlan({ plan: given, store, ...more })

const kinds = {
  malformed: http.MalformedProblem,
  unauthenticated: http.UnauthenticatedProblem,
  internal: http.InternalProblem,
  "too-large": http.TooLargeProblem,
  "unsupported-media-type": http.UnsupportedMediaTypeProblem,
  "key-reused": http.KeyReusedProblem,
  unreadable: http.UnreadableProblem,
  unavailable: http.UnavailableProblem,
  conflict: http.ConflictProblem
}

/** A problem that an endpoint may answer must be what its schema, and so the OpenAPI document, says. */
const expectDescribed = ({ catalogue }: PlanHost, body: any) => {
  const refusals = [...catalogue.decisions.values()].flatMap(({ refuses }) => refuses).map(http.refusalSchema)
  const all = [...Object.entries(kinds), ...refusals.map((schema) => ["refused", schema] as const)]
  const schemas = all.filter(([kind]) => body?.type === http.typeOfProblem(kind as http.ProblemKind))
  const fits = schemas.filter(([, schema]) =>
    Result.isSuccess(Schema.decodeUnknownResult(schema as Schema.Decoder<unknown>, { onExcessProperty: "error" })(body))
  )
  expect(schemas.length === 0 || fits.length > 0, JSON.stringify(body)).toBe(true)
}

/** A handler that is disposed of when the test ends, with shorthands for asking it. */
export const start = (app: PlanHost = application(), mount: http.Mount = {}) => {
  const { dispose, handler } = http.makeHandler({ ...app, ...mount })
  onTestFinished(dispose)
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await handler(new Request(`http://localhost${path}`, init))
    const text = await response.text()
    const isJson = /json/.test(response.headers.get("content-type") ?? "")
    const body = isJson ? JSON.parse(text) : text
    expectDescribed(app, body)
    return { status: response.status, headers: response.headers, body }
  }
  const post = (body: unknown, headers: Record<string, string> = {}, path = "/decisions/OpenCounter") =>
    ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body)
    })
  const recorded = async () => (await Effect.runPromise(app.store.read(everything))).length
  return { ask, post, recorded }
}

/** A payload that the decision grants. */
export const counter = (name = "A", branch = "13") => ({ branch, counter: name, seats: 3, occurredOn: "2023-06-01" })
