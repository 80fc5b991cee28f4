// A read model is what the log says, even after crashes, and a new version replaces it without a gap.
import { execute, type ReadModel, type ReadModels } from "@keikaku/kernel"
import { openPostgres, openPostgresReadModels, postgresReadModels } from "@keikaku/store-postgres"
import { Effect, Fiber } from "effect"
import { expect, it } from "vitest"
import { balances } from "./balances.ts"
import { databaseUrl, newSchema, query, useDatabase } from "./opened.ts"
import { start } from "./process.ts"
import { startingBalance, Transfer, transferCatalogue } from "./transfer.ts"

useDatabase()

const run = Effect.runPromise

/** A log with a desk that transfers, and the schema for its models. */
const open = async () => {
  const schema = newSchema()
  const into = newSchema()
  const { close, store } = await openPostgres(databaseUrl(), { schema })
  const application = { catalogue: transferCatalogue, settings: undefined, store }
  let count = 0
  const transfer = (from: string, to: string, amount: number) =>
    execute(
      application,
      Transfer,
      { from, to, amount, occurredOn: "2024-04-01" },
      { commandId: `command-${++count}`, actor: "tester" }
    )
  const many = (number: number) =>
    run(
      Effect.forEach(
        Array.from({ length: number }, (_, n) => n),
        (n) => transfer(`${n % 7}`, `${(n + 1) % 7}`, 1),
        { concurrency: 16 }
      )
    )
  const withModels = <A>(use: (models: ReadModels) => Effect.Effect<A, unknown>) =>
    run(
      Effect.scoped(
        Effect.flatMap(postgresReadModels({ url: databaseUrl(), schema, into, catalogue: transferCatalogue }), use)
      )
    )
  const shown = (columns = "account, balance, changes") => query(`SELECT ${columns} FROM ${into}.balances ORDER BY 1`)
  return { schema, into, transfer, many, withModels, shown, close }
}

/** Both sides of 20 transfers of 1 around a circle of seven. */
const circle = (transfers: number) => {
  const [out, into] = [new Map<string, number>(), new Map<string, number>()]
  for (let n = 0; n < transfers; n++) {
    out.set(`${n % 7}`, (out.get(`${n % 7}`) ?? 0) + 1)
    into.set(`${(n + 1) % 7}`, (into.get(`${(n + 1) % 7}`) ?? 0) + 1)
  }
  return [...new Set([...out.keys(), ...into.keys()])].sort().map((account) => {
    const [less, more] = [out.get(account) ?? 0, into.get(account) ?? 0]
    return [account, startingBalance + more - less, more + less]
  })
}

it("a model that catches up holds what the log says, and catching up again changes nothing", async () => {
  const { close, many, shown, withModels } = await open()
  await many(20)
  expect(await withModels((models) => models.catchUp(balances))).toBe(20)
  expect(await shown()).toEqual(circle(20))
  expect(await withModels((models) => models.catchUp(balances))).toBe(20)
  expect(await shown()).toEqual(circle(20))
  await close()
})

