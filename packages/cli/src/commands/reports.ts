// `keikaku reports`: which reports there are.
import { column, columnsOf, type Plan, type Table } from "@keikaku/core"
import { Effect } from "effect"
import { Command } from "effect/cli"
import { reportingFailures } from "../failure.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { thePlan } from "../setting/the-plan.ts"
import { renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const table = ({ reports }: Plan): Table => ({
  columns: columnsOf({
    report: column.text("名前", "Name"),
    label: column.text("帳票", "Report"),
    parameters: column.text("条件", "Parameters")
  }),
  rows: [...reports.values()].map(({ label, name, parameters }) => ({
    report: name,
    label,
    parameters: Object.keys(parameters).join(" ")
  })),
  notes: []
})

/** Lists the reports by name. */
export const reports = Command.make("reports", { format: formatFlag }, ({ format }) =>
  reportingFailures(
    Effect.gen(function* () {
      yield* print(renderTable(table(yield* thePlan), { format, lang: yield* Lang }))
    })
  )
).pipe(Command.withDescription("帳票の一覧 / List the reports"))
