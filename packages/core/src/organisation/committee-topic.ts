// Topics of a committee (委員会の議題, plan §2(4)): opened, deliberated, concluded, and made known to the members. What members say leads to
// them; requests to the Ministry come of them.
import { forEach, type LocalDate, refusal } from "@keikaku/kernel"
import { retractable } from "../dated-history.ts"
import { CommitteeTopicId, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofTopic = retractable({ fields: { topic: CommitteeTopicId }, tags: (e) => [`committee-topic:${e.topic}`] })
const opened = ofTopic("CommitteeTopicOpened", "委員会の議題の設定", "CommitteeTopicWithdrawn", {
  committee: Text,
  title: Text
})
export const [CommitteeTopicWithdrawn, CommitteeTopicOpened] = opened
const deliberated = ofTopic("CommitteeTopicDeliberated", "委員会での検討", "DeliberationWithdrawn", { note: Text })
export const [DeliberationWithdrawn, CommitteeTopicDeliberated] = deliberated
const concluded = ofTopic("CommitteeTopicConcluded", "委員会の検討結果", "ConclusionWithdrawn", { conclusion: Text })
export const [ConclusionWithdrawn, CommitteeTopicConcluded] = concluded
const disseminated = ofTopic("ConclusionDisseminated", "検討結果の周知", "DisseminationWithdrawn", { means: Text })
export const [DisseminationWithdrawn, ConclusionDisseminated] = disseminated

// STAGES.

export const committeeTopics = staged({
  code: "CommitteeTopic",
  noun: { ja: "委員会の議題", en: "committee topic" },
  key: { topic: CommitteeTopicId },
  tag: "committee-topic",
  opens: opened,
  steps: [
    { entry: deliberated, after: [opened], stays: true },
    { entry: concluded, after: [opened] },
    { entry: disseminated, after: [concluded], stays: true }
  ]
})

/** A committee concludes what it has deliberated. */
export const NotDeliberated = refusal("NotDeliberated", "topic", {
  ja: "委員会の議題 {topic} は、その日までに検討されていません。",
  en: "The committee topic {topic} has not been deliberated by that day."
})

// DECISIONS.

const { decide, withdraw } = committeeTopics

export const OpenCommitteeTopic = decide("OpenCommitteeTopic", "委員会の議題を設ける", CommitteeTopicOpened)
export const DeliberateCommitteeTopic = decide(
  "DeliberateCommitteeTopic",
  "委員会で検討する",
  CommitteeTopicDeliberated
)
export const ConcludeCommitteeTopic = decide(
  "ConcludeCommitteeTopic",
  "委員会の検討結果をまとめる",
  CommitteeTopicConcluded,
  {
    refuses: [NotDeliberated],
    rule: (event, _, { last }) => (last.CommitteeTopicDeliberated === undefined ? NotDeliberated(event) : undefined)
  }
)
export const DisseminateConclusion = decide("DisseminateConclusion", "検討結果を周知する", ConclusionDisseminated)
export const WithdrawCommitteeTopic = withdraw(
  "WithdrawCommitteeTopic",
  "委員会の議題の設定を取り下げる",
  CommitteeTopicWithdrawn
)
export const WithdrawDeliberation = withdraw(
  "WithdrawDeliberation",
  "委員会での検討を取り下げる",
  DeliberationWithdrawn
)
export const WithdrawConclusion = withdraw("WithdrawConclusion", "検討結果を取り下げる", ConclusionWithdrawn)
export const WithdrawDissemination = withdraw(
  "WithdrawDissemination",
  "検討結果の周知を取り下げる",
  DisseminationWithdrawn
)

// REPORT.

const allTopics = forEach(committeeTopics.histories, ({ topic }) => topic)

export const committeeTopicList = listed(
  "committee-topics",
  { ja: "委員会の議題", en: "Committee topics" },
  {
    things: allTopics,
    identifier: ["topic", column.text("番号", "Topic")],
    statuses: { CommitteeTopicOpened: "検討中", CommitteeTopicConcluded: "検討終了" },
    columns: {
      committee: column.text("委員会", "Committee"),
      title: column.text("議題", "Title"),
      conclusion: column.text("検討結果", "Conclusion"),
      madeKnownOn: column.date("周知日", "Made known on")
    },
    row: (history, { asOf }) => {
      const { last, opening, stage } = committeeTopics.on(history, asOf)
      if (opening === undefined || (stage !== "CommitteeTopicOpened" && stage !== "CommitteeTopicConcluded"))
        return undefined
      return {
        branch: null,
        status: stage,
        since: last[stage]!.occurredOn,
        committee: opening.committee,
        title: opening.title,
        conclusion: last.CommitteeTopicConcluded?.conclusion ?? null,
        madeKnownOn: last.ConclusionDisseminated?.occurredOn ?? (null as LocalDate | null)
      }
    }
  }
)

export const topic = defineTopic({
  name: "committee-topic",
  rows: ["P2.4"],
  label: { ja: "委員会の検討", en: "Committee topics" },
  by: ["headquarters"],
  decisions: [
    ...[OpenCommitteeTopic, DeliberateCommitteeTopic, ConcludeCommitteeTopic, DisseminateConclusion],
    ...[WithdrawCommitteeTopic, WithdrawDeliberation, WithdrawConclusion, WithdrawDissemination]
  ],
  reports: [committeeTopicList],
  accomplishments: [
    accomplishedThings(["結論を周知した委員会の議題", "Committee topics made known"], allTopics, (history, query) => {
      const { last, opening } = committeeTopics.on(history, query.asOf)
      return opening && isInYear(opening.occurredOn, query) ? last.ConclusionDisseminated !== undefined : undefined
    })
  ]
})
