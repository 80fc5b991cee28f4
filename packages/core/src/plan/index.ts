// The business plan itself and the targets it sets (plan §4(2)–(3)), with the arithmetic of targets and the check of tables
// made elsewhere. The only door to this chapter; a topic's names are reached through the topic.
export * as businessPlan from "./business-plan/index.ts"
export * as contract from "./contract.ts"
export * as evaluation from "./evaluation.ts"
export * as indicator from "./indicator.ts"
export * as programme from "./programme.ts"
export * as reportedFigure from "./reported-figure.ts"
export * from "./target/arithmetic.ts"
export * as target from "./target/index.ts"
export * from "./target-table/index.ts"
export * as tender from "./tender.ts"
