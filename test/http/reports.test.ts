// Reports over HTTP: the table with its labels, seen from where the query says.
import { column, defineReport, type Report, zenkokuPlan } from "@keikaku/core"
import { projection } from "@keikaku/kernel"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { CounterOpened, counter, start } from "./counter.ts"

const counters = defineReport<{ readonly seats: number }>({
  name: "counters-of-the-tests",
  label: { ja: "窓口", en: "Counters" },
  projection: () => projection(() => ({ seats: 0 })).on(CounterOpened, ({ seats }, e) => ({ seats: seats + e.seats })),
  table: ({ seats }, { branch, level }) => ({
    columns: [column("seats", "count", "席", "Seats"), column("rate", "percent", "率", "Rate")],
    rows: [
      { seats, rate: { numerator: seats, denominator: 10 } },
      { seats: level, rate: null },
      { seats: branch ?? { ja: "全国", en: "nation" }, rate: null }
    ],
    notes: [{ ja: "注", en: "Note" }]
  })
})

const known = zenkokuPlan.reports as Map<string, Report>
beforeAll(() => void known.set(counters.name, counters))
afterAll(() => void known.delete(counters.name))

const path = `/reports/${counters.name}`

describe("a report over HTTP", () => {
  it("answers its table, the year and date it stands for, and the last position that entered", async () => {
    const { ask, post } = start()
    await post(counter("A"))
    await post(counter("B"))
    const { body, status } = await ask(`${path}?fiscalYear=2023&branch=13&level=nation&effectiveOn=2023-12-31`)
    expect(status).toBe(200)
    expect(body).toEqual({
      report: { name: counters.name, label: { ja: "窓口", en: "Counters" } },
      table: {
        columns: [
          { key: "seats", label: { ja: "席", en: "Seats" }, kind: "count" },
          { key: "rate", label: { ja: "率", en: "Rate" }, kind: "percent" }
        ],
        rows: [
          { seats: 6, rate: { numerator: 6, denominator: 10 } },
          { seats: "nation", rate: null },
          { seats: "13", rate: null }
        ],
        notes: [{ ja: "注", en: "Note" }]
      },
      fiscalYear: 2023,
      asOf: "2023-12-31",
      recordedAt: null,
      effectiveOn: "2023-12-31",
      position: 2,
      size: 2
    })
  })

  it("is seen as recorded by an instant, and as in effect on a date", async () => {
    const { ask, post } = start()
    await post(counter("A"))
    const before = (await ask(`${path}?recordedAt=2023-01-01T00:00:00.000Z`)).body
    expect([before.table.rows[0].seats, before.recordedAt, before.asOf]).toEqual([
      0,
      "2023-01-01T00:00:00.000Z",
      "2023-01-01"
    ])
    expect((await ask(`${path}?effectiveOn=2023-05-31`)).body.table.rows[0].seats).toBe(0)
    expect((await ask(`${path}?effectiveOn=2023-06-01`)).body.table.rows[0].seats).toBe(3)
  })

  it.each([
    ["fiscalYear=2023.5", "/fiscalYear"],
    ["fiscalYear=23", "/fiscalYear"],
    ["branch=branch:13", "/branch"],
    ["level=prefecture", "/level"],
    ["recordedAt=2023-01-01", "/recordedAt"],
    ["effectiveOn=2023-02-29", "/effectiveOn"],
    ["fiscalyear=2023", "/fiscalyear"]
  ])("the query %s is malformed, and the parameter is named", async (query, name) => {
    const { body, status } = await start().ask(`${path}?${query}`)
    expect(status).toBe(400)
    expect(body.issues).toContainEqual({ in: "query", path: name, message: expect.any(String) })
  })

  it("every report of the plan is listed and answers on an empty log", async () => {
    const { ask } = start()
    const { body } = await ask("/reports")
    expect(body.reports.map((r: Report) => r.name)).toEqual([...zenkokuPlan.reports.keys()])
    for (const { href, name } of body.reports) {
      const answer = await ask(`${href}?fiscalYear=2023`)
      expect([name, answer.status, answer.body.report?.name]).toEqual([name, 200, name])
    }
  })
})
