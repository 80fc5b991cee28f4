// What an association earns by canvassing (ex-tax): an amount for each explaining visit, up to a number of paid
// visits per business, and one for what was established. Pure arithmetic over one business; the rule is the federation's.
import type { LocalDate } from "@keikaku/kernel"
import type { Amount, FeeRule } from "../../federation/index.ts"
import type { Insurances } from "./events.ts"

/** One act of canvassing as far as it is paid for. */
export interface PayableVisit {
  readonly on: LocalDate
  readonly isExplainingVisit: boolean
}

/** The visits that are paid: the first explaining ones, as many as the rule allows a business. */
export const paidVisits = <V extends PayableVisit>(visits: ReadonlyArray<V>, rule: FeeRule): ReadonlyArray<V> =>
  visits
    .filter((visit) => visit.isExplainingVisit)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, rule.paidVisitsPerBusiness)

/** The fee for a success: for what was established, and for a special enrolment (特別加入) at the same time.
 * @example
 * ```ts
 * import { aichiFeeRule, canvassing } from "@keikaku/core"
 * const { successFee } = canvassing
 *
 * successFee("both", true, aichiFeeRule) // => 10000
 * successFee("ei-only", false, aichiFeeRule) // => 4000
 * ```
 */
export const successFee = (insurances: Insurances, specialEnrolment: boolean, rule: FeeRule): Amount => {
  const established = { both: rule.both, "wc-only": rule.wcOnly, "ei-only": rule.eiOnly }[insurances]
  return established + (specialEnrolment ? rule.withSpecialEnrolment : 0)
}

/** The whole fee for one business.
 * @example
 * ```ts
 * import { aichiFeeRule, canvassing } from "@keikaku/core"
 * const { businessFee } = canvassing
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const visit = { on: LocalDate.make("2023-06-01"), isExplainingVisit: true }
 * const success = { insurances: "both" as const, specialEnrolment: true }
 * businessFee([visit, visit, visit], [success], aichiFeeRule) // => 13900
 * businessFee([visit, visit, visit, visit], [success], aichiFeeRule) // => 13900
 * ```
 */
export const businessFee = (
  visits: ReadonlyArray<PayableVisit>,
  successes: ReadonlyArray<{ readonly insurances: Insurances; readonly specialEnrolment: boolean }>,
  rule: FeeRule
): Amount =>
  paidVisits(visits, rule).length * rule.perVisit +
  successes.reduce((sum, s) => sum + successFee(s.insurances, s.specialEnrolment, rule), 0)
