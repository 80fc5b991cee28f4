// What appends and reads look at does not grow with the log: PostgreSQL itself counts the rows that it touches.
import type { Query, ReadOptions, Tag } from "@keikaku/kernel"
import { Effect } from "effect"
import { expect, it } from "vitest"
import { note } from "../store-sqlite/note.ts"
import { newSchema, openSchema, query, useDatabase } from "./opened.ts"

useDatabase()

const types = ["Opened", "Moved", "Closed"]

/** Every event carries a branch, of which there are three; every thousandth is about the case that is asked about. */
const event = (n: number, about: ReadonlyArray<Tag> = []) =>
  note({ group: "", size: 1 }, [`branch:${n % 3}`, `case:other-${n}`, ...about], types[n % 3])

const aboutCase: ReadonlyArray<Query> = [
  [{ types, tags: ["case:1"] }],
  [{ types: [], tags: ["case:1"] }],
  [
    { types: ["Moved"], tags: ["case:1"] },
    { types: [], tags: ["command:1"] }
  ],
  [{ types, tags: ["branch:1", "case:1"] }]
]
const pages: ReadonlyArray<readonly [Query, ReadOptions]> = [
  [[{ types: [], tags: [] }], { limit: 50 }],
  [[{ types: ["Opened"], tags: [] }], { limit: 50, backwards: true }],
  [[{ types, tags: [] }], { limit: 50, after: 500 }],
  [[{ types: ["Opened", "Rare"], tags: [] }], { limit: 50, after: 500 }],
  [[{ types, tags: ["branch:2"] }], { limit: 50 }],
  [[{ types: [], tags: ["branch:2"] }], { limit: 50, backwards: true }]
]

/** The rows that were read by index and by scan, in all tables of a schema. */
const touched = async (schema: string) => {
  const [[tables, indexes]] = await query(
    `SELECT (SELECT sum(seq_scan) FROM pg_stat_all_tables WHERE schemaname = $1)::int,
       (SELECT sum(idx_tup_read) FROM pg_stat_all_indexes WHERE schemaname = $1)::int`,
    [schema]
  )
  return { scans: tables as number, read: indexes as number }
}

/** Asks for everything in a log of that length; whether tables were scanned, and how many rows of indexes were read. */
const ask = async (events: number, isAnalysed: boolean) => {
  const schema = newSchema()
  const { close, store } = await openSchema(schema)
  const append = (from: number, to: number) =>
    Effect.runPromise(store.append(Array.from({ length: to - from }, (_, n) => event(from + n))))
  await Effect.runPromise(store.append(Array.from({ length: 5 }, (_, n) => event(n, ["case:1"]))))
  await Effect.runPromise(store.append([note({ group: "", size: 1 }, ["case:rare"], "Rare")]))
  for (let n = 6; n < events; n += 5_000) await append(n, Math.min(n + 5_000, events))
  await close()
  if (isAnalysed) await query(`ANALYZE "${schema}".event, "${schema}".tagged`)
  const before = await touched(schema)
  const again = await openSchema(schema)
  for (const each of aboutCase) {
    expect((await Effect.runPromise(again.store.read(each))).length).toBeGreaterThan(0)
    await Effect.runPromise(Effect.flip(again.store.append([event(1)], { query: each, after: 0 })))
    await Effect.runPromise(again.store.append([event(1)], { query: each, after: events }))
  }
  const rare: Query = [{ types: ["Rare"], tags: [] }]
  await Effect.runPromise(Effect.flip(again.store.append([event(1)], { query: rare, after: 0 })))
  await Effect.runPromise(again.store.append([event(1)], { query: rare, after: 100 }))
  for (const [each, options] of pages) expect(await Effect.runPromise(again.store.read(each, options))).toHaveLength(50)
  await again.close()
  const after = await touched(schema)
  return { scans: after.scans - before.scans, read: after.read - before.read }
}

it.each([
  ["before its tables are analysed", false],
  ["after", true]
])("a log of forty times the length makes appends and reads look at no more: %s", async (_, isAnalysed) => {
  const [short, long] = [await ask(1_000, isAnalysed), await ask(40_000, isAnalysed)]
  // The tables that say what there is have a row or two.
  expect(long.scans).toBe(short.scans)
  expect(long.read).toBeLessThanOrEqual(short.read * 1.1)
  expect(short.read).toBeGreaterThan(300)
})
