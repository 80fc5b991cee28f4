// Traces both ways: from a figure of a report back to the events behind it, from an event on to the figures it changed.
export * from "./event.ts"
export * from "./figure.ts"
export type { Change, Place } from "./place.ts"
