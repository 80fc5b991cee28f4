// The organisation (plan §1, §2): what members say and what comes of it. The only door to this chapter; a topic's names are reached
// through the topic.
export * as association from "./association.ts"
export * as committeeTopic from "./committee-topic.ts"
export * as consultation from "./consultation.ts"
export * as fee from "./fee.ts"
export * as meeting from "./meeting/index.ts"
export * as membership from "./membership.ts"
export * as officer from "./officer.ts"
export * as organisationRate from "./organisation-rate.ts"
export * as recruitment from "./recruitment.ts"
export * as request from "./request.ts"
export * as voice from "./voice.ts"
