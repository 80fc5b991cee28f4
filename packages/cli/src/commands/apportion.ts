// `keikaku apportion`: divides a whole number of units among shares by weight, and shows the working.
import { type Cell, column, columnsOf, countOf, figureOf, type Table } from "@keikaku/core"
import {
  apportion as divide,
  type Explanation,
  explain,
  type Fraction,
  methods,
  type Share
} from "@keikaku/core/apportion"
import { mapLabel } from "@keikaku/kernel"
import { Effect, Option, Result } from "effect"
import { Command, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { MalformedData } from "../input/malformed-data.ts"
import { sharesFromLists, sharesFromText } from "../input/share-list.ts"
import { tableText } from "../input/table-text.ts"
import { print } from "../output.ts"
import { Lang } from "../setting/language.ts"
import { theFederation } from "../setting/the-plan.ts"
import { json, renderTable } from "../table/render-table.ts"
import { formatFlag } from "./format-flag.ts"

const config = {
  method: Flag.Literals("method", methods).pipe(
    Flag.withDescription("配分の方法（既定 webster） / Method (default webster)"),
    Flag.withDefault<(typeof methods)[number]>("webster")
  ),
  units: Flag.Int("units").pipe(Flag.withDescription("配分する総数 / Units to divide")),
  weights: Flag.String("weights").pipe(
    Flag.withMetavar("5,4,1"),
    Flag.withDescription("重み（コンマ区切り） / Weights, separated by commas"),
    Flag.optional
  ),
  floors: Flag.String("floors").pipe(Flag.withDescription("下限（空欄可） / Floors; empty: no floor"), Flag.optional),
  caps: Flag.String("caps").pipe(Flag.withDescription("上限（空欄可） / Caps; empty: no cap"), Flag.optional),
  data: Flag.String("data").pipe(
    Flag.withMetavar("file|-"),
    Flag.withDescription("key,weight[,floor,cap] の CSV または JSON / CSV or JSON of the shares"),
    Flag.optional
  ),
  format: formatFlag
}

const given = Effect.fnUntraced(function* ({
  caps,
  data,
  floors,
  weights
}: Readonly<Record<"caps" | "data" | "floors" | "weights", Option.Option<string>>>) {
  if (Option.isSome(weights) === Option.isSome(data))
    return yield* new UsageError({
      sentence: { ja: "--weights か --data のどちらか一方を指定してください。", en: "Give either --weights or --data." }
    })
  if (Option.isSome(weights))
    return yield* Effect.fromResult(
      sharesFromLists(weights.value, Option.getOrUndefined(floors), Option.getOrUndefined(caps))
    )
  if (Option.isSome(floors) || Option.isSome(caps))
    return yield* new UsageError({
      sentence: {
        ja: "--data と共に --floors や --caps は使えません。下限・上限はデータに書いてください。",
        en: "--floors and --caps go with --weights; with --data they are columns of the data."
      }
    })
  const source = Option.getOrElse(data, () => "-").replace(/^@/, "")
  return yield* Effect.fromResult(sharesFromText(yield* theFederation, yield* tableText(source), source))
})

/** A whole number in decimal text as a number where that is exact, else as it is. */
const exactly = (text: string): number | string => {
  const figure = figureOf(text)
  return figure === undefined ? text : (countOf(figure) ?? text)
}

const quotaCell = ({ decimal, ...parts }: Fraction): Cell => {
  const [numerator, denominator] = [exactly(parts.numerator), exactly(parts.denominator)]
  return typeof numerator === "number" && typeof denominator === "number" ? { numerator, denominator } : decimal
}

const figures = {
  remainder: { ja: "剰余", en: "remainder" },
  priority: { ja: "優先度", en: "priority" }
} as const

/** Who received the last unit, before whom, and by which figures. */
const decided = ({ margin }: Explanation): Table["notes"] => {
  if (margin === null) return []
  const { by, lost, won } = margin
  const { en, ja } = figures[by]
  return [
    {
      ja: `最後の1単位は${won.key}の${won.unit}単位目（${ja} ${won.figure.decimal}）に配分し、次は${lost.key}の${lost.unit}単位目（${lost.figure.decimal}）でした。`,
      en: `The last unit was ${won.key}'s number ${won.unit} (${en} ${won.figure.decimal}); the next would have been ${lost.key}'s number ${lost.unit} (${lost.figure.decimal}).`
    }
  ]
}

const table = (explanation: Explanation): Table => ({
  columns: columnsOf({
    key: column.text("配分先", "Share"),
    weight: column.count("重み", "Weight"),
    quota: column.quotient("取り分", "Quota"),
    floor: column.count("下限", "Floor"),
    cap: column.count("上限", "Cap"),
    units: column.count("配分", "Units")
  }),
  rows: explanation.shares.map(
    ({ cap, floor, key, quota, units, weight }): Readonly<Record<string, Cell>> => ({
      ...{ key, weight: exactly(weight), quota: quotaCell(quota), floor, cap, units }
    })
  ),
  notes: [
    ...explanation.ties.map(({ awardedTo, keys }) => ({
      ja: `${keys.join("、")} が同順位のため、${awardedTo.join("、")} に配分しました。`,
      en: `${keys.join(", ")} had equal claims; ${awardedTo.join(", ")} received the units.`
    })),
    ...decided(explanation)
  ]
})

/** Divides and explains, or says why the shares cannot be served. */
const division = (method: (typeof methods)[number], units: number, shares: ReadonlyArray<Share>) =>
  Result.mapError(
    Result.all({ made: divide(method, units, shares), explained: explain(method, units, shares) }),
    ({ _tag, sentence }) => new MalformedData({ sentence: mapLabel(sentence, (text) => `[${_tag}] ${text}`) })
  )

/** Divides and prints the units with their working. */
export const apportion = Command.make("apportion", config, (flags) =>
  reportingFailures(
    Effect.gen(function* () {
      const shares = yield* given(flags)
      const { explained, made } = yield* Effect.fromResult(division(flags.method, flags.units, shares))
      const { format } = flags
      const { method, total, ...working } = explained
      yield* print(
        format === "json"
          ? json({ method, total, units: made.units, ...working })
          : renderTable(table(explained), { format, lang: yield* Lang })
      )
    })
  )
).pipe(
  Command.withDescription("目標を重みで整数に配分する / Divide a target by weight, in whole units"),
  Command.withExamples([
    {
      command: "keikaku apportion --method webster --units 100 --weights 5117,4400,162,161,160",
      description: "重みを並べて / With weights"
    }
  ])
)
