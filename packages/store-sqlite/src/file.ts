// Opens and closes the file of a log: checks that it is a log before anything in it is changed, sets how it is written, and
// migrates it to the newest format.
import { statSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { StoreUnavailable } from "@keikaku/kernel"
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
  // Stored in the file. A writer does not block readers, nor readers a writer.
  if (mode === "delete") connection.execute("PRAGMA journal_mode = WAL")
  connection.execute(`PRAGMA synchronous = ${durability === "full" ? "FULL" : "NORMAL"}`)
  // 16 MiB, so that the upper levels of the index of some million events stay in memory.
  connection.execute("PRAGMA cache_size = -16384")
  migrate(connection)
  // Refuses a log whose end cannot be read.
  connection.transaction("read", () => connection.first("SELECT max(position) FROM event"))
}

const statOf = (path: string) => statSync(path, { bigint: true, throwIfNoEntry: false })
const identityOf = (path: string) => {
  const found = statOf(path)
  return found && `${found.dev}:${found.ino}`
}

/**
 * The connection, which commits only to the files that it has opened. SQLite writes on into a file that was moved away, beside a
 * write-ahead log that by then belongs to another one under the old name: both would be destroyed, after the append was
 * acknowledged. A log never shrinks.
 */
const inPlace = (connection: Connection, path: string): Connection => {
  const files = [path, `${path}-wal`]
  const [opened, size] = [files.map(identityOf), statOf(path)?.size ?? 0n]
  const fail = (reason: "corrupt" | "moved", message: string) => {
    throw new StoreUnavailable({ reason, message })
  }
  const assertInPlace = () => {
    const other = files.find((file, n) => identityOf(file) !== opened[n])
    if (other !== undefined) fail("moved", `${other} is not the file that was opened`)
    if ((statOf(path)?.size ?? 0n) < size) fail("corrupt", `${path} was truncated`)
  }
  const transaction: Connection["transaction"] = (kind, work) =>
    connection.transaction(kind, () => {
      const result = work()
      if (kind === "write") assertInPlace()
      return result
    })
  return opened[0] === undefined ? connection : { ...connection, transaction, assertInPlace }
}

/** Connects and prepares; closes the connection when that fails. */
const connectTo = (path: string, durability: Durability): Connection => {
  const connection = connect(path)
  try {
    prepare(connection, durability)
    return inPlace(connection, path)
  } catch (cause) {
    connection.close()
    throw cause
  }
}

/**
 * Opens the file of a log, ready for use; throws what the driver throws, or `StoreUnavailable`.
 * SQLite needs to write beside the file even to read it. Without the right to do so, the file is opened as immutable, but not
 * if there is a write-ahead log beside it: the newest events would be missing.
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

/** Closes the file, and first moves the write-ahead log into it where no other process uses it, and it is the same file. */
export const closeFile = (connection: Connection): void => {
  try {
    connection.assertInPlace()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  } catch {
  } finally {
    connection.close()
  }
}
