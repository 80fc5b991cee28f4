// One connection to the file, with its prepared statements. All of it is synchronous, so a transaction is never interleaved
// with other work of this process.
import Database from "libsql"
import { closed } from "./failure.ts"

/** The values of parameters and columns in this store. */
export type Value = null | number | string
export type Row = ReadonlyArray<Value>

/** A statement and its parameters. The text of a query depends only on its shape, so it is prepared once. */
export interface Selection {
  readonly sql: string
  readonly parameters: Row
}

/** Statements by text and parameters; each throws what the driver throws, or `closed` after `close`. */
export interface Connection {
  /** Runs statements without preparing them. Statements that may meet a lock outside a transaction need this: see below. */
  readonly execute: (sql: string) => void
  readonly run: (sql: string, parameters?: Row) => void
  readonly first: (sql: string, parameters?: Row) => Row | undefined
  readonly all: (sql: string, parameters?: Row) => ReadonlyArray<Row>
  /** Runs the work as one transaction, on one state of the log; rolled back when it throws. */
  readonly transaction: <A>(kind: keyof typeof begin, work: () => A) => A
  /** Throws `moved` or `corrupt` when the file is no longer the one that was opened. */
  readonly assertInPlace: () => void
  /** Releases the locks at once. The driver keeps the file descriptors until its statements are garbage-collected. */
  readonly close: () => void
}

/** Takes the locks that the transaction needs at once, so that nothing inside it can meet a lock. */
const begin = { read: "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", write: "BEGIN IMMEDIATE" }

/** How many prepared statements are cached: far more than the shapes of query that an application has. */
const maxStatements = 256

type Statement = Database.Statement<[Row]>

/** A cache that evicts the least recently used entry. */
const lruCache = <A>(maxSize: number, make: (key: string) => A) => {
  const entries = new Map<string, A>()
  return {
    get: (key: string): A => {
      const value = entries.get(key) ?? make(key)
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > maxSize) entries.delete(entries.keys().next().value!)
      return value
    },
    clear: () => entries.clear()
  }
}

/**
 * Opens a connection; creates the file when it does not exist. A lock that is held elsewhere throws at once, because
 * the driver would wait for it with the event loop stopped.
 */
export const connect = (path: string): Connection => {
  const database = new Database(path, { timeout: 0 })
  const prepare = (sql: string): Statement => {
    const statement = database.prepare<[Row]>(sql)
    return statement.reader ? statement.raw() : statement
  }
  // Separate caches: once `all` has used a statement of this driver, `get` on it answers for the former parameters.
  const forOne = lruCache(maxStatements, prepare)
  const forAll = lruCache(maxStatements, prepare)

  const assertOpen = (): void => {
    if (!database.open) throw closed()
  }

  // The driver leaves a prepared statement that met a lock half executed, and later commits fail. `exec` does not.
  const execute = (sql: string): void => {
    assertOpen()
    database.exec(sql)
  }

  return {
    execute,
    run: (sql, parameters = []) => {
      assertOpen()
      forOne.get(sql).run(parameters)
    },
    first: (sql, parameters = []) => {
      assertOpen()
      return forOne.get(sql).get(parameters) as Row | undefined
    },
    all: (sql, parameters = []) => {
      assertOpen()
      return forAll.get(sql).all(parameters) as Array<Row>
    },
    transaction: (kind, work) => {
      try {
        execute(begin[kind])
        const result = work()
        execute("COMMIT")
        return result
      } catch (cause) {
        // A full disk makes SQLite roll back by itself. `inTransaction` on a closed database crashes the process.
        if (database.open && database.inTransaction) execute("ROLLBACK")
        throw cause
      }
    },
    assertInPlace: () => {},
    close: () => {
      forOne.clear()
      forAll.clear()
      if (database.open) database.close()
    }
  }
}
