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
import { plain } from "./plain.ts"
import { isMet } from "./read.ts"

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

/** Makes the function that commits groups: earlier proposals count for later ones. Throws what the driver throws. */
export const makeCommit = (connection: Connection): ((group: ReadonlyArray<Proposal>) => ReadonlyArray<Verdict>) => {
  let known: Head = { position: 0, recordedAt: "" }
  return (group) => {
    const [verdicts, head] = connection.transaction("write", () => {
      let head = readHead(connection, known)
      const verdicts = group.map(({ events, condition }): Verdict => {
        const { position } = head
        if (condition && isMet(connection, condition, position)) return Result.fail(new AppendConflict({ condition }))
        head = write(connection, head, events)
        return Result.succeed({ position: position + 1, recordedAt: head.recordedAt as Instant })
      })
      return [verdicts, head] as const
    })
    known = head
    return verdicts
  }
}

/** Positions are never reused, so an unchanged last position means an unchanged last event. */
const readHead = (connection: Connection, known: Head): Head => {
  const position = (connection.first("SELECT max(position) FROM event")?.[0] ?? 0) as number
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

/** From so many events on, the rows of the index are sorted before they are written: neighbours share pages. */
const many = 100

const write = (connection: Connection, head: Head, events: ReadonlyArray<PendingEvent>): Head => {
  let { position, recordedAt } = head
  const rows: Array<readonly [tags: string, type: string, position: number]> = []
  for (const event of events) {
    if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
    position++
    connection.run("INSERT INTO event VALUES (?, ?)", [position, lineOf(event, recordedAt as Instant)])
    rows.push([JSON.stringify(["", ...new Set(event.tags.map(plain))]), plain(event.type), position])
  }
  if (rows.length < many)
    for (const row of rows) connection.run("INSERT INTO tagged SELECT value, ?2, ?3 FROM json_each(?1)", row)
  else
    connection.run(
      `INSERT INTO tagged SELECT tag.value, row.value ->> 1, row.value ->> 2
        FROM json_each(?) AS row, json_each(row.value ->> 0) AS tag ORDER BY 1, 2, 3`,
      [JSON.stringify(rows)]
    )
  return { position, recordedAt }
}
