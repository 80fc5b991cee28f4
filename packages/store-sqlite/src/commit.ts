// One durable transaction: decides each append on its own condition and stores the events of those that hold. The
// position is assigned and the condition checked under the same lock, so there is neither a gap nor a race.
import {
  type AppendCondition,
  AppendConflict,
  type Appended,
  type Instant,
  lineOf,
  type PendingEvent,
  StoreUnavailable
} from "@keikaku/kernel"
import { Result } from "effect"
import type { Connection } from "./connection.ts"
import { isMet } from "./read.ts"
import type { Tail } from "./tail.ts"

/** What one caller wants stored together, and on which condition. */
export interface Proposal {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: AppendCondition | undefined
}

export type Verdict = Result.Result<Appended, AppendConflict>

/** The end of the log: its last position, and the instant that nothing later may precede. */
interface Head {
  readonly position: number
  readonly recordedAt: string
}

/** The writing side of a log. */
export interface Commit {
  /** Earlier proposals count for later ones. Throws what the driver throws. */
  readonly group: (proposals: ReadonlyArray<Proposal>) => ReadonlyArray<Verdict>
  /** Leaves nothing of what this process has written to the tail. */
  readonly finish: () => void
}

/** Makes the writing side on a connection and its tail. */
export const makeCommit = (connection: Connection, tail: Tail): Commit => {
  let known: Head = { position: 0, recordedAt: "" }
  let hasWritten = false

  const transaction = <A>(work: (head: Head) => A): A => {
    let isBegun = false
    try {
      return connection.transaction("write", () => {
        isBegun = true
        return work(readHead(connection, known, tail.catchUp()))
      })
    } catch (cause) {
      if (isBegun) tail.forget()
      throw cause
    }
  }

  return {
    group: (proposals) => {
      const [verdicts, head] = transaction((before) => {
        let head = before
        const verdicts = proposals.map(({ events, condition }): Verdict => {
          const { position } = head
          if (condition && isMet(connection, tail, condition, position))
            return Result.fail(new AppendConflict({ condition }))
          head = write(connection, tail, head, events)
          return Result.succeed({ position: position + 1, recordedAt: head.recordedAt as Instant })
        })
        if (tail.isLong()) tail.index()
        return [verdicts, head] as const
      })
      hasWritten ||= verdicts.some(Result.isSuccess)
      known = head
      return verdicts
    },
    finish: () => {
      if (hasWritten) transaction(() => tail.index())
    }
  }
}

/** Positions are never reused, so an unchanged last position means an unchanged last event. */
const readHead = (connection: Connection, known: Head, position: number): Head => {
  if (position === known.position) return known
  const line = connection.first("SELECT line FROM event WHERE position = ?", [position])![0] as string
  const recordedAt = recordedAtOf(line)
  if (recordedAt === undefined)
    throw new StoreUnavailable({ reason: "corrupt", message: `the event at position ${position} has no recordedAt` })
  return { position, recordedAt }
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
  for (const event of events) {
    if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
    position++
    connection.run("INSERT INTO event VALUES (?, ?)", [position, lineOf(event, recordedAt as Instant)])
    tail.add(event, position)
  }
  return { position, recordedAt }
}
