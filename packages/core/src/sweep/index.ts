// The sweep of businesses without labour insurance (plan §4(3)): canvassing, and the promoters who do it. The only door to
// this chapter; a topic's names are reached through the topic.
export * as canvassing from "./case/index.ts"
export * as council from "./council.ts"
export * as promoter from "./promoter/index.ts"
