// Texts as they are in the file, to the byte. The driver ends the process at a text that is not UTF-8, and a text at a NUL; so
// every text of a file is read as bytes. All lines of a statement come as one: that is faster than a text for each.
import { isUtf8 } from "node:buffer"
import { isAnyArrayBuffer } from "node:util/types"
import { type StoredEvent, StoreUnavailable } from "@keikaku/kernel"
import type { Connection, Selection, Value } from "./connection.ts"
import { codeOf } from "./failure.ts"

/** A column of texts, to be read with `textIn`; null where there is something else. */
export const exact = (column: string): string => `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) END`

/** The bytes of a blob. In rows that are objects, the driver gives an ArrayBuffer. */
const bytesIn = (value: unknown): Buffer | undefined => {
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return isAnyArrayBuffer(value) ? Buffer.from(value) : undefined
}

/** A blob as a text to be shown: what is not UTF-8 may look like something else. */
export const shown = (value: Value | undefined): string => bytesIn(value)?.toString() ?? ""

/** The text in an exact column; undefined where it is not UTF-8. */
const textOf = (value: Value | undefined): string | undefined => {
  const bytes = bytesIn(value)
  return bytes !== undefined && isUtf8(bytes) ? bytes.toString() : undefined
}

/** The text in an exact column. Throws `StoreUnavailable` where the file was modified externally. */
export const textIn = (value: Value | undefined): string => {
  const text = textOf(value)
  if (text !== undefined) return text
  throw new StoreUnavailable({ reason: "corrupt", message: "a text is not UTF-8" })
}

/** A position, and its line where that is a text in UTF-8 without NUL: all others were changed. */
export type FoundLine = Omit<StoredEvent, "line"> & { readonly line: string | undefined }

/** SQLite's code for a text of more than 1,000,000,000 bytes. */
const tooBig = 18

const lineFeed = 10

/** The lines in the bytes, each with a line feed behind it but the last; undefined where one of them was changed. */
const linesIn = (bytes: Buffer): ReadonlyArray<string> | undefined => {
  if (!isUtf8(bytes) || bytes.includes(0)) return undefined
  const lines: Array<string> = []
  for (let start = 0; start <= bytes.length; ) {
    const next = bytes.indexOf(lineFeed, start)
    const end = next < 0 ? bytes.length : next
    lines.push(bytes.toString("utf8", start, end))
    start = end + 1
  }
  return lines
}

const foundTogether = (
  connection: Connection,
  { parameters, sql }: Selection
): ReadonlyArray<FoundLine> | undefined => {
  const together = `SELECT group_concat(position), CAST(group_concat(line, x'0a') AS BLOB), max(typeof(line) <> 'text')
    FROM (${sql}) AS found`
  try {
    const [positions, lines, isOther] = connection.first(together, parameters)!
    if (positions === null) return []
    const bytes = bytesIn(lines)
    const texts = isOther === 1 || bytes === undefined ? undefined : linesIn(bytes)
    const found = (positions as string).split(",")
    return texts?.length === found.length
      ? found.map((each, n) => ({ position: Number(each), line: texts[n] }))
      : undefined
  } catch (cause) {
    if (codeOf(cause) === tooBig) return undefined
    throw cause
  }
}

/** The columns `position` and `line` of a selection, in any order. */
export const findLines = (connection: Connection, selection: Selection): ReadonlyArray<FoundLine> =>
  foundTogether(connection, selection) ??
  connection
    .all(`SELECT position, ${exact("line")} FROM (${selection.sql})`, selection.parameters)
    .map(([position, line]) => {
      const text = textOf(line!)
      return { position: position as number, line: text?.includes("\0") ? undefined : text }
    })

/** The same lines. Throws `StoreUnavailable` with the first position whose line was changed into what is no line. */
export const readLines = (connection: Connection, selection: Selection): ReadonlyArray<StoredEvent> => {
  const found = findLines(connection, selection)
  const wrong = found.filter(({ line }) => line === undefined).map(({ position }) => position)
  if (wrong.length === 0) return found as ReadonlyArray<StoredEvent>
  const position = wrong.reduce((a, b) => Math.min(a, b))
  throw new StoreUnavailable({ reason: "corrupt", position, message: `the line at position ${position} is not UTF-8` })
}
