// The corporate number (法人番号): 13 digits that name one business nation-wide, the first of them a check digit.
// Who is canvassed, established or invoiced is known by it, so a mistyped digit must not pass for another business.
import { namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"

/** The check digit (1 to 9) of a corporate number's 12-digit base number: 9 − ((Σ Pn × Qn) mod 9), where Pn is the n-th digit
 * from the right and Qn is 1 for odd n and 2 for even n (法人番号の指定等に関する省令（平成26年財務省令第70号）第2条).
 * Anything but 12 digits is a defect.
 * @example
 * ```ts
 * import { corporateCheckDigit } from "@keikaku/core"
 *
 * corporateCheckDigit("000012050002") // => 7
 * ```
 */
export const corporateCheckDigit = (baseNumber: string): number => {
  if (!/^\d{12}$/.test(baseNumber)) throw new Error("bug: corporateCheckDigit: a base number has 12 digits")
  const sum = [...baseNumber].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 2 : 1), 0)
  return 9 - (sum % 9)
}

/** A corporate number: 13 half-width digits whose first is the check digit of the other twelve. The check finds every
 * single mistyped digit except 0 for 9 and 9 for 0.
 * @example
 * ```ts
 * import { CorporateNumber } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(CorporateNumber)("7000012050002") // => true
 * Schema.is(CorporateNumber)("7000012050003") // => false
 * ```
 */
export const CorporateNumber = Schema.String.check(
  Schema.isPattern(/^[1-9]\d{12}$/u, { message: "a corporate number has 13 digits and does not begin with 0" }),
  namedCheck(
    "corporate-check-digit",
    (text: string) =>
      !/^\d{13}$/.test(text) ||
      corporateCheckDigit(text.slice(1)) === Number(text.charAt(0)) ||
      "the check digit of the corporate number does not fit"
  )
)
  .annotate({
    identifier: "CorporateNumber",
    description: "法人番号: 13 digits, the first a check digit"
  })
  .pipe(Schema.brand("CorporateNumber"))
export type CorporateNumber = typeof CorporateNumber.Type
