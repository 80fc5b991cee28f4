// The shapes of exact figures as they are stored and sent: yen, rates and ratios, all made of safe integers.
// The only file of this folder that needs `effect`: the arithmetic beside it can be bundled without.
import { Schema } from "effect"

/** An amount of whole yen, 0 or more, at most 9,007,199,254,740,991 (the greatest safe integer).
 * @example
 * ```ts
 * import { Yen } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Yen.make(1300) // => 1300
 * Schema.is(Yen)(-1) // => false
 * Schema.is(Yen)(0.5) // => false
 * ```
 */
export const Yen = Schema.Natural.annotate({ identifier: "Yen", description: "whole yen, 0 or more" }).pipe(
  Schema.brand("Yen")
)
export type Yen = typeof Yen.Type

/** A difference of amounts in whole yen, which may be negative: a shortfall, a balance, a change.
 * @example
 * ```ts
 * import { SignedYen } from "@keikaku/core"
 *
 * SignedYen.make(-500) // => -500
 * ```
 */
export const SignedYen = Schema.Int.annotate({
  identifier: "SignedYen",
  description: "whole yen, of either sign"
}).pipe(Schema.brand("SignedYen"))
export type SignedYen = typeof SignedYen.Type

/** An exact rate of 0 or more: a fraction of safe integers. The constructors here reduce it to lowest terms.
 * @example
 * ```ts
 * import { Rate } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Rate)({ numerator: 19, denominator: 2000 }) // => true
 * Schema.is(Rate)({ numerator: 19, denominator: 0 }) // => false
 * ```
 */
export const Rate = Schema.Struct({
  numerator: Schema.Natural,
  denominator: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
}).annotate({ identifier: "Rate", description: "an exact fraction" })
export type Rate = typeof Rate.Type

/** One whole number over another: the part that was measured over the whole it is measured against. The parts stay as
 * given (5/10 stays 5/10); the denominator is at least 1.
 * @example
 * ```ts
 * import { Ratio } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Ratio)({ numerator: 47000, denominator: 94000 }) // => true
 * ```
 */
export const Ratio = Schema.Struct({
  numerator: Schema.Int,
  denominator: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
}).annotate({ identifier: "Ratio", description: "a numerator over a denominator, neither reduced" })
export type Ratio = typeof Ratio.Type
