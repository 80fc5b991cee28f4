// An entry of the log as an auditor cites it: its position, what it is, the day it took effect, the day it was recorded, by
// whom and about what. The auditors' reports read every kind of event there is, so a new topic is audited from its first day.
import type { Label, LocalDate, Projection, Recorded } from "@keikaku/kernel"
import { type Calendar, dateIn, fiscalYearOf } from "../calendar/index.ts"
import { column } from "../report/column.ts"
import type { ReportedPlan, ReportQuery } from "../report/report.ts"

/** An entry of the log; `subject` holds the tags of what it is about. */
export interface Entry {
  readonly position: number
  readonly type: string
  readonly occurredOn: LocalDate
  /** The date on which it was recorded, in the federation's time zone. */
  readonly recordedOn: LocalDate
  readonly actor: string
  readonly subject: ReadonlyArray<string>
}

const ofTheEnvelope = /^(command|corrects|evidence):/

/** What an auditor cites of a recorded event. */
export const entryOf = (
  { actor, event, position, recordedAt, tags }: Recorded,
  { timeZone }: Pick<Calendar, "timeZone">
): Entry => ({
  position,
  type: event._tag,
  occurredOn: event.occurredOn,
  recordedOn: dateIn(timeZone, recordedAt),
  actor,
  subject: tags.filter((tag) => !ofTheEnvelope.test(tag))
})

/** Whether a report asks for the entry: it took effect or was recorded in the fiscal year, and is of the branch, if one is named. */
export const isAskedFor = (
  { branch, federation: { calendar }, fiscalYear, only }: ReportQuery,
  { occurredOn, position, recordedOn, subject }: Entry
): boolean =>
  (only.position === undefined || only.position === position) &&
  (branch === undefined || subject.includes(`branch:${branch}`)) &&
  (fiscalYearOf(occurredOn, calendar) === fiscalYear || fiscalYearOf(recordedOn, calendar) === fiscalYear)

/** The columns that every entry has. */
export const entryColumns = {
  position: column.count("位置", "Position"),
  event: column.text("出来事", "Event"),
  type: column.code,
  occurredOn: column.date("発効日", "Occurred on"),
  recordedOn: column.date("記録日", "Recorded on"),
  actor: column.text("記録者", "Actor"),
  subject: column.text("対象", "Subject")
}

/** How an event of that type is called; its type where the plan does not know it. */
export const eventLabel = ({ catalogue }: ReportedPlan, type: string): Label | string =>
  catalogue.events.get(type)?.label ?? type

/** The values of those columns. */
export const entryCells = (plan: ReportedPlan, { actor, occurredOn, position, recordedOn, subject, type }: Entry) => ({
  position,
  event: eventLabel(plan, type),
  type,
  occurredOn,
  recordedOn,
  actor,
  subject: subject.join(" ")
})

/** A fold over every kind of event that the plan knows. The state is changed in place. */
export const overTheLog = <S>(
  { catalogue }: ReportedPlan,
  initial: () => S,
  note: (state: S, recorded: Recorded) => void
): Projection<S> => ({
  query: [{ types: [...catalogue.events.keys()], tags: [] }],
  initial,
  apply: (state, recorded) => {
    note(state, recorded)
    return state
  }
})

/** What stands under a report of one year's entries. */
export const ofTheYear = {
  ja: "当年度に発効した記録と、当年度に入力された記録。日付は連合会の時間帯によります。",
  en: "Entries that took effect in the fiscal year or were recorded in it. Days are those of the federation's time zone."
}
