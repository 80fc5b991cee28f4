// Writes events chunk by chunk, so that the pieces together are one table or one JSON array, however long the history.
// Widths of columns are those of the first chunk.
import type { Cell, Plan } from "@keikaku/core"
import type { Language, Recorded } from "@keikaku/kernel"
import { Effect } from "effect"
import { eventColumns, eventRow } from "./event-table.ts"
import { print } from "./output.ts"
import type { Format, TablePrinter } from "./table/format.ts"
import { tablePrinter } from "./table/render-table.ts"

/** Prints chunks in a form, so that the pieces together are one table or one JSON array. */
export const eventWriter = ({ catalogue }: Plan, format: Format, lang: Language) => {
  if (format === "json") return jsonWriter()
  let printer: TablePrinter<Cell> | undefined
  const text = (chunk: ReadonlyArray<Recorded>): string => {
    const rows = chunk.map((recorded) => eventRow(catalogue, recorded))
    if (printer !== undefined) return printer.rows(rows)
    printer = tablePrinter(eventColumns(format), { format, lang }, rows)
    return printer.head() + printer.rows(rows)
  }
  return {
    write: (chunk: ReadonlyArray<Recorded>) => (chunk.length === 0 ? Effect.void : print(text(chunk))),
    end: () => (printer === undefined ? print(text([])) : Effect.void)
  }
}

const jsonWriter = () => {
  let before = "["
  const text = (recorded: Recorded): string => {
    const line = `${before}\n${JSON.stringify(recorded)}`
    before = ","
    return line
  }
  return {
    write: (chunk: ReadonlyArray<Recorded>) => print(chunk.map(text).join("")),
    end: () => print(before === "[" ? "[]\n" : "\n]\n")
  }
}
