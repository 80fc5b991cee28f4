// What is owed to the people whom records are about: erasure, and the legal holds that forbid it. The only door to this
// chapter; a topic's names are reached through the topic.
export * as personalData from "./personal-data/index.ts"
