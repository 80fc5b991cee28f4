// Making labour insurance known (plan §7): certificates of establishment, the website and leaflets, seminars and consultations. The
// only door to this chapter; a topic's names are reached through the topic.
export * as certificate from "./certificate.ts"
export * as content from "./content.ts"
export * as event from "./event.ts"
