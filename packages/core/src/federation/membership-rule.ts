// What the articles ask of a member that withdraws. The law lets members withdraw at any time; articles may ask notice
// (一般法人法 第28条). The federation's own articles were not found.
import { Schema } from "effect"

/** How many days before its last day a member gives notice; an unavoidable reason needs none.
 * @example
 * ```ts
 * import { MembershipRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(MembershipRule)({ noticeDays: 30 }) // => true
 * Schema.is(MembershipRule)({ noticeDays: -1 }) // => false
 * ```
 */
export const MembershipRule = Schema.Struct({
  noticeDays: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 366 }))
}).annotate({ identifier: "MembershipRule", description: "days of notice of a member that withdraws" })
export type MembershipRule = typeof MembershipRule.Type

/** No notice, as the law has it where the articles say nothing (assumption: they say nothing).
 * @example
 * ```ts
 * import { freeToWithdraw } from "@keikaku/core"
 *
 * freeToWithdraw // => { noticeDays: 0 }
 * ```
 */
export const freeToWithdraw: MembershipRule = { noticeDays: 0 }
