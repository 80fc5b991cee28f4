// Publications that guide the work: for now the manuals of canvassing (plan §4(3)).
// Read events, state, rejections, decisions.
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./rejections.ts"
export { type Manual, manualOf, manuals } from "./state.ts"
