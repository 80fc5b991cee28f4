// The fees for canvassing (domain: ¥1,300 an explaining visit, at most three paid; ¥9,000, ¥5,000 or ¥4,000 on success; ¥1,000
// more with special enrolment), as examples and as properties over any visits and successes of one business.
import { aichiFeeRule, canvassing } from "@keikaku/core"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { datesFrom } from "../calendar/dates.ts"

const { businessFee, paidVisits, successFee } = canvassing

const visitOn = (day: number): canvassing.PayableVisit => ({
  on: `2023-06-0${day}` as canvassing.PayableVisit["on"],
  isExplainingVisit: true
})
const visits = (count: number) => Array.from({ length: count }, (_, n) => visitOn(n + 1))
const success = (insurances: canvassing.Insurances, specialEnrolment = false) => ({ insurances, specialEnrolment })

const anyVisit: fc.Arbitrary<canvassing.PayableVisit> = fc.record({
  on: datesFrom("2023-04-01", "2024-03-31"),
  isExplainingVisit: fc.boolean()
})
const anyVisits = fc.array(anyVisit, { maxLength: 8 })
const anySuccesses = fc.array(
  fc.record({
    insurances: fc.constantFrom<canvassing.Insurances>("both", "wc-only", "ei-only"),
    specialEnrolment: fc.boolean()
  }),
  { maxLength: 2 }
)

describe("P4.3 fees: what the rule pays", () => {
  test("three visits, both insurances and special enrolment make ¥13,900; four visits make the same", () => {
    expect(businessFee(visits(3), [success("both", true)], aichiFeeRule)).toBe(13_900)
    expect(businessFee(visits(4), [success("both", true)], aichiFeeRule)).toBe(13_900)
  })

  test("each explaining visit earns ¥1,300, up to three", () => {
    const fees = [0, 1, 2, 3, 4, 9].map((count) => businessFee(visits(count), [], aichiFeeRule))
    expect(fees).toEqual([0, 1_300, 2_600, 3_900, 3_900, 3_900])
  })

  test("a success earns ¥9,000 for both, ¥5,000 for WC only, ¥4,000 for EI only, and ¥1,000 more with special enrolment", () => {
    for (const [insurances, fee] of [
      ["both", 9_000],
      ["wc-only", 5_000],
      ["ei-only", 4_000]
    ] as const) {
      expect(successFee(insurances, false, aichiFeeRule)).toBe(fee)
      expect(successFee(insurances, true, aichiFeeRule)).toBe(fee + 1_000)
    }
  })

  test("WC only and EI later earn together what both earn at once", () => {
    const apart = businessFee(visits(1), [success("wc-only"), success("ei-only")], aichiFeeRule)
    expect(apart).toBe(businessFee(visits(1), [success("both")], aichiFeeRule))
  })

  test("a visit without an explanation earns nothing and uses up none of the three", () => {
    const silent = { ...visitOn(1), isExplainingVisit: false }
    expect(businessFee([silent, silent, silent, ...visits(3)], [], aichiFeeRule)).toBe(3_900)
  })

  test("the first three visits are paid, by the day on which they were made", () => {
    const four = [visitOn(4), visitOn(2), visitOn(3), visitOn(1)]
    expect(paidVisits(four, aichiFeeRule).map(({ on }) => on)).toEqual(["2023-06-01", "2023-06-02", "2023-06-03"])
  })
})

describe("P4.3 fees: properties", () => {
  test("never more than three visits are paid, and only explaining ones", () => {
    fc.assert(
      fc.property(anyVisits, (all) => {
        const paid = paidVisits(all, aichiFeeRule)
        expect(paid.length).toBe(Math.min(3, all.filter((visit) => visit.isExplainingVisit).length))
        expect(paid.every((visit) => visit.isExplainingVisit && all.includes(visit))).toBe(true)
      })
    )
  })

  test("one more visit or success never lowers the fee", () => {
    fc.assert(
      fc.property(anyVisits, anySuccesses, anyVisit, anySuccesses, (all, successes, more, moreSuccesses) => {
        const fee = businessFee(all, successes, aichiFeeRule)
        expect(businessFee([...all, more], successes, aichiFeeRule)).toBeGreaterThanOrEqual(fee)
        expect(businessFee(all, [...successes, ...moreSuccesses], aichiFeeRule)).toBeGreaterThanOrEqual(fee)
      })
    )
  })

  test("the order in which visits and successes were recorded does not matter", () => {
    const shuffled = fc.tuple(anyVisits, anySuccesses).chain(([all, successes]) =>
      fc.record({
        all: fc.constant(all),
        successes: fc.constant(successes),
        inOtherOrder: fc.shuffledSubarray(all, { minLength: all.length }),
        successesToo: fc.shuffledSubarray(successes, { minLength: successes.length })
      })
    )
    fc.assert(
      fc.property(shuffled, ({ all, inOtherOrder, successes, successesToo }) => {
        expect(businessFee(inOtherOrder, successesToo, aichiFeeRule)).toBe(businessFee(all, successes, aichiFeeRule))
        const days = (each: ReadonlyArray<canvassing.PayableVisit>) =>
          paidVisits(each, aichiFeeRule).map(({ on }) => on)
        expect(days(inOtherOrder)).toEqual(days(all))
      })
    )
  })
})
