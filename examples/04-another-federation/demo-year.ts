// A made-up year of the chambers: a plan and a target of 48 inspections, divided equally, and what became of it. Recorded by
// those whose it is, for everybody may only what the plan lets his role do: `node dist/demo-year.js chambers.db`.

import { pathToFileURL } from "node:url"
import { businessPlan, byRole, meeting, officer, openPlan, target } from "@keikaku/core"
import type { CommandOf, Decision } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { chambers } from "./federation.ts"
import { HoldInspection, RemedyFindings, WithdrawInspection } from "./inspection.ts"
import { chambersPlan } from "./plan.ts"

const { AddPlanItem, AdoptPlan, ApprovePlan, DraftPlan } = businessPlan
const { ConveneMeeting, HoldMeeting, RecordAttendance, ResolveItem, SetAgendaItem } = meeting
const { ApportionTarget, DraftTarget, PhaseTarget, SetTarget } = target

/** Records the year 2024 in a file that does not exist yet, and says how many events that made. */
export const recordDemoYear = async (path: string): Promise<number> => {
  const plan = openPlan({ plan: chambersPlan, policy: byRole(chambersPlan), ...(await openSqlite(path)) })
  let sent = 0
  let events = 0
  const ask = async <D extends Decision>(decision: D, command: CommandOf<D>, actor = "headquarters/office") => {
    const outcome = await plan.execute(decision, command, { commandId: `demo-${++sent}`, actor })
    if (outcome._tag === "Refused") throw new Error(outcome.rejection.sentence.en)
    if (outcome._tag === "Recorded") events += outcome.events.length
  }
  const before = { fiscalYear: 2024, occurredOn: "2023-12-01" }
  const adopted = { ...before, metric: "inspections", occurredOn: "2023-12-15" }
  const weights = chambers.branches.map(({ code }) => ({ branch: code, weight: 1 }))
  await ask(DraftPlan, { ...before, title: "Exercice 2024" })
  await ask(AddPlanItem, { ...before, item: "1", title: "Inspections" })
  await ask(DraftTarget, { ...before, metric: "inspections", amount: 48 })
  const directors = ["director-1", "director-2", "director-3"]
  for (const each of directors)
    await ask(officer.ElectOfficer, { officer: each, office: "director", occurredOn: "2023-06-01" })
  const onPlan = { item: "1", title: "Exercice 2024", subject: "business-plan" } as const
  const board = { meeting: "board-1", occurredOn: "2023-12-01" }
  const boardDay = { ...board, occurredOn: "2023-12-11" }
  await ask(ConveneMeeting, { ...board, kind: "board", date: boardDay.occurredOn, format: "online" })
  await ask(SetAgendaItem, { ...board, ...onPlan, handling: "ordinary" })
  await ask(HoldMeeting, boardDay)
  await ask(RecordAttendance, { ...boardDay, manner: "online", voters: directors })
  await ask(ResolveItem, { ...boardDay, item: "1", votesFor: 2, votesAgainst: 0, abstained: 1 })
  await ask(ApprovePlan, { ...boardDay, fiscalYear: 2024, item: "1" })
  const general = { meeting: "general-1", occurredOn: "2023-12-01" }
  const called = { kind: "extraordinary-general-meeting", date: "2023-12-15", format: "in-person" } as const
  await ask(ConveneMeeting, { ...general, ...called })
  await ask(SetAgendaItem, { ...general, ...onPlan, handling: "report" })
  await ask(HoldMeeting, { ...general, occurredOn: "2023-12-15" })
  await ask(AdoptPlan, { ...general, fiscalYear: 2024, item: "1", occurredOn: "2023-12-15" })
  await ask(SetTarget, { ...adopted, amount: 48 })
  const sources = [{ name: "Une part égale", percent: 100, weights }]
  await ask(ApportionTarget, { ...adopted, method: "webster", route: "direct", sources })
  await ask(PhaseTarget, { ...adopted, basis: "working-days" })
  for (const [n, { code: branch }] of chambers.branches.entries()) {
    const actor = `branch:${branch}/inspector`
    for (let quarter = 0; quarter < 4 - (n % 3); quarter++) {
      const inspection = `${branch}-${quarter + 1}`
      const day = String(10 + n).padStart(2, "0")
      const occurredOn = `2024-${String(3 * quarter + 2).padStart(2, "0")}-${day}`
      const held = { inspection, branch, association: `${branch}-assoc-${quarter + 1}`, occurredOn }
      const findings = (n + quarter) % 3
      await ask(HoldInspection, { ...held, findings, cost: 25_050 + 1_000 * findings }, actor)
      if (findings === 1) await ask(RemedyFindings, { inspection, occurredOn: "2024-12-20" }, actor)
    }
  }
  await ask(WithdrawInspection, { inspection: "idf-1", reason: "saisie deux fois", occurredOn: "2024-12-30" })
  await plan.close()
  return events
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  console.log(`${await recordDemoYear(process.argv[2] ?? "chambers.db")} events of a made-up year`)
