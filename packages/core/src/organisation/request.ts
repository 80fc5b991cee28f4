// Requests to the Ministry (要望, plan §2(4)): drafted from what a committee concluded, submitted, replied to. A reply is not yet an
// outcome: what came into force, and when, is recorded of its own.
import { forEach, LocalDate, refusal, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { presupposition, retractable } from "../dated-history.ts"
import { CommitteeTopicId, identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { defineReport } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { CommitteeTopicConcluded, committeeTopics } from "./committee-topic.ts"
import { voices } from "./voice.ts"

export const RequestId = identifier("RequestId", "a request to the Ministry")
/** What the Ministry replied (assumption: these four). */
export const Reply = Schema.Literals(["accepted", "partly", "under-study", "declined"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofRequest = retractable({
  fields: { request: RequestId, topic: CommitteeTopicId },
  tags: (e) => [`request:${e.request}`, `committee-topic:${e.topic}`],
  particulars: () => ({ counterparty: "ministry" })
})
const drafted = ofRequest("RequestDrafted", "要望案の作成", "RequestWithdrawn", { title: Text })
export const [RequestWithdrawn, RequestDrafted] = drafted
const submitted = ofRequest("RequestSubmitted", "要望の提出", "RequestSubmissionWithdrawn")
export const [RequestSubmissionWithdrawn, RequestSubmitted] = submitted
const replied = ofRequest("RequestReplied", "要望への回答", "RequestReplyWithdrawn", { reply: Reply, note: Text })
export const [RequestReplyWithdrawn, RequestReplied] = replied
const realised = ofRequest("RequestRealised", "要望の実現", "RequestOutcomeWithdrawn", {
  rule: Text,
  inForceFrom: LocalDate
})
export const [RequestOutcomeWithdrawn, RequestRealised] = realised

// STAGES.

export const requests = staged({
  code: "Request",
  noun: { ja: "要望", en: "request" },
  key: { request: RequestId },
  tag: "request",
  opens: drafted,
  steps: [
    { entry: submitted, after: [drafted] },
    { entry: replied, after: [submitted, replied] },
    { entry: realised, after: [submitted, replied] }
  ],
  carries: ["topic"]
})

/** A request says what a committee concluded. */
export const TopicNotConcluded = refusal("TopicNotConcluded", "topic", {
  ja: "委員会の議題 {topic} の検討結果は、その日までにまとまっていません。",
  en: "The committee topic {topic} has not been concluded by that day."
})

// DECISIONS.

const { decide, withdraw } = requests

export const DraftRequest = decide("DraftRequest", "要望案を作成する", RequestDrafted, {
  refuses: [TopicNotConcluded],
  reads: (c) => ({ topic: committeeTopics.of(c) }),
  rule: (event, { topic }) =>
    committeeTopics.on(topic, event.occurredOn).stage === "CommitteeTopicConcluded"
      ? undefined
      : TopicNotConcluded(event)
})
export const SubmitRequest = decide("SubmitRequest", "要望を提出する", RequestSubmitted)
export const RecordReply = decide("RecordReply", "要望への回答を記録する", RequestReplied)
export const RealiseRequest = decide("RealiseRequest", "要望の実現を記録する", RequestRealised)
export const WithdrawRequest = withdraw("WithdrawRequest", "要望案を取り下げる", RequestWithdrawn)
export const WithdrawRequestSubmission = withdraw(
  "WithdrawRequestSubmission",
  "要望の提出を取り下げる",
  RequestSubmissionWithdrawn
)
export const WithdrawRequestReply = withdraw("WithdrawRequestReply", "要望への回答を取り下げる", RequestReplyWithdrawn)
export const WithdrawRequestOutcome = withdraw(
  "WithdrawRequestOutcome",
  "要望の実現を取り下げる",
  RequestOutcomeWithdrawn
)

// REPORT: every request from the voices that led to it to what came of it.

const allRequests = forEach(requests.histories, ({ request }) => request)

const stages = {
  RequestDrafted: { ja: "案", en: "drafted" },
  RequestSubmitted: { ja: "提出済み", en: "submitted" },
  RequestReplied: { ja: "回答済み", en: "replied" },
  RequestRealised: { ja: "実現", en: "realised" }
} as const
const replies = {
  accepted: { ja: "採用", en: "accepted" },
  partly: { ja: "一部採用", en: "partly" },
  "under-study": { ja: "検討中", en: "under study" },
  declined: { ja: "不採用", en: "declined" }
} as const

export const requestTracker = defineReport(
  "requests",
  { ja: "要望の経過", en: "Requests and what came of them" },
  {
    columns: {
      request: column.text("番号", "Request"),
      title: column.text("件名", "Title"),
      topic: column.text("委員会の議題", "Committee topic"),
      voices: column.text("会員の声", "Voices"),
      status: column.text("状態", "Status"),
      submittedOn: column.date("提出日", "Submitted on"),
      reply: column.text("回答", "Reply"),
      rule: column.text("実現した規定", "Rule"),
      inForceFrom: column.date("施行日", "In force from")
    },
    projection: () =>
      together({
        requests: allRequests,
        voices: forEach(voices.histories, ({ voice }) => voice)
      }),
    rows: (state, { asOf }) => {
      const voicesOf = (topic: string) =>
        [...state.voices]
          .filter(([, history]) => voices.on(history, asOf).last.VoiceReferred?.topic === topic)
          .map(([voice]) => voice)
          .toSorted()
      return [...state.requests].flatMap(([request, history]) => {
        const { last, opening, stage } = requests.on(history, asOf)
        if (opening === undefined || stage === undefined) return []
        return {
          request,
          title: opening.title,
          topic: opening.topic,
          voices: voicesOf(opening.topic).join(" "),
          status: stages[stage],
          submittedOn: last.RequestSubmitted?.occurredOn ?? null,
          reply: last.RequestReplied === undefined ? null : replies[last.RequestReplied.reply],
          rule: last.RequestRealised?.rule ?? null,
          inForceFrom: last.RequestRealised?.inForceFrom ?? null
        }
      })
    }
  }
)

export const topic = defineTopic({
  name: "request",
  rows: ["P2.4"],
  label: { ja: "要望", en: "Requests to the Ministry" },
  by: ["headquarters"],
  decisions: [
    ...[DraftRequest, SubmitRequest, RecordReply, RealiseRequest],
    ...[WithdrawRequest, WithdrawRequestSubmission, WithdrawRequestReply, WithdrawRequestOutcome]
  ],
  reports: [requestTracker],
  accomplishments: [
    accomplishedThings(["提出した要望", "Requests submitted"], allRequests, (history, query) => {
      const { last, opening } = requests.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? last.RequestSubmitted !== undefined : undefined
    })
  ],
  presupposes: [
    presupposition({ on: CommitteeTopicConcluded, entry: drafted, tag: ({ topic }) => `committee-topic:${topic}` })
  ]
})
