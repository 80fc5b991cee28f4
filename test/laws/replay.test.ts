// The plan remembers by the laws of replay. Every case sends dozens of commands: a quarter of the runs, on SQLite a
// tenth.
import { openSqlite } from "@keikaku/store-sqlite"
import { replayLaws } from "@keikaku/testing"
import { describe } from "vitest"
import { planSubject } from "./plan.ts"
import { testLaws } from "./runs.ts"

describe("the plan on the memory store", () => {
  testLaws(replayLaws(planSubject), { every: 4 })
})

describe("the plan on the SQLite store", () => {
  testLaws(replayLaws({ ...planSubject, make: () => openSqlite(":memory:") }), { every: 10 })
})
