// The plan as a service of effect 3, on each of its stores: it tells the same story as every other style.
import { openPlan as openReference, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import {
  type BundleFailure,
  type CheckpointFailure,
  CommandRefused,
  createKey,
  type ExecuteFailure,
  type ExportFailure,
  failOnRefusal,
  Keikaku,
  type KeikakuOptions,
  type ProveFailure,
  type ReadFailure,
  type ReportFailure,
  type StoreReason,
  type TraceFailure,
  type VerifyFailure,
  verifyBundle
} from "@keikaku/effect-schema"
import { openMemory } from "@keikaku/kernel"
import { Cause, Effect, Exit, type Layer, ManagedRuntime, type Scope, TestClock, TestContext } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"
import { sharedDatabase } from "../databases.ts"
import type { FailureTags, StoreReasons } from "../styles/failure-tags.ts"
import { asked, askedAt, steps } from "../styles/scenario.ts"
import { temporaryFile, temporaryPath } from "../temporary.ts"

const run = <A, E>(program: Effect.Effect<A, E, Keikaku | Scope.Scope>, options: KeikakuOptions = {}): Promise<A> =>
  Effect.runPromise(
    program.pipe(Effect.provide(Keikaku.layer(options)), Effect.provide(TestContext.TestContext), Effect.scoped)
  )

/** How a step ends, as the story says it. */
const endOf = (step: (typeof steps)[number]) =>
  Effect.gen(function* () {
    const plan = yield* Keikaku
    yield* TestClock.setTime(step.time)
    const outcome = yield* plan.execute(step.decision as "ListCase", step.command as never, step.sender)
    return outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag
  }).pipe(
    Effect.catchTag("MalformedCommand", ({ issues }) =>
      Effect.succeed(
        issues
          .map(({ path }) => path.join("."))
          .sort()
          .join(" ")
      )
    )
  )

const told = Effect.gen(function* () {
  const ends = yield* Effect.forEach(steps, endOf)
  yield* TestClock.setTime(askedAt)
  return { ends, plan: yield* Keikaku }
})

/** The checkpoint of the same story told to the plan itself. */
const rootElsewhere = async (signingKey: string) => {
  const { store } = openMemory()
  let time = 0
  const plan = openReference({ plan: zenkokuPlan, store, now: () => time })
  for (const { command, decision, sender, time: then } of steps) {
    time = then
    await plan.execute(zenkokuPlan.catalogue.decisions.get(decision)!, command, sender).catch(() => {})
  }
  const { openAudit } = await import("@keikaku/audit/promise")
  return openAudit(store, signingKey).checkpoint()
}

const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const from = (commandId: string) => ({ commandId, actor: "headquarters/1" })

const places = {
  "in memory": async () => ({}),
  "in a file": async () => ({ path: temporaryFile() }),
  "in PostgreSQL": async () => ({ postgres: { url: await sharedDatabase(), schema: `effect_3_${Date.now()}` } })
}

describe("the story", () => {
  it.each(Object.entries(places))(
    "is told %s by the clock of effect, with the same end, figures and root",
    async (_, place) => {
      const story = Effect.gen(function* () {
        const { ends, plan } = yield* told
        expect(ends).toEqual(steps.map(({ ends }) => ends))
        const { table } = yield* plan.report(asked.report, asked.parameters)
        expect(table.rows.find(({ metricCode }) => metricCode === "canvasses")).toMatchObject({ area: "13", actual: 1 })
        const { figure, steps: behind } = yield* plan.trace(
          asked.report,
          { row: { area: "13", metricCode: "canvasses" }, column: "actual" },
          asked.parameters
        )
        expect([figure, behind.map(({ after }) => after)]).toEqual([1, [1, 2, 1]])
        const { signingKey, verifierKey } = yield* createKey("story.example/plan")
        const audit = yield* plan.audit(signingKey)
        const { root, size } = yield* audit.checkpoint
        expect(yield* Effect.promise(() => rootElsewhere(signingKey))).toMatchObject({ root, size })
        expect(yield* audit.verify()).toMatchObject({ status: "whole", root })
        expect(yield* audit.prove(size)).toMatch(/^c2sp.org\/tlog-proof@v1/)
        const folder = temporaryPath()
        yield* audit.exportBundle(folder)
        expect(yield* verifyBundle(folder, { verifierKeys: [verifierKey] })).toMatchObject({ status: "whole" })
        const tags = [
          audit.exportBundle(folder),
          audit.prove(size + 1),
          audit.verify({ verifierKeys: ["none"] }),
          verifyBundle(`${folder}/none`, { verifierKeys: [] }),
          plan.audit("none"),
          createKey("a name")
        ].map((asking) =>
          Effect.map(Effect.flip(asking as Effect.Effect<unknown, any>), ({ _tag, sentence }) => [
            _tag,
            typeof sentence.ja
          ])
        )
        expect(yield* Effect.all(tags)).toEqual([
          ["FolderExists", "string"],
          ["CheckpointMissing", "string"],
          ["MalformedKey", "string"],
          ["BundleUnreadable", "string"],
          ["MalformedKey", "string"],
          ["MalformedKey", "string"]
        ])
      })
      await run(story, await place())
    }
  )
})

describe("a plan that is open", () => {
  it("fails with tagged errors that keep their fields, and dies of what nobody foresaw", async () => {
    const fails = Effect.gen(function* () {
      yield* TestClock.setTime(askedAt)
      const plan = yield* Keikaku
      const malformed = yield* Effect.flip(plan.execute("IssueManual", { ...manual, edition: -1 }, from("c1")))
      expect(malformed).toMatchObject({
        _tag: "MalformedCommand",
        issues: [{ path: ["edition"] }],
        decision: "IssueManual"
      })
      expect(malformed).toBeInstanceOf(Error)
      expect(malformed.message).toContain("edition")
      yield* plan.execute("IssueManual", manual, from("c1"))
      const taken = yield* Effect.flip(plan.dryRun("IssueManual", { ...manual, manual: "m2" }, from("c1")))
      expect(taken).toMatchObject({ _tag: "CommandIdTaken", commandId: "c1", recorded: [{ type: "ManualIssued" }] })
      expect(yield* Effect.flip(plan.execute("None" as never, {} as never, from("c2")))).toMatchObject({
        _tag: "UnknownDecision",
        sentence: { en: "There is no decision None." }
      })
      const tags = [
        plan.report("none"),
        plan.report("target-progress", { level: "moon" }),
        plan.report("target-progress", {}, { upTo: "yesterday" }),
        plan.trace("target-progress", { row: {}, column: "none" })
      ].map((asking) => Effect.map(Effect.flip(asking as Effect.Effect<unknown, any>), ({ _tag }) => _tag))
      expect(yield* Effect.all(tags)).toEqual([
        "UnknownReport",
        "MalformedParameters",
        "MalformedHistory",
        "NoSuchFigure"
      ])
    })
    await run(fails)
    const opening = (options: KeikakuOptions) =>
      Effect.runPromiseExit(Effect.provide(Effect.void, Keikaku.layer(options) as Layer.Layer<Keikaku, any>))
    expect(await opening({ path: "/nowhere/at/all.db" })).toMatchObject({
      cause: { _tag: "Fail", error: { _tag: "StoreUnavailable", reason: "unreachable" } }
    })
    const faulty = await opening({ federation: { branches: [] } })
    expect(Exit.isFailure(faulty) && Cause.isDie(faulty.cause) && `${faulty.cause}`).toContain(
      "the settings of the federation are wrong"
    )
  })

  it("answers with refusals, or fails with them where a host wants it", async () => {
    const refused = Effect.gen(function* () {
      yield* TestClock.setTime(askedAt)
      const plan = yield* Keikaku
      expect((yield* plan.dryRun("IssueManual", manual, from("c1")))._tag).toBe("WouldRecord")
      expect((yield* failOnRefusal(plan.execute("IssueManual", manual, from("c1"))))._tag).toBe("Recorded")
      const again = plan.execute("IssueManual", { ...manual, title: "別の手引" }, from("c2"))
      expect((yield* again)._tag).toBe("Refused")
      const failed = yield* Effect.flip(failOnRefusal(again))
      expectTypeOf(failed).toEqualTypeOf<
        ExecuteFailure | CommandRefused<"EditionNotNewer" | "OccursInFuture" | "NotPermitted">
      >()
      expect(failed).toBeInstanceOf(CommandRefused)
      expect(failed).toMatchObject({ rejection: { code: "EditionNotNewer" }, message: failed.sentence.en })
      expect((yield* plan.read({ types: ["ManualIssued"] })).events.map(({ recordedAt }) => recordedAt)).toEqual([
        new Date(askedAt).toISOString()
      ])
    })
    await run(refused)
  })

  it("is another federation's with its settings, and by a clock of the host's", async () => {
    const settings = { ...zenkokuRohoren, whole: { en: "All", ja: "全体" } }
    const program = Effect.gen(function* () {
      const plan = yield* Keikaku
      const { asOf, table } = yield* plan.report("target-progress", { level: "nation" })
      expect(table.rows[0]).toMatchObject({ name: { en: "All" } })
      expect(asOf).toBe("2023-06-30")
    })
    await run(program, { federation: settings, now: () => askedAt })
  })

  it("is closed with its scope: another may open the file then", async () => {
    const path = temporaryFile()
    const runtime = ManagedRuntime.make(Keikaku.layer({ path }))
    const plan = await runtime.runPromise(Keikaku)
    await runtime.runPromise(plan.execute("IssueManual", manual, from("c1")))
    await runtime.dispose()
    expect(await Effect.runPromise(Effect.flip(plan.read()))).toMatchObject({
      _tag: "StoreUnavailable",
      reason: "closed"
    })
    const { events } = await run(
      Effect.flatMap(Keikaku, (plan) => plan.read()),
      { path }
    )
    expect(events.map(({ commandId }) => commandId)).toEqual(["c1"])
  })

  it("types what is asked, and names every failure that the plan has, and no other", () => {
    type Tags<F extends { readonly _tag: string }> = F["_tag"]
    expectTypeOf<Exclude<Tags<ExecuteFailure>, "UnknownDecision">>().toEqualTypeOf<FailureTags["execute"]>()
    expectTypeOf<Tags<ReportFailure>>().toEqualTypeOf<FailureTags["report"]>()
    expectTypeOf<Tags<TraceFailure>>().toEqualTypeOf<FailureTags["trace"]>()
    expectTypeOf<Tags<ReadFailure>>().toEqualTypeOf<FailureTags["read"]>()
    expectTypeOf<Tags<CheckpointFailure>>().toEqualTypeOf<FailureTags["checkpoint"]>()
    expectTypeOf<Exclude<Tags<VerifyFailure>, "MalformedKey">>().toEqualTypeOf<FailureTags["verify"]>()
    expectTypeOf<Tags<ProveFailure>>().toEqualTypeOf<FailureTags["prove"]>()
    expectTypeOf<Tags<ExportFailure>>().toEqualTypeOf<FailureTags["exportBundle"]>()
    expectTypeOf<Exclude<Tags<BundleFailure>, "MalformedKey">>().toEqualTypeOf<FailureTags["verifyBundle"]>()
    expectTypeOf<StoreReason>().toEqualTypeOf<StoreReasons>()
    const asking = Effect.flatMap(Keikaku, (plan) =>
      // @ts-expect-error an edition is a number
      plan.execute("IssueManual", { ...manual, edition: "1" }, from("c1"))
    )
    expect(Effect.isEffect(asking)).toBe(true)
  })
})
