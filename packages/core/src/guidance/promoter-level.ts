// How far promoters are trained (習熟度, plan §4(4)): the level that completed trainings give, instructors (指導員), who are appointed
// from the highest, and how many of those in office were trained in a year.
import { type EventOf, forEach, type LocalDate, refusal } from "@keikaku/kernel"
import { lastDayOfFiscalYear } from "../calendar/index.ts"
import { datedHistory, type Entries, entriesOf, presupposition, retractable } from "../dated-history.ts"
import { ratio } from "../exact/index.ts"
import { BranchCode } from "../federation/index.ts"
import { PromoterId } from "../identifier.ts"
import { isInYear } from "../report/accomplishment.ts"
import { areasOf } from "../report/areas.ts"
import { column } from "../report/column.ts"
import type { YearQuery } from "../report/flow-in-year.ts"
import { listed } from "../report/listed.ts"
import { byArea, defineReport, ofYear } from "../report/report.ts"
import { staged } from "../staged.ts"
import {
  officeOn,
  type PromoterHistory,
  PromoterNotInOffice,
  promoterOf,
  withdrawals
} from "../sweep/promoter/index.ts"
import { defineTopic } from "../topic.ts"
import { audiences, ParticipantAssessed, ParticipantAssessmentWithdrawn } from "./training.ts"

