// The lines that a statement selects, as they are in the file, to the byte. The driver aborts the process at a text that is not UTF-8, and
// ends one at a NUL. So lines are read as bytes, many in one value, which costs no more than to read them one by one as texts.
import { isUtf8 } from "node:buffer"
import { type StoredEvent, StoreUnavailable } from "@keikaku/kernel"
import type { Connection, Row } from "./connection.ts"

/** A statement that selects `position` and `line` of events, and its parameters. Its text is prepared once. */
export interface Selection {
  readonly sql: string
  readonly parameters: Row
}

/** The positions of a log are less than this. A row outside of them is not part of it. */
export const maxPosition = Number.MAX_SAFE_INTEGER

/** The condition that a position is one. */
export const isPosition = `position > 0 AND position < ${maxPosition}`

/** Larger texts are slower to make than many small ones. */
const bytesAtOnce = 32_768

const lineFeed = 10

/** The lines in joined bytes. */
const linesIn = (joined: Buffer): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (let from = 0; from <= joined.length; ) {
    const next = joined.indexOf(lineFeed, Math.min(from + bytesAtOnce, joined.length))
    const to = next < 0 ? joined.length : next
    lines.push(...joined.toString("utf8", from, to).split("\n"))
    from = to + 1
  }
  return lines
}

/** That the line at a position is no text of one line: the file was modified externally. */
const notALine = (position: number): StoreUnavailable =>
  new StoreUnavailable({ reason: "corrupt", position, message: `the bytes at position ${position} are no line` })

/** One by one, to find the line that is not one. */
const firstWrong = (connection: Connection, { parameters, sql }: Selection): number | undefined => {
  const rows = connection.all(`SELECT position, CAST(line AS BLOB) FROM (${sql}) ORDER BY position`, parameters)
  const wrong = rows.find(([, bytes]) => {
    const line = bytes as unknown as Buffer
    return !isUtf8(line) || line.includes(lineFeed)
  })
  return wrong?.[0] as number | undefined
}

/** The selected lines, in no order. Throws `StoreUnavailable`, with the position, where one is no text or no line. */
export const storedLines = (connection: Connection, selection: Selection): ReadonlyArray<StoredEvent> => {
  const [positions, bytes] = connection.first(
    `SELECT group_concat(position) AS positions, CAST(group_concat(line, char(${lineFeed})) AS BLOB) AS lines FROM (${selection.sql})`,
    selection.parameters
  )!
  if (positions === null || positions === undefined) return []
  const joined = bytes as unknown as Buffer
  const lines = isUtf8(joined) ? linesIn(joined) : []
  const at = String(positions).split(",")
  if (lines.length !== at.length) throw notALine(firstWrong(connection, selection) ?? Number(at[0]))
  return at.map((position, n) => ({ position: Number(position), line: lines[n]! }))
}
