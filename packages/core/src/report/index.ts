// What reports are made of: columns, parameters, areas, measures, and the door through which they are asked.
export * from "./areas.ts"
export * from "./cited.ts"
export * from "./column.ts"
export * from "./measure.ts"
export * from "./parameters.ts"
export * from "./report.ts"
export * from "./run-report.ts"
