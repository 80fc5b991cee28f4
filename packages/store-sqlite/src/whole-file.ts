// A file gets its name only when it is whole and durable: it is written beside it under a name of its own. So nobody ever finds a
// file that is half made, and nothing that has the name already is touched.
import { randomUUID } from "node:crypto"
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"
import { StoreUnavailable } from "@keikaku/kernel"

/** A name for what is being written, in the folder of the file that it becomes. */
export const partOf = (path: string): string => `${path}.${randomUUID()}.part`

/** Removes what was being written, with whatever SQLite has made beside it. */
export const discard = (part: string): void => {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(part + suffix, { force: true })
}

const sync = (path: string): void => {
  const file = openSync(path, "r")
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

const codeOf = (cause: unknown) => (cause as NodeJS.ErrnoException).code

/** Where the file system has no links, the name is claimed first and then replaced. */
const withoutLinks = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"])

const claim = (part: string, path: string): void => {
  try {
    linkSync(part, path)
  } catch (cause) {
    if (!withoutLinks.has(codeOf(cause) ?? "")) throw cause
    closeSync(openSync(path, "wx"))
    renameSync(part, path)
  }
}

/** Gives the part its name, durably; false when something else has that name. */
export const publish = (part: string, path: string): boolean => {
  sync(part)
  try {
    claim(part, path)
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false
    throw cause
  }
  // A folder cannot be opened on Windows, which does this by itself.
  if (process.platform !== "win32") sync(dirname(path))
  return true
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size

/** The smallest page of SQLite, in bytes: it takes what is shorter for an empty database. */
const minBytes = 512

/**
 * How SQLite is to open a file: to write it, to write it and make it, as one that nobody writes and that has no write-ahead log, or
 * as one that nobody has open: without locks, so that nothing is written beside it.
 */
const modes = {
  write: "mode=rw",
  make: "mode=rwc",
  immutable: "immutable=1",
  alone: `mode=ro&vfs=${process.platform === "win32" ? "win32" : "unix"}-none`
}
export const uriOf = (path: string, mode: keyof typeof modes): string => `${pathToFileURL(path).href}?${modes[mode]}`

/** SQLite would take up what lies beside the name as if it belonged to the new file, and the events of another log with it. */
export const assertNothingBeside = (path: string): void => {
  const other = ["-wal", "-journal"].map((suffix) => path + suffix).find((file) => (sizeOf(file) ?? 0) > 0)
  if (other === undefined) return
  throw new StoreUnavailable({
    reason: "moved",
    message: `${other} belongs to a file that is no longer at ${path}: put that back, or remove this as well`
  })
}

/** Writes a file with `write`, which is given the address of the part, unless there is one by that name already. */
export const makeWhole = (path: string, write: (address: string) => void): void => {
  assertNothingBeside(path)
  const part = partOf(path)
  try {
    write(uriOf(part, "make"))
    publish(part, path)
  } finally {
    discard(part)
  }
}

/** Throws `StoreUnavailable` for what cannot be a file of ours: every file of ours has its format from its first moment on. */
export const assertContent = (path: string): void => {
  const found = statSync(path, { throwIfNoEntry: false })
  const failure = (reason: "corrupt" | "unreachable", message: string) => new StoreUnavailable({ reason, message })
  if (found === undefined) throw failure("unreachable", `there is no file ${path}`)
  if (!found.isFile()) throw failure("unreachable", `${path} is not a file`)
  if (found.size < minBytes)
    throw failure("corrupt", `${path} has lost its content: put a backup in its place, or remove it to begin anew`)
}
