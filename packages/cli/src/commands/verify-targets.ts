// `keikaku verify-targets`: checks a table of targets that somebody made elsewhere, and says in words what is wrong with it.
// It records nothing and needs no store. A table that is wrong ends the run as a refusal does.
import { type Figure, figureOf, type TargetTable, verifyTargets } from "@keikaku/core"
import { methods } from "@keikaku/core/apportion"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { tableText } from "../input/table-text.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { theFederation } from "../setting/the-plan.ts"
import { json, renderTable } from "../table/render-table.ts"
import { findingsTable } from "../verify/findings-table.ts"
import { readTargetTable } from "../verify/read-target-table.ts"
import { formatFlag } from "./format-flag.ts"

const config = {
  file: Argument.String("file.csv").pipe(
    Argument.withDescription(
      "見出し付きのCSV（UTF-8・Shift_JIS）。列は支部・重み・目標（target または指標ごと）、任意で下限・上限。一行一支部、全国は「全国」の行。- は標準入力 / CSV (UTF-8 or Shift_JIS) with a heading: branch, weight, target or one column a metric, and floor and cap (for every metric) if wanted; a row a branch, one for the nation"
    )
  ),
  method: Flag.Literals("method", methods).pipe(
    Flag.withDescription("この方法の配分と一致することを求める / Demand exactly this method's division"),
    Flag.optional
  ),
  total: Flag.String("total").pipe(
    Flag.withMetavar("N|metric=N"),
    Flag.withDescription(
      "全国の目標（全国の行がないとき。指標ごとに繰り返す） / National target, again for each metric"
    ),
    Flag.atLeast(0)
  ),
  format: formatFlag
}

/** The national targets of `--total`, by metric; a figure alone is that of the only metric. */
const totalsOf = Effect.fnUntraced(function* (given: ReadonlyArray<string>, metrics: TargetTable["metrics"]) {
  const totals = new Map<string, Figure>()
  for (const text of given) {
    const [, name, written = ""] = /^(?:([^=]*)=)?([^=]*)$/.exec(text) ?? []
    const figure = figureOf(written)
    const metric = name === undefined ? metrics[0] : metrics.find(({ code, label }) => [code, label.ja].includes(name))
    if (
      figure === undefined ||
      metric === undefined ||
      (name === undefined && metrics.length > 1) ||
      totals.has(metric.code)
    ) {
      const codes = metrics.map(({ code }) => code).join(", ")
      return yield* new UsageError({
        sentence: {
          ja: `--total ${text}: 「指標=数」を指標ごとに一度指定してください（この表の指標: ${codes}）。`,
          en: `--total ${text}: give metric=N, once for each metric (this table has ${codes}).`
        }
      })
    }
    totals.set(metric.code, figure)
  }
  return totals
})

/** Checks a table, prints what was found, and ends with 2 where that forbids the table. */
export const verifyTargetsCommand = Command.make("verify-targets", config, ({ file, format, method, total }) =>
  reportingFailures(
    Effect.gen(function* () {
      const federation = yield* theFederation
      const table = yield* Effect.fromResult(readTargetTable(federation, yield* tableText(file), file))
      const totals = yield* totalsOf(total, table.metrics)
      const checked = verifyTargets(federation, table, { totals, method: Option.getOrUndefined(method) })
      const shown = () => findingsTable(checked, table.metrics)
      yield* print(format === "json" ? json(checked) : renderTable(shown(), { format, lang: yield* Lang }))
      if (!checked.right) return yield* new Ended({ code: exitCodes.refused })
    })
  )
).pipe(
  Command.withDescription("目標の配分表を検算する / Check a table of national and branch targets"),
  Command.withExamples([
    { command: "keikaku verify-targets targets.csv", description: "表を確かめる / Check a table" },
    {
      command: "keikaku verify-targets targets.csv --method webster --total canvasses=94,000",
      description: "方法と全国の目標を示して / Against a method and a national target"
    }
  ])
)
