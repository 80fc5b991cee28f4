// The command line says what a report is without, in every form, when a newer program has recorded in the same store.
import { join } from "node:path"
import Database from "libsql"
import { beforeAll, expect, it } from "vitest"
import { temporaryFolder } from "../temporary.ts"
import { keikakuHere } from "./in-process.ts"

const file = join(temporaryFolder(), "plan.db")
const keikaku = (...args: ReadonlyArray<string>) => keikakuHere(...args, "--store", `sqlite:${file}`)
const en = "Without 1 event of a newer program, which this one cannot read (PlanItemAdded version 99: 1)."

beforeAll(async () => {
  const record = (decision: string, data: object) =>
    keikaku("do", decision, "--data", JSON.stringify({ fiscalYear: 2023, ...data }), "--on", "2023-04-01")
  expect(await record("DraftPlan", { title: "令和５年度事業計画" })).toMatchObject({ code: 0 })
  for (const item of ["4.1", "4.2"])
    expect(await record("AddPlanItem", { item, title: "手続勧奨" })).toMatchObject({ code: 0 })
  const database = new Database(file)
  database.exec(`UPDATE event SET line = replace(line, '"version":1', '"version":99') WHERE position = 3`)
  database.close()
})

const report = ["report", "plan-items", "--fiscal-year", "2023", "--lang", "en"]

it.each(["table", "markdown"])("below a %s", async (format) => {
  const { code, out } = await keikaku(...report, "--format", format)
  expect([code, out.replaceAll("\\", "")]).toEqual([0, expect.stringContaining(en)])
  expect(out).toContain("4.1")
  expect(out).not.toContain("4.2")
})

it("beside a CSV, which has no place for it", async () => {
  const { code, err, out } = await keikaku(...report, "--format", "csv")
  expect([code, err.startsWith(en), out.includes(en)]).toEqual([0, true, false])
})

it("in JSON as a note, and as data", async () => {
  const { skipped, table } = JSON.parse((await keikaku(...report, "--format", "json")).out)
  expect(skipped).toEqual({ count: 1, kinds: { "PlanItemAdded version 99": 1 } })
  expect(table.notes.at(-1).en).toBe(en)
})
