// `keikaku report`: a report by name, as of now, as recorded by then, or as in effect on a date. A store that does not
// exist is a failure, never an empty report.

import { hashedStore, sha256 } from "@keikaku/audit"
import {
  BranchCode,
  blockOf,
  branchOf,
  type Calendar,
  type Federation,
  fiscalYearLabel,
  Level,
  type ReportResult,
  runReport,
  separated,
  skippedNotes,
  UnknownReport
} from "@keikaku/core"
import { type AsOf, type Instant, type Language, type LocalDate, lengthBy, lengthOf, textIn } from "@keikaku/kernel"
import { Effect, Option } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { Ended, exitCodes, UsageError } from "../exit-code.ts"
import { reportingFailures } from "../failure.ts"
import { diagnose, print } from "../output.ts"
import { progressBar } from "../progress-bar.ts"
import { alteredNote, type Provenance, provenanceOf, provenanceText } from "../provenance.ts"
import { effectiveOnFlag, fiscalYearFlag, knownFiscalYear, recordedAtFlag } from "../setting/checked-flags.ts"
import { Lang } from "../setting/language.ts"
import { theFederation, thePlan } from "../setting/the-plan.ts"
import { openStore, planOn } from "../stores.ts"
import type { Format } from "../table/format.ts"
import { escapeMarkdown } from "../table/markdown-table.ts"
import { json, renderTable } from "../table/render-table.ts"
import { withNames } from "../table/revealed-names.ts"
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
  set: Flag.String("set").pipe(
    Flag.withMetavar("name=value"),
    Flag.withDescription(
      "その他の条件（keikaku reports で一覧、繰り返し可） / Another parameter of the report, such as from=2023-04-01 (repeatable)"
    ),
    Flag.between(0, 20)
  ),
  recordedAt: recordedAtFlag,
  effectiveOn: effectiveOnFlag
}

const config = {
  name: Argument.String("name").pipe(
    Argument.withDescription("帳票の名前（keikaku reports で一覧） / Name of the report")
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
      sentence: {
        ja: `--branch ${code}: そのような支部はありません${isBlock ? "（ブロックの名前です）" : ""}。`,
        en: `--branch ${code}: there is no such branch${isBlock ? " (it is a block)" : ""}.`
      }
    })
  )
}

interface Asked {
  readonly fiscalYear: Option.Option<string>
  readonly branch: Option.Option<string>
  readonly level: Option.Option<Level>
  readonly set?: ReadonlyArray<string>
  readonly recordedAt: Option.Option<number | Instant>
  readonly effectiveOn: Option.Option<LocalDate>
}

/** A parameter as it was written: a whole number is one. */
const parameterOf = (text: string): Effect.Effect<readonly [string, string | number], UsageError> => {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    return Effect.fail(
      new UsageError({
        sentence: { ja: `--set ${text}: 「名前=値」の形で指定してください。`, en: `--set ${text}: write name=value.` }
      })
    )
  return Effect.succeed([name, /^-?\d{1,15}$/.test(value) && String(Number(value)) === value ? Number(value) : value])
}

/** The parameters and the history that the flags ask a report for. */
export const askedBy = Effect.fnUntraced(function* (asked: Asked) {
  const { branch, effectiveOn, fiscalYear, level, recordedAt, set = [] } = asked
  const settings = yield* theFederation
  const known = Option.isSome(branch) ? yield* knownBranch(settings, branch.value) : undefined
  const parameters: Readonly<Record<string, unknown>> = {
    ...Object.fromEntries(yield* Effect.forEach(set, parameterOf)),
    ...(Option.isSome(fiscalYear) ? { fiscalYear: yield* knownFiscalYear(settings.calendar, fiscalYear.value) } : {}),
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
  { asOf, effectiveOn, fiscalYear, position, recordedAt, report, size }: ReportResult,
  isOfYear: boolean,
  lang: Language,
  calendar: Calendar
): string => {
  const year = isOfYear ? [fiscalYearLabel(fiscalYear, lang, calendar)] : []
  const record = recordText(recordedAt ?? (position === 0 ? 0 : size), lang)
  const day =
    effectiveOn === null
      ? { ja: `${asOf}現在`, en: `as of ${asOf}` }
      : { ja: `${asOf}までの発効分`, en: `in effect by ${asOf}` }
  return lang === "ja"
    ? `${[textIn(report.label, lang), ...year, day.ja].join("　")}（${record}）`
    : `${[textIn(report.label, lang), ...year, day.en].join(", ")} (${record})`
}

interface Printed {
  /** Whether the report is about a fiscal year. */
  readonly isOfYear: boolean
  readonly result: ReportResult
  readonly provenance: Provenance
  readonly format: Format
  readonly lang: Language
  readonly federation: Federation
}

const reportText = ({ federation, format, isOfYear, lang, provenance, result }: Printed): string => {
  if (format === "json") return json({ ...result, provenance })
  const { calendar, currency } = federation
  const table = renderTable(result.table, { format, lang, currency })
  const foot = provenanceText(provenance, lang)
  const heading = title(result, isOfYear, lang, calendar)
  if (format === "table") return `${heading}\n\n${table}\n${foot}\n`
  return format === "markdown" ? `## ${escapeMarkdown(heading)}\n\n${table}\n${escapeMarkdown(foot)}\n` : table
}

/** Runs a report and prints it. */
export const report = Command.make("report", config, (given) =>
  reportingFailures(
    Effect.gen(function* () {
      const lang = yield* Lang
      const { federation, reports } = yield* thePlan
      const asked = reports.get(given.name)
      if (asked === undefined) return yield* new UnknownReport({ report: given.name, known: [...reports.keys()] })
      const { history, parameters } = yield* askedBy(given)
      const { store } = yield* openStore("existing")
      const size = yield* history.upTo === undefined ? lengthOf(store) : lengthBy(store, history.upTo)
      const bar = progressBar({ label: lang === "ja" ? "集計" : "Reading", total: size })
      const hashed = yield* hashedStore({ ...store, ...watched(store, bar.reached) }, sha256, size)
      const { read, result } = yield* Effect.gen(function* () {
        const result = yield* runReport(yield* planOn(hashed.store), given.name, parameters, history)
        return { result, read: yield* hashed.finish }
      }).pipe(Effect.ensuring(Effect.sync(bar.clear)))
      const table = yield* withNames(result.table, theVault)
      const provenance = yield* provenanceOf(read, size)
      const isOfYear = "fiscalYear" in asked.parameters
      const printed = { result: { ...result, table }, isOfYear, provenance, format: given.format, lang, federation }
      yield* print(reportText(printed))
      // A file of values has no place for these.
      if (given.format === "csv") {
        for (const note of skippedNotes(result.skipped)) yield* diagnose(textIn(note, lang))
        yield* diagnose(provenanceText(provenance, lang))
      }
      if (read.isAsStored) return
      yield* diagnose(textIn(alteredNote, lang))
      return yield* new Ended({ code: exitCodes.altered })
    }).pipe(Effect.scoped)
  )
).pipe(
  Command.withDescription("帳票を出力する / Print a report"),
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
