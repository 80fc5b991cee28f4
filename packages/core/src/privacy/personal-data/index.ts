// Personal data (APPI): events carry commitments, the values live in a vault, and here is decided when they must be kept and
// when they may be erased. Read events, state, rejections, decisions.
export * from "./decisions.ts"
export * from "./events.ts"
export * from "./rejections.ts"
export * from "./state.ts"
