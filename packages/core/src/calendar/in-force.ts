// Which of several effective-dated rules holds on a day.
// Fees, rates and first months change on stated dates, and a report on the past must use what held then.
import type { LocalDate } from "@keikaku/kernel"

/** The rule in force on a date: the one whose `from` is the latest that is not after the date. Each rule holds until the
 * next begins, so a date lies in at most one period; before the first rule there is none (`undefined`). The order in
 * which the rules are listed does not matter; of two rules with one `from`, the later listed holds.
 * @example
 * ```ts
 * import { inForceOn } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * const rules = [
 *   { from: LocalDate.make("2022-04-01"), perMille: "9.5" },
 *   { from: LocalDate.make("2022-10-01"), perMille: "13.5" }
 * ]
 * inForceOn(rules, LocalDate.make("2022-09-30"))?.perMille // => "9.5"
 * inForceOn(rules, LocalDate.make("2022-10-01"))?.perMille // => "13.5"
 * inForceOn(rules, LocalDate.make("2022-03-31")) // => undefined
 * ```
 */
export const inForceOn = <Rule extends { readonly from: LocalDate }>(
  rules: ReadonlyArray<Rule>,
  date: LocalDate
): Rule | undefined =>
  rules.reduce<Rule | undefined>(
    (held, rule) => (rule.from <= date && (held === undefined || held.from <= rule.from) ? rule : held),
    undefined
  )
