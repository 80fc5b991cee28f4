// `keikaku decisions`: what may be asked. With a name: the payload, what comes of it, and an example to copy.
import { column, columnsOf, type Plan, type Table } from "@keikaku/core"
import { Effect, Option } from "effect"
import { Argument, Command } from "effect/cli"
import { decisionText } from "../describe/definition-text.ts"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { unknownDecision } from "../input/command-request.ts"
import { print } from "../output.ts"
import { Program } from "../provenance.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const table = ({ catalogue }: Plan): Table => ({
  columns: columnsOf({
    decision: column.text("名前", "Name"),
    label: column.text("決定", "Decision"),
    records: column.text("記録する出来事", "Records")
  }),
  rows: [...catalogue.decisions.values()].map(({ label, name, records }) => ({
    decision: name,
    label,
    records: records.map((event) => event.type).join(" ")
  })),
  notes: []
})

const config = {
  name: Argument.String("Decision").pipe(
    Argument.withDescription("決定の名前 / Name of a decision"),
    Argument.optional
  ),
  format: formatFlag
}

/** Lists the decisions, or describes one. */
export const decisions = Command.make("decisions", config, ({ format, name }) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const plan = yield* thePlan
      if (Option.isNone(name)) return yield* print(renderTable(table(plan), { format, lang }))
      const decision = plan.catalogue.decisions.get(name.value)
      if (decision === undefined)
        return yield* new UsageError({ sentence: unknownDecision(name.value, plan.catalogue) })
      yield* print(
        decisionText(decision, { format, lang, program: (yield* Program).name, federation: plan.federation })
      )
    })
  )
).pipe(Command.withDescription("決定の一覧と説明 / List the decisions, or describe one"))
