// What can be seen of a plan from outside: the spans and metrics that docs/guides/effect.md lists, no others, and nothing of what was
// asked or answered.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { inspect } from "node:util"
import { describe, expect, it } from "@effect/vitest"
import { hostPlan, Keikaku, promoter, publication, runReport, targetProgress, traced, zenkokuPlan } from "@keikaku/core"
import { EventStore, everything, execute, MemoryStore, memoryStore, projection } from "@keikaku/kernel"
import { SqliteStore } from "@keikaku/store-sqlite"
import { Cause, Effect, Exit, Fiber, Layer, Metric, Option, Scope, Tracer } from "effect"
import fc from "fast-check"
import { temporaryFile } from "../temporary.ts"

const { IssueManual, ManualIssued } = publication
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const sender = (commandId: string) => ({ commandId, actor: "headquarters/1" })
const editions = projection(() => 0).on(ManualIssued, (count) => count + 1)

/** Runs work with its spans and metrics kept apart from all others. */
const watching = Effect.fnUntraced(function* <A, E>(work: Effect.Effect<A, E>) {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  const [exit, metrics] = yield* Effect.zip(Effect.exit(work), Metric.snapshot).pipe(
    Effect.provideService(Tracer.Tracer, tracer),
    Effect.provideService(Metric.MetricRegistry, new Map())
  )
  return { exit, metrics, spans }
})
type Watched = Effect.Success<ReturnType<typeof watching>>

const named = ({ spans }: Watched, name: string) => spans.filter((span) => span.name === `keikaku.${name}`)
const said = (span: Tracer.NativeSpan) => Object.fromEntries(span.attributes)
const counted = ({ metrics }: Watched, id: string) =>
  metrics.flatMap((metric) => (metric.id === id ? [{ ...metric.attributes, count: (metric.state as any).count }] : []))

const plan = Keikaku.layer(zenkokuPlan)
/** Two services on one store, each with a memory of its own, as two processes have. */
const two = Effect.gen(function* () {
  const store = Layer.succeed(EventStore, yield* memoryStore)
  const service = () => Effect.scoped(Effect.provide(Keikaku, Layer.fresh(Layer.provide(plan, store))))
  return [yield* service(), yield* service()] as const
})

/** A run in which everything ends in every way. */
const everyWay = Effect.gen(function* () {
  const [one, other] = yield* two
  yield* one.execute(IssueManual, manual, sender("c1"))
  yield* one.execute(IssueManual, manual, sender("c1"))
  yield* one.execute(IssueManual, manual, sender("c2"))
  yield* one.execute(IssueManual, { ...manual, title: "本" }, sender("c3"))
  yield* other.execute(IssueManual, { ...manual, edition: 2 }, sender("c4"))
  yield* one.execute(IssueManual, { ...manual, edition: 3 }, sender("c5"))
  yield* Effect.flip(one.execute(IssueManual, { ...manual, edition: -1 }, sender("c6")))
  yield* one.report(targetProgress, { level: "nation" })
  yield* one.replay(editions)

  const scope = yield* Scope.make()
  const file = SqliteStore.layer({ path: temporaryFile() })
  const closed = yield* Effect.provide(Keikaku, yield* Layer.buildWithScope(Layer.provide(plan, file), scope))
  yield* closed.execute(IssueManual, manual, sender("c1"))
  yield* Scope.close(scope, Exit.void)
  yield* Effect.flip(closed.execute(IssueManual, { ...manual, edition: 2 }, sender("c2")))
  yield* Effect.flip(closed.report(targetProgress))
  yield* Effect.flip(closed.view(editions))
})

/** The rows of the table under a heading of the guide: the name in the first cell, and what is in backquotes in the others. */
const tableUnder = (heading: string) => {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/guides/effect.md"), "utf8")
  const [, section = ""] = guide.split(`\n## ${heading}\n`)
  const lines = section.split("\n## ")[0]!.split("\n")
  return lines.flatMap((line) => {
    const [, [name] = [], ...cells] = line
      .split("|")
      .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!))
    return line.startsWith("| `") ? [{ name: name!, cells: cells.slice(0, -1) }] : []
  })
}
const sorted = (names: Iterable<string>) => [...new Set(names)].sort()

