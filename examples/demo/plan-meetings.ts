// The meetings before the year: a board that approves the plan, and a general meeting that is told of it. Officers and dates are invented.
import { meeting, officer } from "@keikaku/core"
import type { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const { ConveneMeeting, HoldMeeting, PublishMinutes, RecordAttendance, ResolveItem, SetAgendaItem } = meeting
const { ElectOfficer } = officer

/** The directors in office, by identifiers. */
export const directors = Array.from({ length: 7 }, (_, n) => `director-${n + 1}`)
const headquarters = "headquarters"
const board = { meeting: "board-2023-03" }
const general = { meeting: "general-2023-03" }

/** What the plan is approved and adopted by. */
export const [approvedBy, adoptedBy] = [
  { ...board, item: "1" },
  { ...general, item: "1" }
]

const item = (title: string, subject: "business-plan" | "insurance", handling: "report" | "ordinary") => ({
  title,
  subject,
  handling
})

/** Elected, called and told what it is about, on the day on which the plan is drafted. */
export const convened = (on: LocalDate, days: { readonly board: LocalDate; readonly meeting: LocalDate }): Script => [
  ...directors.map((each) =>
    step(ElectOfficer, on, headquarters, { officer: each, office: "director", occurredOn: "2022-06-20" })
  ),
  step(ElectOfficer, on, headquarters, { officer: "auditor-1", office: "auditor", occurredOn: "2022-06-20" }),
  step(ConveneMeeting, on, headquarters, { ...board, kind: "board", date: days.board, format: "hybrid" }),
  step(SetAgendaItem, on, headquarters, { ...approvedBy, ...item("事業計画（案）", "business-plan", "ordinary") }),
  step(SetAgendaItem, on, headquarters, {
    ...board,
    item: "2",
    ...item("労保連労働災害保険事業の運営状況", "insurance", "report")
  }),
  wrongStep("MeetingNeedsPlace", ConveneMeeting, on, headquarters, {
    ...general,
    ...{ kind: "extraordinary-general-meeting", date: days.meeting, format: "online" }
  }),
  step(ConveneMeeting, on, headquarters, {
    ...general,
    ...{ kind: "extraordinary-general-meeting", date: days.meeting, format: "hybrid" }
  }),
  step(SetAgendaItem, on, headquarters, { ...adoptedBy, ...item("事業計画", "business-plan", "report") })
]

/** The board resolves; a proxy does not count there. */
export const boardHeld = (on: LocalDate): Script => [
  step(HoldMeeting, on, headquarters, board),
  step(RecordAttendance, on, headquarters, { ...board, manner: "room", voters: directors.slice(0, 4) }),
  wrongStep("MannerNotAllowed", RecordAttendance, on, headquarters, {
    ...{ ...board, manner: "proxy", voters: directors.slice(4) }
  }),
  step(RecordAttendance, on, headquarters, { ...board, manner: "online", voters: directors.slice(4, 6) }),
  step(ResolveItem, on, headquarters, { ...approvedBy, votesFor: 5, votesAgainst: 0, abstained: 1 }),
  step(PublishMinutes, on, headquarters, { ...board, document: `sha256:${"0".repeat(64)}`, title: "理事会議事録" })
]

/** The general meeting is told. */
export const generalHeld = (on: LocalDate): Script => [step(HoldMeeting, on, headquarters, general)]
