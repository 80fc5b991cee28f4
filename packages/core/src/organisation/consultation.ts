// Advice on opening and abolishing affairs associations (開設・廃止の相談窓口, plan §2(1)): each branch opens a desk and makes it known; what
// is asked there is answered and closed.
import { type EventOf, forEach, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow, occurrencesOf } from "../report/measure.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const ConsultationDeskId = identifier("ConsultationDeskId", "a branch's desk for consultations")
export const ConsultationId = identifier("ConsultationId", "a consultation about an affairs association")
export const ConsultationSubject = Schema.Literals(["opening", "abolition"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofDesk = retractable({
  fields: { desk: ConsultationDeskId, branch: BranchCode },
  tags: (e) => [`consultation-desk:${e.desk}`, `branch:${e.branch}`]
})
const deskOpened = ofDesk("ConsultationDeskOpened", "相談窓口の開設", "ConsultationDeskWithdrawn")
export const [ConsultationDeskWithdrawn, ConsultationDeskOpened] = deskOpened
const publicised = ofDesk("ConsultationDeskPublicised", "相談窓口の周知", "ConsultationDeskNoticeWithdrawn", {
  means: Text
})
export const [ConsultationDeskNoticeWithdrawn, ConsultationDeskPublicised] = publicised
const deskClosed = ofDesk("ConsultationDeskClosed", "相談窓口の閉鎖", "ConsultationDeskClosingWithdrawn")
/** From this day on it receives nothing; what it received is still answered. */
export const [ConsultationDeskClosingWithdrawn, ConsultationDeskClosed] = deskClosed

const ofConsultation = retractable({
  fields: { consultation: ConsultationId, branch: BranchCode },
  tags: (e) => [`consultation:${e.consultation}`, `branch:${e.branch}`]
})
const received = ofConsultation(
  "ConsultationReceived",
  "相談の受付",
  "ConsultationWithdrawn",
  {
    desk: ConsultationDeskId,
    subject: ConsultationSubject,
    association: Schema.optionalKey(AssociationId),
    title: Text
  },
  { tags: (e) => [`consultation-desk:${e.desk}`] }
)
/** Somebody asked for advice; the association where it is one already. */
export const [ConsultationWithdrawn, ConsultationReceived] = received
const answered = ofConsultation("ConsultationAnswered", "相談への回答", "ConsultationAnswerWithdrawn", { answer: Text })
export const [ConsultationAnswerWithdrawn, ConsultationAnswered] = answered
const closed = ofConsultation("ConsultationClosed", "相談の終了", "ConsultationClosingWithdrawn", { result: Text })
/** Nothing more is asked; what became of it. */
export const [ConsultationClosingWithdrawn, ConsultationClosed] = closed

// STAGES.

export const desks = staged({
  code: "ConsultationDesk",
  noun: { ja: "相談窓口", en: "consultation desk" },
  key: { desk: ConsultationDeskId },
  tag: "consultation-desk",
  opens: deskOpened,
  steps: [
    { entry: publicised, after: [deskOpened], stays: true },
    { entry: deskClosed, after: [deskOpened] }
  ],
  carries: ["branch"]
})
export const consultations = staged({
  code: "Consultation",
  noun: { ja: "相談", en: "consultation" },
  key: { consultation: ConsultationId },
  tag: "consultation",
  opens: received,
  steps: [
    { entry: answered, after: [received, answered] },
    { entry: closed, after: [received, answered] }
  ],
  carries: ["branch"]
})

/** A branch receives consultations at a desk of its own that is open. */
export const ConsultationDeskNotOpen = refusal("ConsultationDeskNotOpen", "desk", {
  ja: "支部 {branch} の相談窓口 {desk} は、その日に開いていません。",
  en: "Branch {branch} has no consultation desk {desk} open on that day."
})

// DECISIONS.

export const OpenConsultationDesk = desks.decide("OpenConsultationDesk", "相談窓口を開設する", ConsultationDeskOpened)
export const PubliciseConsultationDesk = desks.decide(
  "PubliciseConsultationDesk",
  "相談窓口を周知する",
  ConsultationDeskPublicised
)
export const CloseConsultationDesk = desks.decide("CloseConsultationDesk", "相談窓口を閉じる", ConsultationDeskClosed)
export const ReceiveConsultation = consultations.decide(
  "ReceiveConsultation",
  "相談を受け付ける",
  ConsultationReceived,
  {
    refuses: [ConsultationDeskNotOpen],
    reads: (c) => ({ desk: desks.of(c) }),
    rule: (event, { desk }) => {
      const { opening, stage } = desks.on(desk, event.occurredOn)
      const isOpen = stage === "ConsultationDeskOpened" && opening?.branch === event.branch
      return isOpen ? undefined : ConsultationDeskNotOpen(event)
    }
  }
)
export const AnswerConsultation = consultations.decide("AnswerConsultation", "相談に回答する", ConsultationAnswered)
export const CloseConsultation = consultations.decide("CloseConsultation", "相談を終了する", ConsultationClosed)
export const WithdrawConsultationDesk = desks.withdraw(
  "WithdrawConsultationDesk",
  "相談窓口の開設を取り下げる",
  ConsultationDeskWithdrawn
)
export const WithdrawConsultationDeskNotice = desks.withdraw(
  "WithdrawConsultationDeskNotice",
  "相談窓口の周知を取り下げる",
  ConsultationDeskNoticeWithdrawn
)
export const WithdrawConsultationDeskClosing = desks.withdraw(
  "WithdrawConsultationDeskClosing",
  "相談窓口の閉鎖を取り下げる",
  ConsultationDeskClosingWithdrawn
)
export const WithdrawConsultation = consultations.withdraw(
  "WithdrawConsultation",
  "相談の受付を取り下げる",
  ConsultationWithdrawn
)
export const WithdrawConsultationAnswer = consultations.withdraw(
  "WithdrawConsultationAnswer",
  "相談への回答を取り下げる",
  ConsultationAnswerWithdrawn
)
export const WithdrawConsultationClosing = consultations.withdraw(
  "WithdrawConsultationClosing",
  "相談の終了を取り下げる",
  ConsultationClosingWithdrawn
)

// REPORTS.

type Asked = EventOf<typeof ConsultationReceived | typeof ConsultationWithdrawn>
const about = (subject: typeof ConsultationSubject.Type): Flow => {
  const change = (units: 1 | -1) => (e: Asked) =>
    e.subject === subject ? [{ branch: e.branch, on: e.occurredOn, units }] : []
  return flow.on(ConsultationReceived, change(1)).on(ConsultationWithdrawn, change(-1))
}
/** What was asked at the desks in a fiscal year, by area. */
export const consultationCounts = countedByArea(
  "consultations",
  { ja: "開設・廃止の相談件数", en: "Consultations about associations" },
  {
    counts: {
      opening: { flow: about("opening"), label: { ja: "開設の相談", en: "About opening" } },
      abolition: { flow: about("abolition"), label: { ja: "廃止の相談", en: "About abolition" } },
      answered: {
        flow: occurrencesOf(ConsultationAnswered, ConsultationAnswerWithdrawn),
        label: { ja: "回答", en: "Answers" }
      },
      closed: {
        flow: occurrencesOf(ConsultationClosed, ConsultationClosingWithdrawn),
        label: { ja: "終了", en: "Closed" }
      },
      publicised: {
        flow: occurrencesOf(ConsultationDeskPublicised, ConsultationDeskNoticeWithdrawn),
        label: { ja: "窓口の周知", en: "Desk made known" }
      }
    }
  }
)

/** Every consultation, and whether it has been answered. */
export const consultationList = listed(
  "consultation-list",
  { ja: "開設・廃止の相談一覧", en: "List of consultations" },
  {
    things: forEach(consultations.histories, ({ consultation }) => consultation),
    identifier: ["consultation", column.text("番号", "Consultation")],
    statuses: {
      ConsultationReceived: { ja: "受付", en: "Received" },
      ConsultationAnswered: { ja: "回答済み", en: "Answered" },
      ConsultationClosed: { ja: "終了", en: "Closed" }
    },
    columns: {
      subject: column.text("区分", "Subject"),
      title: column.text("件名", "Title"),
      result: column.text("結果", "Result")
    },
    row: (history, { asOf }) => {
      const { last, opening, stage } = consultations.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      return {
        branch: opening.branch,
        status: stage,
        since: last[stage]!.occurredOn,
        subject: opening.subject === "opening" ? { ja: "開設", en: "opening" } : { ja: "廃止", en: "abolition" },
        title: opening.title,
        result: last.ConsultationClosed?.result ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "consultation",
  rows: ["P2.1b"],
  label: { ja: "開設・廃止の相談窓口", en: "Consultation desks" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[OpenConsultationDesk, PubliciseConsultationDesk, CloseConsultationDesk],
    ...[ReceiveConsultation, AnswerConsultation, CloseConsultation],
    ...[WithdrawConsultationDesk, WithdrawConsultationDeskNotice, WithdrawConsultationDeskClosing],
    ...[WithdrawConsultation, WithdrawConsultationAnswer, WithdrawConsultationClosing]
  ],
  presupposes: [
    presupposition({
      on: ConsultationDeskOpened,
      entry: received,
      tag: ({ desk }) => `consultation-desk:${desk}`
    })
  ],
  reports: [consultationCounts, consultationList],
  accomplishments: [
    accomplishedThings(
      ["回答した相談", "Consultations answered"],
      forEach(consultations.histories, ({ consultation }) => consultation),
      (history, query) => {
        const { opening, stage } = consultations.on(history, query.asOf)
        if (opening === undefined || !isInYear(opening.occurredOn, query)) return undefined
        return stage !== "ConsultationReceived"
      }
    )
  ]
})
