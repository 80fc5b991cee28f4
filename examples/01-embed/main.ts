// The smallest real embedding: the plan in a SQLite file, used with plain promises. The plan is adopted, its target for
// canvassing is set, and cannot quietly be set to something else; then the progress is printed.
import { renderTable } from "@keikaku/cli"
import { businessPlan, meeting, officer, openPlan, target, zenkokuPlan } from "@keikaku/core"
import type { CommandOf, Decision } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"

const { AddPlanItem, AdoptPlan, ApprovePlan, DraftPlan, planFy2023 } = businessPlan
const { ConveneMeeting, HoldMeeting, RecordAttendance, ResolveItem, SetAgendaItem } = meeting
const { ElectOfficer } = officer
const { DraftTarget, SetTarget } = target

const plan = openPlan({ plan: zenkokuPlan, ...(await openSqlite(process.argv[2] ?? ":memory:")) })
const ask = <D extends Decision>(decision: D, command: CommandOf<D>) =>
  plan.execute(decision, command, { commandId: crypto.randomUUID(), actor: "headquarters" })

const { fiscalYear, items, targets, title } = planFy2023
const on = { occurredOn: "2023-04-01" }
const year = { ...on, fiscalYear }
const canvasses = { ...year, ...targets[0] }
await ask(DraftPlan, { ...year, title })
for (const item of items) await ask(AddPlanItem, { ...year, ...item })

// The board resolves on the plan, and the general meeting is told of it; all have waived the period of notice.
const directors = ["director-1", "director-2", "director-3"]
for (const each of directors) await ask(ElectOfficer, { ...on, officer: each, office: "director" })
const [board, general] = [
  { ...on, meeting: "board-1" },
  { ...on, meeting: "general-1" }
]
const today = { date: on.occurredOn, format: "hybrid", waived: true } as const
const onPlan = { item: "1", title, subject: "business-plan" } as const
await ask(ConveneMeeting, { ...board, ...today, kind: "board" })
await ask(SetAgendaItem, { ...board, ...onPlan, handling: "ordinary" })
await ask(HoldMeeting, board)
await ask(RecordAttendance, { ...board, manner: "room", voters: directors })
await ask(ResolveItem, { ...board, item: "1", votesFor: 3, votesAgainst: 0, abstained: 0 })
await ask(ApprovePlan, { ...board, fiscalYear, item: "1" })
await ask(ConveneMeeting, { ...general, ...today, kind: "extraordinary-general-meeting" })
await ask(SetAgendaItem, { ...general, ...onPlan, handling: "report" })
await ask(HoldMeeting, general)
await ask(AdoptPlan, { ...general, fiscalYear, item: "1" })

await ask(DraftTarget, canvasses)
await ask(SetTarget, canvasses)

const answer = await ask(SetTarget, { ...canvasses, amount: 50_000 })
if (answer._tag === "Refused") console.log(answer.rejection.sentence.ja)

const { table } = await plan.report("target-progress", { fiscalYear, level: "nation" })
console.log(renderTable(table, { format: "table", lang: "ja" }))
await plan.close()
