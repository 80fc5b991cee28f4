// `--format`, the same for every command that prints a table.
import { Flag } from "effect/cli"
import { type Format, formats } from "../table/format.ts"

/** The form of the output; a table for people by default. */
export const formatFlag = Flag.Literals("format", formats).pipe(
  Flag.withAlias("f"),
  Flag.withDescription("出力の形式（既定 table） / Form of the output (default table)"),
  Flag.withDefault<Format>("table")
)

/** How a single result is printed. */
export const textOrJson = Flag.Literals("format", ["text", "json"]).pipe(
  Flag.withAlias("f"),
  Flag.withDescription("出力の形式（既定 text） / Form of the output (default text)"),
  Flag.withDefault<"text" | "json">("text")
)
