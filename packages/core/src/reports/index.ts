// The read models across topics: reports that are asked for by name, and the counting they rest on.
export * from "./audit/index.ts"
export * from "./cited.ts"
export * from "./counts.ts"
export * from "./registry.ts"
export * from "./report.ts"
export * from "./run-report.ts"
export * from "./search.ts"
export * from "./trace/index.ts"
