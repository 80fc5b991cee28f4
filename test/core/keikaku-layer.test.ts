// The plan as a service, on every store as a layer: the same answers, a store that goes with its scope, and settings that are wrong
// in a way that the host is told.
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { Keikaku, publication, targetProgress, traceEvent, zenkokuPlan } from "@keikaku/core"
import { EventStore, everything, MemoryStore, projection, StoreWithSidecar } from "@keikaku/kernel"
import { PostgresStore } from "@keikaku/store-postgres"
import { SqliteStore } from "@keikaku/store-sqlite"
import { Cause, Config, ConfigProvider, Effect, Exit, Layer, Redacted, Scope, Stream } from "effect"
import fc from "fast-check"
import { databaseUrl, newSchema, query, useDatabase } from "../store-postgres/opened.ts"
import { temporaryFile, temporaryFolder } from "../temporary.ts"

useDatabase()

const { IssueManual, ManualIssued } = publication
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const sender = (commandId: string) => ({ commandId, actor: "headquarters/1" })
const editions = projection<ReadonlyArray<number>>(() => []).on(ManualIssued, (all, { edition }) => [...all, edition])

const stores = {
  "in memory": () => MemoryStore.layer,
  "in a file": () => SqliteStore.layer({ path: temporaryFile(), busyTimeout: "5 seconds" }),
  "on PostgreSQL": () =>
    PostgresStore.layer({ url: Redacted.make(databaseUrl()), schema: newSchema(), busyTimeout: "5 seconds" })
}

/** Settings as a host's environment or file gives them. */
const configured = <A, E>(layer: Layer.Layer<A, E>, settings: unknown) =>
  Effect.exit(
    Effect.scoped(Layer.build(Layer.provide(layer, ConfigProvider.layer(ConfigProvider.fromUnknown(settings)))))
  )

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** The one failure of an exit; what died is thrown. */
const failureIn = <E>(exit: Exit.Exit<unknown, E>): E => {
  if (Exit.isSuccess(exit)) throw new Error("it did not fail")
  const failed = exit.cause.reasons.find(Cause.isFailReason)
  if (failed === undefined) throw Cause.squash(exit.cause)
  return failed.error
}

describe.each(Object.entries(stores))("the plan on a store %s", (_, storeOf) => {
  it.live("answers commands, reports and views, and streams what was and is recorded", () =>
    Effect.gen(function* () {
      const { execute, host, placeAfter, replay, report, subscribe, view } = yield* Keikaku
      const outcome = yield* execute(IssueManual, manual, sender("c1"))
      expect(outcome).toMatchObject({ _tag: "Recorded", repeated: false, events: [{ event: { title: "手引" } }] })
      expect(yield* execute(IssueManual, manual, sender("c1"))).toMatchObject({ _tag: "Recorded", repeated: true })
      expect(yield* execute(IssueManual, manual, sender("c2"))).toEqual({ _tag: "AlreadySo" })
      const place = yield* placeAfter(1)
      yield* execute(IssueManual, { ...manual, edition: 3 }, sender("c3"))
      const refused = yield* execute(IssueManual, { ...manual, edition: 2 }, sender("c4"))
      expect(refused).toMatchObject({ _tag: "Refused", rejection: { code: "EditionNotNewer" } })
      const failure = yield* Effect.flip(execute(IssueManual, manual, sender("c3")))
      expect(failure._tag).toBe("CommandIdTaken")

      expect(yield* view(editions)).toEqual([1, 3])
      expect(yield* replay(editions, { upTo: 1 })).toEqual({ state: [1], position: 1 })
      expect(yield* report(targetProgress, { level: "nation" })).toMatchObject({ size: 2, skipped: null })
      expect((yield* Effect.flip(report("no-such-report")))._tag).toBe("UnknownReport")
      expect((yield* traceEvent(host, 1)).recorded.position).toBe(1)

      const positions = (after: number | typeof place, most: number) =>
        subscribe({ after }).pipe(
          Stream.tap(({ position }) =>
            position === 2
              ? Effect.forkChild(execute(IssueManual, { ...manual, edition: 4 }, sender("c5")))
              : Effect.void
          ),
          Stream.take(most),
          Stream.map((recorded) => recorded.position),
          Stream.runCollect
        )
      expect(yield* positions(0, 3)).toEqual([1, 2, 3])
      expect(yield* positions(place, 1)).toEqual([2])
      const elsewhere = yield* Effect.flip(positions({ ...place, log: "another" }, 1))
      expect(elsewhere).toMatchObject({ _tag: "StoreUnavailable", reason: "other-log" })
    }).pipe(Effect.provide(Keikaku.layer(zenkokuPlan).pipe(Layer.provide(storeOf()))))
  )

  it.live("is given the store and what is kept beside its log as one", () =>
    Effect.gen(function* () {
      const store = yield* StoreWithSidecar
      expect(store).toBe(yield* EventStore)
      const kept = new Map([["note", "text"]])
      expect(yield* store.sidecar.put(kept, { key: "note", text: undefined })).toBe(true)
      expect(yield* store.sidecar.get(["note"])).toEqual(kept)
    }).pipe(Effect.provide(storeOf()))
  )
})

