// A host that lives on Effect: the plan and its store are layers, the settings come from the environment, and spans and metrics go
// to an OpenTelemetry collector, if OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_TRACES_EXPORTER=otlp name one.
import { renderTable } from "@keikaku/cli"
import { Keikaku, promoter, zenkokuPlan } from "@keikaku/core"
import { SqliteStore } from "@keikaku/store-sqlite"
import { Config, Console, Effect, Layer } from "effect"
import { FetchHttpClient } from "effect/http"
import { Otlp, OtlpSerialization } from "effect/observability"

const store = SqliteStore.layerConfig({
  path: Config.String("PLAN_PATH").pipe(Config.withDefault(":memory:")),
  durability: Config.Literals(["full", "normal"], "PLAN_DURABILITY").pipe(Config.withDefault("full")),
  busyTimeout: Config.Duration("PLAN_BUSY_TIMEOUT").pipe(Config.withDefault("5 seconds"))
})

const telemetry = Otlp.layerFromConfig({ resource: { serviceName: "effect-host" } }).pipe(
  Layer.provide([FetchHttpClient.layer, OtlpSerialization.layerJson])
)

const plan = Keikaku.layer(zenkokuPlan).pipe(Layer.provide(store))

const program = Effect.gen(function* () {
  const keikaku = yield* Keikaku
  const consent = { parentBody: "chamber-13", branch: "13", occurredOn: "2023-04-03" }
  const ask = (branch: string, commandId: string) =>
    keikaku.execute(promoter.SecureParentBody, { ...consent, branch }, { commandId, actor: "branch:13/clerk" })
  yield* ask("13", "c-1")
  const answer = yield* ask("99", "c-2")
  if (answer._tag === "Refused") yield* Console.log(answer.rejection.sentence.ja)
  const { table } = yield* keikaku.report("target-progress", { fiscalYear: 2023, level: "nation" })
  yield* Console.log(renderTable(table, { format: "table", lang: "ja" }))
})

const main = program.pipe(
  Effect.withSpan("clerk.session"),
  Effect.provide(Layer.merge(plan, telemetry)),
  // A wrong setting, or a store that cannot be opened, ends the program with a sentence.
  Effect.catch((failure) =>
    Effect.andThen(
      Console.error(failure.message),
      Effect.sync(() => {
        process.exitCode = 1
      })
    )
  )
)
await Effect.runPromise(main)
