// A decision or a kind of event, described for somebody who is about to use it: fields, what comes of it, an example.

import { type Cell, column, columnsOf, type Federation, type Table } from "@keikaku/core"
import type { Decision, EventDefinition, Label, Language } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Option } from "effect"
import type { Format } from "../table/format.ts"
import { json, renderTable } from "../table/render-table.ts"
import { examplePayload } from "./example-payload.ts"
import { fieldsOf, jsonSchemaOf } from "./payload-fields.ts"

const yes: Label = { ja: "必須", en: "yes" }
const no: Label = { ja: "任意", en: "no" }

const fieldTable = (schema: ReturnType<typeof jsonSchemaOf>): Table => ({
  columns: columnsOf({
    name: column.text("欄", "Field"),
    type: column.text("型", "Type"),
    required: column.text("要否", "Required"),
    description: column.text("説明", "Description")
  }),
  rows: fieldsOf(schema).map(
    (field): Readonly<Record<string, Cell>> => ({ ...field, required: field.required ? yes : no })
  ),
  notes: []
})

const section = (heading: string, lines: ReadonlyArray<string>): string =>
  lines.length === 0 ? "" : `\n${heading}\n${lines.map((line) => `  ${line}\n`).join("")}`

const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** For whom a decision is described: the form, and the program and the federation that its example is for. */
export interface Described {
  readonly format: Format
  readonly lang: Language
  readonly program: string
  readonly federation: Federation
}

/** A decision in full: JSON for programs; otherwise fields, what it records and refuses, and an example to copy. */
export const decisionText = (decision: Decision, described: Described): string => {
  const { federation, format, lang, program } = described
  const schema = jsonSchemaOf(decision.payload)
  const { label, name } = decision
  const records = decision.records.map((event) => ({ type: event.type, label: event.label }))
  const refuses = decision.refuses.map(({ by, code }) => ({ code, by }))
  const example = Option.getOrNull(examplePayload(decision.payload, federation))
  if (format === "json") return json({ decision: name, label, schema, records, refuses, example })
  const fields = renderTable(fieldTable(schema), { format, lang })
  if (format !== "table") return fields
  const by = lang === "ja" ? "根拠" : "by"
  const [recordsHeading, refusesHeading, exampleHeading] =
    lang === "ja" ? ["記録する出来事", "お断りする場合", "例"] : ["Records", "Refuses", "Example"]
  return [
    `${name}  ${textIn(label, lang)}\n\n${fields}`,
    section(
      recordsHeading!,
      records.map((event) => `${event.type}  ${textIn(event.label, lang)}`)
    ),
    section(
      refusesHeading!,
      refuses.map((refusal) => `${refusal.code}  (${by}: ${refusal.by})`)
    ),
    section(
      exampleHeading!,
      example === null ? [] : [`${program} do ${name} --data ${shellQuoted(JSON.stringify(example))}`]
    )
  ].join("")
}

/** A kind of event in full: JSON for programs; otherwise its version and fields. */
export const eventText = (event: EventDefinition, format: Format, lang: Language): string => {
  const schema = jsonSchemaOf(event.schema)
  const { label, type, version } = event
  if (format === "json") return json({ type, version, label, schema })
  const fields = renderTable(fieldTable(schema), { format, lang })
  return format === "table" ? `${type}  ${textIn(label, lang)}  v${version}\n\n${fields}` : fields
}
