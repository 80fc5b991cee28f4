// Targets (目標, plan §4(2)–(3)): what the year is to reach, divided among the branches in whole units.
// Read events, state, rejections, decisions; then apportion and progress, the arithmetic.
export * from "./apportion.ts"
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./progress.ts"
export * from "./rejections.ts"
export { noTarget, type Target, targetOf, targets } from "./state.ts"
