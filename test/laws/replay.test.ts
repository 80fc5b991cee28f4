// The plan remembers by the laws of replay. Every case sends dozens of commands: a quarter of the runs, on SQLite a
// tenth, on PostgreSQL a twentieth.
import { openSqlite } from "@keikaku/store-sqlite"
import { replayLaws } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { openSchema, useDatabase } from "../store-postgres/opened.ts"
import { auditProjections, planSubject } from "./plan.ts"
import { testLaws } from "./runs.ts"

describe("the plan on the memory store", () => {
  testLaws(replayLaws(planSubject), { every: 4 })
})

describe("the plan on the SQLite store", () => {
  testLaws(replayLaws({ ...planSubject, make: () => openSqlite(":memory:") }), { every: 10 })
})

describe("the plan on the PostgreSQL store", () => {
  useDatabase()
  testLaws(replayLaws({ ...planSubject, make: () => openSchema() }), { every: 20 })
})

describe("the auditors' reports on the memory store", () => {
  const ofReports = /^(replaying the log|replayed in two parts|a report as recorded)/
  const laws = replayLaws({ ...planSubject, projections: auditProjections }).filter(({ name }) => ofReports.test(name))
  test("are under the three laws of reports that do not speak of order", () => expect(laws).toHaveLength(3))
  testLaws(laws, { every: 4 })
})
