// A report leaves out what only a newer program can read, and says how much and of which kinds: a figure without that note
// would be wrong. Commands never leave anything out.
import { businessPlan, hostPlan, runReport, traceEvent, traceFigure, zenkokuPlan } from "@keikaku/core"
import { makeHandler } from "@keikaku/http"
import {
  type EventStore,
  encodeEvent,
  execute,
  Instant,
  LocalDate,
  memoryStore,
  type PendingEvent
} from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"

const { AddPlanItem, DraftPlan, PlanItemAdded } = businessPlan
const plan = { fiscalYear: 2023, occurredOn: LocalDate.make("2023-04-01") }
const run = Effect.runPromise

/** The line of a plan item, as a program would write it that calls its event otherwise. */
const itemOf = (n: number, otherwise: { readonly type?: string; readonly version?: number }): PendingEvent => {
  const definition = { ...PlanItemAdded, ...otherwise }
  const event = PlanItemAdded({ ...plan, item: `4.${n}`, title: "手続勧奨" } as never)
  const id = `newer-${n}`
  const metadata = { id: `${id}/1`, actor: "hq", commandId: id, correlationId: id, causationId: undefined }
  const at = Instant.make("2023-04-01T00:00:00.000Z")
  const pending = encodeEvent(PlanItemAdded, event, metadata, at)
  const { type, version } = definition
  return {
    ...pending,
    type,
    tail: pending.tail.replace(/"type":.*/, `"type":${JSON.stringify(type)},"version":${version}}`)
  }
}

/** A plan with one item of today, and two among others by a newer program. */
const hosted = async (...newer: ReadonlyArray<PendingEvent>) => {
  const store: EventStore = await run(memoryStore)
  const host = hostPlan({ plan: zenkokuPlan, store })
  await run(execute(host, DraftPlan, { ...plan, title: "令和５年度事業計画" }, { commandId: "c-1", actor: "hq" }))
  await run(execute(host, AddPlanItem, { ...plan, item: "4.1", title: "目標" }, { commandId: "c-2", actor: "hq" }))
  if (newer.length > 0) await run(store.append(newer))
  return host
}

describe("a report that went on without events of a newer program", () => {
  const two = [itemOf(2, { version: 99 }), itemOf(3, { version: 99 })]
  const kinds = { "PlanItemAdded version 99": 2 }

  it("shows the rest, and a note with their number and kinds", async () => {
    const { skipped, table } = await run(runReport(await hosted(...two), "plan-items", { fiscalYear: 2023 }))
    expect(table.rows).toHaveLength(1)
    expect(skipped).toEqual({ count: 2, kinds })
    expect(table.notes.at(-1)).toEqual({
      ja: "このプログラムでは読めない新しい記録2件を含みません（PlanItemAdded version 99: 2）。",
      en: "Without 2 events of a newer program, which this one cannot read (PlanItemAdded version 99: 2)."
    })
  })

  it("says so over HTTP", async () => {
    const { handler } = makeHandler(await hosted(...two))
    const answer = await handler(new Request("http://localhost/reports/plan-items?fiscalYear=2023"))
    const { skipped, table } = (await answer.json()) as any
    expect([answer.status, skipped, table.rows.length]).toEqual([200, { count: 2, kinds }, 1])
    expect(table.notes.at(-1).en).toContain("2 events of a newer program")
  })

  it("does not count what was recorded later than it looks", async () => {
    const reading = { upTo: 3 }
    const { skipped } = await run(runReport(await hosted(...two), "plan-items", { fiscalYear: 2023 }, reading))
    expect(skipped).toEqual({ count: 1, kinds: { "PlanItemAdded version 99": 1 } })
  })

  it("traces a figure without them, and an event, with the same note", async () => {
    const host = await hosted(...two, itemOf(4, { type: "PlanItemMoved" }))
    const place = { row: { item: "4.1" }, column: "title" }
    const figure = await run(traceFigure(host, "plan-items", place, { fiscalYear: 2023 }))
    expect([figure.figure, figure.notes[0]?.en]).toEqual(["目標", expect.stringContaining("version 99: 2")])
    const event = await run(traceEvent(host, 2))
    expect(event.notes[0]?.en).toContain("Without 3 events")
    expect(event.notes[0]?.en).toContain("PlanItemMoved version 1: 1")
  })
})

describe("a report that could read everything", () => {
  it("has no such note", async () => {
    const { skipped, table } = await run(runReport(await hosted(), "plan-items", { fiscalYear: 2023 }))
    expect(skipped).toBeNull()
    expect(table.notes.filter(({ en }) => en.includes("newer"))).toEqual([])
  })
})

it("a command whose facts select such an event fails and records nothing", async () => {
  const host = await hosted(itemOf(2, { version: 99 }))
  const command = { ...plan, item: "4.2", title: "手続勧奨" }
  const failure = await run(Effect.flip(execute(host, AddPlanItem, command, { commandId: "c-3", actor: "hq" })))
  expect(failure).toMatchObject({ _tag: "StoredEventUnreadable", reason: "newer-version", position: 3 })
})
