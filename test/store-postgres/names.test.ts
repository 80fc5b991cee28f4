// A log is found under exactly the name that it was given, or refused: no name is cut short, and none is read as SQL.
import { everything } from "@keikaku/kernel"
import { hasPostgresLog, openPostgres, postgresPool, rightsOn } from "@keikaku/store-postgres"
import { Effect } from "effect"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { soak } from "../soak.ts"
import { notes } from "../store-sqlite/note.ts"
import { databaseUrl, query, useDatabase } from "./opened.ts"

useDatabase()

const run = Effect.runPromise
const bytesOf = (name: string) => Buffer.byteLength(name)

const pieces = [
  "$append$",
  "$$",
  "$1",
  "'",
  "''",
  '"',
  "\\",
  ".",
  "%",
  ";",
  "--",
  "/*",
  "*/",
  " ",
  "\n",
  "\t",
  "E'",
  "事業",
  "𠮷",
  "A",
  "a"
]
const names = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 30
  })
  .map((parts) => parts.join(""))
  .filter((name) => bytesOf(name) <= 63 && !name.startsWith("pg_") && !name.includes("\u0000"))

it("whatever a schema is called, in up to 63 bytes, its log takes appends, reads and checks, and keeps its name", async () => {
  const pool = postgresPool(databaseUrl())
  const check = async (schema: string) => {
    const { close, store } = await openPostgres(pool, { schema })
    const tag = `${schema}:${schema}` as const
    const appended = await run(store.append(notes("one", 1, [tag]), { query: [{ types: [], tags: [tag] }], after: 0 }))
    expect(appended.position).toBe(1)
    expect(await run(store.read([{ types: [], tags: [tag] }]))).toHaveLength(1)
    expect(await run(store.read([{ types: ["Noted"], tags: [] }]))).toHaveLength(1)
    expect(await run(store.sidecar.put(new Map([["a", tag]]), { key: "a", text: undefined }))).toBe(true)
    expect(await run(store.discrepancies)).toEqual([])
    await close()
    expect(await query("SELECT count(*)::int FROM pg_namespace WHERE nspname = $1", [schema])).toEqual([[1]])
    await query(rightsOn({ schema, readers: ["pg_monitor"] }))
    await query(`DROP SCHEMA "${schema.replaceAll('"', '""')}" CASCADE`)
  }
  const longest = "連".repeat(21)
  for (const schema of ["a$append$b", "$append$", "x'; DROP SCHEMA public; --", "a.b", "\\", "E'\\", longest])
    await check(schema)
  await fc.assert(fc.asyncProperty(names, check), { numRuns: soak(15, 200) })
  await pool.close()
})

it("a name that PostgreSQL would cut or change is refused, and nothing is made", async () => {
  const before = await query("SELECT count(*)::int FROM pg_namespace")
  for (const schema of ["x".repeat(64), "連".repeat(22), "\ud83d", "pg_x", "", "a\u0000"]) {
    await expect(openPostgres(databaseUrl(), { schema })).rejects.toMatchObject({ reason: "unreachable" })
    expect(await run(Effect.flip(hasPostgresLog({ url: databaseUrl(), schema })))).toMatchObject({
      reason: "unreachable"
    })
  }
  expect(() => rightsOn({ schema: "x".repeat(64) })).toThrow("bug: rightsOn")
  expect(() => rightsOn({ schema: "x", writers: ["連".repeat(22)] })).toThrow("bug: rightsOn")
  expect(await query("SELECT count(*)::int FROM pg_namespace")).toEqual(before)
})

it("tags of any text that is not half of a surrogate pair are told apart", async () => {
  const { close, store } = await openPostgres(databaseUrl(), { schema: "keikaku_test_tags" })
  const texts = fc.uniqueArray(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...pieces)), {
    minLength: 1,
    maxLength: 20
  })
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const end = (await run(store.read(everything, { backwards: true, limit: 1 })))[0]?.position ?? 0
      const tags = all.map((text) => `${end}:${text}` as const)
      for (const tag of tags) await run(store.append(notes("one", 1, [tag])))
      const found = await Promise.all(tags.map((tag) => run(store.read([{ types: [], tags: [tag] }]))))
      expect(found.map((each) => each.map(({ position }) => position))).toEqual(tags.map((_, n) => [end + n + 1]))
    }),
    { numRuns: soak(5, 50) }
  )
  await close()
  await query("DROP SCHEMA keikaku_test_tags CASCADE")
})
