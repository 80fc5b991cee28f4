// The plan by promises alone, on each of its stores: it tells the same story as every other style, with plain types.

import * as core from "@keikaku/core"
import { everything, openMemory } from "@keikaku/kernel"
import {
  createKey,
  decisions,
  events,
  type OpenPlanOptions,
  openPlan,
  parseCommand,
  type StandalonePlan,
  verifyBundle
} from "@keikaku/standalone"
import { Effect } from "effect"
import { afterEach, describe, expect, expectTypeOf, it } from "vitest"
import { sharedDatabase } from "../databases.ts"
import { asked, askedAt, leafOf, steps } from "../styles/scenario.ts"
import { temporaryFile, temporaryPath } from "../temporary.ts"

const open: Array<StandalonePlan> = []
const opened = async (options: OpenPlanOptions = {}) => {
  const plan = await openPlan(options)
  open.push(plan)
  return plan
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((plan) => plan.close()))
})

/** How a step ends, as the story says it. */
const endOf = async (asking: Promise<any>): Promise<string> => {
  try {
    const outcome = await asking
    return outcome._tag === "Refused" ? outcome.rejection.code : outcome._tag
  } catch (failure: any) {
    if (failure._tag !== "MalformedCommand") throw failure
    return failure.issues
      .map(({ path }: { readonly path: ReadonlyArray<string> }) => path.join("."))
      .toSorted()
      .join(" ")
  }
}

const tell = async (options: OpenPlanOptions) => {
  let time = 0
  const plan = await opened({ ...options, now: () => time })
  const ends: Array<string> = []
  for (const step of steps) {
    time = step.time
    ends.push(await endOf(plan.execute(step.decision as never, step.command as never, step.sender)))
  }
  time = askedAt
  return { plan, ends }
}

const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
const from = (commandId: string) => ({ commandId, actor: "headquarters/1" })

const places = {
  "in memory": async () => ({}),
  "in a file": async () => ({ path: temporaryFile() }),
  "in PostgreSQL": async () => ({ postgres: { url: await sharedDatabase(), schema: `told_${Date.now()}` } })
}

describe("the story", () => {
  it.each(Object.entries(places))("is told %s with the same end, figures and root", async (_, place) => {
    const { ends, plan } = await tell(await place())
    expect(ends).toEqual(steps.map(({ ends }) => ends))
    const { table } = await plan.report(asked.report, asked.parameters)
    const canvasses = table.rows.find(({ metricCode }) => metricCode === "canvasses")
    expect(canvasses).toMatchObject({ area: "13", actual: 1 })
    const { signingKey, verifierKey } = createKey("story.example/plan")
    const audit = plan.audit(signingKey)
    const { root, size } = await audit.checkpoint()
    const reference = openMemory().store
    let time = 0
    const other = core.openPlan({ plan: core.zenkokuPlan, store: reference, now: () => time })
    for (const { command, decision, sender, time: then } of steps) {
      time = then
      await other.execute(core.zenkokuPlan.catalogue.decisions.get(decision)!, command, sender).catch(() => {})
    }
    const { leaf, position } = steps.find(({ sender }) => sender.corrects !== undefined)!.sender.corrects!
    const [corrected] = await Effect.runPromise(reference.read(everything, { after: position - 1, limit: 1 }))
    const corrections = (await plan.read({ tags: [`corrects:${position}`] })).events
    expect(leafOf(corrected!.line)).toBe(leaf)
    expect(corrections).toMatchObject([{ event: { canvass: "v-3" }, corrects: { leaf } }])
    const { openAudit } = await import("@keikaku/audit/promise")
    expect(await openAudit(reference, signingKey).checkpoint()).toMatchObject({ root, size })
    expect(await audit.verify()).toMatchObject({ status: "whole", root })
    expect((await audit.prove(size)).startsWith("c2sp.org/tlog-proof@v1")).toBe(true)
    const folder = temporaryPath()
    await audit.exportBundle(folder)
    expect(await verifyBundle(folder, { verifierKeys: [verifierKey] })).toMatchObject({ status: "whole" })
    const stranger = createKey("story.example/plan")
    expect(await audit.verify({ verifierKeys: [stranger.verifierKey] })).toMatchObject({ status: "not-checked" })
  })

  it("can be traced from a figure to its events", async () => {
    const { plan } = await tell({})
    const place = { row: { area: "13", metricCode: "canvasses" }, column: "actual" }
    const { figure, steps } = await plan.trace(asked.report, place, asked.parameters)
    expect(figure).toBe(1)
    expect(steps.map(({ before, after }) => [before, after])).toEqual([
      [0, 1],
      [1, 2],
      [2, 1]
    ])
  })
})

