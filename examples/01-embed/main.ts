// The smallest real embedding: the plan in a SQLite file, used with plain promises. The plan is adopted, its target for
// canvassing is set, and cannot quietly be set to something else; then the progress is printed.
import { renderTable } from "@keikaku/cli"
import { businessPlan, openPlan, target, zenkokuPlan } from "@keikaku/core"
import type { CommandOf, Decision } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"

const { AddPlanItem, AdoptPlan, ApprovePlan, DraftPlan, planFy2023 } = businessPlan
const { DraftTarget, SetTarget } = target

const plan = openPlan({ plan: zenkokuPlan, ...(await openSqlite(process.argv[2] ?? ":memory:")) })
const ask = <D extends Decision>(decision: D, command: CommandOf<D>) =>
  plan.execute(decision, command, { commandId: crypto.randomUUID(), actor: "headquarters" })

const { fiscalYear, items, targets, title } = planFy2023
const year = { fiscalYear, occurredOn: "2023-04-01" }
const canvasses = { ...year, ...targets[0] }
await ask(DraftPlan, { ...year, title })
for (const item of items) await ask(AddPlanItem, { ...year, ...item })
await ask(ApprovePlan, year)
await ask(AdoptPlan, year)
await ask(DraftTarget, canvasses)
await ask(SetTarget, canvasses)

const answer = await ask(SetTarget, { ...canvasses, amount: 50_000 })
if (answer._tag === "Refused") console.log(answer.rejection.sentence.ja)

const { table } = await plan.report("target-progress", { fiscalYear, level: "nation" })
console.log(renderTable(table, { format: "table", lang: "ja" }))
await plan.close()
