// Figures as people read them, with separators.

/** A whole number, or the decimal text of a figure, with a comma after every three digits of its whole part.
 * @example
 * ```ts
 * import { separated } from "@keikaku/core"
 *
 * separated(94000) // => "94,000"
 * separated(-1234567) // => "-1,234,567"
 * separated("1234.5678") // => "1,234.5678"
 * ```
 */
export const separated = (value: number | bigint | string): string => {
  const [whole = "", ...decimals] = String(value).split(".")
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ","), ...decimals].join(".")
}
