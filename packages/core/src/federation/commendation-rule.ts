// Who can be commended (表彰, plan §5(3)): for how long somebody has served, and how an association does its affairs. Rules are
// effective-dated, and a selection keeps the one that it was made by.
import { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { Rate } from "../exact/index.ts"

/** The criteria from a date until the next rule's: whole years of service, and of an association the least collection rate and
 * whether no finding about it may be open.
 * @example
 * ```ts
 * import { CommendationRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * const rule = {
 *   from: "2020-04-01", yearsOfService: 10, collectionRate: { numerator: 99, denominator: 100 }, withoutOpenFinding: true
 * }
 * Schema.is(CommendationRule)(rule) // => true
 * Schema.is(CommendationRule)({ ...rule, yearsOfService: 0.5 }) // => false
 * ```
 */
export const CommendationRule = Schema.Struct({
  from: LocalDate,
  yearsOfService: Schema.Natural,
  collectionRate: Rate,
  withoutOpenFinding: Schema.Boolean
}).annotate({ identifier: "CommendationRule", description: "the criteria of a commendation" })
export type CommendationRule = typeof CommendationRule.Type

/** Twenty years, as the Minister's award asked in FY2008; a collection rate of 99.0%, that of the whole nation in the plan of FY2023; and
 * no open finding. That the federation itself asks this, and has always asked it, is an assumption: its own criteria are not published.
 * @example
 * ```ts
 * import { commendedAfter20Years, percent } from "@keikaku/core"
 *
 * percent(commendedAfter20Years.collectionRate, 1) // => "99.0%"
 * ```
 */
export const commendedAfter20Years: CommendationRule = {
  from: LocalDate.make("1947-04-01"),
  yearsOfService: 20,
  collectionRate: { numerator: 99, denominator: 100 },
  withoutOpenFinding: true
}