describe("a plan that is open", () => {
  it("keeps where a listener was under its name, in the next process too", async () => {
    const path = temporaryFile()
    const first = await openPlan({ path })
    await first.execute("IssueManual", manual, from("c1"))
    const heard: Array<string> = []
    const listening = (plan: StandalonePlan) =>
      plan.subscribe(({ commandId }) => void heard.push(commandId), {
        name: "mail",
        types: ["ManualIssued"],
        onFailure: (failure) => heard.push(`${failure}`)
      })
    listening(first)
    await expect.poll(() => heard).toEqual(["c1"])
    await first.close()
    const second = await opened({ path })
    await second.execute("IssueManual", { ...manual, manual: "m2" }, from("c2"))
    listening(second)
    await expect.poll(() => heard).toEqual(["c1", "c2"])
  })

  it("fills a table of the host's", async () => {
    const path = temporaryFile()
    const plan = await opened({ path })
    await plan.execute("IssueManual", manual, from("c1"))
    const models = await plan.readModels(`${path}.tables`)
    const reached = await models.catchUp({
      name: "manuals",
      version: 1,
      columns: "manual TEXT PRIMARY KEY",
      select: { types: ["ManualIssued"] },
      apply: (table, events) =>
        events.map(({ event }) => ({
          sql: `INSERT INTO ${table} VALUES (?1)`,
          parameters: [event._tag === "ManualIssued" ? event.manual : null]
        }))
    })
    expect(reached).toBe(1)
    await models.close()
    await expect((await opened()).readModels("x")).rejects.toThrow("in memory")
  })

  it("is another federation's with its settings, and of none with faulty ones", async () => {
    const { zenkokuRohoren } = core
    const two = { ...zenkokuRohoren, branches: zenkokuRohoren.branches.slice(0, 47), whole: { en: "All", ja: "全体" } }
    const plan = await opened({ federation: two })
    const { table } = await plan.report("target-progress", { level: "nation" })
    expect(table.rows[0]).toMatchObject({ name: { en: "All", ja: "全体" } })
    await expect(openPlan({ federation: { branches: [] } })).rejects.toThrow("the settings of the federation are wrong")
  })

  it("rejects what fails with an error that says what, and leaves nothing unhandled", async () => {
    const plan = await opened()
    await expect(plan.execute("Nothing" as never, {} as never, from("c"))).rejects.toMatchObject({
      _tag: "UnknownDecision"
    })
    await expect(plan.dryRun("IssueManual", {} as never, from("c"))).rejects.toMatchObject({ _tag: "MalformedCommand" })
    await expect(plan.report("nothing")).rejects.toMatchObject({
      _tag: "UnknownReport",
      message: expect.stringContaining("target-progress")
    })
    await expect(openPlan({ path: "/nowhere/at/all.db" })).rejects.toMatchObject({
      _tag: "StoreUnavailable",
      reason: "unreachable"
    })
    await expect(openPlan({ path: "a", postgres: { url: "b" } })).rejects.toThrow("not both")
    await expect(opened({ postgres: { url: "postgresql://127.0.0.1:1/none" } })).rejects.toMatchObject({
      reason: "unreachable"
    })
    expect(() => plan.audit("no key")).toThrow()
    await plan.close()
    await expect(plan.execute("IssueManual", manual, from("c"))).resolves.toBeDefined()
  })

  it("knows every decision and event by name, with its schema", () => {
    expect(Object.keys(decisions)).toEqual([...core.zenkokuPlan.catalogue.decisions.keys()])
    expect(Object.keys(events)).toEqual([...core.zenkokuPlan.catalogue.events.keys()])
    expect(decisions.IssueManual.schema["~standard"].validate(manual)).toEqual({ value: manual })
    expect(events.ManualIssued.schema["~standard"].validate({ ...manual, _tag: "ManualIssued" }).issues).toBeUndefined()
    expect(parseCommand("IssueManual", { ...manual, edition: "1" })).toMatchObject({
      _tag: "Malformed",
      issues: [{ path: ["edition"] }]
    })
  })

  it("types what is asked and what comes back", async () => {
    const plan = await opened()
    const outcome = await plan.execute("IssueManual", manual, from("c1"))
    if (outcome._tag === "Refused")
      expectTypeOf(outcome.rejection.code).toEqualTypeOf<"EditionNotNewer" | "OccursInFuture" | "NotPermitted">()
    // @ts-expect-error no decision has this name
    await plan.execute("IssueManuals", manual, from("c1")).catch(() => {})
    // @ts-expect-error an edition is a number
    await plan.execute("IssueManual", { ...manual, edition: "1" }, from("c1")).catch(() => {})
  })
})
