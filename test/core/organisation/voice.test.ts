// What members say, and what comes of it.
import { walk } from "../walk.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const voice = { voice: "v-1", branch: "13", association: "a-1", title: "電子申請の手順を簡素に" }

walk(
  "P1.7 what members say is received, referred and answered",
  [
    ["2023-05-30", hq, "OpenCommitteeTopic", { topic: "t-1", committee: "総務委員会", title: "電子申請" }],
    ["2023-06-01", hq, "ReferVoice", { voice: "v-1", topic: "t-1" }, "VoiceUnknown"],
    ["2023-06-01", tokyo, "ReceiveVoice", voice],
    ["2023-06-01", tokyo, "ReceiveVoice", voice, "AlreadySo"],
    ["2023-06-01", tokyo, "ReceiveVoice", { ...voice, title: "別の件" }, "VoiceIdTaken"],
    ["2023-06-01", tokyo, "ReceiveVoice", { ...voice, title: "" }, "Malformed"],
    ["2023-05-31", hq, "ReferVoice", { voice: "v-1", topic: "t-1" }, "VoiceUnknown"],
    ["2023-06-05", hq, "ReferVoice", { voice: "v-1", topic: "t-1" }],
    ["2023-06-06", hq, "ReferVoice", { voice: "v-1", topic: "t-2" }, "VoiceNotAt"],
    ["2023-09-01", hq, "AnswerVoice", { voice: "v-1", answer: "省に要望しました" }],
    ["2023-09-02", hq, "AnswerVoice", { voice: "v-1", answer: "改めて" }, "VoiceNotAt"],
    ["2023-09-03", hq, "WithdrawVoice", { voice: "v-1", reason: "誤り" }, "LaterVoiceEntryStands"],
    ["2023-06-02", tokyo, "ReceiveVoice", { ...voice, voice: "v-2", title: "会費の納期" }],
    ["2023-06-03", tokyo, "WithdrawVoiceAnswer", { voice: "v-2", reason: "誤り" }, "NoVoiceEntryToWithdraw"]
  ],
  [
    [
      "voices",
      { branch: "13" },
      [
        { voice: "v-2", statusCode: "VoiceReceived", title: "会費の納期", topic: null, answer: null },
        { voice: "v-1", statusCode: "VoiceAnswered", since: "2023-09-01", topic: "t-1", answer: "省に要望しました" }
      ]
    ]
  ]
)
