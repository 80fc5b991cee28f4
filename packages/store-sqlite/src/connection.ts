// One connection to the file, with its prepared statements. Everything here is synchronous: what runs between two
// turns of the event loop is never interleaved with other work of this process.
import Database from "libsql"
import { closed } from "./failure.ts"

/** What SQLite takes and gives in this store. */
export type Value = number | string
export type Row = ReadonlyArray<Value>

/** Statements by text and parameters; each throws what the driver throws, or `closed` after `close`. */
export interface Connection {
  /** Runs statements once. What may meet a lock outside a transaction goes here: see below. */
  readonly execute: (sql: string) => void
  readonly run: (sql: string, parameters?: Row) => void
  readonly first: (sql: string, parameters?: Row) => Row | undefined
  readonly all: (sql: string, parameters?: Row) => ReadonlyArray<Row>
  /** Runs the work as one transaction, on one state of the log; rolled back when it throws. */
  readonly transaction: <A>(kind: keyof typeof begin, work: () => A) => A
  /** The driver keeps the file descriptors until its statements are collected as garbage; the locks go at once. */
  readonly close: () => void
}

/** Takes the locks that the transaction needs at once, so that nothing inside it can meet a lock. */
const begin = { read: "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", write: "BEGIN IMMEDIATE" }

/** How many prepared statements are kept: far more than the shapes of query that an application has. */
const statementsKept = 256

type Statement = Database.Statement<[Row]>

/** What was used last, made when it is missing. */
const keepLast = <A>(most: number, make: (key: string) => A) => {
  const kept = new Map<string, A>()
  return {
    get: (key: string): A => {
      const value = kept.get(key) ?? make(key)
      kept.delete(key)
      kept.set(key, value)
      if (kept.size > most) kept.delete(kept.keys().next().value!)
      return value
    },
    clear: () => kept.clear()
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
  // Apart, because a statement of this driver that gave `all` its rows answers `get` with its former parameters.
  const forOne = keepLast(statementsKept, prepare)
  const forAll = keepLast(statementsKept, prepare)

  const whileOpen = (): void => {
    if (!database.open) throw closed()
  }

  // The driver leaves a prepared statement that met a lock half executed, and later commits fail. `exec` does not.
  const execute = (sql: string): void => {
    whileOpen()
    database.exec(sql)
  }

  return {
    execute,
    run: (sql, parameters = []) => {
      whileOpen()
      forOne.get(sql).run(parameters)
    },
    first: (sql, parameters = []) => {
      whileOpen()
      return forOne.get(sql).get(parameters) as Row | undefined
    },
    all: (sql, parameters = []) => {
      whileOpen()
      return forAll.get(sql).all(parameters) as Array<Row>
    },
    transaction: (kind, work) => {
      try {
        execute(begin[kind])
        const result = work()
        execute("COMMIT")
        return result
      } catch (cause) {
        // A full disk makes SQLite roll back by itself. Asked when it is closed, the driver takes the process down.
        if (database.open && database.inTransaction) execute("ROLLBACK")
        throw cause
      }
    },
    close: () => {
      forOne.clear()
      forAll.clear()
      if (database.open) database.close()
    }
  }
}
