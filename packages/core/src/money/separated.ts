// Whole numbers as people read them.

/** A whole number with a comma after every three digits.
 * @example
 * ```ts
 * import { separated } from "@keikaku/core"
 *
 * separated(94000) // => "94,000"
 * separated(-1234567) // => "-1,234,567"
 * ```
 */
export const separated = (value: number | bigint): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",")
