// Indicators of the circumstances (plan §1(1)–(2)): the ratio of jobs to applicants, covered and entrusted businesses, collection rates.
// A figure is kept as it was published, in exact decimal text, or as a snapshot of its two parts, each with its own date and source; or
// as both, and then the report says whether one follows from the other. A correction keeps what it corrects.
import { type EventOf, forEach, type Label, LocalDate, refusal, together } from "@keikaku/kernel"
import { Schema } from "effect"
import { retractable } from "../dated-history.ts"
import type { PlanContext } from "../decision.ts"
import { subtractFigures } from "../exact/figure.ts"
import { type Figure, figureOf, type Ratio } from "../exact/index.ts"
import { fittingRatio } from "../exact/ratio.ts"
import { decimalText } from "../exact/rational.ts"
import { identifier, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { defineReport } from "../report/report.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { firstDayOf, IndicatorPeriod, periodTypeOf, periodTypes, yearBefore } from "./indicator-period.ts"

export { IndicatorPeriod, periodTypeOf } from "./indicator-period.ts"

/** What the indicators that the plan cites are called; another is shown by its code. */
export const indicatorNames: Readonly<Record<string, Label>> = {
  "jobs-to-applicants": { ja: "有効求人倍率", en: "Jobs to applicants" },
  "covered-businesses": { ja: "適用事業数", en: "Covered businesses" },
  "entrusted-businesses": { ja: "委託事業数", en: "Entrusted businesses" },
  "entrustment-rate": { ja: "委託率", en: "Entrustment rate" },
  "collection-rate.associations": { ja: "収納率（事務組合）", en: "Collection rate of associations" },
  "collection-rate.all": { ja: "収納率（適用事業所全体）", en: "Collection rate of all businesses" },
  "organisation-rate": { ja: "組織率", en: "Organisation rate" }
}
const nameOf = (indicator: string): Label => indicatorNames[indicator] ?? { ja: indicator, en: indicator }

export const IndicatorId = identifier(
  "IndicatorId",
  `an indicator; those that the plan cites are ${Object.keys(indicatorNames).join(", ")}`
)

/** An exact decimal as it was published: 1.28 keeps its two places, and 1.60 too. */
export const Decimal = Schema.String.check(
  Schema.isPattern(/^-?(0|[1-9]\d{0,11})(\.\d{1,3})?$/u, { message: "a decimal is digits, and up to three places" })
).annotate({ identifier: "Decimal", description: "decimal text, up to three places", examples: ["1.28"] })

/** What one of a figure is. A rate is in percent, or in times (倍). */
export const IndicatorUnit = Schema.Literals(["times", "percent", "businesses", "associations", "persons", "yen"])

/** One part of a snapshot: how many, on which day, and who says so. */
export const SnapshotPart = Schema.Struct({ count: Schema.Natural, asOf: LocalDate, source: Text })

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofIndicator = retractable({
  fields: { indicator: IndicatorId, period: IndicatorPeriod },
  tags: (e) => [`indicator:${e.indicator}/${e.period}`]
})
const amending = { particulars: (e: { readonly reason: string }) => ({ amends: e.reason }) }
const figure = { value: Decimal, unit: IndicatorUnit, source: Text }
const recorded = ofIndicator("IndicatorRecorded", "指標の記録", "IndicatorWithdrawn", figure)
export const [IndicatorWithdrawn, IndicatorRecorded] = recorded
const corrected = ofIndicator(
  "IndicatorCorrected",
  "指標の訂正",
  "IndicatorCorrectionWithdrawn",
  { ...figure, reason: Text },
  amending
)
export const [IndicatorCorrectionWithdrawn, IndicatorCorrected] = corrected

const ofSnapshot = retractable({
  fields: { indicator: IndicatorId, period: IndicatorPeriod },
  tags: (e) => [`snapshot:${e.indicator}/${e.period}`]
})
const parts = { unit: Schema.Literals(["times", "percent"]), numerator: SnapshotPart, denominator: SnapshotPart }
const taken = ofSnapshot("SnapshotRecorded", "指標の内訳の記録", "SnapshotWithdrawn", parts)
export const [SnapshotWithdrawn, SnapshotRecorded] = taken
const retaken = ofSnapshot(
  "SnapshotCorrected",
  "指標の内訳の訂正",
  "SnapshotCorrectionWithdrawn",
  { ...parts, reason: Text },
  amending
)
export const [SnapshotCorrectionWithdrawn, SnapshotCorrected] = retaken

// STAGES.

export const indicators = staged({
  code: "Indicator",
  noun: { ja: "指標", en: "indicator" },
  key: { indicator: IndicatorId, period: IndicatorPeriod },
  tag: "indicator",
  opens: recorded,
  steps: [{ entry: corrected, after: [recorded, corrected] }]
})
export const snapshots = staged({
  code: "Snapshot",
  noun: { ja: "指標の内訳", en: "snapshot of" },
  key: { indicator: IndicatorId, period: IndicatorPeriod },
  tag: "snapshot",
  opens: taken,
  steps: [{ entry: retaken, after: [taken, retaken] }]
})

/** Nothing can be divided by zero: a rate of nothing is no rate. */
export const DenominatorZero = refusal("DenominatorZero", "denominator", {
  ja: "指標 {indicator}（{period}）の分母が0です。",
  en: "The denominator of {indicator} ({period}) is zero."
})

/** A rate may be published while its period is under way, and not before. */
export const PeriodNotBegun = refusal("PeriodNotBegun", "period", {
  ja: "指標 {indicator} の期間 {period} はその日に始まっていません。",
  en: "The period {period} of {indicator} has not begun on that day."
})
export const PartOfLaterDay = refusal("PartOfLaterDay", "asOf", {
  ja: "指標 {indicator}（{period}）の内訳の時点 {asOf} は、記録の日より後です。",
  en: "A part of {indicator} ({period}) is as of {asOf}, a later day than it is recorded on."
})

type OfPeriod = { readonly indicator: string; readonly period: IndicatorPeriod; readonly occurredOn: LocalDate }
const unlessBegun = (event: OfPeriod, { settings }: PlanContext) =>
  event.occurredOn < firstDayOf(event.period, settings.calendar) ? PeriodNotBegun(event) : undefined

// DECISIONS.

export const RecordIndicator = indicators.decide("RecordIndicator", "指標を記録する", IndicatorRecorded, {
  refuses: [PeriodNotBegun],
  rule: (event, _, __, context) => unlessBegun(event, context)
})
export const CorrectIndicator = indicators.decide("CorrectIndicator", "指標を訂正する", IndicatorCorrected)
export const WithdrawIndicator = indicators.withdraw("WithdrawIndicator", "指標の記録を取り下げる", IndicatorWithdrawn)
export const WithdrawIndicatorCorrection = indicators.withdraw(
  "WithdrawIndicatorCorrection",
  "指標の訂正を取り下げる",
  IndicatorCorrectionWithdrawn
)

const unlessCounted = (event: EventOf<typeof SnapshotRecorded | typeof SnapshotCorrected>) => {
  if (event.denominator.count === 0) return DenominatorZero(event)
  const later = [event.numerator, event.denominator].find(({ asOf }) => asOf > event.occurredOn)
  return later === undefined ? undefined : PartOfLaterDay({ ...event, asOf: later.asOf })
}
export const RecordSnapshot = snapshots.decide("RecordSnapshot", "指標の内訳を記録する", SnapshotRecorded, {
  refuses: [DenominatorZero, PartOfLaterDay, PeriodNotBegun],
  rule: (event, _, __, context) => unlessCounted(event) ?? unlessBegun(event, context)
})
export const CorrectSnapshot = snapshots.decide("CorrectSnapshot", "指標の内訳を訂正する", SnapshotCorrected, {
  refuses: [DenominatorZero, PartOfLaterDay],
  rule: unlessCounted
})
export const WithdrawSnapshot = snapshots.withdraw(
  "WithdrawSnapshot",
  "指標の内訳の記録を取り下げる",
  SnapshotWithdrawn
)
export const WithdrawSnapshotCorrection = snapshots.withdraw(
  "WithdrawSnapshotCorrection",
  "指標の内訳の訂正を取り下げる",
  SnapshotCorrectionWithdrawn
)

// REPORTS: what was published beside what its parts give, never one for the other.

const projectionFor = () =>
  together({
    published: forEach(indicators.histories, (e) => `${e.indicator}/${e.period}`),
    parts: forEach(snapshots.histories, (e) => `${e.indicator}/${e.period}`)
  })
type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

const publishedAt = (state: State, key: string, day: LocalDate) => {
  const { last } = indicators.on(state.published.get(key) ?? [], day)
  return last.IndicatorCorrected ?? last.IndicatorRecorded
}
const partsAt = (state: State, key: string, day: LocalDate) => {
  const { last } = snapshots.on(state.parts.get(key) ?? [], day)
  return last.SnapshotCorrected ?? last.SnapshotRecorded
}

const figureIn = (value: string): Figure => figureOf(value)!
const ratioOf = (value: string, over: number): Ratio | null => {
  const { digits, places } = figureIn(value)
  return fittingRatio(digits, BigInt(over) * 10n ** BigInt(places))
}

/** The exact rate of an indicator and period on a day: of its parts where they are known, else as published; `null` for what is no rate. */
const rateAt = (state: State, key: string, day: LocalDate): Ratio | null => {
  const [parts, published] = [partsAt(state, key, day), publishedAt(state, key, day)]
  if (parts !== undefined) return { numerator: parts.numerator.count, denominator: parts.denominator.count }
  if (published?.unit === "percent") return ratioOf(published.value, 100)
  return published?.unit === "times" ? ratioOf(published.value, 1) : null
}

const changeOf = (value: string, before: string): string => {
  const { digits, places } = subtractFigures(figureIn(value), figureIn(before))
  return `${digits > 0n ? "+" : ""}${decimalText({ over: digits, under: 10n ** BigInt(places) }, Math.max(places, placesIn(value)))}`
}
const placesIn = (value: string): number => value.split(".")[1]?.length ?? 0

/** Whether a published figure is what the parts give at its own number of places. */
const follows = (value: string, parts: NonNullable<ReturnType<typeof partsAt>>): boolean => {
  const over = BigInt(parts.numerator.count) * (parts.unit === "percent" ? 100n : 1n)
  return decimalText({ over, under: BigInt(parts.denominator.count) }, placesIn(value)) === value
}

const flagOf = (published: ReturnType<typeof publishedAt>, parts: ReturnType<typeof partsAt>): Label | null => {
  const isMismatch = published !== undefined && parts !== undefined && !follows(published.value, parts)
  const differ = parts !== undefined && parts.numerator.asOf !== parts.denominator.asOf
  if (!isMismatch && !differ) return null
  return {
    ja: [...(differ ? ["時点相違"] : []), ...(isMismatch ? ["公表値と内訳が不一致"] : [])].join("、"),
    en: [...(differ ? ["different dates"] : []), ...(isMismatch ? ["published does not follow from parts"] : [])].join(
      ", "
    )
  }
}

const keysIn = (state: State): ReadonlyArray<string> =>
  [...new Set([...state.published.keys(), ...state.parts.keys()])].toSorted()

export const indicatorPanel = defineReport(
  "indicators",
  { ja: "概況の指標", en: "Indicators of the circumstances" },
  {
    parameters: { indicator: Schema.optionalKey(IndicatorId) },
    columns: {
      indicator: column.text("指標", "Indicator"),
      name: column.text("名称", "Name"),
      period: column.text("期間", "Period"),
      periodType: column.text("期間の種別", "Kind of period"),
      value: column.text("公表値", "Published"),
      unit: column.text("単位", "Unit"),
      change: column.text("前年との差", "Change in a year"),
      rate: column.percent("率", "Rate"),
      times: column.quotient("倍率", "Times"),
      numerator: column.count("分子", "Numerator"),
      numeratorAsOf: column.date("分子の時点", "Numerator as of"),
      denominator: column.count("分母", "Denominator"),
      denominatorAsOf: column.date("分母の時点", "Denominator as of"),
      source: column.text("出典", "Source"),
      flag: column.text("注意", "Flag")
    },
    projection: projectionFor,
    rows: (state, { asOf, parameters }) =>
      keysIn(state).flatMap((key) => {
        const [published, parts] = [publishedAt(state, key, asOf), partsAt(state, key, asOf)]
        const { indicator, period, unit } = published ?? parts ?? {}
        if (indicator === undefined || period === undefined || unit === undefined) return []
        if (parameters.indicator !== undefined && parameters.indicator !== indicator) return []
        const before = publishedAt(state, `${indicator}/${yearBefore(period)}`, asOf)
        const comparable = published !== undefined && before?.unit === published.unit
        const exact = rateAt(state, key, asOf)
        const shown = parts?.unit ?? unit
        return {
          indicator,
          name: nameOf(indicator),
          period,
          periodType: periodTypes[periodTypeOf(period)],
          value: published?.value ?? null,
          unit: units[unit],
          change: comparable ? changeOf(published.value, before!.value) : null,
          rate: shown === "percent" ? exact : null,
          times: shown === "times" ? exact : null,
          numerator: parts?.numerator.count ?? null,
          numeratorAsOf: parts?.numerator.asOf ?? null,
          denominator: parts?.denominator.count ?? null,
          denominatorAsOf: parts?.denominator.asOf ?? null,
          source: [...new Set([published?.source, parts?.numerator.source, parts?.denominator.source])]
            .filter((each) => each !== undefined)
            .join(" / "),
          flag: flagOf(published, parts)
        }
      })
  }
)

const units = {
  times: { ja: "倍", en: "times" },
  percent: { ja: "％", en: "percent" },
  businesses: { ja: "事業", en: "businesses" },
  associations: { ja: "組合", en: "associations" },
  persons: { ja: "人", en: "persons" },
  yen: { ja: "円", en: "yen" }
} as const

const entrustment = "entrustment-rate"
const [ofAssociations, ofAll] = ["collection-rate.associations", "collection-rate.all"]

/** What is read: a rate of all businesses stands beside that of associations, be that recorded or not. */
const keysRead = (state: State): ReadonlyArray<string> => {
  const read = keysIn(state).flatMap((key) => {
    const [indicator, period] = key.split("/")
    if (indicator === ofAll) return `${ofAssociations}/${period}`
    return indicator === entrustment || indicator === ofAssociations ? key : []
  })
  return [...new Set(read)].toSorted()
}
const nothing = {
  ...{ period: null, rate: null, numerator: null, denominator: null },
  ...{ all: null, gap: null, flag: null }
}

const difference = (a: Ratio, b: Ratio): Ratio | null => {
  const [an, ad, bn, bd] = [a.numerator, a.denominator, b.numerator, b.denominator].map(BigInt) as [
    ...[bigint, bigint, bigint, bigint]
  ]
  return fittingRatio(an * bd - bn * ad, ad * bd)
}

export const entrustmentAndCollection = defineReport(
  "entrustment-and-collection",
  { ja: "委託率と収納率", en: "Entrustment and collection" },
  {
    columns: {
      name: column.text("率", "Rate"),
      indicator: column.code,
      period: column.text("期間", "Period"),
      rate: column.percent("率（％）", "Percent"),
      numerator: column.count("分子", "Numerator"),
      denominator: column.count("分母", "Denominator"),
      all: column.percent("適用事業所全体", "All businesses"),
      gap: column.percent("差", "Gap"),
      flag: column.text("注意", "Flag")
    },
    projection: projectionFor,
    rows: (state, { asOf }) => {
      const datesOf = (key: string) => {
        const parts = partsAt(state, key, asOf)
        return parts === undefined ? [] : [parts.numerator.asOf, parts.denominator.asOf]
      }
      const rows = keysRead(state).map((key) => {
        const [indicator, period] = key.split("/") as [string, string]
        const [parts, rate] = [partsAt(state, key, asOf), rateAt(state, key, asOf)]
        const against = `${ofAll}/${period}`
        const all = indicator === entrustment ? null : rateAt(state, against, asOf)
        const isComparable = new Set([...datesOf(key), ...datesOf(against)]).size < 2
        return {
          name: nameOf(indicator),
          indicator,
          period,
          rate,
          numerator: parts?.numerator.count ?? null,
          denominator: parts?.denominator.count ?? null,
          all,
          gap: all !== null && rate !== null && isComparable ? difference(rate, all) : null,
          flag:
            all !== null && !isComparable
              ? { ja: "時点相違（比べられません）", en: "different dates: not comparable" }
              : flagOf(publishedAt(state, key, asOf), parts)
        }
      })
      const missing = [ofAll, ofAssociations, entrustment]
        .filter((indicator) => !keysIn(state).some((key) => key.startsWith(`${indicator}/`)))
        .map((indicator) => ({ ...nothing, name: nameOf(indicator), indicator }))
      return [...rows, ...missing]
    },
    notes: [
      {
        ja: `読む指標: ${entrustment}（委託率）、${ofAssociations}（事務組合の収納率）、${ofAll}（適用事業所全体の収納率）。「—」の指標は記録がありません。`,
        en: `The indicators read are ${entrustment}, ${ofAssociations} and ${ofAll}. One shown with — is not recorded.`
      },
      {
        ja: "収納率は年度の途中で伸びるので、同じ期間・同じ時点の率だけを比べます。",
        en: "Collection rates grow during the year: only those of the same period and the same dates are compared."
      }
    ]
  }
)

export const topic = defineTopic({
  name: "indicator",
  rows: ["P1.1", "P1.2"],
  label: { ja: "概況の指標", en: "Indicators" },
  by: ["headquarters"],
  decisions: [
    ...[RecordIndicator, CorrectIndicator, RecordSnapshot, CorrectSnapshot],
    ...[WithdrawIndicator, WithdrawIndicatorCorrection, WithdrawSnapshot, WithdrawSnapshotCorrection]
  ],
  reports: [indicatorPanel, entrustmentAndCollection]
})
