// What came of a form: sentences, a table as people read it, and the same as data.
import { cellText, isFigure } from "@keikaku/cli"
import type { Table } from "@keikaku/core"
import { type Language, textIn } from "@keikaku/kernel"

/** What is to be shown. */
export interface Answer {
  readonly sentences: ReadonlyArray<string>
  readonly table?: Table
  readonly data?: unknown
}

const element = (name: string, content: ReadonlyArray<Node | string>, className = ""): HTMLElement => {
  const made = document.createElement(name)
  made.append(...content)
  made.className = className
  return made
}

const tableElement = ({ columns, rows }: Table, lang: Language): HTMLElement => {
  const headings = columns.map(({ label }) => element("th", [textIn(label, lang)]))
  const cellsOf = (row: Table["rows"][number]) =>
    columns.map(({ key, kind }) =>
      element("td", [cellText(row[key] ?? null, kind, { lang })], isFigure(kind) ? "figure" : "")
    )
  return element("table", [element("tr", headings), ...rows.map((row) => element("tr", cellsOf(row)))])
}

/** Puts an answer in the place of the one before. */
export const showAnswer = (place: Element, { data, sentences, table }: Answer, lang: Language): void =>
  place.replaceChildren(
    ...sentences.map((sentence) => element("p", [sentence])),
    ...(table === undefined ? [] : [tableElement(table, lang)]),
    ...(data === undefined
      ? []
      : [element("details", [element("summary", ["JSON"]), element("pre", [JSON.stringify(data)])])])
  )
