// The currency that a federation keeps its accounts in: yen have no decimals, euros two.
import { Schema } from "effect"

/** A currency by its ISO 4217 code, and the decimals in which its amounts are written. Amounts themselves are whole numbers of
 * the smallest unit: yen, cents.
 * @example
 * ```ts
 * import { Currency } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Currency)({ code: "EUR", decimals: 2 }) // => true
 * Schema.is(Currency)({ code: "€", decimals: 2 }) // => false
 * ```
 */
export const Currency = Schema.Struct({
  code: Schema.String.check(
    Schema.isPattern(/^[A-Z]{3}$/u, { message: "a currency is a code of ISO 4217, such as JPY" })
  ),
  decimals: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 }))
}).annotate({ identifier: "Currency", description: "ISO 4217 code, and decimals of an amount" })
export interface Currency extends Schema.Schema.Type<typeof Currency> {}

/** An amount of the federation's money: whole, 0 or more, in the smallest unit of its currency (yen; cents).
 * @example
 * ```ts
 * import { Amount } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(Amount)(1300) // => true
 * Schema.is(Amount)(0.5) // => false
 * ```
 */
export const Amount = Schema.Natural.annotate({
  identifier: "Amount",
  description: "money in the smallest unit of the federation's currency"
})
export type Amount = typeof Amount.Type

/** Yen, which have no decimals.
 * @example
 * ```ts
 * import { yenCurrency } from "@keikaku/core"
 *
 * yenCurrency // => { code: "JPY", decimals: 0 }
 * ```
 */
export const yenCurrency: Currency = { code: "JPY", decimals: 0 }
