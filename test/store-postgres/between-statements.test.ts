// What is appended between two statements of one read is seen whole by the next read, and never in part by this one.
import type { Query } from "@keikaku/kernel"
import { Effect } from "effect"
import { expect, it } from "vitest"
import { type Database, databaseOn } from "../../packages/store-postgres/src/database.ts"
import { makePool } from "../../packages/store-postgres/src/pool.ts"
import { makeReader } from "../../packages/store-postgres/src/read.ts"
import { note, notes } from "../store-sqlite/note.ts"
import { databaseUrl, newSchema, openSchema, useDatabase } from "./opened.ts"

useDatabase()

it("a read that must first find out which types there are does not pass over an event of a new type", async () => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  await Effect.runPromise(store.append(notes("before", 2, ["seat:1", "row:1"])))
  const pool = makePool({ url: databaseUrl() })
  const bare = databaseOn(pool, schema)
  let asked = 0
  const interrupted: Database = {
    ...bare,
    rows: async (sql, parameters) => {
      const found = await bare.rows(sql, parameters)
      if (sql.includes("RECURSIVE") && asked++ === 0) {
        const data = { group: "meanwhile", size: 1 }
        const tags = ["seat:1", "row:1"] as const
        await Effect.runPromise(store.append([note(data, tags, "Other"), note(data, tags)]))
      }
      return found
    }
  }
  const read = makeReader(interrupted)
  const query: Query = [{ types: [], tags: ["seat:1", "row:1"] }]
  const seen: Array<number> = []
  for (let n = 0; n < 2; n++)
    seen.push(...(await Effect.runPromise(read(query, { after: seen.at(-1) ?? 0 }))).map(({ position }) => position))
  expect(asked).toBe(2)
  expect(seen).toEqual([1, 2, 3, 4])
  await pool.close()
  await close()
})
