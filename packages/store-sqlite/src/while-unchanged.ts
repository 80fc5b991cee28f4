// A connection to a file that is taken for immutable: SQLite then neither locks it nor looks whether it has changed, and would answer
// with pages of several states. So this looks, before and after, and opens the file anew when somebody has written to it.
import { StoreUnavailable } from "@keikaku/kernel"
import type { Connection } from "./connection.ts"

const changed = () => new StoreUnavailable({ reason: "busy", message: "the log was written to while it was read" })

/** The connection while nothing has changed, and then what `reopen` gives. Throws `busy` for a reading that a change disturbed. */
export const whileUnchanged = (
  opened: Connection,
  isUnchanged: () => boolean,
  reopen: () => Connection
): Connection => {
  let connection = opened
  let isFollowed = true
  let isClosed = false
  let isWithin = false

  const follow = (): void => {
    if (!isFollowed || isClosed || isUnchanged()) return
    const next = reopen()
    connection.close()
    connection = next
    // What `reopen` gives looks for itself.
    isFollowed = false
  }

  const read = <A>(work: () => A): A => {
    if (isWithin) return work()
    follow()
    if (!isFollowed || isClosed) return work()
    isWithin = true
    try {
      const result = work()
      if (isUnchanged()) return result
    } catch (cause) {
      if (isUnchanged()) throw cause
    } finally {
      isWithin = false
    }
    throw changed()
  }

  return {
    execute: (sql) => read(() => connection.execute(sql)),
    run: (sql, parameters) => read(() => connection.run(sql, parameters)),
    first: (sql, parameters) => read(() => connection.first(sql, parameters)),
    all: (sql, parameters) => read(() => connection.all(sql, parameters)),
    transaction: (kind, work) => read(() => connection.transaction(kind, work)),
    assertInPlace: () => connection.assertInPlace(),
    close: () => {
      isClosed = true
      connection.close()
    }
  }
}
