// Maps what the driver throws to failures of the port, by SQLite's primary result codes (sqlite.org/rescode.html). A code
// that the environment cannot cause, such as a syntax error, is a defect and dies.
import { StoreUnavailable, storeReasons } from "@keikaku/kernel"
import { Effect } from "effect"

type Reason = StoreUnavailable["reason"]

const reasons: Readonly<Record<number, Reason>> = {
  3: "unreachable", // PERM
  5: "busy", // BUSY
  6: "busy", // LOCKED
  7: "unreachable", // NOMEM
  8: "read-only", // READONLY
  10: "unreachable", // IOERR
  11: "corrupt", // CORRUPT
  13: "full", // FULL
  14: "unreachable", // CANTOPEN
  15: "busy", // PROTOCOL: a race for the lock of the write-ahead log
  19: "corrupt", // CONSTRAINT: a row of ours exists already, so the file was modified externally
  22: "full", // NOLFS: larger than the file system allows
  23: "unreachable", // AUTH
  26: "corrupt" // NOTADB
}

/** Extended codes whose reason differs from that of their primary code. */
const extendedReasons: Readonly<Record<number, Reason>> = {
  1032: "unreachable", // READONLY_DBMOVED: the file is no longer where it was opened
  4874: "full" // IOERR_SHMSIZE: no room for the index of the write-ahead log
}

/** The failure of every operation after the store was closed. */
export const closed = (): StoreUnavailable =>
  new StoreUnavailable({ reason: "closed", message: storeReasons.closed.en })

/** The extended result code of SQLite. For a failed opening the driver puts it only into the message. */
export const codeOf = (cause: unknown): number | undefined => {
  if (!(cause instanceof Error)) return undefined
  if ("rawCode" in cause && typeof cause.rawCode === "number") return cause.rawCode
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(cause.message)
  return opening === null ? undefined : Number(opening[1])
}

/** SQLite's messages, with the code of a syntax error, for tables that were dropped or defined otherwise. */
const otherTables = /^no such (table|column)|^table .* has|^cannot modify|malformed/

/** What the operating system says of a file. */
const systemReason = (cause: unknown): Reason | undefined => {
  if (!(cause instanceof Error && "syscall" in cause && "code" in cause)) return undefined
  return cause.code === "ENOSPC" || cause.code === "EDQUOT" ? "full" : "unreachable"
}

const reasonOf = (code: number, message: string): Reason | undefined =>
  extendedReasons[code] ?? reasons[code & 0xff] ?? (code === 1 && otherTables.test(message) ? "corrupt" : undefined)

/** The failure for a thrown value; undefined when it is a defect. */
export const unavailable = (cause: unknown): StoreUnavailable | undefined => {
  if (cause instanceof StoreUnavailable) return cause
  const code = codeOf(cause)
  const reason = code === undefined ? systemReason(cause) : reasonOf(code, (cause as Error).message)
  return reason && new StoreUnavailable({ reason, message: (cause as Error).message, cause })
}

/** Fails with the failure for a thrown value; dies when it is a defect. */
export const failWith = (cause: unknown): Effect.Effect<never, StoreUnavailable> => {
  const failure = unavailable(cause)
  return failure ? Effect.fail(failure) : Effect.die(new Error(`bug: store-sqlite: ${cause}`, { cause }))
}

/** Runs synchronous work with the driver. */
export const attempt = <A>(work: () => A): Effect.Effect<A, StoreUnavailable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(work())
    } catch (cause) {
      return failWith(cause)
    }
  })
