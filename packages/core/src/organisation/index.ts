// The organisation (plan §1, §2): what members say and what comes of it. The only door to this chapter; a topic's names are reached
// through the topic.
export * as committeeTopic from "./committee-topic.ts"
export * as request from "./request.ts"
export * as review from "./review.ts"
export * as voice from "./voice.ts"
