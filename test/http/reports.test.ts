// Reports over HTTP: the table with its labels, seen from where the query says.
import { byArea, byRole, column, defineReport, ofYear, zenkokuPlan } from "@keikaku/core"
import { projection } from "@keikaku/kernel"
import { describe, expect, it } from "vitest"
import { application, CounterOpened, counter, OpenCounter, planOf, start as startHost } from "./counter.ts"

const counters = defineReport(
  "counters-of-the-tests",
  { ja: "窓口", en: "Counters" },
  {
    parameters: { ...ofYear, ...byArea },
    columns: {
      seats: column.count("席", "Seats"),
      about: column.text("対象", "About"),
      rate: column.percent("率", "Rate")
    },
    projection: () =>
      projection(() => ({ seats: 0 })).on(CounterOpened, ({ seats }, e) => ({ seats: seats + e.seats })),
    rows: ({ seats }, { branch, level }) => [
      { seats, about: level, rate: { numerator: seats, denominator: 10 } },
      { seats: null, about: branch ?? { ja: "全国", en: "nation" }, rate: null }
    ],
    notes: [{ ja: "注", en: "Note" }]
  }
)

const start = (host = application(undefined, planOf([OpenCounter], [counters]))) => startHost(host)

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
          { key: "about", label: { ja: "対象", en: "About" }, kind: "text" },
          { key: "rate", label: { ja: "率", en: "Rate" }, kind: "percent" }
        ],
        rows: [
          { seats: 6, about: "nation", rate: { numerator: 6, denominator: 10 } },
          { seats: null, about: "13", rate: null }
        ],
        notes: [{ ja: "注", en: "Note" }]
      },
      fiscalYear: 2023,
      asOf: "2023-12-31",
      recordedAt: null,
      effectiveOn: "2023-12-31",
      position: 2,
      size: 2,
      skipped: null
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
    ["branch=99", "/branch"],
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
    const { ask } = start(application(undefined, zenkokuPlan))
    const { body } = await ask("/reports")
    expect(body.reports.map((each: { name: string }) => each.name)).toEqual([...zenkokuPlan.reports.keys()])
    for (const { href, name } of body.reports) {
      const ofAYear = Object.hasOwn(zenkokuPlan.reports.get(name)!.parameters, "fiscalYear")
      const answer = await ask(ofAYear ? `${href}?fiscalYear=2023` : href)
      expect([name, answer.status, answer.body.report?.name]).toEqual([name, 200, name])
    }
  })

  it("a report that is not for everybody is refused to whoever may not read it", async () => {
    const plan = planOf([OpenCounter], [{ ...counters, by: ["auditor"] }])
    const { ask } = start(application(undefined, plan, { policy: byRole(plan) }))
    const as = (actor: string) => ask(path, { headers: { "keikaku-actor": actor } })
    expect((await as("auditor/a-1")).status).toBe(200)
    const refused = await as("branch:13/c-1")
    expect([refused.status, refused.body.code]).toEqual([403, "NotPermitted"])
  })
})
