// From an event on: what it changed in every report that reads it, and what is related to it in the log.

import { byRole, canvassing, FiscalYear, NotPermitted, runReport, traceEvent, zenkokuPlan } from "@keikaku/core"
import { Effect } from "effect"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { happened, k1 } from "../../sweep/world.ts"
import { logOf } from "../audit/log.ts"
import { declaredBy } from "../declared.ts"
import { histories, hostOf, leafOf } from "./stored.ts"

const { CaseListed } = canvassing

const parameters = { fiscalYear: FiscalYear.make(2023), level: "block" } as const
const listed = happened(CaseListed, { ...k1, source: "own-research", scheme: "unified", occurredOn: "2023-04-10" })

describe("a traced event", () => {
  test("changed in each report exactly what its tables before and after it differ in", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async ({ history }, draw) => {
        if (history.length < 2) return
        const position = (draw % (history.length - 1)) + 2
        const host = await hostOf(history)
        const traced = await Effect.runPromise(traceEvent(host, position, parameters))
        for (const name of zenkokuPlan.reports.keys()) {
          const rowsAt = async (upTo: number) => {
            const asked = runReport(host, name, declaredBy(name, parameters), { upTo })
            return (await Effect.runPromise(asked)).table.rows.map((row) => JSON.stringify(row)).sort()
          }
          const changes = traced.reports.find(({ report }) => report.name === name)?.changes ?? []
          const same = JSON.stringify(await rowsAt(position - 1)) === JSON.stringify(await rowsAt(position))
          expect([name, changes.length === 0]).toEqual([name, same])
          for (const { after, before } of changes) expect(after).not.toEqual(before)
        }
      }),
      { numRuns: 15 }
    )
  })

  test("gives the figures by report, row and column", async () => {
    const traced = await Effect.runPromise(traceEvent(await hostOf(logOf([listed])), 1))
    const funnel = traced.reports.find(({ report }) => report.name === "case-funnel")
    expect(funnel?.changes.map(({ after, before, column, row }) => [row.area, column.key, before, after])).toEqual([
      ["nation", "listed", 0, 1],
      ["nation", "open", 0, 1],
      ["27", "listed", 0, 1],
      ["27", "open", 0, 1]
    ])
  })

  test("knows its cause, its effects, its chain and the corrections made of it", async () => {
    const corrects = { position: 2, leaf: "ab".repeat(32), reason: "誤り", approver: "hq-7" }
    const log = logOf(
      [listed, { correlationId: "chain" }],
      [listed, { correlationId: "chain", causationId: "c1/1" }],
      [listed, { causationId: "c2/1" }],
      [listed, { corrects: { ...corrects, leaf: leafOf(logOf([listed])[0]!) } }],
      [listed]
    )
    const { causes, chain, corrections, effects } = await Effect.runPromise(traceEvent(await hostOf(log), 2))
    const positions = [causes, effects, chain, corrections].map((all) => all.map(({ position }) => position))
    expect(positions).toEqual([[1], [3], [1], [4]])
  })

  test("shows nothing of a report that the actor may not read", async () => {
    const host = await hostOf(logOf([listed]))
    const forbidding = (name: string) => ({
      ...host,
      policy: {
        ...byRole(zenkokuPlan),
        mayRead: (report: { readonly name: string }, actor: string) =>
          report.name === name && actor === "branch:13/c-1" ? NotPermitted({ actor, asked: name }) : undefined
      }
    })
    const readBy = async (actor: string) => {
      const { reports } = await Effect.runPromise(traceEvent(forbidding("case-funnel"), 1, {}, { actor }))
      return reports.map(({ report }) => report.name)
    }
    const all = await readBy("headquarters/c-1")
    expect(all).toContain("case-funnel")
    expect(await readBy("branch:13/c-1")).toEqual(all.filter((name) => name !== "case-funnel"))
    const asked = traceEvent(forbidding("trace"), 1, {}, { actor: "branch:13/c-1" })
    expect(await Effect.runPromise(Effect.flip(asked))).toMatchObject({
      _tag: "ReportForbidden",
      rejection: { code: "NotPermitted" }
    })
  })

  test("that is not in the log is a failure that says so", async () => {
    const host = await hostOf(logOf([listed]))
    expect(await Effect.runPromise(Effect.flip(traceEvent(host, 2)))).toMatchObject({
      _tag: "NoSuchEvent",
      position: 2
    })
    expect(await Effect.runPromise(Effect.flip(traceEvent(host, 0)))).toMatchObject({ _tag: "NoSuchEvent" })
  })
})
