// `keikaku decisions`: what may be asked. With a name: the payload, what comes of it, and an example to copy.
import { column, type Table, zenkokuPlan } from "@keikaku/core"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { decisionText } from "../describe/definition-text.ts"
import { UsageError } from "../exit-code.ts"
import { telling } from "../failure.ts"
import { unknownDecision } from "../input/command-request.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const table = (): Table => ({
  columns: [
    column("decision", "text", "名前", "Name"),
    column("label", "text", "判断", "Decision"),
    column("records", "text", "記録する出来事", "Records")
  ],
  rows: [...zenkokuPlan.catalogue.decisions.values()].map(({ label, name, records }) => ({
    decision: name,
    label,
    records: records.map((event) => event.type).join(" ")
  })),
  notes: []
})

const config = {
  name: Argument.String("Decision").pipe(
    Argument.withDescription("判断の名前 / Name of a decision"),
    Argument.optional
  ),
  format: formatFlag
}

/** Lists the decisions, or describes one. */
export const decisions = Command.make("decisions", config, ({ format, name }) =>
  telling(
    Effect.gen(function* () {
      const lang = yield* Lang
      if (Option.isNone(name)) return yield* print(renderTable(table(), { format, lang }))
      const decision = zenkokuPlan.catalogue.decisions.get(name.value)
      if (decision === undefined) return yield* new UsageError(unknownDecision(name.value, zenkokuPlan.catalogue))
      yield* print(decisionText(decision, format, lang))
    })
  )
).pipe(Command.withDescription("判断の一覧と説明 / List the decisions, or describe one"))
