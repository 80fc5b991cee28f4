// More than one text, message or statement can carry goes in parts, both ways.
import { everything } from "@keikaku/kernel"
import { openPostgres, type PostgresPool, postgresPool } from "@keikaku/store-postgres"
import { Effect } from "effect"
import type pg from "pg"
import { expect, it } from "vitest"
import { soak } from "../soak.ts"
import { note, notes } from "../store-sqlite/note.ts"
import { databaseUrl, newSchema, query, useDatabase } from "./opened.ts"

useDatabase()

const run = Effect.runPromise

/** In the long form, more than the 512 MiB that one text of JavaScript can hold. */
const many = soak(1_200, 9_500)
const large = note({ group: "x".repeat(60_000), size: many }, ["seat:1"])

/** Lines stay under 64 KiB, and a statement takes or returns at most a thousand. */
const maxCharactersOfStatement = 65_536_000

/** The pool, and the number of characters of the largest parameters or answer of a statement. */
const weighing = (pool: PostgresPool) => {
  let heaviest = 0
  const weigh = (values: ReadonlyArray<unknown>) => {
    heaviest = Math.max(
      heaviest,
      values.reduce<number>((sum, value) => sum + `${value ?? ""}`.length, 0)
    )
  }
  const weighed = (client: pg.ClientBase) => ({
    query: async (asked: pg.QueryArrayConfig) => {
      weigh(asked.values ?? [])
      const result = await client.query(asked)
      weigh((result.rows ?? []).flat())
      return result
    }
  })
  const withClient: PostgresPool["withClient"] = (work) => pool.withClient((client) => work(weighed(client) as never))
  return { pool: { ...pool, withClient }, heaviest: () => heaviest }
}

it(`${many} lines of 60 kB are appended at once, all or none, and read at once, in statements of bounded size`, async () => {
  const schema = newSchema()
  const shared = postgresPool(databaseUrl())
  const { heaviest, pool } = weighing(shared)
  const { close, store } = await openPostgres(pool, { schema })
  const events = Array.from({ length: many }, () => large)
  const conflict = { query: [{ types: [], tags: ["seat:1"] }], after: 0 } as const
  await run(store.append(notes("first", 1)))
  expect(await run(store.append(events, conflict))).toMatchObject({ position: 2 })
  expect(await query(`SELECT count(DISTINCT xmin::text)::int FROM ${schema}.event WHERE position > 1`)).toEqual([[1]])
  expect(await run(Effect.flip(store.append(events, conflict)))).toMatchObject({ _tag: "AppendConflict" })
  for (const [asked, backwards] of [
    [everything, false],
    [conflict.query, true]
  ] as const) {
    const found = await run(store.read(asked, { after: 1, limit: 9_500, backwards }))
    expect(found).toHaveLength(many)
    expect(found.every(({ position }, n) => position === (backwards ? many + 1 - n : n + 2))).toBe(true)
    expect(found.every(({ line }) => line.length === found[0]!.line.length)).toBe(true)
  }
  expect(heaviest()).toBeLessThan(maxCharactersOfStatement)
  await close()
  await shared.close()
})
