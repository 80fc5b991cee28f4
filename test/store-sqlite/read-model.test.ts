// A read model is what the log says, even after crashes; a new version replaces it without a gap, and none goes on in another log.
import { execute, type ReadModel } from "@keikaku/kernel"
import { openSqlite, openSqliteReadModels, openSqliteVault } from "@keikaku/store-sqlite"
import { Effect } from "effect"
import Database from "libsql"
import { expect, it } from "vitest"
import { startingBalance, Transfer, transferCatalogue } from "../store-postgres/transfer.ts"
import { temporaryFile } from "../temporary.ts"
import { balances } from "./balances.ts"
import { start } from "./process.ts"

/** Transfers of 1 around a circle of seven, and what a reader then sees of the accounts. */
const open = async (path = temporaryFile(), into = temporaryFile()) => {
  const { close, store } = await openSqlite(path)
  const application = { catalogue: transferCatalogue, settings: undefined, store }
  let count = 0
  const transfer = () => {
    const n = count++
    const [from, to] = [`${n % 7}`, `${(n + 1) % 7}`]
    const command = { from, to, amount: 1, occurredOn: "2024-04-01" }
    return execute(application, Transfer, command, { commandId: `command-${n}`, actor: "tester" })
  }
  const many = (transfers: number) =>
    Effect.runPromise(Effect.forEach(Array.from({ length: transfers }), transfer, { concurrency: 16 }))
  const models = await openSqliteReadModels({ path, into, catalogue: transferCatalogue })
  const rows = (sql: string): any => {
    const reader = new Database(into, { timeout: 10_000 })
    try {
      const statement = reader.prepare(sql)
      return statement.reader ? statement.raw().all() : statement.run()
    } finally {
      reader.close()
    }
  }
  const shown = () => rows("SELECT account, balance, changes FROM balances ORDER BY 1")
  const changes = () => rows("SELECT coalesce(sum(changes), 0) FROM balances")[0][0]
  const closeAll = async () => {
    await models.close()
    await close()
  }
  return { path, into, store, many, models, rows, shown, changes, close: closeAll }
}

const circle = (transfers: number) => {
  const times = (account: number) =>
    Array.from({ length: transfers }, (_, n) => n % 7).filter((n) => n === account).length
  return Array.from({ length: 7 }, (_, account) => {
    const [out, into] = [times(account), times((account + 6) % 7)]
    return [`${account}`, startingBalance + into - out, into + out]
  })
}

const wider: ReadModel = {
  ...balances,
  version: 2,
  columns: "account TEXT PRIMARY KEY, last INTEGER NOT NULL, changes INTEGER NOT NULL",
  apply: (table, events) =>
    events.flatMap(({ event, position }) => {
      const { from, to } = event as unknown as { readonly from: string; readonly to: string }
      return [from, to].map((account) => ({
        sql: `INSERT INTO ${table} VALUES (?1, ?2, 1) ON CONFLICT (account) DO UPDATE SET last = ?2, changes = changes + 1`,
        parameters: [account, position]
      }))
    })
}

it("a model that catches up holds what the log says, and catching up again changes nothing", async () => {
  const { close, many, models, shown } = await open()
  await many(20)
  for (const _ of [1, 2]) {
    expect(await models.catchUp(balances)).toBe(20)
    expect(shown()).toEqual(circle(20))
  }
  await close()
})

it("a model that is kept follows what is appended; two that keep it count nothing twice, and closing ends both", async () => {
  const { changes, close, into, many, models, path } = await open()
  const others = await openSqliteReadModels({ path, into, catalogue: transferCatalogue })
  const failures: Array<unknown> = []
  await many(10)
  for (const each of [models, others]) {
    await each.catchUp(balances)
    each.keep(balances, { onFailure: (failure) => failures.push(failure) })
  }
  await many(30)
  await expect.poll(changes, { timeout: 60_000 }).toBe(80)
  await others.close()
  await many(1)
  await expect.poll(changes, { timeout: 60_000 }).toBe(82)
  await close()
  expect(failures).toEqual([])
})

it("a model whose keeper is killed at any moment has neither lost nor doubled anything", async () => {
  const { changes, close, into, many, models, path, rows } = await open()
  const scripts = [1, 2, 3, 4].map(() => start("keep-balances.ts", path, into))
  for (const script of scripts) {
    await script.printed(1)
    const appending = many(70)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    script.child.kill("SIGKILL")
    await script.ended
    await appending
  }
  expect(await models.catchUp(balances)).toBe(280)
  expect(changes()).toBe(560)
  expect(rows("SELECT sum(balance) FROM balances")).toEqual([[7 * startingBalance]])
  expect(rows("PRAGMA integrity_check")).toEqual([["ok"]])
  await close()
})

it("a new version is shown once it has caught up, also to views that stand on the model; the old one goes when it is told to", async () => {
  const { changes, close, many, models, rows, shown } = await open()
  await many(20)
  await models.catchUp(balances)
  rows("CREATE VIEW busy AS SELECT account, changes FROM balances WHERE changes > 5")
  const failing: ReadModel = { ...wider, apply: () => [{ sql: "INSERT INTO balances_v2 VALUES (NULL, NULL, NULL)" }] }
  await expect(models.catchUp(failing)).rejects.toThrow()
  expect(shown()).toEqual(circle(20))
  const busy = () => rows("SELECT account, changes FROM busy ORDER BY 1")
  expect(busy()).toEqual(circle(20).flatMap(([account, , n]) => ((n as number) > 5 ? [[account, n]] : [])))
  await models.catchUp(wider)
  expect(rows("SELECT max(last) FROM balances")).toEqual([[20]])
  expect(busy().length).toBeGreaterThan(0)
  await many(1)
  await models.catchUp(wider)
  await models.catchUp(balances)
  expect([changes(), rows("SELECT sum(changes) FROM balances_v1")]).toEqual([42, [[42]]])
  await models.removeOlder(wider)
  expect(() => rows("SELECT * FROM balances_v1")).toThrow("no such table")
  expect(changes()).toBe(42)
  await close()
})

it("a model that was filled from another log, or from events that this one lacks, does not go on until it is built anew", async () => {
  const [first, other] = [await open(), await open()]
  await first.many(10)
  await other.many(12)
  await first.models.catchUp(balances)
  const elsewhere = await openSqliteReadModels({ path: other.path, into: first.into, catalogue: transferCatalogue })
  await expect(elsewhere.catchUp(balances)).rejects.toMatchObject({ reason: "other-log" })
  const failed = new Promise((onFailure) => elsewhere.keep(balances, { onFailure }))
  expect(await failed).toMatchObject({ reason: "other-log" })
  expect(first.shown()).toEqual(circle(10))
  expect(await elsewhere.rebuild(balances)).toBe(12)
  expect(first.shown()).toEqual(circle(12))
  await elsewhere.close()
  await first.close()
  await other.close()
})

it("the file of a log or of a vault takes no models", async () => {
  const { close, path } = await open()
  const vault = temporaryFile()
  await Effect.runPromise(Effect.scoped(openSqliteVault({ path: vault })))
  for (const into of [path, vault])
    await expect(openSqliteReadModels({ path, into, catalogue: transferCatalogue })).rejects.toMatchObject({
      reason: "unreachable"
    })
  await close()
})
