// Openings of histories of the organisation: a voice that was referred, and a request that was replied to.
const from = { occurredOn: "2023-04-01" }
const topic = { ...from, topic: "committee-topic-1" }

const opened = [
  ["OpenCommitteeTopic", { ...topic, committee: "い", title: "い" }],
  ["ReceiveVoice", { ...from, voice: "voice-1", branch: "13", title: "い" }],
  ["ReferVoice", { ...topic, voice: "voice-1" }]
] as const

const concluded = [
  ...opened,
  ["DeliberateCommitteeTopic", { ...topic, note: "い" }],
  ["ConcludeCommitteeTopic", { ...topic, conclusion: "い" }],
  ["DisseminateConclusion", { ...topic, means: "い" }]
] as const

const request = { ...from, request: "request-1" }
const replied = [
  ...concluded,
  ["DraftRequest", { ...request, topic: "committee-topic-1", title: "い" }],
  ["SubmitRequest", request],
  ["RecordReply", { ...request, reply: "accepted", note: "い" }],
  ["RealiseRequest", { ...request, rule: "い", inForceFrom: "2023-04-01" }]
] as const

export const ofOrganisation = [opened, concluded, replied]
