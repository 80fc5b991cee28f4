// The API as a value, derived from a plan: its decisions, its events and its reports.
// The routes and the OpenAPI document are both made of it, so neither can forget the other.
import type { Plan } from "@keikaku/core"
import { Schema } from "effect"
import { HttpApi, HttpApiEndpoint, HttpApiGroup, HttpApiMiddleware, OpenApi } from "effect/http-api"
import { decisionEndpoint } from "./decision-endpoint.ts"
import { eventEndpoint } from "./event-endpoint.ts"
import { KnowsActor } from "./known-actor.ts"
import { basePathOf, type Mount } from "./mount.ts"
import { MalformedProblem, UnavailableProblem } from "./problem-schema.ts"
import { reportEndpoint, reportListEndpoint } from "./report-endpoint.ts"
import { searchEndpoint } from "./search-endpoint.ts"
import { withoutUnused } from "./unused-components.ts"

/** Turns what a schema finds wrong with a request into the problem that names it. */
export class NamesMalformed extends HttpApiMiddleware.Service<NamesMalformed>()("@keikaku/http/NamesMalformed", {
  error: MalformedProblem
}) {}

const healthEndpoint = HttpApiEndpoint.get("health", "/healthz", {
  success: Schema.Struct({
    status: Schema.Literal("ok"),
    position: Schema.Int.annotate({ description: "of the last event, 0 when there is none" })
  }),
  error: UnavailableProblem
}).annotateMerge(
  OpenApi.annotations({
    identifier: "health",
    summary: "稼働確認 / Health",
    description: "記録庫が読めるか / Whether the store can be read"
  })
)

/** The path under which the OpenAPI document is served. */
export const openApiPath = "/openapi.json"

const group = <const Name extends string, E extends HttpApiEndpoint.Constraint>(
  name: Name,
  title: string,
  description: string,
  endpoints: ReadonlyArray<E>
) =>
  HttpApiGroup.make(name)
    .add(...(endpoints as unknown as readonly [E, ...Array<E>]))
    .annotateMerge(OpenApi.annotations({ title, description }))

const planGroups = ({ catalogue, reports }: Plan, mount: Mount) =>
  HttpApi.make("keikaku").add(
    group(
      "decisions",
      "Decisions",
      "決定 / What may be asked",
      [...catalogue.decisions.values()].map(decisionEndpoint(mount))
    ),
    group("reports", "Reports", "帳票 / The reports", [...reports.values()].map(reportEndpoint(mount))),
    group("reportList", "Report list", "帳票の一覧 / The list of reports", [reportListEndpoint]),
    group("events", "Events", "記録 / The log", [eventEndpoint(catalogue)]),
    group("search", "Search", "検索 / Searching the log", [searchEndpoint(catalogue)])
  )

/** Where the host knows who asks, nothing of the plan is for whom it does not know; whether the service is up is for all. */
const knowingActors = (api: ReturnType<typeof planGroups>, { actorOf }: Mount) =>
  actorOf === undefined ? api : (api.middleware(KnowsActor) as unknown as typeof api)

const mountedAt = <Id extends string, Groups extends HttpApiGroup.Constraint>(
  api: HttpApi.HttpApi<Id, Groups>,
  mount: Mount
): HttpApi.HttpApi<Id, Groups> => {
  const basePath = basePathOf(mount)
  return basePath === "" ? api : (api.prefix(basePath) as unknown as typeof api)
}

/** The API of a plan: one endpoint for each decision and each report, the log, and the state of the service. */
export const deriveApi = (plan: Plan, mount: Mount) =>
  mountedAt(
    knowingActors(planGroups(plan, mount), mount)
      .add(group("service", "Service", "稼働 / The service", [healthEndpoint]))
      .middleware(NamesMalformed),
    mount
  )
    .annotate(HttpApi.QueryParseOptions, { errors: "all", onExcessProperty: "error" })
    .annotate(HttpApi.HeadersParseOptions, { errors: "all" })
    .annotateMerge(
      OpenApi.annotations({
        title: "Keikaku",
        version: "0.1.0",
        description: "事業計画の決定、記録、帳票 / The decisions, events and reports of the annual business plan",
        ...mount.openApi,
        transform: (document) => withoutUnused(document as unknown as OpenApi.OpenAPISpec) as never
      })
    )

/** The type of a derived API. */
export type DerivedApi = ReturnType<typeof deriveApi>

/**
 * The OpenAPI 3.1 document of a plan, as `GET /openapi.json` answers it where it is mounted so.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { openApi } from "@keikaku/http"
 * openApi(zenkokuPlan).openapi // => "3.1.0"
 * ```
 */
export const openApi = (plan: Plan, mount: Mount = {}): OpenApi.OpenAPISpec => OpenApi.fromApi(deriveApi(plan, mount))
