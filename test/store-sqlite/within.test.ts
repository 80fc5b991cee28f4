// An append in the host's own transaction is there when that is committed, and never was when it is not.
import { everything, execute, open, readAll } from "@keikaku/kernel"
import { openSqlite, openSqliteVault, sqliteWithin } from "@keikaku/store-sqlite"
import { Effect, Stream } from "effect"
import fc from "fast-check"
import Database from "libsql"
import { expect, it } from "vitest"
import { Transfer, transferCatalogue } from "../store-postgres/transfer.ts"
import { temporaryFile } from "../temporary.ts"
import { notes } from "./note.ts"

const run = Effect.runPromise

/** A log with a table of the host's in its file. */
const host = async () => {
  const path = temporaryFile()
  const log = await openSqlite(path)
  const database = new Database(path, { timeout: 10_000 })
  database.exec("CREATE TABLE invoice (number TEXT PRIMARY KEY)")
  const positions = async () =>
    (await run(Stream.runCollect(readAll(log.store, everything)))).map(({ position }) => position)
  const invoices = () => database.prepare("SELECT number FROM invoice ORDER BY 1").raw().all().flat()
  const close = async () => {
    database.close()
    await log.close()
  }
  return { store: log.store, path, database, positions, invoices, close }
}

const turns = fc.array(
  fc.record({
    events: fc.constantFrom(1, 3, 600),
    appends: fc.integer({ min: 1, max: 3 }),
    refused: fc.boolean(),
    commits: fc.boolean()
  }),
  { minLength: 1, maxLength: 6 }
)

it("is committed or rolled back with what the host writes; an append that is refused leaves the transaction as it was", () =>
  fc.assert(
    fc.asyncProperty(turns, async (given) => {
      const { close, database, invoices, positions, store } = await host()
      const expected: Array<string> = []
      let length = 0
      for (const [n, { appends, commits, events, refused }] of given.entries()) {
        database.exec("BEGIN IMMEDIATE")
        const within = await sqliteWithin(database)
        for (let each = 0; each < appends; each++) await run(within.append(notes(`host ${n}`, events)))
        database.exec(`INSERT INTO invoice VALUES ('${n}')`)
        const stale = { query: everything, after: 0 }
        if (refused)
          expect(await run(Effect.flip(within.append(notes("no", 2), stale)))).toMatchObject({ _tag: "AppendConflict" })
        const others = run(store.append(notes(`other ${n}`, 1)))
        database.exec(commits ? "COMMIT" : "ROLLBACK")
        await others
        length += 1 + (commits ? appends * events : 0)
        if (commits) expected.push(`${n}`)
      }
      expect(invoices()).toEqual(expected)
      expect(await positions()).toEqual(Array.from({ length }, (_, n) => n + 1))
      expect(await run(store.discrepancies)).toEqual([])
      await close()
    }),
    { numRuns: 20 }
  ))

it("decides on what is committed and on what the transaction itself has recorded; its condition holds against others", async () => {
  const { close, database, store } = await host()
  database.exec("BEGIN IMMEDIATE")
  const app = open({ catalogue: transferCatalogue, settings: undefined, store: await sqliteWithin(database) })
  const transfer = { from: "a", to: "b", amount: 60, occurredOn: "2024-04-01" }
  const by = (commandId: string) => ({ commandId, actor: "host" })
  expect((await app.placeAfter(0)).log).toBe(await run(store.identity))
  expect(await app.execute(Transfer, transfer, by("1"))).toMatchObject({ _tag: "Recorded" })
  expect(await app.execute(Transfer, transfer, by("2"))).toMatchObject({ _tag: "Refused" })
  const outside = { catalogue: transferCatalogue, settings: undefined, store }
  const other = run(execute(outside, Transfer, transfer, by("3")))
  database.exec("COMMIT")
  expect(await other).toMatchObject({ _tag: "Refused", rejection: { because: { balance: 40 } } })
  expect(await run(execute(outside, Transfer, transfer, by("1")))).toMatchObject({ _tag: "Recorded", repeated: true })
  await close()
})

it("subscribers hear of it after the commit, in order and once", async () => {
  const { close, database, store } = await host()
  const following = run(Stream.runCollect(Stream.take(store.subscribe(everything), 4)))
  database.exec("BEGIN IMMEDIATE")
  await run((await sqliteWithin(database)).append(notes("given up", 2)))
  database.exec("ROLLBACK")
  database.exec("BEGIN IMMEDIATE")
  await run((await sqliteWithin(database)).append(notes("kept", 4)))
  database.exec("COMMIT")
  const seen = await following
  expect(seen.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  expect(seen.some(({ line }) => line.includes("given up"))).toBe(false)
  await close()
})

it("needs a transaction that was begun, and the file of a log; and is not subscribed to", async () => {
  const { close, database } = await host()
  await expect(sqliteWithin(database)).rejects.toThrow("has begun no transaction")
  database.exec("BEGIN IMMEDIATE")
  const within = await sqliteWithin(database)
  await expect(run(Stream.runDrain(within.subscribe(everything)))).rejects.toThrow("cannot be subscribed to")
  database.exec("ROLLBACK")
  const vault = temporaryFile()
  await run(Effect.scoped(openSqliteVault({ path: vault })))
  for (const path of [":memory:", vault]) {
    const other = new Database(path)
    other.exec("BEGIN")
    await expect(sqliteWithin(other)).rejects.toMatchObject({ reason: "unreachable" })
    other.close()
  }
  await close()
})
