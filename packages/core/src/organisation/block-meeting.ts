// What comes of block meetings (ブロック会議（地域協議会）, plan §2(5), §4(5)①): opinions of the branches are collected, the meeting concludes, and
// the result is made known to the whole organisation. The meetings themselves are the topic `meeting`.
import { forEach, type Label, refusal, together } from "@keikaku/kernel"
import { fiscalYearOf, monthOf } from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { articlesOf, BranchCode, branchOf } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { column, type RowOf } from "../report/column.ts"
import { defineReport, ofYear } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { MeetingConvened, MeetingHeld, MeetingId } from "./meeting-events.ts"
import {
  type Meeting,
  meetingOf,
  meetingOn,
  meetingStatusLabels,
  meetings,
  statusOf,
  subjectLabels
} from "./meeting-facts.ts"

export const BlockOpinionId = identifier("BlockOpinionId", "an opinion of a branch for its block meeting")

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const collected = retractable({
  fields: { opinion: BlockOpinionId, meeting: MeetingId, branch: BranchCode, text: Text },
  tags: (e) => [`block-opinion:${e.opinion}`, `branch:${e.branch}`, `meeting:${e.meeting}`]
})("BlockOpinionCollected", "ブロック会議への意見の集約", "BlockOpinionWithdrawn")
export const [BlockOpinionWithdrawn, BlockOpinionCollected] = collected
const ofConclusion = retractable({ fields: { meeting: MeetingId }, tags: (e) => [`meeting:${e.meeting}`] })
const concluded = ofConclusion("BlockMeetingConcluded", "ブロック会議の協議結果", "BlockConclusionWithdrawn", {
  conclusion: Text
})
export const [BlockConclusionWithdrawn, BlockMeetingConcluded] = concluded
const disseminated = ofConclusion("BlockConclusionDisseminated", "協議結果の周知", "BlockDisseminationWithdrawn", {
  means: Text
})
export const [BlockDisseminationWithdrawn, BlockConclusionDisseminated] = disseminated

// STAGES.

export const blockOpinions = staged({
  code: "BlockOpinion",
  noun: { ja: "ブロック会議への意見", en: "opinion for a block meeting" },
  key: { opinion: BlockOpinionId },
  tag: "block-opinion",
  opens: collected,
  steps: []
})
export const blockConclusions = staged({
  code: "BlockConclusion",
  noun: { ja: "ブロック会議の協議結果", en: "conclusion of block meeting" },
  key: { meeting: MeetingId },
  tag: "meeting",
  opens: concluded,
  steps: [{ entry: disseminated, after: [concluded] }]
})

// REFUSALS.

export const NotABlockMeeting = refusal("NotABlockMeeting", "meeting", {
  ja: "会議 {meeting} は、その日までに招集されたブロック会議ではありません。",
  en: "Meeting {meeting} is no block meeting that has been convened by that day."
})
export const BranchOfAnotherBlock = refusal("BranchOfAnotherBlock", "branch", {
  ja: "支部 {branch} はブロック {block} に属しません。",
  en: "Branch {branch} does not belong to block {block}."
})
export const BlockMeetingNotHeld = refusal("BlockMeetingNotHeld", "meeting", {
  ja: "ブロック会議 {meeting} は、その日までに開催されていません。",
  en: "Block meeting {meeting} has not been held by that day."
})

const blockOf = ({ cancelled, convened }: Meeting) => (cancelled === undefined ? convened?.block : undefined)

// DECISIONS.

/** Before the meeting or at it, from the branches of its block. */
export const CollectBlockOpinion = blockOpinions.decide(
  "CollectBlockOpinion",
  "ブロック会議への意見を集約する",
  BlockOpinionCollected,
  {
    by: ["headquarters", "branch"],
    refuses: [NotABlockMeeting, BranchOfAnotherBlock],
    reads: (c) => ({ meeting: meetingOf(c) }),
    rule: (event, { meeting }, _, { settings }) => {
      const block = blockOf(meetingOn(meeting, event.occurredOn))
      if (block === undefined) return NotABlockMeeting(event)
      return branchOf(settings, event.branch)?.block === block ? undefined : BranchOfAnotherBlock({ ...event, block })
    }
  }
)
export const ConcludeBlockMeeting = blockConclusions.decide(
  "ConcludeBlockMeeting",
  "ブロック会議の協議結果をまとめる",
  BlockMeetingConcluded,
  {
    refuses: [BlockMeetingNotHeld],
    reads: (c) => ({ meeting: meetingOf(c) }),
    rule: (event, { meeting }) =>
      meetingOn(meeting, event.occurredOn).held?.kind === "block-meeting" ? undefined : BlockMeetingNotHeld(event)
  }
)
export const DisseminateBlockConclusion = blockConclusions.decide(
  "DisseminateBlockConclusion",
  "ブロック会議の協議結果を周知する",
  BlockConclusionDisseminated
)
export const WithdrawBlockOpinion = blockOpinions.withdraw(
  "WithdrawBlockOpinion",
  "ブロック会議への意見の集約を取り下げる",
  BlockOpinionWithdrawn
)
export const WithdrawBlockConclusion = blockConclusions.withdraw(
  "WithdrawBlockConclusion",
  "ブロック会議の協議結果を取り下げる",
  BlockConclusionWithdrawn
)
export const WithdrawBlockDissemination = blockConclusions.withdraw(
  "WithdrawBlockDissemination",
  "ブロック会議の協議結果の周知を取り下げる",
  BlockDisseminationWithdrawn
)

