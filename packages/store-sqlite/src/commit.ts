// One durable transaction: decides each append on its own condition and stores the events of those whose condition holds. The
// position is assigned and the condition is checked under the same lock, so there is neither a gap nor a race.
import {
  type AppendCondition,
  AppendConflict,
  type Appended,
  type Instant,
  lineOf,
  maxPosition,
  type PendingEvent,
  StoreUnavailable
} from "@keikaku/kernel"
import { Result } from "effect"
import type { Connection } from "./connection.ts"
import { readLines } from "./exact-text.ts"
import { unavailable } from "./failure.ts"
import { isViolated } from "./read.ts"
import { selectPositions } from "./select.ts"
import type { Tail } from "./tail.ts"

/** What one caller wants stored together, and on which condition. */
export interface AppendRequest {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: AppendCondition | undefined
}

export type AppendResult = Result.Result<Appended, AppendConflict>

/** The end of the log: its last position, and the instant that nothing later may precede. */
interface Head {
  readonly position: number
  readonly recordedAt: string
}

/** The writing side of a log. */
export interface Commit {
  /** Each request is decided on the log with the events of those before it. Throws what the driver throws. */
  readonly group: (requests: ReadonlyArray<AppendRequest>) => ReadonlyArray<AppendResult>
  /** Moves what this process has written from the tail to the index. */
  readonly finish: () => void
}

/** Makes the writing side on a connection and its tail. */
export const makeCommit = (connection: Connection, tail: Tail): Commit => {
  let lastHead: Head = { position: 0, recordedAt: "" }
  let hasWritten = false

  const transaction = <A>(work: (head: Head) => A): A => {
    let hasBegun = false
    try {
      return connection.transaction("write", () => {
        hasBegun = true
        return work(readHead(connection, lastHead, tail.catchUp()))
      })
    } catch (cause) {
      if (hasBegun) tail.forget()
      throw cause
    }
  }

  /** What is in the write-ahead log alone is missing in a copy of the file: with a first event in it, no copy is an empty log. */
  const intoFile = (): void => {
    try {
      connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    } catch (cause) {
      if (unavailable(cause) === undefined) throw cause
    }
  }

  return {
    group: (requests) => {
      const [results, head] = transaction((before) => {
        let head = before
        const results = requests.map(({ events, condition }): AppendResult => {
          const { position } = head
          if (condition && isViolated(connection, tail, condition, position))
            return Result.fail(new AppendConflict({ condition }))
          head = write(connection, tail, head, events)
          return Result.succeed({ position: position + 1, recordedAt: head.recordedAt as Instant })
        })
        if (tail.isLong()) tail.index()
        return [results, head] as const
      })
      hasWritten ||= results.some(Result.isSuccess)
      if (lastHead.position === 0 && head.position > 0) intoFile()
      lastHead = head
      return results
    },
    finish: () => {
      if (hasWritten) transaction(() => tail.index())
    }
  }
}

/** Positions are never reused, so an unchanged last position means an unchanged last event. */
const readHead = (connection: Connection, lastHead: Head, position: number): Head => {
  if (position === lastHead.position) return lastHead
  const [stored] = readLines(connection, selectPositions([position]))
  const recordedAt = recordedAtOf(stored!.line)
  if (recordedAt !== undefined) return { position, recordedAt }
  const message = `the event at position ${position} has no recordedAt`
  throw new StoreUnavailable({ reason: "corrupt", position, message })
}

const recordedAtOf = (line: string): string | undefined => {
  try {
    const { recordedAt } = JSON.parse(line)
    return typeof recordedAt === "string" ? recordedAt : undefined
  } catch {
    return undefined
  }
}

const write = (connection: Connection, tail: Tail, head: Head, events: ReadonlyArray<PendingEvent>): Head => {
  let { position, recordedAt } = head
  if (position + events.length > maxPosition)
    throw new StoreUnavailable({ reason: "corrupt", position, message: `the log ends at position ${position}` })
  for (const event of events) {
    if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
    position++
    connection.run("INSERT INTO event VALUES (?, ?)", [position, lineOf(event, recordedAt as Instant)])
    tail.add(event, position)
  }
  return { position, recordedAt }
}