it("a model that is kept follows what is appended; two that keep it count nothing twice", async () => {
  const { close, many, shown, withModels } = await open()
  await many(10)
  await withModels((models) =>
    withModelsToo(models, async () => {
      await many(30)
      for (;;) {
        const rows = (await shown().catch(() => [])) as Array<[string, number, number]>
        if (rows.reduce((sum, [, , changes]) => sum + changes, 0) >= 80) break
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
  )
  const changes = (await shown()).reduce((sum, [, , each]) => sum + each, 0)
  expect(changes).toBe(80)
  await close()
})

const withModelsToo = (models: ReadModels, work: () => Promise<void>) =>
  Effect.gen(function* () {
    const keepers = yield* Effect.forEach([1, 2], () => Effect.forkChild(models.keep(balances)))
    yield* Effect.promise(work)
    yield* Effect.forEach(keepers, Fiber.interrupt)
  })

it("a model whose keeper is killed at any moment has neither lost nor doubled anything", async () => {
  const { close, into, many, schema, shown, withModels } = await open()
  const scripts = [1, 2, 3, 4].map(() => start("keep-balances.ts", databaseUrl(), schema, into))
  let transfers = 0
  for (const script of scripts) {
    await script.printed(1)
    const appending = many(70)
    transfers += 70
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    script.child.kill("SIGKILL")
    await script.ended
    await appending
  }
  await withModels((models) => models.catchUp(balances))
  const changes = (await shown()).map(([, , each]) => each)
  expect(changes.reduce((sum, each) => sum + each, 0)).toBe(2 * transfers)
  expect((await shown("balance")).reduce((sum, [each]) => sum + each, 0)).toBe(7 * startingBalance)
  await close()
})

it("a new version is filled beside the old one, which readers see until the new one has caught up, and then at once", async () => {
  const { close, into, many, shown, transfer, withModels } = await open()
  await many(20)
  await withModels((models) => models.catchUp(balances))
  let whileRebuilding: unknown
  const wider: ReadModel = {
    ...balances,
    version: 2,
    columns:
      "account text PRIMARY KEY, changes integer NOT NULL DEFAULT 0, balance integer NOT NULL DEFAULT 0, last bigint",
    apply: (table, events) =>
      events.flatMap(({ event, position }) => {
        const { from, to } = event as unknown as { readonly from: string; readonly to: string }
        return [from, to].map((account) => ({
          sql: `INSERT INTO ${table} (account, changes, last) VALUES ($1, 1, $2)
            ON CONFLICT (account) DO UPDATE SET changes = ${table}.changes + 1, last = excluded.last`,
          parameters: [account, position]
        }))
      })
  }
  const slow: ReadModel = {
    ...wider,
    apply: (table, events) => [{ sql: "SELECT pg_sleep(0.3)" }, ...wider.apply(table, events)]
  }
  await withModels((models) =>
    Effect.gen(function* () {
      const rebuilding = yield* Effect.forkChild(models.catchUp(slow))
      yield* Effect.sleep("100 millis")
      whileRebuilding = yield* Effect.promise(() => shown())
      yield* Fiber.join(rebuilding)
    })
  )
  expect(whileRebuilding).toEqual(circle(20))
  expect(await shown("account, changes, last")).toEqual(
    circle(20).map(([account, , changes]) => [account, changes, expect.stringMatching(/^\d+$/)])
  )

  await run(transfer("0", "1", 1))
  await withModels((models) => models.catchUp(balances))
  expect(await shown("account, last")).toHaveLength(7)
  expect(await query(`SELECT sum(changes)::int FROM ${into}.balances_v1`)).toEqual([[42]])
  await withModels((models) => models.removeOlder(wider))
  await expect(query(`SELECT * FROM ${into}.balances_v1`)).rejects.toThrow("does not exist")
  expect(await shown("account, last")).toHaveLength(7)
  await close()
})

it("what stands on a model goes over to a new version with its rights, options and comments, or the old one stays", async () => {
  const { close, into, many, schema } = await open()
  await many(20)
  const models = await openPostgresReadModels({ url: databaseUrl(), schema, into, catalogue: transferCatalogue })
  await models.catchUp(balances)
  const reader = `reader_${into}`
  await query(`CREATE ROLE ${reader}`)
  await query(
    `CREATE VIEW ${into}.rich WITH (security_barrier=true) AS SELECT account, changes FROM ${into}.balances WHERE changes > 5`
  )
  await query(`CREATE VIEW ${into}.richest AS SELECT max(changes) AS most FROM ${into}.rich`)
  await query(`COMMENT ON VIEW ${into}.richest IS 'those with the "most"; more than one''s own'`)
  for (const each of ["balances", "rich", "richest"])
    await query(`GRANT SELECT ON ${into}.${each} TO ${reader}, PUBLIC`)
  const standing = () =>
    query(
      `SELECT relname, relacl::text, reloptions::text, obj_description(oid, 'pg_class'), pg_get_viewdef(oid) FROM pg_class
       WHERE relnamespace = '${into}'::regnamespace AND relkind = 'v' AND relname <> 'balances' ORDER BY 1`
    )
  const before = await standing()
  const turned: ReadModel = {
    ...balances,
    version: 2,
    columns: "changes integer NOT NULL, account text PRIMARY KEY, balance integer NOT NULL",
    apply: (table, events) =>
      balances.apply(table, events).map(({ sql, ...rest }) => ({
        sql: sql.replace(`INTO ${table}`, `INTO ${table} (account, balance, changes)`),
        ...rest
      }))
  }
  expect(await models.catchUp(turned)).toBe(20)
  expect(await query(`SELECT * FROM ${into}.balances ORDER BY 2`)).toEqual(circle(20).map(([a, b, c]) => [c, a, b]))
  expect(await standing()).toEqual(before)
  expect(await query(`SELECT has_table_privilege('${reader}', '${into}.balances', 'SELECT')`)).toEqual([[true]])
  expect(await query(`SELECT most FROM ${into}.richest`)).toEqual([[6]])

  const unfit: ReadModel = {
    ...balances,
    version: 3,
    columns: "account text PRIMARY KEY",
    apply: (table) => [{ sql: `INSERT INTO ${table} VALUES ('1') ON CONFLICT DO NOTHING` }]
  }
  await expect(models.catchUp(unfit)).rejects.toMatchObject({ _tag: "ModelNotShown", model: "balances", version: 3 })
  expect(await standing()).toEqual(before)
  expect(await query(`SELECT count(*)::int FROM ${into}.balances`)).toEqual([[7]])
  await models.close()
  await query(`DROP OWNED BY ${reader}`)
  await query(`DROP ROLE ${reader}`)
  await close()
})

it("a model that was filled from another log does not go on until it is built anew", async () => {
  const [first, other] = [await open(), await open()]
  await first.many(10)
  await other.many(12)
  await first.withModels((models) => models.catchUp(balances))
  const elsewhere = await openPostgresReadModels({
    url: databaseUrl(),
    schema: other.schema,
    into: first.into,
    catalogue: transferCatalogue
  })
  await expect(elsewhere.catchUp(balances)).rejects.toMatchObject({ reason: "other-log" })
  expect(await first.shown()).toEqual(circle(10))
  expect(await elsewhere.rebuild(balances)).toBe(12)
  expect(await first.shown()).toEqual(circle(12))
  await elsewhere.close()
  await first.close()
  await other.close()
})