describe("a policy given to the layer", () => {
  it.live("refuses, and is asked of reports as well", () =>
    Effect.gen(function* () {
      const { execute, report } = yield* Keikaku
      expect(yield* execute(IssueManual, manual, sender("c1"))).toMatchObject({ _tag: "Refused", rejection: no })
      expect((yield* Effect.flip(report(targetProgress, {}, { actor: "x" })))._tag).toBe("ReportForbidden")
    }).pipe(Effect.provide(Keikaku.layer(zenkokuPlan, { policy: nobody }).pipe(Layer.provide(MemoryStore.layer))))
  )
})
const no = { code: "No", by: "actor", because: {}, sentence: { ja: "否", en: "No." } }
const nobody = { mayAsk: () => no, mayRecord: () => undefined, mayRead: () => no }

describe("a store that is a layer", () => {
  const afterItsScope = Effect.fnUntraced(function* (layer: (typeof stores)[keyof typeof stores]) {
    const scope = yield* Scope.make()
    const { read } = yield* Scope.provide(
      Effect.provide(EventStore, yield* Layer.buildWithScope(layer(), scope)),
      scope
    )
    yield* read(everything)
    yield* Scope.close(scope, Exit.void)
    return yield* Effect.flip(read(everything))
  })

  it.live("is closed with its scope, in a file", () =>
    Effect.gen(function* () {
      const path = temporaryFile()
      const failure = yield* afterItsScope(() => SqliteStore.layer({ path }))
      expect(failure).toMatchObject({ _tag: "StoreUnavailable", reason: "closed" })
      // Closing moves into the file what was written beside it.
      expect(sizeOf(`${path}-wal`)).toBe(0)
    })
  )

  it.live("is closed with its scope, on PostgreSQL, and its connections with it", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const connections = () =>
        query("SELECT count(*)::int FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE $1", [
          `%${schema}%`
        ]).then(([[count]]) => count as number)
      const options = { url: Redacted.make(databaseUrl()), schema }
      yield* Effect.provide(
        Effect.gen(function* () {
          yield* (yield* EventStore).read(everything)
          expect(yield* Effect.promise(connections)).toBeGreaterThan(0)
        }),
        PostgresStore.layer(options)
      )
      yield* Effect.promise(() => expect.poll(connections, { timeout: 60_000 }).toBe(0))
      expect(yield* afterItsScope(() => PostgresStore.layer(options))).toMatchObject({ reason: "closed" })
    })
  )

  it.live("is opened with what the configuration says", () =>
    Effect.gen(function* () {
      const [path, schema] = [temporaryFile(), newSchema()]
      const file = SqliteStore.layerConfig({ path: Config.String("PATH"), busyTimeout: Config.Duration("WAIT") })
      expect(Exit.isSuccess(yield* configured(file, { PATH: path, WAIT: "2 seconds" }))).toBe(true)
      expect(existsSync(path)).toBe(true)
      const database = PostgresStore.layerConfig({ url: Config.Redacted("URL"), schema: Config.String("SCHEMA") })
      expect(Exit.isSuccess(yield* configured(database, { URL: databaseUrl(), SCHEMA: schema }))).toBe(true)
      const found = yield* Effect.promise(() => query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]))
      expect(found).toHaveLength(1)
    })
  )
})

