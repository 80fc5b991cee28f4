// What a host that uses promises may ask besides: to try a command, to check a payload, to leaf through the log, by its own clock.
import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
import {
  commandSchema,
  eventSchema,
  everything,
  type MalformedCommand,
  openMemory,
  parseCommand,
  type StandardSchema
} from "@keikaku/kernel"
import { arbitraryOf } from "@keikaku/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const { IssueManual, ManualIssued } = publication
const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" } as const
const from = (commandId: string) => ({ commandId, actor: "headquarters/1" })
const opened = (now?: () => number) => openPlan({ plan: zenkokuPlan, ...openMemory(), ...(now && { now }) })

describe("a command that is only tried", () => {
  it("answers what executing it then does, and records nothing", async () => {
    const plan = opened()
    const tried = await plan.dryRun(IssueManual, manual, from("c1"))
    expect((await plan.read(everything)).events).toEqual([])
    const done = await plan.execute(IssueManual, manual, from("c1"))
    if (tried._tag !== "WouldRecord" || done._tag !== "Recorded") throw new Error(`${tried._tag}, ${done._tag}`)
    expect(tried.events).toEqual(done.events.map(({ event }) => event))
    expect(await plan.dryRun(IssueManual, manual, from("c1"))).toMatchObject({ _tag: "Recorded", repeated: true })
    expect(await plan.dryRun(IssueManual, manual, from("c2"))).toEqual({ _tag: "AlreadySo" })
    const other = { ...manual, title: "別の手引" }
    const refused = await plan.dryRun(IssueManual, other, from("c3"))
    expect(refused).toEqual(await plan.execute(IssueManual, other, from("c3")))
    expect(refused._tag).toBe("Refused")
    const taken = await plan.dryRun(IssueManual, other, from("c1")).catch((failure) => failure)
    expect(taken).toMatchObject({ _tag: "CommandIdTaken" })
    expect((await plan.read(everything)).events).toHaveLength(1)
    await plan.close()
  })

  it("is as malformed as when it is executed", async () => {
    const plan = opened()
    const bad = { ...manual, edition: -1, more: 1 }
    const failures = [plan.dryRun(IssueManual, bad, from("c")), plan.execute(IssueManual, bad, from("c"))]
    const [tried, executed] = await Promise.all(failures.map((each) => each.catch((failure) => failure)))
    expect(tried).toEqual(executed)
    expect((tried as MalformedCommand).issues.map(({ path }) => path)).toEqual([["more"], ["edition"]])
  })
})

describe("the log", () => {
  it("is read page by page, forwards and backwards", async () => {
    const plan = opened()
    for (let n = 1; n <= 5; n++) await plan.execute(IssueManual, { ...manual, manual: `m${n}` }, from(`c${n}`))
    const positions = async (backwards: boolean) => {
      const pages: Array<ReadonlyArray<number>> = []
      for (let next: number | undefined = backwards ? 6 : 0; next !== undefined; ) {
        const bound: { readonly before: number } | { readonly after: number } = backwards
          ? { before: next }
          : { after: next }
        const page: Awaited<ReturnType<typeof plan.read>> = await plan.read(everything, {
          ...bound,
          backwards,
          limit: 2
        })
        pages.push(page.events.map(({ position }) => position))
        next = page.next
      }
      return pages
    }
    expect(await positions(false)).toEqual([[1, 2], [3, 4], [5]])
    expect(await positions(true)).toEqual([[5, 4], [3, 2], [1]])
    await plan.close()
  })

  it("is recorded by the host's clock", async () => {
    let time = Date.UTC(2023, 5, 1, 3)
    const plan = opened(() => time)
    await plan.execute(IssueManual, manual, from("c1"))
    time = Date.UTC(2024, 5, 1, 3)
    await plan.execute(IssueManual, { ...manual, manual: "m2" }, from("c2"))
    const { events } = await plan.read(everything)
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual(["2023-06-01T03:00:00.000Z", "2024-06-01T03:00:00.000Z"])
    expect((await plan.report("target-progress")).asOf).toBe("2024-06-01")
    const future = await plan.dryRun(IssueManual, { ...manual, manual: "m3", occurredOn: "2024-06-02" }, from("c3"))
    expect(future).toMatchObject({ _tag: "Refused", rejection: { code: "OccursInFuture" } })
    await plan.close()
  })
})

describe("as a Standard Schema", () => {
  const validate = <A>(schema: StandardSchema<unknown, A>, value: unknown) => schema["~standard"].validate(value)

  it("every command of the plan accepts what its decision accepts, as the decision sees it", () => {
    for (const decision of zenkokuPlan.catalogue.decisions.values())
      fc.assert(
        fc.property(arbitraryOf(decision.payload), (command) => {
          const parsed = parseCommand(decision, command)
          if (parsed._tag === "Malformed") throw new Error(JSON.stringify(parsed.issues))
          expect(validate(commandSchema(decision), command)).toEqual({ value: parsed.command })
        }),
        { numRuns: 3 }
      )
  })

  it("names the faults of a command as `execute` does", () => {
    const bad = { ...manual, edition: "1", occurredOn: "2023-02-30", title: "\ud800" }
    const { issues } = validate(commandSchema(IssueManual), bad)
    expect(issues?.map(({ path }) => path)).toEqual([["edition"], ["occurredOn"]])
    expect(parseCommand(IssueManual, bad)).toEqual({ _tag: "Malformed", issues })
    expect(validate(commandSchema(IssueManual), { ...manual, title: "\ud800" }).issues).toHaveLength(1)
  })

  it("every event is accepted as it is recorded, and as nothing else", () => {
    for (const definition of zenkokuPlan.catalogue.events.values())
      fc.assert(
        fc.property(arbitraryOf(definition.schema), (event) => {
          expect(validate(eventSchema(definition), event)).toEqual({ value: event })
          expect(validate(eventSchema(definition), { ...event, _tag: "Other" }).issues).toBeDefined()
          expect(validate(eventSchema(definition), { ...event, more: 1 }).issues?.[0]?.path).toEqual(["more"])
        }),
        { numRuns: 3 }
      )
    const schema = eventSchema(ManualIssued)
    expect(validate(schema, { _tag: "ManualIssued", ...manual })).toEqual({
      value: { _tag: "ManualIssued", ...manual }
    })
  })
})
