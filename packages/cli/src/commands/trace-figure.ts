// `keikaku trace figure`: the events behind a figure of a report, each with the figure before and after it.

import { column, columnsOf, eventLabel, type FigureTrace, type Plan, type Table, traceFigure } from "@keikaku/core"
import type { Recorded } from "@keikaku/kernel"
import { textIn } from "@keikaku/kernel"
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { diagnose, print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { openStore, planOn } from "../stores.ts"
import { cellText } from "../table/cell-text.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"
import { askedBy, reportFlags } from "./report.ts"

const evidenceText = ({ evidence }: Recorded): string =>
  (evidence ?? []).map(({ name, sha256 }) => `${name} ${sha256}`).join(", ")

const stepsTable = (
  plan: Plan,
  { column: { kind }, notes, steps }: Pick<FigureTrace, "column" | "notes" | "steps">
): Table => ({
  columns: columnsOf({
    position: column.count("位置", "Position"),
    event: column.text("出来事", "Event"),
    occurredOn: column.date("発効日", "Occurred on"),
    before: { kind, label: { ja: "前", en: "Before" } },
    after: { kind, label: { ja: "後", en: "After" } },
    evidence: column.text("証拠", "Evidence")
  }),
  rows: steps.map(({ after, before, recorded }) => ({
    position: recorded.position,
    event: eventLabel(plan, recorded.event._tag),
    occurredOn: recorded.event.occurredOn,
    before,
    after,
    evidence: evidenceText(recorded)
  })),
  notes
})

const rowNamed = (values: ReadonlyArray<string>): Effect.Effect<Readonly<Record<string, string>>, UsageError> => {
  const wrong = values.find((each) => !/^[^=]+=/.test(each))
  if (wrong === undefined)
    return Effect.succeed(
      Object.fromEntries(values.map((each) => /^([^=]+)=(.*)$/s.exec(each)!.slice(1) as [string, string]))
    )
  return Effect.fail(
    new UsageError({
      sentence: { ja: `--row ${wrong}: 「列=値」の形で指定してください。`, en: `--row ${wrong}: write key=value.` }
    })
  )
}

const config = {
  report: Argument.String("report").pipe(
    Argument.withDescription("帳票の名前（keikaku reports で一覧） / Name of the report")
  ),
  row: Flag.String("row").pipe(
    Flag.withMetavar("key=value"),
    Flag.withDescription("行を決める値（繰り返し可） / A value that the row has (repeatable)"),
    Flag.between(0, 20)
  ),
  column: Flag.String("column").pipe(Flag.withDescription("列の名前（CSVの見出し） / Key of the column")),
  ...reportFlags,
  format: formatFlag
}

/** Prints the events behind a figure. */
export const traceFigureCommand = Command.make("figure", config, ({ column, format, report, row, ...given }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const place = { row: yield* rowNamed(row), column }
      const { history, parameters } = yield* askedBy(given)
      const { store } = yield* openStore("existing")
      const host = yield* planOn(store)
      const { currency } = host.plan.federation
      const { query: _, ...traced } = yield* traceFigure(host, report, place, parameters, history)
      if (format === "json") return yield* print(json(traced))
      const figure = cellText(traced.figure, traced.column.kind, { lang, currency })
      if (format === "table")
        yield* print(`${textIn(traced.report.label, lang)}　${textIn(traced.column.label, lang)}: ${figure}\n\n`)
      yield* print(renderTable(stepsTable(host.plan, traced), { format, lang, currency }))
      if (format === "csv") for (const note of traced.notes) yield* diagnose(textIn(note, lang))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("帳票の数字の元となった記録 / The events behind a figure of a report"),
  Command.withExamples([
    {
      command: "keikaku trace figure target-progress --row area=nation --row metricCode=canvasses --column actual",
      description: "全国の手続勧奨の実績 / The nation's canvasses"
    }
  ])
)
