// Sealed records in a file of their own, apart from any log. The file has a rollback journal, which is deleted at each commit: in
// a write-ahead log erased pages would remain while there are readers. Deleted content is overwritten, and then the file is
// rebuilt, because SQLite leaves copies of records behind when it moves them between pages.
import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { defaultPageSize, type SealedRecord, type StoreUnavailable, type VaultStore } from "@keikaku/kernel"
import { Effect, type Scope } from "effect"
import { type Connection, connect, type Row } from "./connection.ts"
import { exact, textIn } from "./exact-text.ts"
import { attempt } from "./failure.ts"
import { fileFormat } from "./file-format.ts"
import { defaultBusyTimeout, type SqliteOptions, whileBusy } from "./open.ts"
import { assertContent, makeWhole, uriOf } from "./whole-file.ts"

/** Marks a file as a vault of this project: "keiv" in ASCII. */
export const applicationId = 0x6b656976

const vaultFormat = fileFormat({
  applicationId,
  steps: [
    [
      "CREATE TABLE record (key TEXT PRIMARY KEY, subject TEXT NOT NULL, sealed TEXT NOT NULL) STRICT, WITHOUT ROWID",
      "CREATE INDEX record_subject ON record (subject)"
    ]
  ]
})

const addressOf = (path: string): string => {
  if (path === ":memory:") return path
  const named = resolve(path)
  if (!existsSync(named)) makeWhole(named, vaultFormat.make)
  assertContent(named)
  return uriOf(named, "write")
}

const openVaultFile = (path: string): Connection => {
  const connection = connect(addressOf(path))
  try {
    if (path !== ":memory:") connection.transaction("read", () => vaultFormat.inspect(connection))
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    // A large change is written only at its commit, so that no statement inside it can meet a reader's lock.
    connection.execute("PRAGMA cache_spill = OFF")
    vaultFormat.migrate(connection)
    connection.transaction("read", () => connection.first("SELECT count(*) FROM record"))
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

const columns = `SELECT ${["key", "subject", "sealed"].map(exact).join()} FROM record`

const recordOf = ([key, subject, sealed]: Row): SealedRecord => ({
  key: textIn(key),
  subject: textIn(subject),
  sealed: textIn(sealed)
})

/** How many records the last statement changed or removed. */
const changedRows = (connection: Connection): number => connection.first("SELECT changes()")![0] as number

const vaultOn = (connection: Connection, busyTimeout: number): VaultStore => {
  const transaction = <A>(kind: "read" | "write", work: () => A): Effect.Effect<A, StoreUnavailable> =>
    attempt(() => connection.transaction(kind, work)).pipe(Effect.retry(whileBusy(busyTimeout)))
  /** Changes records so that nothing of their former content is left; run again, it clears what a crash left behind. */
  const withoutTrace = <A>(work: () => A): Effect.Effect<A, StoreUnavailable> =>
    Effect.tap(transaction("write", work), () =>
      attempt(() => connection.execute("VACUUM")).pipe(Effect.retry(whileBusy(busyTimeout)))
    )
  const all = (sql: string, parameters: Row) => connection.all(sql, parameters).map(recordOf)
  return {
    put: (records) =>
      transaction("write", () => {
        for (const { key, sealed, subject } of records)
          connection.run("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", [key, subject, sealed])
      }),
    get: (keys) =>
      transaction("read", () => [...new Set(keys)].sort().flatMap((key) => all(`${columns} WHERE key = ?`, [key]))),
    about: (subject) => transaction("read", () => all(`${columns} WHERE subject = ? ORDER BY key`, [subject])),
    page: ({ after = "", limit = defaultPageSize } = {}) =>
      transaction("read", () => all(`${columns} WHERE key > ? ORDER BY key LIMIT ?`, [after, limit])),
    reseal: (changes) =>
      withoutTrace(() => {
        for (const { from, key, to } of changes)
          connection.run("UPDATE record SET sealed = ? WHERE key = ? AND sealed = ?", [to, key, from])
      }),
    remove: (keys) =>
      withoutTrace(() => {
        let removed = 0
        for (const key of keys) {
          connection.run("DELETE FROM record WHERE key = ?", [key])
          removed += changedRows(connection)
        }
        return removed
      }),
    erase: (subject) =>
      withoutTrace(() => {
        connection.run("DELETE FROM record WHERE subject = ?", [subject])
        return changedRows(connection)
      })
  }
}

/**
 * Opens the vault in a file, created when it does not exist, for the life of the scope; several processes may have it open.
 * Fails as {@link openSqliteStore} does. A backup of the file keeps what is erased later, and must then be replaced.
 * @example
 * ```ts
 * import { openSqliteVault } from "@keikaku/store-sqlite"
 * import { Effect } from "effect"
 * const program = Effect.gen(function* () {
 *   const vault = yield* openSqliteVault({ path: ":memory:" })
 *   yield* vault.put([{ key: "k1", subject: "p1", sealed: "c2VhbGVk" }])
 *   return yield* vault.erase("p1")
 * })
 * await Effect.runPromise(Effect.scoped(program)) // => 1
 * ```
 */
export const openSqliteVault = ({
  path,
  busyTimeout = defaultBusyTimeout
}: Omit<SqliteOptions, "create" | "durability">): Effect.Effect<VaultStore, StoreUnavailable, Scope.Scope> =>
  Effect.acquireRelease(
    attempt(() => openVaultFile(path)).pipe(Effect.retry(whileBusy(busyTimeout))),
    (connection) => Effect.sync(connection.close),
    { interruptible: true }
  ).pipe(Effect.map((connection) => vaultOn(connection, busyTimeout)))
