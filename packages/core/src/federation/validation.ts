// Whether a federation's settings agree with one another: codes unique, blocks known, rules in order, days in their year,
// labels in every language.
// A host checks its configuration once, at the start, so that no decision has to doubt it later.
import type { Label } from "@keikaku/kernel"
import { Result } from "effect"
import { fiscalYearOf, isTimeZone } from "../calendar/index.ts"
import { blockOf, type Federation } from "./federation.ts"

/** What may be wrong with a federation's settings; `subject` is the code, date, year or label that is at fault. */
export type FederationFaultTag =
  | "UnknownTimeZone"
  | "DuplicateLanguage"
  | "LabelNotInLanguage"
  | "HolidaysEndBeforeTheyBegin"
  | "HolidaysNotAscending"
  | "HolidayOutsideKnownDays"
  | "NoBranch"
  | "DuplicateBranch"
  | "DuplicateBlock"
  | "DuplicateMetric"
  | "UnknownBlock"
  | "FeeRulesNotAscending"
  | "InsuranceYearRulesNotAscending"
  | "CommendationRulesNotAscending"
  | "DuplicateLastClaimDay"
  | "LastClaimDayOutsideFiscalYear"

/** One fault in a federation's settings, with its sentence. */
export interface FederationFault {
  readonly sentence: Label
  readonly _tag: FederationFaultTag
  readonly subject: string
}

/** The federation itself when its settings agree with one another, otherwise every fault found, in the order of the settings.
 * @example
 * ```ts
 * import { validateFederation, zenkokuRohoren } from "@keikaku/core"
 * import { Result } from "effect"
 *
 * Result.isSuccess(validateFederation(zenkokuRohoren)) // => true
 *
 * const withoutBlocks = validateFederation({ ...zenkokuRohoren, blocks: [] })
 * Result.isFailure(withoutBlocks) && withoutBlocks.failure[0]?.sentence.en // => "Branch 01 names a block that is not configured."
 * ```
 */
export const validateFederation = (
  federation: Federation
): Result.Result<Federation, ReadonlyArray<FederationFault>> => {
  const faults = [
    ...calendarFaults(federation.calendar),
    ...repeated(federation.languages).map((language) => fault("DuplicateLanguage", language)),
    ...untranslated(federation).map((label) => fault("LabelNotInLanguage", label)),
    ...repeated(federation.blocks.map((block) => block.code)).map((code) => fault("DuplicateBlock", code)),
    ...(federation.branches.length === 0 ? [fault("NoBranch", "")] : []),
    ...repeated(federation.branches.map((branch) => branch.code)).map((code) => fault("DuplicateBranch", code)),
    ...federation.branches
      .filter((branch) => blockOf(federation, branch.block) === undefined)
      .map((branch) => fault("UnknownBlock", branch.code)),
    ...notAscending(federation.insuranceYearRules.map((rule) => rule.fromYear)).map((year) =>
      fault("InsuranceYearRulesNotAscending", String(year))
    ),
    ...notAscending(federation.feeRules.map((rule) => rule.from)).map((from) => fault("FeeRulesNotAscending", from)),
    ...notAscending((federation.commendationRules ?? []).map((rule) => rule.from)).map((from) =>
      fault("CommendationRulesNotAscending", from)
    ),
    ...repeated(federation.claimClosing.announced.map((year) => year.fiscalYear)).map((year) =>
      fault("DuplicateLastClaimDay", String(year))
    ),
    ...federation.claimClosing.announced
      .filter((year) => fiscalYearOf(year.lastClaimDay, federation.calendar) !== year.fiscalYear)
      .map((year) => fault("LastClaimDayOutsideFiscalYear", year.lastClaimDay)),
    ...repeated(federation.metrics.map((metric) => metric.code)).map((code) => fault("DuplicateMetric", code))
  ]
  return faults.length === 0 ? Result.succeed(federation) : Result.fail(faults)
}

const calendarFaults = ({ holidays: { days, from, to }, timeZone }: Federation["calendar"]) => [
  ...(isTimeZone(timeZone) ? [] : [fault("UnknownTimeZone", timeZone)]),
  ...(to < from ? [fault("HolidaysEndBeforeTheyBegin", to)] : []),
  ...notAscending(days).map((day) => fault("HolidaysNotAscending", day)),
  ...(to < from ? [] : days.filter((day) => day < from || day > to)).map((day) => fault("HolidayOutsideKnownDays", day))
]

