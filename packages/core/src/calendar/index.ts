// Calendar: dates in Japan, fiscal and insurance years, eras and labels of years; holidays and working days are in holidays.ts.
// Everything else of the plan stands on it.
export * from "./date-in-japan.ts"
export * from "./era.ts"
export * from "./fiscal-year.ts"
export * from "./in-force.ts"
export * from "./insurance-year.ts"
export * from "./local-date.ts"
export * from "./year-label.ts"
