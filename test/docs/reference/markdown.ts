// The Markdown that derived pages are written in.
import { type Label, textIn } from "@keikaku/kernel"

/** A text in Japanese and in English. */
export const both = (label: Label): string => `${textIn(label, "ja")} / ${label.en}`

/** Names as code, one after the other. */
export const code = (names: ReadonlyArray<string>): string => names.map((name) => `\`${name}\``).join(" ")

const row = (cells: ReadonlyArray<string>): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`

/** A table. */
export const table = (headings: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [row(headings), row(headings.map(() => "---")), ...rows.map(row)].join("\n")

/** A tick where something is so. */
export const mark = (is: boolean): string => (is ? "✓" : "")

/** What every derived page says first. */
export const derived = "Derived from the plan: `corepack pnpm reference` writes this page."

/** Paragraphs, tables and headings as a page. */
export const page = (...parts: ReadonlyArray<string>): string => `${parts.join("\n\n")}\n`
