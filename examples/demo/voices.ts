// What members say in the year (plan §1(7), §2(4)): two voices about electronic filing lead over a committee to a request to the Ministry, one
// is answered at once, and one is waiting. All of it is invented.
import { committeeTopic, request, voice } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { type Script, step, wrongStep } from "./step.ts"

const headquarters = "headquarters"
const [tokyo, osaka] = ["branch-13", "branch-27"]
const on = (day: string) => LocalDate.make(day)

const topic = { topic: "e-filing" }
const [filing, again, fee, open] = ["voice-13-1", "voice-27-1", "voice-13-2", "voice-27-2"].map((id) => ({ voice: id }))
const asked = { request: "request-1" }

/** From two voices to a request, a reply, and what came into force. */
const toTheMinistry: Script = [
  step(voice.ReceiveVoice, on("2023-05-12"), tokyo, { ...filing!, branch: "13", title: "電子申請の添付書類を減らす" }),
  step(voice.ReceiveVoice, on("2023-05-20"), osaka, { ...again!, branch: "27", title: "電子申請の送信上限" }),
  step(committeeTopic.OpenCommitteeTopic, on("2023-06-01"), headquarters, {
    ...{ ...topic, committee: "制度等検討委員会", title: "電子申請の利用環境" }
  }),
  step(voice.ReferVoice, on("2023-06-01"), headquarters, { ...filing!, ...topic }),
  step(voice.ReferVoice, on("2023-06-01"), headquarters, { ...again!, ...topic }),
  wrongStep("NotDeliberated", committeeTopic.ConcludeCommitteeTopic, on("2023-06-02"), headquarters, {
    ...{ ...topic, conclusion: "要望する" }
  }),
  step(committeeTopic.DeliberateCommitteeTopic, on("2023-07-14"), headquarters, { ...topic, note: "第１回の検討" }),
  wrongStep("TopicNotConcluded", request.DraftRequest, on("2023-07-20"), headquarters, {
    ...{ ...asked, ...topic, title: "電子申請の改善について" }
  }),
  step(committeeTopic.ConcludeCommitteeTopic, on("2023-08-25"), headquarters, { ...topic, conclusion: "省に要望する" }),
  step(committeeTopic.DisseminateConclusion, on("2023-09-01"), headquarters, { ...topic, means: "情報誌９月号" }),
  step(request.DraftRequest, on("2023-09-08"), headquarters, { ...asked, ...topic, title: "電子申請の改善について" }),
  step(request.SubmitRequest, on("2023-09-15"), headquarters, asked),
  step(request.RecordReply, on("2023-12-11"), headquarters, { ...asked, reply: "partly", note: "添付書類から見直す" }),
  step(request.RealiseRequest, on("2024-03-15"), headquarters, {
    ...{ ...asked, rule: "添付書類の省略", inForceFrom: "2024-04-01" }
  }),
  step(voice.AnswerVoice, on("2024-03-18"), headquarters, { ...filing!, answer: "省が添付書類を見直しました" }),
  step(voice.AnswerVoice, on("2024-03-18"), headquarters, { ...again!, answer: "引き続き要望します" })
]

const answeredAtOnce: Script = [
  step(voice.ReceiveVoice, on("2023-10-03"), tokyo, { ...fee!, branch: "13", title: "会費の納期" }),
  step(voice.AnswerVoice, on("2023-10-06"), headquarters, { ...fee!, answer: "納期は定款のとおりです" }),
  wrongStep("VoiceNotAt", voice.ReferVoice, on("2023-10-10"), headquarters, { ...fee!, ...topic })
]

const waiting: Script = [
  step(voice.ReceiveVoice, on("2024-02-20"), osaka, { ...open!, branch: "27", title: "研修の日程を早く知りたい" })
]

/** The year of the members' voices. */
export const voices: ReadonlyArray<Script> = [toTheMinistry, answeredAtOnce, waiting]
