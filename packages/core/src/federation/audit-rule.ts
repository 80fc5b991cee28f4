// What the auditors' reports call an exception, where that is a matter of degree. A default is an assumption until the
// federation's own auditors say otherwise.
import { Schema } from "effect"

/** From how many days between taking effect and being recorded an entry is late.
 * @example
 * ```ts
 * import { AuditRule } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(AuditRule)({ lateEntryDays: 30 }) // => true
 * Schema.is(AuditRule)({ lateEntryDays: 0 }) // => false
 * ```
 */
export const AuditRule = Schema.Struct({ lateEntryDays: Schema.Int.check(Schema.isGreaterThan(0)) }).annotate({
  identifier: "AuditRule",
  description: "days after which an entry is late"
})
export type AuditRule = typeof AuditRule.Type

/** An entry is late from 30 days on (assumption): claims are monthly, so whatever is known is recorded within a month.
 * @example
 * ```ts
 * import { lateAfter30Days } from "@keikaku/core"
 *
 * lateAfter30Days // => { lateEntryDays: 30 }
 * ```
 */
export const lateAfter30Days: AuditRule = { lateEntryDays: 30 }
