// Money: whole yen, never a fraction and never a floating point number.
// Premiums, fees and ledger lines are all made of it; fractions live in rates and are cut when the yen are counted.
import type { SignedYen, Yen } from "./schemas.ts"

/** The sum of two amounts in yen. A sum beyond the greatest safe integer is a defect.
 * @example
 * ```ts
 * import { addYen, Yen } from "@keikaku/core"
 *
 * addYen(Yen.make(3900), Yen.make(9000)) // => 12900
 * ```
 */
export const addYen = (a: Yen, b: Yen): Yen => safe("addYen", a + b) as Yen

/** The sum of amounts in yen, 0 for none. A sum beyond the greatest safe integer is a defect.
 * @example
 * ```ts
 * import { sumYen, Yen } from "@keikaku/core"
 *
 * sumYen([Yen.make(3900), Yen.make(9000), Yen.make(1000)]) // => 13900
 * sumYen([]) // => 0
 * ```
 */
export const sumYen = (amounts: Iterable<Yen>): Yen => {
  let sum = 0
  for (const amount of amounts) sum = safe("sumYen", sum + amount)
  return sum as Yen
}

/** The first amount less the second, in yen, negative when the second is greater.
 * @example
 * ```ts
 * import { subtractYen, Yen } from "@keikaku/core"
 *
 * subtractYen(Yen.make(1000), Yen.make(1300)) // => -300
 * ```
 */
export const subtractYen = (a: Yen, b: Yen): SignedYen => (a - b) as SignedYen

/** The sum of signed amounts in yen, 0 for none. A running sum outside the safe integers is a defect.
 * @example
 * ```ts
 * import { SignedYen, sumSignedYen } from "@keikaku/core"
 *
 * sumSignedYen([SignedYen.make(500), SignedYen.make(-800)]) // => -300
 * ```
 */
export const sumSignedYen = (amounts: Iterable<SignedYen>): SignedYen => {
  let sum = 0
  for (const amount of amounts) sum = safe("sumSignedYen", sum + amount)
  return sum as SignedYen
}

/** An amount cut down to whole units of a number of yen: wages count in whole thousands (労働保険徴収法 第15条).
 * The unit is a whole number of yen of at least 1; another is a defect.
 * @example
 * ```ts
 * import { truncateTo, Yen } from "@keikaku/core"
 *
 * truncateTo(Yen.make(18291999), 1000) // => 18291000
 * ```
 */
export const truncateTo = (amount: Yen, unit: number): Yen => {
  if (!Number.isSafeInteger(unit) || unit < 1) throw new Error(`bug: truncateTo: a unit of ${unit} yen`)
  return (amount - (amount % unit)) as Yen
}

const safe = (where: string, amount: number): number => {
  if (!Number.isSafeInteger(amount)) throw new Error(`bug: ${where}: the amount leaves the safe integers`)
  return amount
}
