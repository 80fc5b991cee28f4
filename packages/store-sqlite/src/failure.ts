// What the driver throws, as a failure of the port: the primary result codes of SQLite (sqlite.org/rescode.html) in
// the port's words. A code that no surrounding can cause, such as a syntax error, is our bug and dies.
import { StoreUnavailable } from "@keikaku/kernel"
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
  19: "corrupt", // CONSTRAINT: a row is there already that nobody but this store writes
  22: "full", // NOLFS: larger than the file system allows
  23: "unreachable", // AUTH
  26: "corrupt" // NOTADB
}

/** Extended codes that say something else than their primary code. */
const exceptions: Readonly<Record<number, Reason>> = {
  1032: "unreachable", // READONLY_DBMOVED: the file is no longer where it was opened
  4874: "full" // IOERR_SHMSIZE: no room for the index of the write-ahead log
}

/** The store was closed by its owner; nothing that is asked of it later can be answered. */
export const closed = (): StoreUnavailable => new StoreUnavailable({ reason: "closed", message: "the store is closed" })

/** The extended result code of SQLite; the driver hides that of a failed opening in its message. */
const codeOf = (cause: unknown): number | undefined => {
  if (!(cause instanceof Error)) return undefined
  if ("rawCode" in cause && typeof cause.rawCode === "number") return cause.rawCode
  const opening = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(cause.message)
  return opening === null ? undefined : Number(opening[1])
}

/** The failure that a thrown value stands for; `undefined` when it is a bug. */
export const unavailable = (cause: unknown): StoreUnavailable | undefined => {
  if (cause instanceof StoreUnavailable) return cause
  const code = codeOf(cause)
  const reason = code === undefined ? undefined : (exceptions[code] ?? reasons[code & 0xff])
  return reason && new StoreUnavailable({ reason, message: (cause as Error).message, cause })
}

/** The thrown value as an effect that fails, or dies when it is a bug. */
export const failWith = (cause: unknown): Effect.Effect<never, StoreUnavailable> => {
  const failure = unavailable(cause)
  return failure ? Effect.fail(failure) : Effect.die(new Error(`bug: store-sqlite: ${cause}`, { cause }))
}

/** Runs a synchronous piece of work with the driver. */
export const attempt = <A>(work: () => A): Effect.Effect<A, StoreUnavailable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(work())
    } catch (cause) {
      return failWith(cause)
    }
  })
