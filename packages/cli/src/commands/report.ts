// `keikaku report`: a report by name, as of now, as recorded by then, or as in effect on a date. A store that does not
// exist is a failure, never an empty report.
import {
  BranchCode,
  blockOf,
  branchOf,
  type Federation,
  type FiscalYear,
  fiscalYearLabel,
  Level,
  type ReportParameters,
  type ReportResult,
  runReport,
  separated,
  UnknownReport,
  zenkokuPlan
} from "@keikaku/core"
import { type AsOf, type Instant, type Language, type LocalDate, lengthOf } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { UsageError } from "../exit-code.ts"
import { telling } from "../failure.ts"
import { diagnose, print } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { effectiveOnFlag, fiscalYearFlag, recordedAtFlag } from "../setting/checked-flags.ts"
import { theFederation } from "../setting/federation.ts"
import { Lang } from "../setting/language.ts"
import { type Standing, standingOf, standingText } from "../standing.ts"
import { openStore, planOn } from "../stores.ts"
import type { Format } from "../table/format.ts"
import { escapeMarkdown } from "../table/markdown-table.ts"
import { json, renderTable } from "../table/render-table.ts"
import { withNames } from "../table/told-names.ts"
import { theVault } from "../vaults.ts"
import { watched } from "../watched.ts"
import { formatFlag } from "./format-flag.ts"

/** How a report is asked. */
export const reportFlags = {
  fiscalYear: fiscalYearFlag,
  branch: Flag.String("branch").pipe(Flag.withDescription("支部コード / Code of a branch"), Flag.optional),
  level: Flag.Literals("level", Level.literals).pipe(
    Flag.withDescription("集計の単位 / How far broken down"),
    Flag.optional
  ),
  recordedAt: recordedAtFlag,
  effectiveOn: effectiveOnFlag
}

const config = {
  name: Argument.String("name").pipe(
    Argument.withDescription("報告の名前（keikaku zenkokuPlan.reports で一覧） / Name of the report")
  ),
  ...reportFlags,
  format: formatFlag
}

/** The branch of that code, or a wrong call. */
export const knownBranch = (settings: Federation, code: string): Effect.Effect<BranchCode, UsageError> => {
  if (branchOf(settings, code) !== undefined) return Effect.succeed(BranchCode.make(code))
  const isBlock = blockOf(settings, code) !== undefined
  return Effect.fail(
    new UsageError({
      ja: `--branch ${code}: そのような支部はありません${isBlock ? "（ブロックの名前です）" : ""}。`,
      en: `--branch ${code}: there is no such branch${isBlock ? " (it is a block)" : ""}.`
    })
  )
}

interface Asked {
  readonly fiscalYear: Option.Option<FiscalYear>
  readonly branch: Option.Option<string>
  readonly level: Option.Option<Level>
  readonly recordedAt: Option.Option<number | Instant>
  readonly effectiveOn: Option.Option<LocalDate>
}

/** The parameters and the history that the flags ask a report for. */
export const askedBy = Effect.fnUntraced(function* ({ branch, effectiveOn, fiscalYear, level, recordedAt }: Asked) {
  const known = Option.isSome(branch) ? yield* knownBranch(yield* theFederation, branch.value) : undefined
  const parameters: ReportParameters = {
    ...(Option.isSome(fiscalYear) ? { fiscalYear: fiscalYear.value } : {}),
    ...(Option.isSome(level) ? { level: level.value } : {}),
    ...(known === undefined ? {} : { branch: known })
  }
  const history: AsOf = {
    ...(Option.isSome(recordedAt) ? { upTo: recordedAt.value } : {}),
    ...(Option.isSome(effectiveOn) ? { effectiveOn: effectiveOn.value } : {})
  }
  return { parameters, history }
})

const recordText = (at: number | string, lang: Language): string => {
  if (at === 0) return lang === "ja" ? "該当する記録なし" : "no such record"
  const place = typeof at === "number" ? `#${separated(at)}` : at
  return lang === "ja" ? `${place} までの記録` : `recorded by ${place}`
}

/** What stands above a report: what it is, for which year, and which history it shows. */
const title = (
  { asOf, effectiveOn, fiscalYear, position, recordedAt, report }: ReportResult,
  lang: Language
): string => {
  const year = fiscalYearLabel(fiscalYear, lang)
  const record = recordText(recordedAt ?? position, lang)
  const day =
    effectiveOn === null
      ? { ja: `${asOf}現在`, en: `as of ${asOf}` }
      : { ja: `${asOf}までの発効分`, en: `in effect by ${asOf}` }
  return lang === "ja"
    ? `${report.label.ja}　${year}　${day.ja}（${record}）`
    : `${report.label.en}, ${year}, ${day.en} (${record})`
}

const reportText = (result: ReportResult, standing: Standing, format: Format, lang: Language): string => {
  if (format === "json") return json({ ...result, standing })
  const table = renderTable(result.table, { format, lang })
  const foot = standingText(standing, lang)
  if (format === "table") return `${title(result, lang)}\n\n${table}\n${foot}\n`
  return format === "markdown"
    ? `## ${escapeMarkdown(title(result, lang))}\n\n${table}\n${escapeMarkdown(foot)}\n`
    : table
}

/** Runs a report and prints it. */
export const report = Command.make("report", config, (given) =>
  telling(
    Effect.gen(function* () {
      const lang = yield* Lang
      if (!zenkokuPlan.reports.has(given.name))
        return yield* new UnknownReport({ report: given.name, known: [...zenkokuPlan.reports.keys()] })
      const { history, parameters } = yield* askedBy(given)
      const { store } = yield* openStore("existing")
      const bar = progressBar({ label: lang === "ja" ? "集計" : "Reading", total: yield* lengthOf(store) })
      const result = yield* runReport(yield* planOn(watched(store, bar.reached)), given.name, parameters, history).pipe(
        Effect.ensuring(Effect.sync(bar.clear))
      )
      const table = yield* withNames(result.table, theVault)
      const standing = yield* standingOf(store, result.size)
      yield* print(reportText({ ...result, table }, standing, given.format, lang))
      // A file of values has no place for it.
      if (given.format === "csv") yield* diagnose(standingText(standing, lang))
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("報告を出力する / Print a report"),
  Command.withExamples([
    {
      command: "keikaku report target-progress --fiscal-year 2023 --level branch",
      description: "支部別の進捗 / By branch"
    },
    {
      command: "keikaku report target-progress --recorded-at 120 --format csv",
      description: "位置120までの記録で / As recorded"
    }
  ])
)
