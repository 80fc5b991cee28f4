// An append in the host's own transaction is there when that is committed, and never was when it is not.
import { everything, execute, open, readAll } from "@keikaku/kernel"
import { openPostgres, postgresWithin } from "@keikaku/store-postgres"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import pg from "pg"
import { expect, it } from "vitest"
import { notes } from "../store-sqlite/note.ts"
import { databaseUrl, newSchema, query, useDatabase } from "./opened.ts"
import { Transfer, transferCatalogue } from "./transfer.ts"

useDatabase()

const run = Effect.runPromise

const connected = async () => {
  const client = new pg.Client(databaseUrl())
  await client.connect()
  return client
}

/** A log, a table of the host's, and what both hold in the end. */
const host = async () => {
  const schema = newSchema()
  const log = await openPostgres(databaseUrl(), { schema })
  const table = `${schema}_host`
  await query(`CREATE TABLE ${table} (invoice text PRIMARY KEY)`)
  const positions = async () =>
    (await run(Stream.runCollect(readAll(log.store, everything)))).map(({ position }) => position)
  const invoices = async () => (await query(`SELECT invoice FROM ${table} ORDER BY 1`)).flat()
  return { ...log, schema, table, positions, invoices }
}

const turns = fc.array(
  fc.record({ events: fc.integer({ min: 1, max: 3 }), appends: fc.integer({ min: 1, max: 3 }), commits: fc.boolean() }),
  { minLength: 1, maxLength: 8 }
)

it("is committed or rolled back with what the host writes, whatever other writers do", async () => {
  const client = await connected()
  await fc.assert(
    fc.asyncProperty(turns, async (given) => {
      const { close, invoices, positions, schema, store, table } = await host()
      const expected: Array<string> = []
      let length = 0
      for (const [n, { appends, commits, events }] of given.entries()) {
        await client.query("BEGIN")
        const within = await postgresWithin(client, { schema })
        for (let each = 0; each < appends; each++) await run(within.append(notes(`host ${n}`, events)))
        await client.query(`INSERT INTO ${table} VALUES ('${n}')`)
        const others = run(store.append(notes(`other ${n}`, 1)))
        await client.query(commits ? "COMMIT" : "ROLLBACK")
        await others
        length += 1 + (commits ? appends * events : 0)
        if (commits) expected.push(`${n}`)
      }
      expect(await invoices()).toEqual(expected)
      expect(await positions()).toEqual(Array.from({ length }, (_, n) => n + 1))
      expect(await run(store.discrepancies)).toEqual([])
      await close()
    }),
    { numRuns: 8 }
  )
  await client.end()
})

it("decides on what is committed and on what the transaction itself has recorded; its condition holds against others", async () => {
  const { close, schema, store } = await host()
  const client = await connected()
  await client.query("BEGIN")
  const app = open({
    catalogue: transferCatalogue,
    settings: undefined,
    store: await postgresWithin(client, { schema })
  })
  const transfer = (amount: number) => ({ from: "a", to: "b", amount, occurredOn: "2024-04-01" })
  const by = (commandId: string) => ({ commandId, actor: "host" })
  expect(await app.execute(Transfer, transfer(60), by("1"))).toMatchObject({ _tag: "Recorded" })
  expect(await app.execute(Transfer, transfer(60), by("2"))).toMatchObject({ _tag: "Refused" })
  const outside = { catalogue: transferCatalogue, settings: undefined, store }
  const other = run(execute(outside, Transfer, transfer(60), by("3")))
  await client.query("COMMIT")
  expect(await other).toMatchObject({ _tag: "Refused", rejection: { because: { balance: 40 } } })
  expect(await run(execute(outside, Transfer, transfer(60), by("1")))).toMatchObject({
    _tag: "Recorded",
    repeated: true
  })
  await client.end()
  await close()
})

it("subscribers hear of it after the commit, in order and once", async () => {
  const { close, schema, store } = await host()
  const client = await connected()
  const following = run(Stream.runCollect(Stream.take(store.subscribe(everything), 5)))
  await client.query("BEGIN")
  await run((await postgresWithin(client, { schema })).append(notes("given up", 2)))
  await client.query("ROLLBACK")
  await client.query("BEGIN")
  await run((await postgresWithin(client, { schema })).append(notes("kept", 4)))
  await client.query("COMMIT")
  await run(store.append(notes("after", 1)))
  const seen = await following
  expect(seen.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  expect(seen.some(({ line }) => line.includes("given up"))).toBe(false)
  await client.end()
  await close()
})

it("needs a transaction that was begun, and a log that is there; and is not subscribed to", async () => {
  const { close, schema } = await host()
  const client = await connected()
  await expect(postgresWithin(client, { schema })).rejects.toThrow("has begun no transaction")
  await client.query("BEGIN")
  await expect(postgresWithin(client, { schema: newSchema() })).rejects.toMatchObject({ reason: "unreachable" })
  const within = await postgresWithin(client, { schema })
  await expect(run(Stream.runDrain(within.subscribe(everything)))).rejects.toThrow("cannot be subscribed to")
  await client.query("ROLLBACK")
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ")
  await expect(run((await postgresWithin(client, { schema })).append(notes("no", 1)))).rejects.toThrow("read committed")
  await client.query("ROLLBACK")
  await client.end()
  await close()
})
