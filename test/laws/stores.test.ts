// The memory store and the SQLite store keep the laws of a store. Each case opens a store: a tenth of the runs on SQLite.
import { memoryStore } from "@keikaku/kernel"
import { openSqlite } from "@keikaku/store-sqlite"
import { storeLaws } from "@keikaku/testing"
import { Effect } from "effect"
import { describe } from "vitest"
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
