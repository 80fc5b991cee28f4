// Calendar: dates in Japan, fiscal and insurance years, eras, holidays and working days.
// Everything else of the plan stands on it. The only door to this folder.
export * from "./date-in-japan.ts"
export * from "./era.ts"
export * from "./fiscal-year.ts"
export * from "./holidays.ts"
export * from "./in-force.ts"
export * from "./insurance-year.ts"
export * from "./local-date.ts"
export * from "./working-day.ts"
export * from "./year-label.ts"