// REPORT: each block, and whether it met in its months with what every block meeting deals with.

const answers = { yes: { ja: "はい", en: "yes" }, no: { ja: "いいえ", en: "no" } }
const listOf = (labels: ReadonlyArray<Label>): Label | null =>
  labels.length === 0
    ? null
    : { ja: labels.map(({ ja, en }) => ja ?? en).join("、"), en: labels.map(({ en }) => en).join(", ") }

const columns = {
  block: column.text("コード", "Block"),
  name: column.text("ブロック", "Name"),
  meeting: column.text("会議番号", "Meeting"),
  date: column.date("開催日", "Date"),
  statusCode: column.code,
  status: column.text("状態", "Status"),
  inSeason: column.text("開催月どおりか", "In its months"),
  missing: column.text("欠けている議題", "Mandatory items missing"),
  opinions: column.count("意見", "Opinions"),
  concludedOn: column.date("結果取りまとめ日", "Concluded on"),
  disseminatedOn: column.date("周知日", "Made known on")
}

export const blockMeetingList = defineReport(
  "block-meetings",
  { ja: "ブロック会議の開催状況", en: "Block meetings" },
  {
    parameters: ofYear,
    columns,
    projection: () =>
      together({
        meetings: forEach(meetings, ({ meeting }) => meeting),
        opinions: forEach(blockOpinions.histories, ({ meeting }) => meeting),
        conclusions: forEach(blockConclusions.histories, ({ meeting }) => meeting)
      }),
    rows: (state, { asOf, federation, fiscalYear }) => {
      const { months, subjects } = articlesOf(federation).blockMeetings
      const ofYear = [...state.meetings].flatMap(([id, history]) => {
        const meeting = meetingOn(history, asOf)
        const { convened } = meeting
        return convened?.block !== undefined && fiscalYearOf(convened.date, federation.calendar) === fiscalYear
          ? [{ id, convened, meeting }]
          : []
      })
      const nothing = {
        ...{ meeting: null, date: null, statusCode: null, status: null, inSeason: null, missing: null },
        ...{ opinions: 0, concludedOn: null, disseminatedOn: null }
      }
      return federation.blocks.flatMap(({ code, label }): ReadonlyArray<RowOf<typeof columns>> => {
        const own = ofYear.filter(({ convened }) => convened.block === code)
        if (own.length === 0) return [{ block: code, name: label, ...nothing }]
        return own.map(({ convened, id, meeting }) => {
          const statusCode = statusOf(meeting)!
          const dealtWith = [...meeting.agenda.values()].map(({ subject }) => subject)
          const conclusion = blockConclusions.on(state.conclusions.get(id) ?? [], asOf).last
          const opinions = (state.opinions.get(id) ?? []).filter(({ occurredOn }) => occurredOn <= asOf)
          const isInSeason = months.length === 0 || months.includes(monthOf(convened.date))
          return {
            block: code,
            name: label,
            meeting: id,
            date: convened.date,
            statusCode,
            status: meetingStatusLabels[statusCode],
            inSeason: isInSeason ? answers.yes : answers.no,
            missing: listOf(subjects.filter((each) => !dealtWith.includes(each)).map((each) => subjectLabels[each])),
            opinions: opinions.length,
            concludedOn: conclusion.BlockMeetingConcluded?.occurredOn ?? null,
            disseminatedOn: conclusion.BlockConclusionDisseminated?.occurredOn ?? null
          }
        })
      })
    },
    notes: [
      {
        ja: "開催月と必須の議題は定款等の設定によります。外れた月の開催は、ここに示すだけで、妨げません。",
        en: "Months and mandatory subjects are those of the articles. A meeting in another month is shown here, and not refused."
      }
    ]
  }
)

export const topic = defineTopic({
  name: "block-meeting",
  rows: ["P2.5"],
  label: { ja: "ブロック会議", en: "Block meetings" },
  by: ["headquarters"],
  decisions: [
    ...[CollectBlockOpinion, ConcludeBlockMeeting, DisseminateBlockConclusion],
    ...[WithdrawBlockOpinion, WithdrawBlockConclusion, WithdrawBlockDissemination]
  ],
  reports: [blockMeetingList],
  presupposes: [
    presupposition({ on: MeetingConvened, entry: collected, tag: ({ meeting }) => `meeting:${meeting}` }),
    presupposition({ on: MeetingHeld, entry: concluded, tag: ({ meeting }) => `meeting:${meeting}` })
  ]
})
