// Calendar: dates and time zones, fiscal and insurance years, eras and working days.
// Everything else of the plan stands on it. The door to this folder, beside `holidays.ts`, which carries a table of Japan's.
export * from "./calendar.ts"
export * from "./era.ts"
export * from "./fiscal-year.ts"
export * from "./in-force.ts"
export * from "./insurance-year.ts"
export * from "./japanese-calendar.ts"
export * from "./local-date.ts"
export * from "./time-zone.ts"
export * from "./working-day.ts"
export * from "./year-label.ts"
