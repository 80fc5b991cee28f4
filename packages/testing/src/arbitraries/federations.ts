// Federations other than the real one: other branches, blocks, fees, metrics, calendars and languages, whose settings agree
// with one another. What holds for every one of them hides no branch, fee, month or language of 全国労保連 in its code.
import {
  addDays,
  aichiFeeRule,
  BlockCode,
  BranchCode,
  type Federation,
  FiscalYear,
  InsuranceYear,
  MetricCode,
  planMetrics,
  type YearStart
} from "@keikaku/core"
import { type Label, LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { datesIn } from "./fiscal-years.ts"

const namesIn = (languages: ReadonlyArray<string>): fc.Arbitrary<Label> =>
  fc.record({
    ...Object.fromEntries(languages.map((language) => [language, fc.constantFrom(`甲 ${language}`, `乙 ${language}`)])),
    en: fc.constantFrom("Kō", "Otsu", "Hei")
  })
const codes = (max: number, size: number) =>
  fc.uniqueArray(fc.stringMatching(/^[0-9a-z]{1,6}$/), {
    minLength: 1,
    maxLength: max,
    size: size > 6 ? "large" : "medium"
  })
const ascending = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((all) => all.sort((a, b) => a - b))

const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 })
const holidays = fc
  .uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength: 40 })
  .map((all) => all.sort((a, b) => a - b).map((day) => addDays(LocalDate.make("2000-01-01"), day)))
const calendars = fc.record({
  firstMonth: fc.integer({ min: 1, max: 12 }),
  timeZone: fc.constantFrom("Asia/Tokyo", "Europe/Paris", "America/St_Johns", "Pacific/Kiritimati"),
  yearLabel: fc.constantFrom(
    { en: "FY{year}", ja: "{era}年度", fr: "Exercice {year}" },
    { en: "Year {year}", ja: "{year}年度", fr: "{year}" }
  ),
  holidays: fc.record({
    from: fc.constant(LocalDate.make("2000-01-01")),
    to: fc.constant(LocalDate.make("2059-12-31")),
    days: holidays,
    weekend: weekdays,
    closed: fc.subarray(["01-01", "02-29", "12-31"])
  })
})
const currencies = fc.constantFrom({ code: "JPY", decimals: 0 }, { code: "EUR", decimals: 2 })

const blocks = (names: fc.Arbitrary<Label>) =>
  codes(6, 6).chain((all) =>
    fc.tuple(...all.map((code) => names.map((label) => ({ code: BlockCode.make(code), label }))))
  )
const branchesOf = (names: fc.Arbitrary<Label>, blockCodes: ReadonlyArray<BlockCode>) =>
  codes(47, 47).chain((all) =>
    fc.tuple(
      ...all.map((code) =>
        fc
          .tuple(names, fc.constantFrom(...blockCodes))
          .map(([label, block]) => ({ code: BranchCode.make(code), label, block }))
      )
    )
  )

const fee = fc.nat({ max: 20_000 })
const feeRules = ascending(1950, 2040).chain((years) =>
  fc.tuple(
    ...years.map((year) =>
      fc
        .record({
          perVisit: fee,
          paidVisitsPerBusiness: fc.nat({ max: 9 }),
          both: fee,
          wcOnly: fee,
          eiOnly: fee,
          withSpecialEnrolment: fee
        })
        .map((fees) => ({ ...aichiFeeRule, ...fees, from: LocalDate.make(`${year}-04-01`) }))
    )
  )
)
const insuranceYearRules = fc
  .tuple(ascending(1990, 2040), fc.integer({ min: 1, max: 12 }))
  .map(([years, firstMonth]) =>
    years.map((year, i) => ({ fromYear: InsuranceYear.make(year), firstMonth: ((firstMonth + 4 * i) % 12) + 1 }))
  )
const announced = (calendar: YearStart) =>
  fc.uniqueArray(fc.integer({ min: 2015, max: 2030 }), { maxLength: 3 }).chain((years) =>
    fc.tuple(
      ...years.map((year) =>
        datesIn(FiscalYear.make(year), calendar).map((lastClaimDay) => ({
          fiscalYear: FiscalYear.make(year),
          lastClaimDay
        }))
      )
    )
  )
const ownMetrics = (names: fc.Arbitrary<Label>) =>
  fc.uniqueArray(fc.constantFrom("seminars", "visits", "leaflets"), { maxLength: 3 }).chain((all) =>
    fc.tuple(
      ...all.map((code) =>
        fc.record({
          code: fc.constant(MetricCode.make(code)),
          label: names,
          unit: fc.constantFrom("acts" as const, "persons" as const),
          firmness: fc.constantFrom("firm" as const, "soft" as const),
          kind: fc.constantFrom("flow" as const, "stock" as const)
        })
      )
    )
  )

/**
 * Valid federations: `validateFederation` has nothing to say about any of them.
 * @example
 * ```ts
 * import { validateFederation } from "@keikaku/core"
 * import { federations } from "@keikaku/testing"
 * import { Result } from "effect"
 * import fc from "fast-check"
 * fc.sample(federations, 20).every((each) => Result.isSuccess(validateFederation(each))) // => true
 * ```
 */
export const federations: fc.Arbitrary<Federation> = fc
  .record({
    calendar: calendars,
    languages: fc.constantFrom(["ja", "en"] as const, ["en", "fr"] as const, ["fr", "ja", "en"] as const)
  })
  .chain(({ calendar, languages }) => {
    const names = namesIn(languages)
    const metrics = planMetrics.map((metric) => names.map((label) => ({ ...metric, label })))
    return blocks(names).chain((blocks) =>
      fc.record({
        name: names,
        whole: names,
        languages: fc.constant(languages),
        calendar: fc.constant(calendar),
        currency: currencies,
        blocks: fc.constant(blocks),
        branches: branchesOf(
          names,
          blocks.map(({ code }) => code)
        ),
        insuranceYearRules: insuranceYearRules as fc.Arbitrary<any>,
        feeRules: feeRules as fc.Arbitrary<any>,
        claimClosing: fc.record({
          month: fc.integer({ min: 1, max: 12 }),
          day: fc.integer({ min: 1, max: 31 }),
          announced: announced(calendar)
        }),
        metrics: fc.tuple(fc.tuple(...metrics), ownMetrics(names)).map(([plan, own]) => [...plan, ...own])
      })
    )
  })
