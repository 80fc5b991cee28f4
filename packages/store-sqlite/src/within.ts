// A log in the host's own transaction: what is appended is committed or rolled back with whatever else the host writes in it. In
// SQLite a transaction is of one file, so the host's tables lie in that of the log, under names of their own.
import { checkedStore, identityIn, StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Stream } from "effect"
import { makeCommit } from "./commit.ts"
import type { Connection, Row } from "./connection.ts"
import { discrepanciesOn } from "./discrepancies.ts"
import { attempt } from "./failure.ts"
import { readPage } from "./read.ts"
import { isNewest } from "./schema.ts"
import { sidecarOn } from "./sidecar.ts"
import { makeTail } from "./tail.ts"

/** What a host's connection can do: those of `better-sqlite3` and of `libsql` fit. Rows are objects. */
export interface HostConnection {
  readonly exec: (sql: string) => unknown
  readonly prepare: (sql: string) => {
    readonly run: (...parameters: ReadonlyArray<any>) => unknown
    readonly get: (...parameters: ReadonlyArray<any>) => unknown
    readonly all: (...parameters: ReadonlyArray<any>) => ReadonlyArray<unknown>
  }
}

const valuesOf = (row: unknown): Row => Object.values(row as Readonly<Record<string, any>>)

const connectionOf = (host: HostConnection): Connection => {
  const execute = (sql: string) => void host.exec(sql)
  return {
    execute,
    run: (sql, parameters = []) => void host.prepare(sql).run(...parameters),
    first: (sql, parameters = []) => {
      const row = host.prepare(sql).get(...parameters)
      return row === undefined ? undefined : valuesOf(row)
    },
    all: (sql, parameters = []) =>
      host
        .prepare(sql)
        .all(...parameters)
        .map(valuesOf),
    transaction: (_, work) => {
      execute("SAVEPOINT keikaku")
      try {
        return work()
      } catch (cause) {
        execute("ROLLBACK TO keikaku")
        throw cause
      } finally {
        execute("RELEASE keikaku")
      }
    },
    assertInPlace: () => {},
    close: () => {}
  }
}

const assertInTransaction = (host: HostConnection): void => {
  try {
    host.exec("BEGIN")
  } catch {
    // A transaction within a transaction cannot be begun.
    return
  }
  host.exec("ROLLBACK")
  throw new Error("bug: sqliteStoreWithin: the connection has begun no transaction")
}

/**
 * The log in the file of a connection, in the transaction that was begun on it, best with `BEGIN IMMEDIATE`; good for that one
 * transaction. It cannot be subscribed to. Fails as `openSqliteStore` does, and as `unreachable` where the file is not a log; what
 * fails leaves the transaction as it was. Dies where no transaction was begun.
 * @example
 * ```ts
 * import { openPlan, zenkokuPlan } from "@keikaku/core"
 * import { openSqlite, sqliteWithin } from "@keikaku/store-sqlite"
 * import Database from "libsql"
 * import { mkdtempSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { join } from "node:path"
 * const path = join(mkdtempSync(join(tmpdir(), "host-")), "plan.db")
 * await (await openSqlite(path)).close()
 * const database = new Database(path)
 * database.exec("CREATE TABLE invoice (number TEXT PRIMARY KEY)")
 * database.exec("BEGIN IMMEDIATE")
 * const plan = openPlan({ plan: zenkokuPlan, store: await sqliteWithin(database) })
 * database.exec("INSERT INTO invoice VALUES ('2023-1')") // and commands to the plan; then:
 * database.exec("COMMIT")
 * ```
 */
export const sqliteStoreWithin = (host: HostConnection): Effect.Effect<StoreWithSidecar, StoreUnavailable> =>
  attempt(() => {
    assertInTransaction(host)
    const connection = connectionOf(host)
    if (!isNewest(connection))
      throw new StoreUnavailable({ reason: "unreachable", message: "the log has an older format: open it first" })
    const tail = makeTail(connection)
    const commit = makeCommit(connection, tail)
    const sidecar = sidecarOn(connection, (attempted) => attempted)
    return checkedStore<StoreWithSidecar>({
      append: (events, condition) =>
        Effect.flatMap(
          attempt(() => commit.group([{ events, condition }])[0]!),
          Effect.fromResult
        ),
      read: (query, options) => attempt(() => readPage(connection, tail, query, options)),
      subscribe: () => Stream.die(new Error("bug: a store within a transaction cannot be subscribed to")),
      identity: identityIn(sidecar),
      sidecar,
      discrepancies: discrepanciesOn(connection, (attempted) => attempted)
    })
  })

/** `sqliteStoreWithin` for hosts that do not use Effect: rejects with the same failures. */
export const sqliteWithin = (host: HostConnection): Promise<StoreWithSidecar> =>
  Effect.runPromise(sqliteStoreWithin(host))
