// Comma-separated values (RFC 4180): lines end in CRLF; a field with a comma, quote or line break is quoted, its quotes doubled.
// What is written here is read back here, field by field.
import { Result } from "effect"

/** One line of CSV, with its CRLF. A line of one empty field is quoted, for a bare line would be no record at all.
 * @example
 * ```ts
 * import { encodeCsv } from "@keikaku/cli"
 *
 * encodeCsv(["13", "東京", 'a "b", c']) // => '13,東京,"a ""b"", c"\r\n'
 * ```
 */
export const encodeCsv = (fields: ReadonlyArray<string>): string =>
  `${fields.length === 1 && fields[0] === "" ? '""' : fields.map(encodeField).join(",")}\r\n`

const encodeField = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** Where a text is not CSV: the line of the offending field, from 1. */
export interface CsvFault {
  readonly line: number
  readonly message: string
}

/** Reads CSV back: each record with the line it starts on. Accepts LF for CRLF, and passes over empty lines.
 * @example
 * ```ts
 * import { decodeCsv } from "@keikaku/cli"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(decodeCsv('a,"b ""c"""\r\n\r\nd,\r\n')).map((record) => record.fields) // => [["a", 'b "c"'], ["d", ""]]
 * ```
 */
export const decodeCsv = (
  text: string
): Result.Result<ReadonlyArray<{ readonly line: number; readonly fields: ReadonlyArray<string> }>, CsvFault> => {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  const records: Array<{ line: number; fields: Array<string> }> = []
  let line = 1
  let record = { line, fields: [] as Array<string> }
  while (field.lastIndex < text.length || record.fields.length > 0) {
    const match = field.exec(text)
    if (match === null)
      return Result.fail({ line, message: "a quote is not closed, or stands inside an unquoted field" })
    const [whole, quoted, bare = "", end] = match
    record.fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    line += whole.split(/\r\n|\n|\r/).length - 1
    if (end === ",") continue
    if (record.fields.length > 1 || quoted !== undefined || bare !== "") records.push(record)
    record = { line, fields: [] }
    if (end === "") break
  }
  return Result.succeed(records)
}
