// `keikaku trace event`: what one event did. The figures that it changed in the reports, the corrections made of it, what led
// to it and what it led to.

import { type Change, column, columnsOf, type EventTrace, type Plan, type Table, traceEvent } from "@keikaku/core"
import type { Recorded } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { eventColumns, eventRow } from "../event-table.ts"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { openStore, planOn } from "../stores.ts"
import { type CellStyle, cellText } from "../table/cell-text.ts"
import { json, renderTable } from "../table/render-table.ts"
import { askedBy, reportFlags } from "./report.ts"

const changeRow = ({ after, before, column, row }: Change, style: CellStyle) => ({
  row: Object.values(row)
    .map((cell) => cellText(cell, "text", style))
    .join(" "),
  column: column.label,
  before: cellText(before, column.kind, style),
  after: cellText(after, column.kind, style)
})

const changesTable = ({ notes, reports }: Pick<EventTrace, "notes" | "reports">, style: CellStyle): Table => ({
  columns: columnsOf({
    report: column.text("帳票", "Report"),
    row: column.text("行", "Row"),
    column: column.text("列", "Column"),
    before: column.text("前", "Before"),
    after: column.text("後", "After")
  }),
  rows: reports.flatMap(({ changes, report }): Table["rows"] =>
    changes.length === 0
      ? [{ report: report.label, row: unchanged }]
      : changes.map((change) => ({ report: report.label, ...changeRow(change, style) }))
  ),
  notes
})

const unchanged = { ja: "変化なし", en: "no change" }

const eventsTable = (catalogue: Plan["catalogue"], events: ReadonlyArray<Recorded>): Table => ({
  columns: eventColumns("table"),
  rows: events.map((recorded) => eventRow(catalogue, recorded)),
  notes: []
})

const parts = [
  ["causes", { ja: "きっかけとなった記録", en: "What led to it" }],
  ["effects", { ja: "これをきっかけとする記録", en: "What it led to" }],
  ["chain", { ja: "同じ一連の記録", en: "Others of its chain" }],
  ["corrections", { ja: "これを訂正した記録", en: "Corrections of it" }]
] as const

const { branch, fiscalYear, level } = reportFlags
const config = {
  position: Argument.Int("position").pipe(Argument.withDescription("記録の位置 / A position of the record")),
  ...{ branch, fiscalYear, level },
  format: Flag.Literals("format", ["table", "json"]).pipe(
    Flag.withAlias("f"),
    Flag.withDescription("出力の形式（既定 table） / Form of the output (default table)"),
    Flag.withDefault<"table" | "json">("table")
  )
}

/** Prints what an event did. */
export const traceEventCommand = Command.make("event", config, ({ format, position, ...given }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const { parameters } = yield* askedBy({ ...given, recordedAt: Option.none(), effectiveOn: Option.none() })
      const { store } = yield* openStore("existing")
      const host = yield* planOn(store)
      const { catalogue } = host
      const { currency } = host.plan.federation
      const { query: _, ...traced } = yield* traceEvent(host, position, parameters)
      if (format === "json") return yield* print(json(traced))
      const { recorded } = traced
      yield* print(renderTable(eventsTable(catalogue, [recorded]), { format, lang }))
      for (const { name, sha256 } of recorded.evidence ?? []) yield* print(`  ${name}  ${sha256}\n`)
      for (const [part, title] of parts)
        if (traced[part].length > 0)
          yield* print(
            `\n${textIn(title, lang)}\n\n${renderTable(eventsTable(catalogue, traced[part]), { format, lang })}`
          )
      const title = textIn({ ja: "読む帳票と、変わった値", en: "Reports that read it, and what changed" }, lang)
      yield* print(`\n${title}\n\n${renderTable(changesTable(traced, { lang, currency }), { format, lang })}`)
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("記録が変えた数字、訂正、前後のつながり / What an event changed, and what is related to it")
)
