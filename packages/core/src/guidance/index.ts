// Guidance of affairs associations and of those who work for them (plan §1(5), §4(4), §5). The only door to this chapter; a topic's names are
// reached through the topic.
export * as book from "./book.ts"
export * as commendation from "./commendation.ts"
export * as goodPractice from "./good-practice.ts"
export * as magazine from "./magazine.ts"
export * as promoterLevel from "./promoter-level.ts"
export * as publication from "./publication.ts"
export * as training from "./training.ts"