/** Each label and language that it lacks, such as "branch 13 (fr)". */
const untranslated = ({ articles, blocks, branches, calendar, languages, metrics, name, whole }: Federation) => {
  const labels: ReadonlyArray<readonly [string, Label]> = [
    ["name", name],
    ["whole", whole],
    ["calendar.yearLabel", calendar.yearLabel],
    ...blocks.map(({ code, label }) => [`block ${code}`, label] as const),
    ...branches.map(({ code, label }) => [`branch ${code}`, label] as const),
    ...metrics.map(({ code, label }) => [`metric ${code}`, label] as const),
    ...(articles?.strengthening ?? []).flatMap(({ from, meeting, name }) => [
      [`articles.strengthening ${from}`, name] as const,
      [`articles.strengthening ${from} meeting`, meeting] as const
    ])
  ]
  return labels.flatMap(([whose, label]) =>
    languages.filter((language) => label[language] === undefined).map((language) => `${whose} (${language})`)
  )
}

const sentenceOf: { readonly [Tag in FederationFaultTag]: (subject: string) => Label } = {
  UnknownTimeZone: (zone) => ({
    ja: `時間帯 ${zone} は存在しません。`,
    en: `There is no time zone ${zone}.`
  }),
  DuplicateLanguage: (language) => ({
    ja: `言語 ${language} が重複しています。`,
    en: `Language ${language} is listed more than once.`
  }),
  LabelNotInLanguage: (label) => ({
    ja: `設定された言語の名称がありません（${label}）。`,
    en: `A label is missing in one of the languages: ${label}.`
  }),
  HolidaysEndBeforeTheyBegin: (to) => ({
    ja: `祝日の分かる期間の末日 ${to} が初日より前です。`,
    en: `The last day whose holidays are known, ${to}, is before the first.`
  }),
  HolidaysNotAscending: (day) => ({
    ja: `祝日は日付の早い順に一つずつ並べてください（${day}）。`,
    en: `Holidays must be listed by date, each later than the one before (${day}).`
  }),
  HolidayOutsideKnownDays: (day) => ({
    ja: `祝日 ${day} が、祝日の分かる期間の外にあります。`,
    en: `The holiday ${day} lies outside the days whose holidays are known.`
  }),
  NoBranch: () => ({ ja: "支部が一つも設定されていません。", en: "No branch is configured." }),
  DuplicateBranch: (code) => ({
    ja: `支部コード ${code} が重複しています。`,
    en: `Branch code ${code} is configured more than once.`
  }),
  DuplicateBlock: (code) => ({
    ja: `ブロックコード ${code} が重複しています。`,
    en: `Block code ${code} is configured more than once.`
  }),
  DuplicateMetric: (code) => ({
    ja: `指標コード ${code} が重複しています。`,
    en: `Metric code ${code} is configured more than once.`
  }),
  UnknownBlock: (branch) => ({
    ja: `支部 ${branch} のブロックが設定されていません。`,
    en: `Branch ${branch} names a block that is not configured.`
  }),
  FeeRulesNotAscending: (from) => ({
    ja: `勧奨手数料の規定は適用日の早い順に一つずつ並べてください（${from}）。`,
    en: `Fee rules must be listed by start date, each later than the one before (${from}).`
  }),
  InsuranceYearRulesNotAscending: (year) => ({
    ja: `保険年度の規定は年度の早い順に一つずつ並べてください（${year}）。`,
    en: `Insurance-year rules must be listed by first year, each later than the one before (${year}).`
  }),
  CommendationRulesNotAscending: (from) => ({
    ja: `表彰の基準は適用日の早い順に一つずつ並べてください（${from}）。`,
    en: `Commendation rules must be listed by start date, each later than the one before (${from}).`
  }),
  DuplicateLastClaimDay: (year) => ({
    ja: `${year}年度の最終請求日が重複しています。`,
    en: `FY${year} has more than one last claim day.`
  }),
  LastClaimDayOutsideFiscalYear: (day) => ({
    ja: `最終請求日 ${day} がその年度の外にあります。`,
    en: `The last claim day ${day} lies outside its fiscal year.`
  })
}

const fault = (_tag: FederationFaultTag, subject: string): FederationFault => ({
  _tag,
  subject,
  sentence: sentenceOf[_tag](subject)
})

const repeated = <Code>(codes: ReadonlyArray<Code>): ReadonlyArray<Code> => [
  ...new Set(codes.filter((code, at) => codes.indexOf(code) < at))
]

const notAscending = <Start extends string | number>(starts: ReadonlyArray<Start>): ReadonlyArray<Start> =>
  starts.filter((start, at) => at > 0 && start <= starts[at - 1]!)