describe("a wrong setting", () => {
  const file = SqliteStore.layerConfig({
    path: Config.String("PATH"),
    create: Config.Boolean("CREATE").pipe(Config.withDefault(true)),
    durability: Config.Literals(["full", "normal"], "DURABILITY").pipe(Config.withDefault(undefined)),
    busyTimeout: Config.Duration("WAIT").pipe(Config.withDefault(undefined))
  })
  const database = PostgresStore.layerConfig({
    url: Config.Redacted("URL"),
    schema: Config.String("SCHEMA").pipe(Config.withDefault(undefined)),
    connections: Config.Number("CONNECTIONS").pipe(Config.withDefault(undefined)),
    busyTimeout: Config.Duration("WAIT").pipe(Config.withDefault(undefined)),
    statementTimeout: Config.Duration("STATEMENT").pipe(Config.withDefault(undefined)),
    pollInterval: Config.Duration("POLL").pipe(Config.withDefault(undefined))
  })

  it.live("of a file is a failure that names it", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder()
      for (const [settings, tag, named] of [
        [{}, "ConfigError", "PATH"],
        [{ PATH: join(folder, "a"), CREATE: "perhaps" }, "ConfigError", "CREATE"],
        [{ PATH: join(folder, "a"), DURABILITY: "some" }, "ConfigError", "DURABILITY"],
        [{ PATH: join(folder, "a"), WAIT: "a while" }, "ConfigError", "WAIT"],
        [{ PATH: "." }, "StoreUnavailable", "is not a file"],
        [{ PATH: folder }, "StoreUnavailable", folder],
        [{ PATH: join(folder, "none", "a") }, "StoreUnavailable", "none"],
        [{ PATH: join(folder, "a\0b") }, "StoreUnavailable", "is not a path"],
        [{ PATH: join(folder, "a"), CREATE: "false" }, "StoreUnavailable", "there is no file"]
      ] as const) {
        const failure = failureIn(yield* configured(file, settings))
        expect([failure._tag, failure.message], inspect(settings)).toEqual([tag, expect.stringContaining(named)])
      }
    })
  )

  it("of how long to wait for a file, whichever, is never a defect", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.double().map((n) => `${n} millis`),
          fc.string()
        ),
        async (wait) => {
          const exit = await Effect.runPromise(configured(file, { PATH: temporaryFile(), WAIT: wait }))
          if (Exit.isFailure(exit)) expect(failureIn(exit)._tag).toBe("ConfigError")
        }
      )
    ))

  it.live("of PostgreSQL is a failure that names it", () =>
    Effect.gen(function* () {
      const rest = { URL: databaseUrl(), SCHEMA: newSchema() }
      for (const [settings, tag, named] of [
        [{}, "ConfigError", "URL"],
        [{ ...rest, CONNECTIONS: "many" }, "ConfigError", "CONNECTIONS"],
        [{ ...rest, STATEMENT: "a while" }, "ConfigError", "STATEMENT"],
        [{ ...rest, SCHEMA: "pg_own" }, "StoreUnavailable", "pg_own"],
        [{ ...rest, CONNECTIONS: "NaN" }, "StoreUnavailable", "connections"],
        [{ ...rest, WAIT: "Infinity" }, "StoreUnavailable", "busyTimeout"]
      ] as const) {
        const failure = failureIn(yield* configured(database, settings))
        expect([failure._tag, failure.message], inspect(settings)).toEqual([tag, expect.stringContaining(named)])
      }
    })
  )

  it("of PostgreSQL's numbers, whichever, is never a defect", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.tuple(fc.constant("CONNECTIONS"), fc.oneof(fc.integer({ max: 0 }), fc.constantFrom(0.5, 2.5, 2 ** 60))),
          fc.tuple(
            fc.constantFrom("WAIT", "STATEMENT", "POLL"),
            fc.oneof(
              fc.integer({ max: 0 }),
              fc.maxSafeInteger().filter((n) => n > 2 ** 31),
              fc.constantFrom(0.4, 1e300)
            )
          )
        ),
        async ([name, number]) => {
          const value = name === "CONNECTIONS" ? `${number}` : `${number} millis`
          const settings = { URL: databaseUrl(), SCHEMA: "never_made", [name]: value }
          const failure = failureIn(await Effect.runPromise(configured(database, settings)))
          expect(["ConfigError", "StoreUnavailable"]).toContain(failure._tag)
        }
      )
    ))

  it.live("never shows the password, however the failure is printed", () =>
    Effect.gen(function* () {
      for (const place of [
        "127.0.0.1:1/plans",
        "[bad/plans",
        "127.0.0.1:x/plans",
        "127.0.0.1:1,127.0.0.1:2/plans?ssl=%"
      ]) {
        const exit = yield* configured(database, { URL: `postgresql://app:hunter2@${place}`, SCHEMA: "never_made" })
        const failure = failureIn(exit)
        expect(failure._tag).toBe("StoreUnavailable")
        const printed = [inspect(exit, { depth: 20, showHidden: true }), JSON.stringify(exit), `${failure.message}`]
        if (Exit.isFailure(exit)) printed.push(Cause.pretty(exit.cause))
        expect(printed.filter((text) => text.includes("hunter2"))).toEqual([])
      }
    })
  )
})
