// Guidance of affairs associations (plan §1): the manuals that are issued to them. The only door to this chapter; a topic's
// names are reached through the topic.
export * as publication from "./publication.ts"
