// The laws of labour-insurance premiums: wages count in whole thousands of yen, both insurances on one wage base are
// computed on the sum of their rates, and instalments differ by no more than the odd yen, which go to the first.
import fc from "fast-check"
import { type Law, law } from "./law.ts"

/** A premium's computation under test. Rates are decimal text per thousand ("15.5"), amounts are whole yen. */
export interface PremiumUnderTest {
  /** The premium of one insurance. */
  readonly premium: (wages: number, ratePerMille: string) => number
  /** Both insurances on one wage base; the odd yen shows under workers' compensation (WC). */
  readonly combined: (
    wages: number,
    wcPerMille: string,
    eiPerMille: string
  ) => { readonly total: number; readonly wc: number; readonly ei: number }
  /** A premium paid in a number of parts. */
  readonly instalments: (premium: number, times: number) => ReadonlyArray<number>
}

interface Assessment {
  readonly wages: number
  readonly more: number
  readonly wc: string
  readonly ei: string
}

const perMille = fc
  .integer({ min: 1, max: 1_000 })
  .map((tenths) => (tenths % 10 === 0 ? `${tenths / 10}` : `${Math.floor(tenths / 10)}.${tenths % 10}`))
const wages = fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 30_000_000 }), fc.nat({ max: 10 ** 12 }))
const assessments: fc.Arbitrary<Assessment> = fc.record({
  wages,
  more: fc.oneof(fc.nat({ max: 999 }), fc.nat({ max: 10 ** 6 }), fc.nat({ max: 10 ** 11 })),
  wc: perMille,
  ei: perMille
})
const vector: Assessment = { wages: 18_291_000, more: 0, wc: "3.5", ei: "15.5" }
const payments = fc.record({ premium: wages, times: fc.constantFrom(1, 2, 3) })

const showAssessment = ({ ei, more, wages, wc }: Assessment): string =>
  `Wages ${wages} yen (and ${more} more), WC ${wc}‰, EI ${ei}‰`
const showPayment = ({ premium, times }: { readonly premium: number; readonly times: number }): string =>
  `Premium ${premium} yen in ${times}`

/** Wages in whole thousands at a rate in tenths per thousand: that many tenths of a yen, cut to yen. */
const exact = (wages: number, tenths: bigint): number => Number((BigInt(Math.floor(wages / 1_000)) * tenths) / 10n)
const tenthsOf = (rate: string): bigint => BigInt(Math.round(Number(rate) * 10))

/**
 * The laws of premiums, for any implementation.
 * @example
 * ```ts
 * import { premiumLaws } from "@keikaku/testing"
 * const whole = (total: number) => ({ total, wc: total, ei: 0 })
 * const laws = premiumLaws({ premium: () => 0, combined: () => whole(0), instalments: (premium) => [premium] })
 * laws.map(({ name }) => name)[0] // => "more wages never make a smaller premium"
 * ```
 */
export const premiumLaws = ({ combined, instalments, premium }: PremiumUnderTest): ReadonlyArray<Law> => {
  const rule = { cases: assessments, show: showAssessment, examples: [vector] }
  const parts = { cases: payments, show: showPayment }
  return [
    law("more wages never make a smaller premium", rule, ({ more, wages, wc }) => {
      const [before, after] = [premium(wages, wc), premium(wages + more, wc)]
      return after < before ? `The premium is ${before} yen, and of more wages ${after} yen.` : undefined
    }),
    law("wages below the next thousand yen do not count", rule, ({ wages, wc }) => {
      const [all, cut] = [premium(wages, wc), premium(wages - (wages % 1_000), wc)]
      return all === cut ? undefined : `The premium is ${all} yen, and of whole thousands ${cut} yen.`
    }),
    law("a premium is the wage base at its rate, cut to whole yen", rule, ({ wages, wc }) => {
      const [given, due] = [premium(wages, wc), exact(wages, tenthsOf(wc))]
      return given === due ? undefined : `The premium is ${given} yen, not ${due} yen.`
    }),
    law("both insurances together are computed on the sum of their rates", rule, ({ ei, wages, wc }) => {
      const [{ total }, due] = [combined(wages, wc, ei), exact(wages, tenthsOf(wc) + tenthsOf(ei))]
      return total === due ? undefined : `Together they are ${total} yen, not ${due} yen.`
    }),
    law("the odd yen shows under workers' compensation", rule, ({ ei, wages, wc }) => {
      const [shown, alone] = [combined(wages, wc, ei), exact(wages, tenthsOf(ei))]
      if (shown.wc + shown.ei !== shown.total) return `WC ${shown.wc} and EI ${shown.ei} are not ${shown.total} yen.`
      return shown.ei === alone ? undefined : `EI shows ${shown.ei} yen, not ${alone} yen.`
    }),
    law("instalments add up to the premium", parts, ({ premium: due, times }) => {
      const paid = instalments(due, times).reduce((sum, each) => sum + each, 0)
      return paid === due ? undefined : `They add up to ${paid} yen.`
    }),
    law("there are as many instalments as agreed, and the first is the largest", parts, ({ premium: due, times }) => {
      const paid = instalments(due, times)
      if (paid.length !== times) return `There are ${paid.length}.`
      return paid[0] === Math.max(...paid) ? undefined : `They are ${paid.join(", ")} yen.`
    }),
    law("instalments differ by two yen at most", parts, ({ premium: due, times }) => {
      const paid = instalments(due, times)
      return Math.max(...paid) - Math.min(...paid) > 2 ? `They are ${paid.join(", ")} yen.` : undefined
    })
  ]
}
