// The labour-insurance number (労働保険番号): 14 digits that name one insurance relationship.
// An association's client is looked up by it at the Labour Bureau; its parts say who administers it and whose it is.
import { Option, Schema } from "effect"

/** The parts of a labour-insurance number: prefecture (府県, 2 digits, 01–47), jurisdiction (所掌, 1 digit: 1 for a labour
 * standards inspection office, 3 for an employment security office), office (管轄, 2), trunk (基幹番号, 6: it begins with 9 when
 * an affairs association is entrusted) and branch (枝番号, 3: 000 for a business of its own). */
export interface LabourInsuranceNumberParts {
  readonly prefecture: string
  readonly jurisdiction: string
  readonly office: string
  readonly trunk: string
  readonly branch: string
}

/** A labour-insurance number as 14 half-width digits without hyphens. Other jurisdiction digits than 1 and 3 are let
 * through, because the bureaux use some for cases of their own.
 * @example
 * ```ts
 * import { LabourInsuranceNumber } from "@keikaku/core"
 * import { Schema } from "effect"
 *
 * Schema.is(LabourInsuranceNumber)("13101912345001") // => true
 * Schema.is(LabourInsuranceNumber)("48101912345001") // => false
 * ```
 */
export const LabourInsuranceNumber = Schema.String.check(
  Schema.isPattern(/^(0[1-9]|[1-3]\d|4[0-7])\d{12}$/u, {
    message: "a labour-insurance number has 14 digits and begins with a prefecture, 01 to 47"
  })
)
  .annotate({
    identifier: "LabourInsuranceNumber",
    description: "労働保険番号: 14 digits = prefecture 2, jurisdiction 1, office 2, trunk 6, branch 3"
  })
  .pipe(Schema.brand("LabourInsuranceNumber"))
export type LabourInsuranceNumber = typeof LabourInsuranceNumber.Type

/** The number made of its parts; `undefined` when a part has the wrong length or the prefecture is not 01–47. The inverse of
 * `decodeLabourInsuranceNumber`.
 * @example
 * ```ts
 * import { encodeLabourInsuranceNumber } from "@keikaku/core"
 *
 * const parts = { prefecture: "13", jurisdiction: "1", office: "01", trunk: "912345", branch: "001" }
 * encodeLabourInsuranceNumber(parts) // => "13101912345001"
 * encodeLabourInsuranceNumber({ ...parts, office: "1" }) // => undefined
 * ```
 */
export const encodeLabourInsuranceNumber = (parts: LabourInsuranceNumberParts): LabourInsuranceNumber | undefined => {
  const hyphenated = hyphenatedParts(parts)
  return /^\d{2}-\d-\d{2}-\d{6}-\d{3}$/.test(hyphenated)
    ? Option.getOrUndefined(LabourInsuranceNumber.makeOption(hyphenated.replaceAll("-", "")))
    : undefined
}

/** The parts of a number. The inverse of `encodeLabourInsuranceNumber`.
 * @example
 * ```ts
 * import { decodeLabourInsuranceNumber, LabourInsuranceNumber } from "@keikaku/core"
 *
 * decodeLabourInsuranceNumber(LabourInsuranceNumber.make("13101912345001")).trunk // => "912345"
 * ```
 */
export const decodeLabourInsuranceNumber = (number: LabourInsuranceNumber): LabourInsuranceNumberParts => ({
  prefecture: number.slice(0, 2),
  jurisdiction: number.slice(2, 3),
  office: number.slice(3, 5),
  trunk: number.slice(5, 11),
  branch: number.slice(11, 14)
})

/** The number as people write it, with hyphens between its parts.
 * @example
 * ```ts
 * import { formatLabourInsuranceNumber, LabourInsuranceNumber } from "@keikaku/core"
 *
 * formatLabourInsuranceNumber(LabourInsuranceNumber.make("13101912345001")) // => "13-1-01-912345-001"
 * ```
 */
export const formatLabourInsuranceNumber = (number: LabourInsuranceNumber): string =>
  hyphenatedParts(decodeLabourInsuranceNumber(number))

const hyphenatedParts = ({ prefecture, jurisdiction, office, trunk, branch }: LabourInsuranceNumberParts): string =>
  [prefecture, jurisdiction, office, trunk, branch].join("-")
