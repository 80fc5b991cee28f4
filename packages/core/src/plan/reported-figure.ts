// Figures that a branch reports as a whole (支部の報告値, plan §4(2)): how many units of a metric a month brought, for years or branches that
// keep no cases. For a branch, metric and month either cases count or the figure, never both: a figure is refused where cases count
// already, and where a figure stands, what cases bring later does not count. Weights and seasonal profiles are made of such figures.

import { type Fact, fact, forEach, type LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import {
  dateOf,
  daysInMonth,
  type FiscalYear,
  fiscalYearOf,
  monthOf,
  monthsOfFiscalYear,
  type YearStart,
  yearOf
} from "../calendar/index.ts"
import { type Entries, retractable } from "../dated-history.ts"
import { BranchCode, MetricCode, metricOf } from "../federation/index.ts"
import { Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import type { Flow } from "../report/measure.ts"
import { defineReport, ofBranch, ofYear } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

/** A calendar month, such as 2023-04. */
export const Month = Schema.String.check(
  Schema.isPattern(/^(1[89]|2\d)\d{2}-(0[1-9]|1[0-2])$/u, { message: "a month is written yyyy-mm" })
)
  .annotate({ identifier: "Month", description: "yyyy-mm", examples: ["2023-04"] })
  .pipe(Schema.brand("Month"))
export type Month = typeof Month.Type

const firstDayOf = (month: string) => `${month}-01` as LocalDate
const lastDayOf = (month: string): LocalDate => {
  const [year, number] = [yearOf(firstDayOf(month)), monthOf(firstDayOf(month))]
  return dateOf(year, number, daysInMonth(year, number))
}

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const key = { branch: BranchCode, metric: MetricCode, month: Month }
const ofFigure = retractable({
  fields: key,
  tags: (e) => [`reported-figure:${e.branch}/${e.metric}/${e.month}`, `branch:${e.branch}`]
})
const figure = { units: Schema.Natural, source: Text }
const reported = ofFigure("FigureReported", "支部の報告値の記録", "FigureWithdrawn", figure)
export const [FigureWithdrawn, FigureReported] = reported
const corrected = ofFigure(
  "FigureCorrected",
  "支部の報告値の訂正",
  "FigureCorrectionWithdrawn",
  { ...figure, reason: Text },
  { particulars: (e) => ({ amends: e.reason }) }
)
export const [FigureCorrectionWithdrawn, FigureCorrected] = corrected

// STAGES.

export const figures = staged({
  code: "Figure",
  noun: { ja: "支部の報告値", en: "reported figure" },
  key,
  tag: "reported-figure",
  opens: reported,
  steps: [{ entry: corrected, after: [reported, corrected] }]
})

/** Everything that was reported, by metric, branch and month. */
export const reportedFigures = forEach(figures.histories, (e) => keyOf(e.metric, e.branch, e.month))
const keyOf = (metric: string, branch: string, month: string): string => `${metric}/${branch}/${month}`

/** The state of that fold. */
export type ReportedFigures = ReturnType<typeof reportedFigures.initial>

/** The figure that stands for a branch's month; `undefined` where none does. */
export const reportedUnits = (state: ReportedFigures, metric: string, branch: string, month: string) => {
  const history = state.get(keyOf(metric, branch, month))
  if (history === undefined) return undefined
  const { last } = figures.on(history)
  return (last.FigureCorrected ?? last.FigureReported)?.units
}

/** THE RULE, for every report that counts a metric by month: the reported figure counts where one stands, and the cases elsewhere. */
export const countedUnits = (reported: number | undefined, ofCases: number): number => reported ?? ofCases

// REFUSALS.

/** The units of cases count already: the same month would count twice. */
export const FigureCounted = refusal("FigureCounted", "month", {
  ja: "支部 {branch} の {month} の {metric} は、事案から {units} と数えられています。",
  en: "{metric} of branch {branch} in {month} is counted from its cases already: {units}."
})
/** A figure excludes the cases of its month from then on: it is the whole month's, and reported from the month's last day. */
export const MonthNotEnded = refusal("MonthNotEnded", "month", {
  ja: "{month} はその日に終わっていません（報告は月の末日から）。",
  en: "{month} has not ended on that day: its figure is reported from its last day on."
})
/** What is counted on a day does not add up over months. */
export const MetricCountedOnADay = refusal("MetricCountedOnADay", "metric", {
  ja: "{metric} はある日の数で、月の数がありません。",
  en: "{metric} is counted on a day, and has no figure of a month."
})

// DECISIONS.

/** The units of a branch's month that its own events bring by a day. They are found by the branch's tag. */
const unitsOfCases = (
  flow: Flow,
  { branch, month, occurredOn }: { readonly branch: BranchCode; readonly month: string; readonly occurredOn: LocalDate }
): Fact<number> => {
  const folded = flow.fold(
    () => 0,
    (sum, change) =>
      change.branch === branch && change.on.startsWith(month) && change.on <= occurredOn ? sum + change.units : sum
  )
  const types = folded.query.flatMap((item) => item.types)
  return { query: { types, tags: [`branch:${branch}`] }, initial: 0, evolve: folded.apply }
}
const nothing = fact(0).on(FigureReported, (units) => units)

export const ReportFigure = figures.decide("ReportFigure", "支部の報告値を記録する", FigureReported, {
  refuses: [MetricCountedOnADay, MonthNotEnded, FigureCounted],
  reads: (c, { catalogue }) => {
    const measure = catalogue.measures.get(c.metric)
    return {
      units: measure?.kind === "flow" ? unitsOfCases(measure, c) : nothing.about(`branch:${c.branch}`)
    }
  },
  rule: (event, { units }, _, { settings }) => {
    if (metricOf(settings, event.metric)?.kind === "stock") return MetricCountedOnADay(event)
    if (event.occurredOn < lastDayOf(event.month)) return MonthNotEnded(event)
    return units === 0 ? undefined : FigureCounted({ ...event, units })
  }
})
export const CorrectFigure = figures.decide("CorrectFigure", "支部の報告値を訂正する", FigureCorrected)
export const WithdrawFigure = figures.withdraw("WithdrawFigure", "支部の報告値の記録を取り下げる", FigureWithdrawn)
export const WithdrawFigureCorrection = figures.withdraw(
  "WithdrawFigureCorrection",
  "支部の報告値の訂正を取り下げる",
  FigureCorrectionWithdrawn
)

// WEIGHTS AND PROFILES: what `ApportionTarget` and `PhaseTarget` take, made of figures by whoever asks them.

/** The units of a branch's month, as the report `reported-figures` lists them. */
export interface MonthlyFigure {
  readonly branch: string
  readonly month: string
  readonly units: number
}

const inYear = (all: ReadonlyArray<MonthlyFigure>, fiscalYear: FiscalYear, calendar: YearStart) =>
  all.filter(({ month }) => fiscalYearOf(firstDayOf(month), calendar) === fiscalYear)

/** What the branches weigh by their figures of a year: a source for `ApportionTarget`. Branches without figures are not named, and
 * so weigh zero.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, reportedFigure } from "@keikaku/core"
 * const figures = [
 *   { branch: "13", month: "2022-04", units: 30 },
 *   { branch: "13", month: "2023-03", units: 10 },
 *   { branch: "27", month: "2022-05", units: 20 },
 *   { branch: "27", month: "2023-04", units: 99 }
 * ]
 * reportedFigure.weightsByBranch(figures, FiscalYear.make(2022), japaneseCalendar) // => [{ branch: "13", weight: 40 }, { branch: "27", weight: 20 }]
 * ```
 */
export const weightsByBranch = (
  all: ReadonlyArray<MonthlyFigure>,
  fiscalYear: FiscalYear,
  calendar: YearStart
): ReadonlyArray<{ readonly branch: string; readonly weight: number }> => {
  const sums = new Map<string, number>()
  for (const { branch, units } of inYear(all, fiscalYear, calendar)) sums.set(branch, (sums.get(branch) ?? 0) + units)
  return [...sums].map(([branch, weight]) => ({ branch, weight }))
}

/** What the months of a year weigh by all its figures, the year's first month first: a profile for `PhaseTarget`.
 * @example
 * ```ts
 * import { FiscalYear, japaneseCalendar, reportedFigure } from "@keikaku/core"
 * const figures = [
 *   { branch: "13", month: "2022-04", units: 30 },
 *   { branch: "27", month: "2022-04", units: 5 },
 *   { branch: "27", month: "2023-03", units: 20 }
 * ]
 * reportedFigure.monthlyProfile(figures, FiscalYear.make(2022), japaneseCalendar) // => [35, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20]
 * ```
 */
export const monthlyProfile = (
  all: ReadonlyArray<MonthlyFigure>,
  fiscalYear: FiscalYear,
  calendar: YearStart
): ReadonlyArray<number> =>
  monthsOfFiscalYear(fiscalYear, calendar).map(({ firstDay }) =>
    all.reduce((sum, { month, units }) => (firstDay.startsWith(month) ? sum + units : sum), 0)
  )

// REPORT.

const lastOf = (history: Entries<any>) => {
  const { last, opening } = figures.on(history)
  const current = last.FigureCorrected ?? last.FigureReported
  if (opening === undefined || current === undefined) return undefined
  return { ...current, reportedOn: opening.occurredOn, correctedOn: last.FigureCorrected?.occurredOn ?? null }
}

export const reportedFigureList = defineReport(
  "reported-figures",
  { ja: "支部の報告値", en: "Reported figures" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns: {
      branch: column.text("支部", "Branch"),
      metric: column.text("指標", "Metric"),
      metricCode: column.code,
      month: column.text("月", "Month"),
      units: column.count("報告値", "Units"),
      source: column.text("出典", "Source"),
      reportedOn: column.date("報告日", "Reported on"),
      correctedOn: column.date("訂正日", "Corrected on"),
      reason: column.text("訂正の理由", "Why it was corrected")
    },
    projection: () => reportedFigures,
    rows: (state, { branch, federation, fiscalYear }) =>
      [...state.values()]
        .flatMap((history) => lastOf(history) ?? [])
        .filter((each) => branch === undefined || each.branch === branch)
        .filter(({ month }) => fiscalYearOf(firstDayOf(month), federation.calendar) === fiscalYear)
        .map((each) => ({
          branch: each.branch,
          metric: metricOf(federation, each.metric)?.label ?? each.metric,
          metricCode: each.metric,
          month: each.month,
          units: each.units,
          source: each.source,
          reportedOn: each.reportedOn,
          correctedOn: each.correctedOn,
          reason: "reason" in each ? each.reason : null
        }))
        .toSorted((a, b) => {
          const [x, y] = [a, b].map(({ branch, metricCode, month }) => `${metricCode}/${branch}/${month}`)
          return x! < y! ? -1 : 1
        }),
    notes: [
      {
        ja: "報告値のある支部・指標・月では、事案からの数は目標の実績に数えません。",
        en: "For a branch, metric and month with a reported figure, what cases bring does not count towards targets."
      }
    ]
  }
)

export const topic = defineTopic({
  name: "reported-figure",
  rows: ["P4.2"],
  label: { ja: "支部の報告値", en: "Reported figures" },
  by: ["headquarters", "branch"],
  decisions: [ReportFigure, CorrectFigure, WithdrawFigure, WithdrawFigureCorrection],
  reports: [reportedFigureList]
})
