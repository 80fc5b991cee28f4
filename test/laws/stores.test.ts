// Every store keeps the laws of a store. Each case opens a store: a tenth of the runs on SQLite, a twentieth on PostgreSQL.
import { memoryStore } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { storeLaws } from "@keikaku/testing"
import { Effect } from "effect"
import { describe } from "vitest"
import { openSchema, useDatabase } from "../store-postgres/opened.ts"
import { testLaws } from "./runs.ts"

describe("the memory store", () => {
  testLaws(storeLaws(async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })))
})

describe("the SQLite store", () => {
  testLaws(
    storeLaws(() => openSqlite(":memory:")),
    { every: 10 }
  )
})

describe("the PostgreSQL store", () => {
  useDatabase()
  testLaws(
    storeLaws(() => openSchema()),
    { every: 20 }
  )
})
