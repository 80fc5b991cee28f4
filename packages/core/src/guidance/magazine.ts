// The federation's magazine (情報誌「全国労保連」, plan §5(1)): its issues as they are planned, and as they are published.
// How many issues a year there are, nobody but the plan of the year says.
import { forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { retractable } from "../dated-history.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import type { YearQuery } from "../report/flow-in-year.ts"
import { occasionsOf } from "../report/occasion.ts"
import { defineReport, ofYear } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const MagazineIssueId = identifier("MagazineIssueId", "an issue of the magazine")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofIssue = retractable({ fields: { issue: MagazineIssueId }, tags: (e) => [`magazine-issue:${e.issue}`] })
const planned = ofIssue("MagazineIssuePlanned", "情報誌の発行計画", "MagazineIssuePlanWithdrawn", {
  title: Text,
  /** The last day of the month for which it is planned, or whatever day it is to be out by. */
  dueOn: LocalDate
})
export const [MagazineIssuePlanWithdrawn, MagazineIssuePlanned] = planned
const published = ofIssue("MagazineIssuePublished", "情報誌の発行", "MagazineIssuePublicationWithdrawn", {
  copies: Schema.Natural
})
export const [MagazineIssuePublicationWithdrawn, MagazineIssuePublished] = published

// STAGES.

export const magazineIssues = staged({
  code: "MagazineIssue",
  noun: { ja: "情報誌の号", en: "issue of the magazine" },
  key: { issue: MagazineIssueId },
  tag: "magazine-issue",
  opens: planned,
  steps: [{ entry: published, after: [planned] }]
})

// REFUSALS.

export const IssueDueInThePast = refusal("IssueDueInThePast", "dueOn", {
  ja: "情報誌の号 {issue} の発行予定日 {dueOn} は、計画した日 {occurredOn} より前です。",
  en: "The issue {issue} would be planned on {occurredOn} for an earlier day, {dueOn}."
})

// DECISIONS.

const { decide, withdraw } = magazineIssues

export const PlanMagazineIssue = decide("PlanMagazineIssue", "情報誌の発行を計画する", MagazineIssuePlanned, {
  refuses: [IssueDueInThePast],
  rule: (event) => (event.dueOn < event.occurredOn ? IssueDueInThePast(event) : undefined)
})
export const PublishMagazineIssue = decide("PublishMagazineIssue", "情報誌を発行する", MagazineIssuePublished)
export const WithdrawMagazineIssuePlan = withdraw(
  "WithdrawMagazineIssuePlan",
  "情報誌の発行計画を取り下げる",
  MagazineIssuePlanWithdrawn
)
export const WithdrawMagazineIssuePublication = withdraw(
  "WithdrawMagazineIssuePublication",
  "情報誌の発行を取り下げる",
  MagazineIssuePublicationWithdrawn
)

// REPORT: published against planned.

const allIssues = forEach(magazineIssues.histories, ({ issue }) => issue)
type History = Parameters<typeof magazineIssues.on>[0]

const statuses = {
  published: { ja: "発行済み", en: "published" },
  late: { ja: "遅れて発行", en: "published late" },
  overdue: { ja: "発行の遅れ", en: "overdue" },
  planned: { ja: "計画", en: "planned" }
} as const

/** An issue that is due in the year, on the report's day. */
const dueInYear = (history: History, query: YearQuery) => {
  const { last, opening } = magazineIssues.on(history, query.asOf)
  if (opening === undefined || !isInYear(opening.dueOn, query)) return undefined
  const publication = last.MagazineIssuePublished
  const isLate = (publication?.occurredOn ?? query.asOf) > opening.dueOn
  const status: keyof typeof statuses =
    publication === undefined ? (isLate ? "overdue" : "planned") : isLate ? "late" : "published"
  return { opening, publication, status }
}

export const magazineIssueReport = defineReport(
  "magazine-issues",
  { ja: "情報誌の発行状況", en: "Issues of the magazine" },
  {
    parameters: ofYear,
    columns: {
      issue: column.text("号", "Issue"),
      title: column.text("件名", "Title"),
      dueOn: column.date("発行予定日", "Due on"),
      statusCode: column.code,
      status: column.text("状態", "Status"),
      publishedOn: column.date("発行日", "Published on"),
      copies: column.count("部数", "Copies")
    },
    projection: () => allIssues,
    rows: (state, query) =>
      [...state]
        .flatMap(([issue, history]) => {
          const found = dueInYear(history, query)
          if (found === undefined) return []
          const { opening, publication, status } = found
          const { dueOn, title } = opening
          return {
            ...{ issue, title, dueOn, statusCode: status, status: statuses[status] },
            publishedOn: publication?.occurredOn ?? null,
            copies: publication?.copies ?? null
          }
        })
        .sort((a, b) => (`${a.dueOn} ${a.issue}` < `${b.dueOn} ${b.issue}` ? -1 : 1)),
    notes: (state, query) => {
      const due = [...state.values()].flatMap((history) => dueInYear(history, query) ?? [])
      const out = due.filter(({ publication }) => publication !== undefined)
      return [
        {
          ja: `計画 ${due.length}号のうち ${out.length}号を発行しました。`,
          en: `${out.length} of ${due.length} planned issues have been published.`
        }
      ]
    }
  }
)

const label = { ja: "情報誌", en: "Magazine" }

export const topic = defineTopic({
  name: "magazine",
  rows: ["P5.1"],
  label,
  by: ["headquarters"],
  decisions: [PlanMagazineIssue, PublishMagazineIssue, WithdrawMagazineIssuePlan, WithdrawMagazineIssuePublication],
  reports: [magazineIssueReport],
  occasions: [
    occasionsOf(allIssues, (history, { asOf }, id) => {
      const { last, opening } = magazineIssues.on(history, asOf)
      const done = last.MagazineIssuePublished !== undefined
      return opening && { on: opening.dueOn, what: label, title: opening.title, of: id, branch: null, done }
    })
  ],
  accomplishments: [
    accomplishedThings(["発行した情報誌", "Issues of the magazine published"], allIssues, (history, query) => {
      const found = dueInYear(history, query)
      return found && found.publication !== undefined
    })
  ]
})
