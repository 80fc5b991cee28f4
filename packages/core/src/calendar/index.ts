// Calendar: dates and time zones, fiscal and insurance years, eras and labels of years.
// Everything else of the plan stands on it. The door to this folder, beside `holidays.ts`: holidays and working days.
export * from "./calendar.ts"
export * from "./era.ts"
export * from "./fiscal-year.ts"
export * from "./in-force.ts"
export * from "./insurance-year.ts"
export * from "./japanese-calendar.ts"
export * from "./local-date.ts"
export * from "./time-zone.ts"
export * from "./year-label.ts"
