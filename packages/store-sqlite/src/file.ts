// The file of a log, from opening to closing: finds out whose it is before anything in it is changed, sets how it is
// written, and brings it to the newest format.
import { statSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { type Connection, connect } from "./connection.ts"
import { unavailable } from "./failure.ts"
import { inspect, migrate } from "./schema.ts"

/**
 * `full`: an acknowledged append survives a power loss. `normal`: it survives the death of the process, but a power
 * loss or a crash of the operating system may undo the last appends; what remains is a whole, shorter log, never a
 * corrupt one.
 */
export type Durability = "full" | "normal"

const prepare = (connection: Connection, durability: Durability): void => {
  const [mode] = connection.transaction("read", () => {
    inspect(connection)
    return connection.first("PRAGMA journal_mode")!
  })
  // Stays in the file. Readers are not stopped by a writer, nor a writer by readers.
  if (mode === "delete") connection.execute("PRAGMA journal_mode = WAL")
  connection.execute(`PRAGMA synchronous = ${durability === "full" ? "FULL" : "NORMAL"}`)
  // 16 MiB, so that the upper levels of the index of some million events stay in memory.
  connection.execute("PRAGMA cache_size = -16384")
  migrate(connection)
  // A log whose end cannot be read is refused at once.
  connection.transaction("read", () => connection.first("SELECT max(position) FROM event"))
}

/** Connects and prepares; closes the connection again when the file is not a log that can be served. */
const connectTo = (path: string, durability: Durability): Connection => {
  const connection = connect(path)
  try {
    prepare(connection, durability)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

/**
 * Opens the file of a log, ready for use; throws what the driver throws, or `StoreUnavailable`.
 * SQLite needs to write beside the file even to read a log; where it must not, the file is read as it is. Only when
 * no write-ahead log lies beside it: its end would be missing.
 */
export const openFile = (path: string, durability: Durability): Connection => {
  try {
    return connectTo(path, durability)
  } catch (cause) {
    const isWhole = !statSync(`${path}-wal`, { throwIfNoEntry: false })?.size
    if (unavailable(cause)?.reason !== "read-only" || !isWhole) throw cause
    return connectTo(`${pathToFileURL(path).href}?immutable=1`, durability)
  }
}

/** Leaves all in one file if nobody else uses it; if it cannot be done now, the next to open the file goes on with it. */
export const shutFile = (connection: Connection): void => {
  try {
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  } catch {
  } finally {
    connection.close()
  }
}
