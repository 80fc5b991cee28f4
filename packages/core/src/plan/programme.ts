// Commissioned programmes (委託事業, plan §1(3)): how much each of them matters to the federation, as it was set last. The code is stable;
// what the Ministry calls a programme changes from contract to contract, and stands there.
import { type EventOf, forEach, type LocalDate, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries, retractable } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { identifier, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"

export const ProgrammeId = identifier("ProgrammeId", "a commissioned programme, by a code that outlasts its names")

/** How much a programme matters: 最優先, 優先, 通常 (assumption: these three). */
export const Priority = Schema.Literals(["top", "high", "normal"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const prioritySet = retractable({ fields: { programme: ProgrammeId }, tags: (e) => [`programme:${e.programme}`] })(
  "ProgrammePrioritySet",
  "委託事業の優先度の設定",
  "ProgrammePriorityWithdrawn",
  { priority: Priority, note: Text }
)
/** Why a programme has its priority stands in the note. */
export const [ProgrammePriorityWithdrawn, ProgrammePrioritySet] = prioritySet

// FACTS.

const withdrawals = [prioritySet] as const
const priorities = datedHistory(withdrawals)
const prioritiesOf = (c: { readonly programme: typeof ProgrammeId.Type }) =>
  priorities.about(`programme:${c.programme}`)

/** What was set last by a day. */
const priorityOn = (history: Entries<EventOf<typeof ProgrammePrioritySet>>, day: LocalDate) =>
  history.findLast(({ occurredOn }) => occurredOn <= day)

// REFUSALS.

export const NoPriorityToWithdraw = refusal("NoPriorityToWithdraw", "programme", {
  ja: "委託事業 {programme} に取り下げる優先度の記録がありません。",
  en: "Programme {programme} has no priority to take back."
})

// DECISIONS.

export const SetProgrammePriority = decision("SetProgrammePriority", "委託事業の優先度を定める", {
  records: ProgrammePrioritySet,
  refuses: [],
  reads: (c) => ({ history: prioritiesOf(c) }),
  decide: (c, { history }) => {
    const event = ProgrammePrioritySet(c)
    return once(event, priorityOn(history, c.occurredOn), () => event)
  }
})
/** Takes back what was set last: the priority before it holds again. */
export const WithdrawProgrammePriority = withdrawing({
  key: { programme: ProgrammeId },
  historyOf: prioritiesOf,
  withdrawals,
  nothing: NoPriorityToWithdraw
})("WithdrawProgrammePriority", "委託事業の優先度の設定を取り下げる", ProgrammePriorityWithdrawn)

// REPORT.

export const programmeList = listed(
  "programmes",
  { ja: "委託事業の優先度", en: "Priorities of programmes" },
  {
    things: forEach(priorities, ({ programme }) => programme),
    identifier: ["programme", column.text("事業", "Programme")],
    statuses: {
      top: { ja: "最優先", en: "top" },
      high: { ja: "優先", en: "high" },
      normal: { ja: "通常", en: "normal" }
    },
    columns: { note: column.text("理由", "Reason") },
    row: (history, { asOf }) => {
      const set = priorityOn(history, asOf)
      return set && { branch: null, status: set.priority, since: set.occurredOn, note: set.note }
    }
  }
)

export const topic = defineTopic({
  name: "programme",
  rows: ["P1.3"],
  label: { ja: "委託事業", en: "Commissioned programmes" },
  by: ["headquarters"],
  decisions: [SetProgrammePriority, WithdrawProgrammePriority],
  reports: [programmeList]
})
