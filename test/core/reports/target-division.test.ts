// The report on how a target was divided: both routes side by side, adjustments with their reasons, acceptances.
import { businessPlan, hostPlan, prefectures, runReport, zenkokuPlan } from "@keikaku/core"
import { execute, memoryStore } from "@keikaku/kernel"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { adoptionSteps } from "../resolved-plan.ts"

const { planFy2023 } = businessPlan

const on = { fiscalYear: 2023, occurredOn: "2023-04-01" }
const weights = prefectures.map(({ code, weightFy2011 }) => ({ branch: code, weight: weightFy2011 }))
const division = (route: string) => ({
  ...on,
  metric: "promoters",
  method: "hamilton",
  route,
  sources: [{ name: "目標把握数", percent: 100, weights }]
})
const changes = [
  { branch: "13", by: -3 },
  { branch: "47", by: 3 }
]

const run = (route: string) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const application = hostPlan({ plan: zenkokuPlan, store: yield* memoryStore })
      const ask = (name: string, command: object) =>
        execute(application, zenkokuPlan.catalogue.decisions.get(name)!, command, {
          commandId: crypto.randomUUID(),
          actor: "t"
        })
      const outcomes = [
        yield* ask("DraftPlan", { ...on, title: planFy2023.title }),
        yield* ask("AddPlanItem", { ...on, ...planFy2023.items[0] }),
        ...(yield* Effect.forEach(adoptionSteps(2023, on.occurredOn, on.occurredOn), ([name, data]) =>
          ask(name, data)
        )),
        yield* ask("DraftTarget", { ...on, metric: "promoters", amount: 8_000 }),
        yield* ask("SetTarget", { ...on, metric: "promoters", amount: 8_000 }),
        yield* ask("ReviseTarget", { ...on, metric: "promoters", amount: 7_700, reason: "財政" }),
        yield* ask("ApportionTarget", division(route)),
        yield* ask("AcceptBranchTarget", { ...on, metric: "promoters", branch: "13" }),
        yield* ask("AcceptBranchTarget", { ...on, metric: "promoters", branch: "27" }),
        yield* ask("AdjustBranchTargets", { ...on, metric: "promoters", changes, reason: "離島の事情" })
      ]
      expect(outcomes.map(({ _tag }) => _tag)).toEqual(outcomes.map(() => "Recorded"))
      const { table } = yield* runReport(application, "target-division", { fiscalYear: on.fiscalYear as never })
      return {
        rows: table.rows,
        notes: table.notes,
        row: (code: string) => table.rows.find(({ area }) => area === code)!
      }
    })
  )

describe("P4.2 the division of a target", () => {
  it.each(["direct", "by-block"])(
    "shows both routes beside a %s division, and the difference adds up to nothing",
    async (route) => {
      const { notes, row, rows } = await run(route)
      expect(rows).toHaveLength(48)
      for (const each of rows) {
        expect(each.computed).toBe(route === "direct" ? each.direct : each.byBlock)
        expect(each.difference).toBe((each.byBlock as number) - (each.direct as number))
      }
      expect(row("nation")).toMatchObject({
        computed: 7_700,
        direct: 7_700,
        byBlock: 7_700,
        difference: 0,
        units: 7_700
      })
      expect(rows.some(({ difference }) => difference !== 0)).toBe(true)
      expect(notes).toEqual([{ ja: expect.stringContaining("目標把握数 100%"), en: expect.stringContaining(route) }])
    }
  )

  it("shows what was adjusted and why, what stands, who has accepted that, and the amounts before", async () => {
    const { row } = await run("direct")
    const [tokyo, okinawa] = [row("13"), row("47")]
    expect(tokyo).toMatchObject({ adjusted: -3, units: (tokyo.computed as number) - 3, accepted: 0, why: "離島の事情" })
    expect(okinawa).toMatchObject({ adjusted: 3, units: (okinawa.computed as number) + 3, accepted: 0 })
    expect(row("27")).toMatchObject({ adjusted: 0, accepted: 1, why: "" })
    expect(row("nation")).toMatchObject({ adjusted: 0, accepted: 1, why: "8000→" })
  })
})
