// The annual business plan of a federation, as decisions, events and reports. Pure: no clock, no randomness, no I/O.
export * from "./calendar/index.ts"
export * from "./catalogue.ts"
export * from "./decision.ts"
export * from "./federation/index.ts"
export * from "./identifier.ts"
export * from "./money/index.ts"
export * from "./reports/index.ts"
