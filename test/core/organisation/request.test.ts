// From what members say over a committee's conclusion to a request, its reply, and what came into force: followed to the end and back.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const topic = { topic: "t-1" }
const opened = { ...topic, committee: "総務委員会", title: "電子申請" }
const voice = (id: string) => ({ voice: id, branch: "13", title: "電子申請の手順" })
const request = { request: "r-1" }

walk(
  "P2.4 a committee's topic leads from what members say to a request, its reply and what came of it",
  [
    ["2023-06-01", tokyo, "ReceiveVoice", voice("v-1")],
    ["2023-06-01", tokyo, "ReceiveVoice", voice("v-2")],
    ["2023-06-02", hq, "ReferVoice", { voice: "v-1", ...topic }, "CommitteeTopicUnknown"],
    ["2023-06-02", hq, "OpenCommitteeTopic", opened],
    ["2023-06-02", hq, "OpenCommitteeTopic", opened, "AlreadySo"],
    ["2023-06-02", hq, "OpenCommitteeTopic", { ...opened, title: "別" }, "CommitteeTopicIdTaken"],
    ["2023-06-03", hq, "ReferVoice", { voice: "v-1", ...topic }],
    ["2023-06-04", hq, "ConcludeCommitteeTopic", { ...topic, conclusion: "要望する" }, "NotDeliberated"],
    ["2023-06-05", hq, "DeliberateCommitteeTopic", { ...topic, note: "第1回" }],
    ["2023-06-06", hq, "DeliberateCommitteeTopic", { ...topic, note: "第2回" }],
    ["2023-06-06", hq, "DraftRequest", { ...request, ...topic, title: "電子申請の改善" }, "TopicNotConcluded"],
    ["2023-06-06", hq, "DisseminateConclusion", { ...topic, means: "会報" }, "CommitteeTopicNotAt"],
    ["2023-06-07", hq, "ConcludeCommitteeTopic", { ...topic, conclusion: "要望する" }],
    ["2023-06-08", hq, "ReferVoice", { voice: "v-2", ...topic }, "TopicAlreadyConcluded"],
    ["2023-06-08", hq, "DisseminateConclusion", { ...topic, means: "会報" }],
    ["2023-06-09", hq, "SubmitRequest", request, "RequestUnknown"],
    ["2023-06-09", hq, "DraftRequest", { ...request, ...topic, title: "電子申請の改善" }],
    ["2023-06-09", hq, "DraftRequest", { ...request, ...topic, title: "別" }, "RequestIdTaken"],
    ["2023-06-10", hq, "RecordReply", { ...request, reply: "accepted", note: "検討する" }, "RequestNotAt"],
    ["2023-06-10", hq, "SubmitRequest", request],
    ["2023-06-10", hq, "SubmitRequest", request, "AlreadySo"],
    ["2023-09-01", hq, "RecordReply", { ...request, reply: "under-study", note: "検討中" }],
    ["2023-12-01", hq, "RecordReply", { ...request, reply: "accepted", note: "改正する" }],
    ["2023-12-01", hq, "RecordReply", { ...request, reply: "maybe", note: "改正する" }, "Malformed"],
    ["2024-04-01", hq, "RealiseRequest", { ...request, rule: "省令", inForceFrom: "2024-04-01" }],
    ["2024-04-02", hq, "WithdrawRequestSubmission", { ...request, reason: "誤り" }, "LaterRequestEntryStands"],
    ["2024-04-02", hq, "WithdrawDissemination", { ...topic, reason: "誤り" }],
    ["2024-04-02", hq, "WithdrawDissemination", { ...topic, reason: "誤り" }, "NoCommitteeTopicEntryToWithdraw"],
    ["2024-04-02", hq, "WithdrawDeliberation", { ...topic, reason: "誤り" }],
    ["2024-04-02", hq, "WithdrawConclusion", { ...topic, reason: "誤り" }, "EntryReliedOn"],
    ["2024-04-02", hq, "WithdrawCommitteeTopic", { ...topic, reason: "誤り" }, "EntryReliedOn"],
    ["2024-04-02", hq, "WithdrawRequestOutcome", { ...request, reason: "誤り" }],
    ["2024-04-02", hq, "WithdrawRequestOutcome", { ...request, reason: "誤り" }, "NoRequestEntryToWithdraw"],
    ["2024-04-03", hq, "RealiseRequest", { ...request, rule: "省令第1号", inForceFrom: "2024-04-01" }]
  ],
  [
    [
      "requests",
      {},
      [
        {
          request: "r-1",
          topic: "t-1",
          voices: "v-1",
          submittedOn: "2023-06-10",
          reply: { en: "accepted" },
          rule: "省令第1号",
          inForceFrom: "2024-04-01"
        }
      ]
    ],
    ["committee-topics", {}, [{ topic: "t-1", statusCode: "CommitteeTopicConcluded", madeKnownOn: null }]]
  ]
)