describe("docs/guides/effect.md", () => {
  it.live("lists the spans that a run makes, each with its attributes, and no others", () =>
    Effect.gen(function* () {
      const { exit, spans } = yield* watching(everyWay)
      expect(exit).toEqual(Exit.void)
      const made = sorted(spans.map(({ name }) => name)).map((name) => [
        name,
        sorted(spans.flatMap((span) => (span.name === name ? [...span.attributes.keys()] : [])))
      ])
      const listed = tableUnder("Spans").map(({ cells, name }) => [name, sorted(cells[0]!)])
      expect(made).toEqual(listed.sort())
    })
  )

  it.live("lists the metrics that a run makes, each with its unit and attributes, and no others", () =>
    Effect.gen(function* () {
      const { metrics } = yield* watching(everyWay)
      const made = sorted(metrics.map(({ id }) => id)).map((id) => {
        const series = metrics.filter((metric) => metric.id === id)
        const attributes = series.flatMap((metric) => Object.keys(metric.attributes ?? {}))
        const units = sorted(series.flatMap((metric) => metric.attributes?.unit ?? []))
        return [id, units, sorted(attributes.filter((name) => name !== "unit"))]
      })
      const listed = tableUnder("Metrics").map(({ cells: [, unit, attributes], name }) => [
        name,
        unit,
        sorted(attributes!)
      ])
      expect(made).toEqual(listed.sort())
    })
  )

  it.live("says what the attributes mean, all of them, with the values of those that have few", () =>
    Effect.gen(function* () {
      const { metrics, spans } = yield* watching(everyWay)
      const rows = tableUnder("What the attributes say")
      const used = [...tableUnder("Spans"), ...tableUnder("Metrics")].flatMap(({ cells }) => cells.at(-1)!)
      expect(sorted(rows.map(({ name }) => name))).toEqual(sorted(used))
      const valuesOf = (name: string) => rows.find((row) => row.name === name)!.cells[0]!
      const operations = metrics.flatMap(({ attributes }) => attributes?.["keikaku.operation"] ?? [])
      expect(sorted(operations)).toEqual(sorted(valuesOf("keikaku.operation")))
      const outcomes = spans.flatMap((span) => (said(span)["keikaku.outcome"] as string | undefined) ?? [])
      expect(sorted([...outcomes, "interrupted"])).toEqual(sorted(valuesOf("keikaku.outcome")))
    })
  )
})