/** The levels, from the lowest. */
export const levels = ["new", "experienced", "leader"] as const
export type PromoterLevel = (typeof levels)[number]

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const appointed = retractable({
  fields: { promoter: PromoterId, branch: BranchCode },
  tags: (e) => [`promoter:${e.promoter}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.promoter })
})("InstructorAppointed", "指導員の委嘱", "InstructorAppointmentWithdrawn")
export const [InstructorAppointmentWithdrawn, InstructorAppointed] = appointed

// FACTS.

const assessments = [ParticipantAssessmentWithdrawn, ParticipantAssessed] as const
type Assessment = EventOf<typeof ParticipantAssessed>

const completed = (entries: Entries<Assessment>): Entries<Assessment> =>
  entries.filter(({ audience, result }) => result === "completed" && audience !== "association-staff")

/** The level by the end of a day: the highest that a training gives which was completed by then; none before the first such one. */
export const levelOn = (entries: Entries<Assessment>, day: LocalDate): PromoterLevel | undefined => {
  const reached = completed(entries).filter(({ occurredOn }) => occurredOn <= day)
  return levels.findLast((level) => reached.some(({ audience }) => audience === level))
}

/** The trainings of a promoter. */
export const trainingOf = (promoter: PromoterId) => datedHistory([assessments]).about(`participant:${promoter}`)

/** Instructors: one appointment, which lasts as long as the office of promoter does. */
export const instructors = staged({
  code: "Instructor",
  noun: { ja: "指導員", en: "instructor" },
  key: { promoter: PromoterId },
  tag: "promoter",
  opens: appointed,
  steps: [],
  carries: []
})

/** An instructor has completed a training of the highest level. */
export const LevelNotReached = refusal("LevelNotReached", "promoter", {
  ja: "推進員 {promoter} は、{on} までに指導者の研修を修了していません。",
  en: "Promoter {promoter} has not completed a training of leaders by {on}."
})
export const InstructorOfOtherBranch = refusal("InstructorOfOtherBranch", "branch", {
  ja: "推進員 {promoter} はその日に支部 {office} に在任しています（支部 {branch} ではありません）。",
  en: "Promoter {promoter} is in office for branch {office} on that day, not for branch {branch}."
})

// DECISIONS.

/** Appoints a promoter in office instructor. */
export const AppointInstructor = instructors.decide("AppointInstructor", "指導員を委嘱する", InstructorAppointed, {
  refuses: [PromoterNotInOffice, InstructorOfOtherBranch, LevelNotReached],
  reads: ({ promoter }) => ({ life: promoterOf(promoter), training: trainingOf(promoter) }),
  rule: (event, { life, training }) => {
    const { branch, occurredOn: on } = event
    const office = officeOn(life, on)
    if (office === undefined) return PromoterNotInOffice({ ...event, on })
    if (office.branch !== branch) return InstructorOfOtherBranch({ ...event, office: office.branch })
    return levelOn(training, on) === "leader" ? undefined : LevelNotReached({ ...event, on })
  }
})
export const WithdrawInstructorAppointment = instructors.withdraw(
  "WithdrawInstructorAppointment",
  "指導員の委嘱を取り下げる",
  InstructorAppointmentWithdrawn
)

// REPORTS.

/** What is known of everybody who is a promoter, or was trained: the life as a promoter, and the trainings. */
const promotersAndTraining = forEach(datedHistory([...withdrawals, assessments]), (e) =>
  "participant" in e ? PromoterId.make(e.participant) : e.promoter
)
type Entry = EventOf<(typeof withdrawals)[number][1]> | Assessment
const lifeIn = (history: Entries<Entry>) => history.filter((e) => !ParticipantAssessed.is(e)) as PromoterHistory

/** A promoter in office on the report's day, or on the last one of a year that is over, with what was completed by then; nothing, where
 * not in office. */
const trained = (history: Entries<Entry>, { asOf, federation, fiscalYear }: YearQuery) => {
  const lastDay = lastDayOfFiscalYear(fiscalYear, federation.calendar)
  const day = asOf < lastDay ? asOf : lastDay
  const office = officeOn(lifeIn(history), day)
  if (office === undefined) return undefined
  const entries = entriesOf(history, ParticipantAssessed).filter(({ occurredOn }) => occurredOn <= day)
  return { office, completions: completed(entries), level: levelOn(entries, day) }
}

export const trainingCoverage = defineReport(
  "training-coverage",
  { ja: "推進員研修の受講率", en: "Training coverage" },
  {
    parameters: { ...ofYear, ...byArea },
    columns: {
      area: column.text("コード", "Area"),
      name: column.text("区域", "Name"),
      inOffice: column.count("在任推進員", "Promoters in office"),
      trained: column.count("年度内の修了者", "Trained in the year"),
      coverage: column.percent("受講率", "Coverage"),
      new: column.count("新任の研修", "As new promoters"),
      experienced: column.count("経験者の研修", "As experienced ones"),
      leader: column.count("指導者の研修", "As leaders")
    },
    projection: () => promotersAndTraining,
    rows: (state, query) => {
      const inOffice = [...state.values()].flatMap((history) => trained(history, query) ?? [])
      return areasOf(query).map((area) => {
        const here = inOffice.filter(({ office }) => area.branches.includes(office.branch))
        const ofYear = here.map(({ completions }) => completions.filter((each) => isInYear(each.occurredOn, query)))
        const at = (level: PromoterLevel) =>
          ofYear.filter((completions) => completions.some(({ audience }) => audience === level)).length
        const count = ofYear.filter(({ length }) => length > 0).length
        return {
          area: area.code,
          name: area.label,
          inOffice: here.length,
          trained: count,
          coverage: ratio(count, here.length),
          new: at("new"),
          experienced: at("experienced"),
          leader: at("leader")
        }
      })
    },
    notes: [
      {
        ja: "在任者と修了者は同じ日（終わった年度はその末日）で数えます（既定の考え方）。複数の階層の研修を修了した人は、それぞれに数えます。",
        en: "Those in office and those trained are counted on the same day, of a year that is over its last (an assumption). Who completed trainings of several levels counts at each."
      }
    ]
  }
)

export const untrainedPromoters = listed(
  "untrained-promoters",
  { ja: "年度内に研修を修了していない推進員", en: "Promoters not trained in the year" },
  {
    things: promotersAndTraining,
    parameters: ofYear,
    identifier: ["promoter", column.text("推進員", "Promoter")],
    statuses: { "never-trained": "修了なし", "trained-before": "前年度以前に修了" },
    since: column.date("最終修了日・就任日", "Last trained or in office from"),
    columns: { level: column.text("習熟度", "Level") },
    row: (history, query) => {
      const found = trained(history, query)
      if (found === undefined || found.completions.some(({ occurredOn }) => isInYear(occurredOn, query)))
        return undefined
      const { completions, level, office } = found
      const last = completions.at(-1)
      return {
        branch: office.branch,
        status: last === undefined ? ("never-trained" as const) : ("trained-before" as const),
        since: last?.occurredOn ?? office.from,
        level: level === undefined ? null : audiences[level]
      }
    }
  }
)

export const topic = defineTopic({
  name: "promoter-level",
  rows: ["P4.4"],
  label: { ja: "推進員の習熟度", en: "Promoters' levels" },
  by: ["headquarters"],
  decisions: [AppointInstructor, WithdrawInstructorAppointment],
  reports: [trainingCoverage, untrainedPromoters],
  presupposes: [
    presupposition({
      on: ParticipantAssessed,
      entry: appointed,
      tag: ({ participant }) => `promoter:${participant}`,
      where: ({ audience, result }) => audience === "leader" && result === "completed"
    })
  ]
})
