// Federations other than the real one: other branches, blocks, fees, metrics and dates, whose settings agree with one
// another. What holds for every one of them hides no branch and no fee of 全国労保連 in its code.
import {
  aichiFeeRule,
  BlockCode,
  BranchCode,
  type Federation,
  FiscalYear,
  InsuranceYear,
  MetricCode,
  planMetrics,
  Yen
} from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { datesIn } from "./fiscal-years.ts"

const names = fc.record({ ja: fc.constantFrom("甲", "乙", "丙"), en: fc.constantFrom("Kō", "Otsu", "Hei") })
const codes = (max: number, size: number) =>
  fc.uniqueArray(fc.stringMatching(/^[0-9a-z]{1,6}$/), {
    minLength: 1,
    maxLength: max,
    size: size > 6 ? "large" : "medium"
  })
const ascending = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((all) => all.sort((a, b) => a - b))

const blocks = codes(6, 6).chain((all) =>
  fc.tuple(...all.map((code) => names.map((label) => ({ code: BlockCode.make(code), label }))))
)
const branchesOf = (blockCodes: ReadonlyArray<BlockCode>) =>
  codes(47, 47).chain((all) =>
    fc.tuple(
      ...all.map((code) =>
        fc
          .tuple(names, fc.constantFrom(...blockCodes))
          .map(([label, block]) => ({ code: BranchCode.make(code), label, block }))
      )
    )
  )

const fee = fc.nat({ max: 20_000 }).map((yen) => Yen.make(yen))
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
const announced = fc
  .uniqueArray(fc.integer({ min: 2015, max: 2030 }), { maxLength: 3 })
  .chain((years) =>
    fc.tuple(
      ...years.map((year) =>
        datesIn(FiscalYear.make(year)).map((lastClaimDay) => ({ fiscalYear: FiscalYear.make(year), lastClaimDay }))
      )
    )
  )
const ownMetrics = fc.uniqueArray(fc.constantFrom("seminars", "visits", "leaflets"), { maxLength: 3 }).chain((all) =>
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
export const federations: fc.Arbitrary<Federation> = blocks.chain((blocks) =>
  fc.record({
    name: names,
    blocks: fc.constant(blocks),
    branches: branchesOf(blocks.map(({ code }) => code)),
    insuranceYearRules: insuranceYearRules as fc.Arbitrary<any>,
    feeRules: feeRules as fc.Arbitrary<any>,
    claimClosing: fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      announced
    }),
    metrics: ownMetrics.map((own) => [...planMetrics, ...own])
  })
)
