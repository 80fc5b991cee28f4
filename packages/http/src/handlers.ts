// Which endpoint is served by what. The work is done by the kernel and the core; a failure that they tell of leaves
// here as a problem.
import { type PlanHost, type ReportParameters, runReport, zenkokuPlan } from "@keikaku/core"
import { type Application, everything, type Instant, type LocalDate } from "@keikaku/kernel"
import { Effect, Layer } from "effect"
import { HttpApiBuilder } from "effect/http-api"
import type { DerivedApi } from "./api.ts"
import { decide } from "./decide.ts"
import { readEventPage } from "./event-page.ts"
import { type Failure, problemOf } from "./failure.ts"
import { problemResponse } from "./problem.ts"
import { readSearchPage } from "./search-page.ts"

const answering = <A, E extends Failure, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.catch(effect, (failure) => Effect.succeed(problemResponse(problemOf(failure))))

interface ReportRequest {
  readonly query: ReportParameters & { readonly recordedAt?: Instant; readonly effectiveOn?: LocalDate }
}

const serveReport =
  (application: PlanHost, name: string) =>
  ({ query: { effectiveOn, recordedAt, ...parameters } }: ReportRequest) =>
    runReport(application, name, parameters, {
      ...(recordedAt === undefined ? {} : { upTo: recordedAt }),
      ...(effectiveOn === undefined ? {} : { effectiveOn })
    }).pipe(Effect.catchTag("UnknownReport", Effect.die), answering)

const listReports = Effect.sync(() => ({
  reports: [...zenkokuPlan.reports.values()].map(({ label, name }) => ({
    name,
    label,
    href: `/reports/${encodeURIComponent(name)}`
  }))
}))

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

/** Every endpoint of the API, served by an application. */
export const handlers = (api: DerivedApi, application: PlanHost) =>
  Layer.mergeAll(
    HttpApiBuilder.group(api, "decisions", (handlers) =>
      serveAll(handlers, (each) => {
        for (const decision of application.catalogue.decisions.values())
          each.handleRaw(decision.name, decide(application, decision))
      })
    ),
    HttpApiBuilder.group(api, "reports", (handlers) =>
      serveAll(handlers, (each) => {
        for (const name of zenkokuPlan.reports.keys()) each.handle(name, serveReport(application, name))
      })
    ),
    HttpApiBuilder.group(api, "reportList", (handlers) => handlers.handle("listReports", () => listReports)),
    HttpApiBuilder.group(api, "events", (handlers) =>
      handlers.handle("listEvents", ({ query }) => answering(readEventPage(application.store, query)))
    ),
    HttpApiBuilder.group(api, "search", (handlers) =>
      handlers.handle("search", ({ query }) => answering(readSearchPage(application, query)))
    ),
    HttpApiBuilder.group(api, "service", (handlers) => handlers.handle("health", () => answering(health(application))))
  )
