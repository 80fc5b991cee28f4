// Which endpoint is served by what. The work is done by the kernel and the core; their failures leave
// here as problems.
import { type AnyReport, type PlanHost, runReport } from "@keikaku/core"
import { type Application, everything, type Instant, type LocalDate } from "@keikaku/kernel"
import { Effect, Layer } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { DerivedApi } from "./api.ts"
import { decide } from "./decide.ts"
import { readEventPage } from "./event-page.ts"
import { type Failure, problemOf } from "./failure.ts"
import { type ActorClaim, actorIn } from "./known-actor.ts"
import { problemResponse } from "./problem.ts"
import { readSearchPage } from "./search-page.ts"

const answering = <A, E extends Failure, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.catch(effect, (failure) => Effect.succeed(problemResponse(problemOf(failure))))

interface ReportRequest {
  readonly headers: ActorClaim
  readonly query: Readonly<Record<string, unknown>> & {
    readonly recordedAt?: Instant
    readonly effectiveOn?: LocalDate
  }
}

const serveReport =
  (host: PlanHost, report: AnyReport) =>
  ({ headers, query: { effectiveOn, recordedAt, ...parameters } }: ReportRequest) =>
    Effect.flatMap(actorIn(headers), (actor) =>
      runReport(host, report, parameters, {
        actor,
        ...(recordedAt === undefined ? {} : { upTo: recordedAt }),
        ...(effectiveOn === undefined ? {} : { effectiveOn })
      })
    ).pipe(answering)

const listReports = ({ plan }: PlanHost, basePath: string) => ({
  reports: [...plan.reports.values()].map(({ label, name }) => ({
    name,
    label,
    href: `${basePath}/reports/${encodeURIComponent(name)}`
  }))
})

const health = ({ store }: Application) =>
  Effect.map(store.read(everything, { backwards: true, limit: 1 }), ([last]) => ({
    status: "ok" as const,
    position: last?.position ?? 0
  }))

/** The handlers of a group whose endpoints are known only when it runs: the compiler cannot see that all are served. */
interface DerivedHandlers {
  readonly handle: (name: string, serve: (request: any) => Effect.Effect<unknown>) => unknown
  readonly handleRaw: DerivedHandlers["handle"]
}

const serveAll = (handlers: unknown, register: (handlers: DerivedHandlers) => void) => {
  register(handlers as DerivedHandlers)
  return handlers as HttpApiBuilder.Handlers<never>
}

/** Every endpoint of the API, served by a plan on a store. */
export const handlers = (api: DerivedApi, host: PlanHost, basePath: string) =>
  Layer.mergeAll(
    HttpApiBuilder.group(api, "decisions", (handlers) =>
      serveAll(handlers, (each) => {
        for (const decision of host.catalogue.decisions.values()) each.handleRaw(decision.name, decide(host, decision))
      })
    ),
    HttpApiBuilder.group(api, "reports", (handlers) =>
      serveAll(handlers, (each) => {
        for (const report of host.plan.reports.values()) each.handle(report.name, serveReport(host, report))
      })
    ),
    HttpApiBuilder.group(api, "reportList", (handlers) =>
      handlers.handle("listReports", () => Effect.sync(() => listReports(host, basePath)))
    ),
    HttpApiBuilder.group(api, "events", (handlers) =>
      handlers.handle("listEvents", ({ query }) => answering(readEventPage(host.store, query)))
    ),
    HttpApiBuilder.group(api, "search", (handlers) =>
      handlers.handle("search", ({ query }) => answering(readSearchPage(host, query)))
    ),
    HttpApiBuilder.group(api, "service", (handlers) => handlers.handle("health", () => answering(health(host))))
  )
