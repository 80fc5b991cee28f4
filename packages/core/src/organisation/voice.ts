// What members say (会員の声, plan §1(7)): received by a branch or the headquarters, referred to a committee or answered at once. What was
// said is kept as a title, and the document behind it as evidence. The committee's side is the topic `request`.
import { forEach, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, CommitteeTopicId, identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { CommitteeTopicOpened, committeeTopics } from "./committee-topic.ts"

export const VoiceId = identifier("VoiceId", "what a member said")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofVoice = retractable({
  fields: { voice: VoiceId, branch: BranchCode },
  tags: (e) => [`voice:${e.voice}`, `branch:${e.branch}`]
})
const received = ofVoice("VoiceReceived", "会員の声の受付", "VoiceWithdrawn", {
  association: Schema.optionalKey(AssociationId),
  title: Text
})
export const [VoiceWithdrawn, VoiceReceived] = received
const referred = ofVoice(
  "VoiceReferred",
  "会員の声の委員会への付託",
  "VoiceReferralWithdrawn",
  { topic: CommitteeTopicId },
  { tags: (e) => [`committee-topic:${e.topic}`] }
)
export const [VoiceReferralWithdrawn, VoiceReferred] = referred
const answered = ofVoice("VoiceAnswered", "会員の声への回答", "VoiceAnswerWithdrawn", { answer: Text })
export const [VoiceAnswerWithdrawn, VoiceAnswered] = answered

// STAGES.

export const voices = staged({
  code: "Voice",
  noun: { ja: "会員の声", en: "voice" },
  key: { voice: VoiceId },
  tag: "voice",
  opens: received,
  steps: [
    { entry: referred, after: [received] },
    { entry: answered, after: [received, referred] }
  ],
  carries: ["branch"]
})

/** The committee has concluded the topic: what is said after that needs another one. */
export const TopicAlreadyConcluded = refusal("TopicAlreadyConcluded", "topic", {
  ja: "委員会の議題 {topic} は、その日までに結論が出ています。",
  en: "The committee topic {topic} has been concluded by that day."
})

// DECISIONS.

export const ReceiveVoice = voices.decide("ReceiveVoice", "会員の声を受け付ける", VoiceReceived)
/** To a topic that the committee has not concluded by then. */
export const ReferVoice = voices.decide("ReferVoice", "会員の声を委員会に付託する", VoiceReferred, {
  refuses: [committeeTopics.refused.unknown, TopicAlreadyConcluded],
  reads: (c) => ({ topic: committeeTopics.of(c) }),
  rule: (event, { topic }) => {
    const { opening, stage } = committeeTopics.on(topic, event.occurredOn)
    if (opening === undefined) return committeeTopics.refused.unknown(event)
    return stage === "CommitteeTopicOpened" ? undefined : TopicAlreadyConcluded(event)
  }
})
export const AnswerVoice = voices.decide("AnswerVoice", "会員の声に回答する", VoiceAnswered)
export const WithdrawVoice = voices.withdraw("WithdrawVoice", "会員の声の受付を取り下げる", VoiceWithdrawn)
export const WithdrawVoiceReferral = voices.withdraw(
  "WithdrawVoiceReferral",
  "会員の声の委員会への付託を取り下げる",
  VoiceReferralWithdrawn
)
export const WithdrawVoiceAnswer = voices.withdraw(
  "WithdrawVoiceAnswer",
  "会員の声への回答を取り下げる",
  VoiceAnswerWithdrawn
)

// REPORT.

const allVoices = forEach(voices.histories, ({ voice }) => voice)

export const voiceList = listed(
  "voices",
  { ja: "会員の声と回答", en: "Voices and their answers" },
  {
    things: allVoices,
    identifier: ["voice", column.text("番号", "Voice")],
    statuses: { VoiceReceived: "受付", VoiceReferred: "付託", VoiceAnswered: "回答済み" },
    columns: {
      title: column.text("件名", "Title"),
      topic: column.text("委員会の議題", "Committee topic"),
      answer: column.text("回答", "Answer")
    },
    row: (history, { asOf }) => {
      const { last, opening, stage } = voices.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      return {
        branch: opening.branch,
        status: stage,
        since: last[stage]!.occurredOn,
        title: opening.title,
        topic: last.VoiceReferred?.topic ?? null,
        answer: last.VoiceAnswered?.answer ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "voice",
  rows: ["P1.7"],
  label: { ja: "会員の声", en: "Members' voices" },
  by: ["headquarters", "branch"],
  decisions: [ReceiveVoice, ReferVoice, AnswerVoice, WithdrawVoice, WithdrawVoiceReferral, WithdrawVoiceAnswer],
  reports: [voiceList],
  accomplishments: [
    accomplishedThings(["回答した会員の声", "Voices answered"], allVoices, (history, query) => {
      const { opening, stage } = voices.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? stage === "VoiceAnswered" : undefined
    })
  ],
  presupposes: [
    presupposition({
      on: CommitteeTopicOpened,
      entry: referred,
      tag: ({ topic }) => `committee-topic:${topic}`
    })
  ]
})
