// The annual business plan itself (事業計画書（案）): its term, its items, and how far each has come.
// Read events, state, rejections, decisions; then fy2023, the real one.
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./fy2023.ts"
export * from "./rejections.ts"
export { noPlan, type Plan, type PlanItem, type PlanStatus, planOf, plans } from "./state.ts"
