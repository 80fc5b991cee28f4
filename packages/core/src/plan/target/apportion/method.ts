// The names of the seven apportionment methods. They stand apart from the algorithms so that targets, forms and
// explanations can speak of a method without pulling in its arithmetic.

/**
 * The methods on offer: Hamilton (largest remainder), the five historical divisor methods, and `quota`, the
 * Balinski–Young quota method. Source: Balinski & Young 1982, "Fair Representation".
 *
 * @example
 * ```ts
 * import { methods } from "@keikaku/core/apportion"
 * methods.length // => 7
 * methods.includes("webster") // => true
 * ```
 */
export const methods = ["hamilton", "jefferson", "webster", "huntington-hill", "adams", "dean", "quota"] as const

/** One of {@link methods}. */
export type Method = (typeof methods)[number]

/** The methods that divide by a common divisor and round: house- and population-monotone, but not bound to the quota. */
export type DivisorMethod = Exclude<Method, "hamilton" | "quota">
