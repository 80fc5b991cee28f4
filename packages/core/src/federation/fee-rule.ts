// What the federation pays an association for canvassing: an amount per visit, and one for each insurance established.
// Fees are effective-dated, because a claim is paid by the rule of the day on which the work was done.
import { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { Amount } from "./currency.ts"

/** A canvassing fee rule, in the smallest unit of the currency and without tax, from a date until the next rule's. WC is workers'
 * compensation (労災保険), EI employment insurance (雇用保険). Only a limited number of explaining visits to one business are paid; the
 * fee for special enrolment (特別加入) is paid on top of a success that brings one along.
 * @example
 * ```ts
 * import { FeeRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const rule = {
 *   from: "2023-04-01", perVisit: 1300, paidVisitsPerBusiness: 3, both: 9000, wcOnly: 5000, eiOnly: 4000, withSpecialEnrolment: 1000
 * }
 * Schema.is(FeeRule)(rule) // => true
 * Schema.is(FeeRule)({ ...rule, perVisit: -1300 }) // => false
 * ```
 */
export const FeeRule = Schema.Struct({
  from: LocalDate,
  perVisit: Amount,
  paidVisitsPerBusiness: Schema.Natural,
  both: Amount,
  wcOnly: Amount,
  eiOnly: Amount,
  withSpecialEnrolment: Amount
}).annotate({ identifier: "FeeRule", description: "canvassing fees, ex-tax" })
export type FeeRule = typeof FeeRule.Type

/** The fees that the Aichi branch published: ¥1,300 a visit, at most 3 visits paid per business; on success ¥9,000 both,
 * ¥5,000 WC only, ¥4,000 EI only, and ¥1,000 more with a simultaneous special enrolment; all ex-tax. Taking them for the
 * whole nation and for all time (from 1947-04-01) is an assumption.
 * @example
 * ```ts
 * import { aichiFeeRule } from "@keikaku/core"
 *
 * 3 * aichiFeeRule.perVisit + aichiFeeRule.both + aichiFeeRule.withSpecialEnrolment // => 13900
 * ```
 */
export const aichiFeeRule: FeeRule = {
  from: LocalDate.make("1947-04-01"),
  perVisit: 1300,
  paidVisitsPerBusiness: 3,
  both: 9000,
  wcOnly: 5000,
  eiOnly: 4000,
  withSpecialEnrolment: 1000
}
