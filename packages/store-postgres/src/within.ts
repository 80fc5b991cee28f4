// A log in the host's own transaction: what is appended is committed or rolled back with whatever else the host writes in it.
import { checkedStore, identityIn, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Stream } from "effect"
import pg from "pg"
import { makeAppender } from "./append.ts"
import type { Database, Queries, Value } from "./database.ts"
import { discrepanciesOn } from "./discrepancies.ts"
import { attempt, unreachable } from "./failure.ts"
import { channelOf } from "./notifier.ts"
import { defaultSchema } from "./open.ts"
import { makeReader } from "./read.ts"
import { isNewest } from "./schema.ts"
import { asText } from "./session.ts"
import { sidecarOn } from "./sidecar.ts"

/** One statement after another: a transaction has one connection, and the driver wants no two at once. */
const inTurn = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <A>(work: () => Promise<A>): Promise<A> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}

const databaseWithin = (client: pg.ClientBase, schema: string): Database => {
  const turn = inTurn()
  const direct: Queries = {
    rows: async (text, parameters: ReadonlyArray<Value> = []) =>
      (await client.query({ text, values: [...parameters], rowMode: "array", types: asText })).rows,
    execute: async (sql) => void (await client.query(sql))
  }
  return {
    schema: pg.escapeIdentifier(schema),
    rows: (sql, parameters) => turn(() => direct.rows(sql, parameters)),
    execute: (sql) => turn(() => direct.execute(sql)),
    // A failure in PostgreSQL ends the whole transaction, so there is nothing to roll back to.
    transaction: (work) => turn(() => work(direct)),
    listen: () => () => {},
    close: () => {}
  }
}

const isInTransaction = async ({ execute }: Queries): Promise<boolean> =>
  execute("SAVEPOINT keikaku; RELEASE keikaku").then(
    () => true,
    (cause) => {
      if (cause?.code === "25P01") return false
      throw cause
    }
  )

/**
 * The log of a schema in the transaction that the client has begun, at the isolation level read committed; good for that one
 * transaction. Others append after its end, so append last and commit soon. It cannot be subscribed to. Fails as `unreachable`
 * where there is no log, and as `openPostgresStore` does; a failure ends the transaction, as any failed statement does. Dies
 * where no transaction was begun.
 * @example
 * ```ts no-run
 * import { openPlan, zenkokuPlan } from "@keikaku/core"
 * import { postgresWithin } from "@keikaku/store-postgres"
 * import pg from "pg"
 * const client = new pg.Client("postgresql://app@localhost/plans")
 * await client.connect()
 * await client.query("BEGIN")
 * const plan = openPlan({ plan: zenkokuPlan, store: await postgresWithin(client, { schema: "tokyo" }) })
 * // decide, and write to tables of your own with the client; then:
 * await client.query("COMMIT")
 * ```
 */
export const postgresStoreWithin = Effect.fnUntraced(function* (
  client: pg.ClientBase,
  { schema = defaultSchema }: { readonly schema?: string } = {}
): Effect.fn.Return<StoreWithSidecar, StoreUnavailable> {
  const database = databaseWithin(client, schema)
  if (!(yield* attempt(() => isInTransaction(database))))
    throw new Error("bug: postgresStoreWithin: the client has begun no transaction")
  if (!(yield* attempt(() => isNewest(database))))
    return yield* unreachable(`there is no log in the schema ${schema}, or one of an older format: open it first`)
  const notifier = { channelForNext: () => channelOf(database.schema), notify: () => {} }
  const sidecar = sidecarOn(database)
  return checkedStore({
    append: makeAppender(database, notifier).append,
    read: makeReader(database),
    subscribe: () => Stream.die(new Error("bug: a store within a transaction cannot be subscribed to")),
    identity: identityIn(sidecar),
    sidecar,
    discrepancies: discrepanciesOn(database)
  })
})

/** `postgresStoreWithin` for hosts that do not use Effect: rejects with the same failures. */
export const postgresWithin = (
  client: pg.ClientBase,
  options: { readonly schema?: string } = {}
): Promise<StoreWithSidecar> => Effect.runPromise(postgresStoreWithin(client, options))
