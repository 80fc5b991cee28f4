// The read models across topics: every report that can be asked for by name.
import type { Report } from "./report.ts"

const all: ReadonlyArray<Report> = []

/** Every report, by name. */
export const reports: ReadonlyMap<string, Report> = new Map(all.map((report) => [report.name, report]))

export * from "./report.ts"
export * from "./run-report.ts"
