// Promoters (推進員): who may canvass, for which branch, on which days. Plan §4(3)①: about 7,700 in office nation-wide.
// Read events, state, rejections, decisions.
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./rejections.ts"
export * from "./state.ts"
