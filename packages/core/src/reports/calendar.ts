// The calendar: what was held, is due or comes, by date, whatever topic it is of; and what should have happened and has not.
import { type Label, LocalDate, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { daysBetween, firstDayOfFiscalYear, lastDayOfFiscalYear } from "../calendar/index.ts"
import { column } from "../report/column.ts"
import type { Occasion } from "../report/occasion.ts"
import { defineReport, ofBranch, ofYear, type ReportQuery } from "../report/report.ts"

/** The occasions of every topic, under the numbers that the fold knows them by. */
const occasionsIn = ({ plan }: ReportQuery<any>) =>
  plan.topics.flatMap((topic) => topic.occasions.map((occasions) => ({ topic, occasions })))

const projectionFor = (query: ReportQuery<any>) =>
  together(Object.fromEntries(occasionsIn(query).map(({ occasions }, n) => [String(n), occasions.projection])))

type Folded = Readonly<Record<string, unknown>>

type Status = "done" | "missed" | "overdue" | "due" | "comes" | "came"

const statuses: Readonly<Record<Status, Label>> = {
  done: { ja: "済み", en: "done" },
  missed: { ja: "期限に間に合わず", en: "missed" },
  overdue: { ja: "期限超過", en: "overdue" },
  due: { ja: "予定", en: "due" },
  comes: { ja: "到来予定", en: "comes" },
  came: { ja: "到来", en: "came" }
}

const statusOf = ({ done, on }: Occasion, asOf: LocalDate): Status => {
  if (done === "comes") return on < asOf ? "came" : "comes"
  if (done === "missed") return "missed"
  if (done) return "done"
  return on < asOf ? "overdue" : "due"
}

const occasionRows = (state: Folded, query: ReportQuery<any>) =>
  occasionsIn(query)
    .flatMap(({ occasions, topic }, n) =>
      occasions.on(state[String(n)], query as ReportQuery).map((each) => {
        const status = statusOf(each, query.asOf)
        return {
          date: each.on,
          what: each.what,
          title: each.title ?? null,
          topic: topic.label,
          of: each.of,
          branch: each.branch,
          statusCode: status,
          status: statuses[status]
        }
      })
    )
    .filter(({ branch }) => query.branch === undefined || branch === query.branch)
    .sort((a, b) => inOrder(a.date, b.date) || inOrder(a.what.en, b.what.en) || inOrder(a.of, b.of))

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const columns = {
  date: column.date("日付", "Date"),
  what: column.text("事項", "What"),
  title: column.text("件名", "Title"),
  topic: column.text("分野", "Topic"),
  of: column.text("番号", "Of"),
  branch: column.text("支部", "Branch"),
  statusCode: column.code,
  status: column.text("状態", "Status")
}

const statusNote: Label = {
  ja: "予定＝これから行うもの、期限超過＝その日を過ぎて済んでいないもの、期限に間に合わず＝遅れて済んだか改めて計画されたもの、到来予定・到来＝任期の終わりのように日が来るだけのもの。",
  en: "Due = still to be done; overdue = its day has passed and it is not done; missed = it was done late or planned anew; comes, came = what only comes with its day, such as the end of a term."
}

/** What is due or was held between two days: those of the fiscal year, unless others are asked for. */
export const calendarReport = defineReport(
  "calendar",
  { ja: "行事と期限", en: "Calendar" },
  {
    parameters: {
      ...ofYear,
      ...ofBranch,
      from: Schema.optionalKey(LocalDate),
      until: Schema.optionalKey(LocalDate)
    },
    columns,
    notes: [statusNote],
    projection: projectionFor,
    rows: (state, query) => {
      const { calendar } = query.federation
      const {
        from = firstDayOfFiscalYear(query.fiscalYear, calendar),
        until = lastDayOfFiscalYear(query.fiscalYear, calendar)
      } = query.parameters
      return occasionRows(state, query).filter(({ date }) => from <= date && date <= until)
    }
  }
)

/** What should have happened by the report's day and has not, the oldest first. */
export const overdueReport = defineReport(
  "overdue",
  { ja: "期限を過ぎたもの", en: "Overdue" },
  {
    parameters: ofBranch,
    columns: { ...columns, days: column.count("超過日数", "Days overdue") },
    projection: projectionFor,
    rows: (state, query) =>
      occasionRows(state, query)
        .filter(({ statusCode }) => statusCode === "overdue")
        .map((row) => ({ ...row, days: daysBetween(row.date, query.asOf) }))
  }
)