describe("a command", () => {
  it.live("is a span with those of the store below it, and remembered facts spare it the reading", () =>
    Effect.gen(function* () {
      const watched = yield* watching(
        Effect.gen(function* () {
          const { execute } = yield* Keikaku
          yield* execute(IssueManual, manual, sender("c1"))
          yield* execute(IssueManual, { ...manual, edition: 2 }, sender("c2"))
        }).pipe(Effect.withSpan("host"), Effect.provide(Layer.provide(plan, MemoryStore.layer)))
      )
      expect(watched.exit).toEqual(Exit.void)
      const [host] = watched.spans
      const commands = named(watched, "execute")
      const below = (parent: Tracer.AnySpan) =>
        watched.spans.filter((span) => Option.isSome(span.parent) && span.parent.value === parent)
      expect(below(host!)).toEqual(commands)
      expect(commands.map((command) => below(command).map(({ name }) => name))).toEqual([
        ["keikaku.read", "keikaku.append"],
        ["keikaku.append"]
      ])
      expect(commands.map(said)[1]).toEqual({
        "keikaku.decision": "IssueManual",
        "keikaku.outcome": "recorded",
        "keikaku.events": 1
      })
      expect(said(below(commands[1]!)[0]!)).toMatchObject({ "keikaku.outcome": "appended", "keikaku.position": 2 })
      expect(watched.spans.every(({ status }) => status._tag === "Ended" && Exit.isSuccess(status.exit))).toBe(true)
    })
  )

  it.live("is counted by its decision and outcome, and its events, and what others were first to record", () =>
    Effect.gen(function* () {
      const watched = yield* watching(
        Effect.gen(function* () {
          const [one, other] = yield* two
          yield* one.execute(IssueManual, manual, sender("c1"))
          yield* other.execute(IssueManual, { ...manual, edition: 2 }, sender("c2"))
          yield* one.execute(IssueManual, { ...manual, edition: 3 }, sender("c3"))
          yield* one.execute(IssueManual, { ...manual, edition: 1 }, sender("c4"))
        })
      )
      const decision = { "keikaku.decision": "IssueManual" }
      expect(counted(watched, "keikaku.commands")).toEqual([
        { ...decision, "keikaku.outcome": "recorded", count: 3 },
        { ...decision, "keikaku.outcome": "refused", count: 1 }
      ])
      expect(counted(watched, "keikaku.events.appended")).toEqual([{ ...decision, count: 3 }])
      const conflicts = named(watched, "append").filter((span) => said(span)["keikaku.outcome"] === "conflict")
      expect(conflicts.length).toBeGreaterThan(0)
      expect(counted(watched, "keikaku.append.conflicts")).toEqual([{ ...decision, count: conflicts.length }])
      expect(conflicts.every(({ status }) => status._tag === "Ended" && Exit.isSuccess(status.exit))).toBe(true)
    })
  )

  it.live("that is interrupted says so, and is no failure", () =>
    Effect.gen(function* () {
      const store = { ...(yield* memoryStore), append: () => Effect.never }
      const watched = yield* watching(
        Effect.gen(function* () {
          const { execute } = yield* Keikaku
          const fiber = yield* Effect.forkChild(execute(IssueManual, manual, sender("c1")), { startImmediately: true })
          yield* Fiber.interrupt(fiber)
        }).pipe(Effect.provide(Layer.provide(plan, Layer.succeed(EventStore, store))))
      )
      const ended = { "keikaku.decision": "IssueManual", "keikaku.outcome": "interrupted" }
      expect(named(watched, "execute").map(said)).toEqual([ended])
      expect(counted(watched, "keikaku.commands")).toEqual([{ ...ended, count: 1 }])
    })
  )

  it.live("that dies is a defect, whose message stays in the process", () =>
    Effect.gen(function* () {
      const store = { ...(yield* memoryStore), read: () => Effect.die(new Error("bug: of m1")) }
      const watched = yield* watching(
        Effect.gen(function* () {
          yield* (yield* Keikaku).execute(IssueManual, manual, sender("c1"))
        }).pipe(Effect.provide(Layer.provide(plan, Layer.succeed(EventStore, store))))
      )
      expect(Exit.isFailure(watched.exit) && Cause.pretty(watched.exit.cause)).toContain("bug: of m1")
      expect(named(watched, "execute").map(said)).toMatchObject([
        { "keikaku.outcome": "failed", "error.type": "defect" }
      ])
      const ends = watched.spans.map(({ status }) =>
        status._tag === "Ended" ? Exit.isFailure(status.exit) : undefined
      )
      expect(ends).toEqual([true, true])
      expect(
        inspect(
          watched.spans.map(({ status }) => status),
          { depth: 20 }
        )
      ).not.toContain("m1")
    })
  )

  it("leaves nothing of its data, its sender or what it fails with, whatever they are", () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 8 }).map((text) => `秘${text}密`),
        fc.constantFrom("manual", "title", "edition", "occurredOn", "another", "actor", "commandId", "report", "day"),
        async (secret, field) => {
          const watched = await Effect.runPromise(
            watching(
              Effect.gen(function* () {
                const { execute, report } = yield* Keikaku
                const { [field]: _, ...given } = { ...manual, [field]: secret } as Record<string, any>
                const command = field in manual || field === "another" ? { ...given, [field]: secret } : manual
                const metadata = {
                  ...sender("c1"),
                  ...((field === "actor" || field === "commandId") && { [field]: secret })
                }
                const ask = () => Effect.exit(execute(IssueManual, command as typeof manual, metadata))
                yield* Effect.andThen(ask(), ask())
                yield* Effect.exit(execute(IssueManual, { ...manual, edition: 0, title: secret }, sender("c2")))
                const consent = { parentBody: secret, branch: "99", occurredOn: "2023-04-03" }
                yield* Effect.exit(execute(promoter.SecureParentBody, consent, sender("c3")))
                yield* Effect.exit(report(secret, { [secret]: secret }, { upTo: secret, actor: secret }))
                yield* Effect.exit(report(targetProgress, {}, { effectiveOn: secret }))
              }).pipe(Effect.provide(Layer.provide(plan, MemoryStore.layer)))
            )
          )
          const { metrics, spans } = watched
          const ends = spans.map(({ status }) =>
            status._tag === "Ended" && Exit.isFailure(status.exit) ? status.exit.cause : Cause.empty
          )
          const errors = ends.flatMap((cause) => Cause.prettyErrors(cause).map((e) => [e.name, e.message, e.stack]))
          const seen = JSON.stringify([
            errors,
            spans.map((span) => [span.name, [...span.attributes], span.events]),
            metrics.map(({ attributes, id }) => [id, attributes])
          ])
          expect(spans.length).toBeGreaterThan(4)
          expect(errors.length).toBeGreaterThan(0)
          expect(seen).not.toContain(JSON.stringify(secret).slice(1, -1))
          expect(seen).not.toContain("headquarters")
        }
      )
    ))
})

it.live("what hosts run without the layer is not observed", () =>
  Effect.gen(function* () {
    const host = hostPlan({ plan: zenkokuPlan, store: yield* memoryStore })
    const asked = Effect.andThen(execute(host, IssueManual, manual, sender("c1")), runReport(host, targetProgress))
    const { exit, metrics, spans } = yield* watching(asked)
    expect(Exit.isSuccess(exit)).toBe(true)
    expect([metrics, spans]).toEqual([[], []])
  })
)

it.live("a store is traced once, so that commands on it take turns, and reads as before", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    expect(traced(store)).toBe(traced(store))
    const watched = yield* watching(traced(store).read(everything))
    expect(watched.exit).toEqual(Exit.succeed([]))
    expect(named(watched, "read").map(said)).toEqual([{ "keikaku.events": 0 }])
  })
)
