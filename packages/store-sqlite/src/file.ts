// Opens and closes the file of a log: checks that it is a log before anything in it is changed, sets how it is written, and
// migrates it to the newest format.
import { realpathSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { StoreUnavailable } from "@keikaku/kernel"
import { type Connection, connect } from "./connection.ts"
import { unavailable } from "./failure.ts"
import { inspect, make, migrate } from "./schema.ts"
import { endOfLog } from "./select.ts"
import { whileUnchanged } from "./while-unchanged.ts"
import { assertContent, makeWhole, uriOf } from "./whole-file.ts"

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
  // Without a limit, the write-ahead log keeps the size that it had to grow to while somebody read for long: here 16 MiB.
  connection.execute("PRAGMA journal_size_limit = 16777216")
  // 16 MiB, so that the upper levels of the index of some million events stay in memory.
  connection.execute("PRAGMA cache_size = -16384")
  migrate(connection)
  // Refuses a log whose end cannot be read.
  connection.transaction("read", () => connection.first(endOfLog))
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
const connectTo = (path: string, mode: Parameters<typeof uriOf>[1], durability: Durability): Connection => {
  const connection = connect(uriOf(path, mode))
  try {
    // The index of the write-ahead log is then kept in memory, and not in a file beside it.
    if (mode === "alone") connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    prepare(connection, durability)
    return connection
  } catch (cause) {
    connection.close()
    throw cause
  }
}

const hasWriteAheadLog = (path: string): boolean => (statOf(`${path}-wal`)?.size ?? 0n) > 0n

/** Without a write-ahead log, all of the pages are in the file itself. */
const assertWhole = (connection: Connection, path: string): Connection => {
  const [[pages], [pageSize]] = ["page_count", "page_size"].map((name) => connection.first(`PRAGMA ${name}`)!) as [
    [number],
    [number]
  ]
  if (hasWriteAheadLog(path) || (statOf(path)?.size ?? 0n) >= pages * pageSize) return connection
  connection.close()
  throw new StoreUnavailable({ reason: "corrupt", message: `${path} was truncated` })
}

const mayOnlyRead = (cause: unknown): boolean =>
  !(cause instanceof StoreUnavailable) && ["read-only", "unreachable"].includes(unavailable(cause)?.reason ?? "")

/** Whoever has the log open has this file beside it. */
const isOpenElsewhere = (path: string): boolean => statOf(`${path}-shm`) !== undefined

/** The file for those who may not write beside it, in which SQLite writes even to read. */
const openForReading = (path: string, durability: Durability): Connection => {
  if (!hasWriteAheadLog(path)) return assertWhole(connectTo(path, "immutable", durability), path)
  // Somebody who writes would not be noticed.
  if (isOpenElsewhere(path)) throw notReadable(path)
  try {
    return connectTo(path, "alone", durability)
  } catch (cause) {
    throw mayOnlyRead(cause) ? notReadable(path, cause) : cause
  }
}

/** Without the right to write, the file is opened as one that nobody writes, for as long as that is so. */
const openExisting = (path: string, durability: Durability): Connection => {
  const reopen = () => openExisting(path, durability)
  try {
    return inPlace(assertWhole(connectTo(path, "write", durability), path), path)
  } catch (cause) {
    if (!mayOnlyRead(cause)) throw cause
    const seen = stampOf(path)
    return whileUnchanged(openForReading(path, durability), () => stampOf(path) === seen, reopen)
  }
}

const notReadable = (path: string, cause?: unknown) =>
  new StoreUnavailable({
    reason: "read-only",
    message:
      `the newest events are in ${path}-wal, which can only be read by those who may write to it and to its folder, ` +
      "or while another process that may has it open: open it as one of them, or read a backup",
    cause
  })

/** Changes whenever somebody may have written to the log: a writer makes the files beside it before anything else. */
const stampOf = (path: string): string => {
  const found = statOf(path)
  return `${found?.dev}:${found?.ino}:${found?.size}:${found?.mtimeNs}:${found?.ctimeNs}:${statOf(`${path}-wal`)?.size}:${isOpenElsewhere(path)}`
}

/**
 * Opens the file of a log, ready for use; makes it where there is none and `create` says so. Throws what the driver throws, or
 * `StoreUnavailable`. A path in which there is something else, or nothing, is refused and left as it is.
 */
export const openFile = (path: string, durability: Durability, create = true): Connection => {
  if (path === ":memory:") {
    const connection = connect(path)
    migrate(connection)
    return connection
  }
  const named = resolve(path)
  if (create && statOf(named) === undefined) makeWhole(named, make)
  assertContent(named)
  return openExisting(realpathSync(named), durability)
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
