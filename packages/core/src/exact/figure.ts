// A figure as people type it into spreadsheets, read exactly. This is the only reader of figures: whatever takes one from
// text takes it from here, so that no floating point number comes between the cell and its check, or its quotation.
import { exactNumber } from "./integer.ts"
import { decimalText } from "./rational.ts"
import { separated } from "./separated.ts"

/** An exact decimal: `digits` / 10^`places`, in lowest terms, so that 12.00 is 12 with no places. */
export interface Figure {
  readonly digits: bigint
  readonly places: number
}

const reduced = (digits: bigint, places: number): Figure =>
  places > 0 && digits % 10n === 0n ? reduced(digits / 10n, places - 1) : { digits, places }

/** Full-width forms as their ASCII counterparts, and nothing else: NFKC would also make digits of ², ① and ½. */
const asciiOf = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0))

const number = String.raw`(\d{1,3}(?:,\d{3}){1,33}|\d{1,100})(?:\.(\d{1,100}))?`
const shape = new RegExp(String.raw`^(?:([-+−‐‑△▲])?\s*${number}|\(\s*${number}\s*\))$`)

/** Reads a figure; text that is not one is undefined. It has up to 100 digits on either side of the point, before it with a comma
 * before every three or without any, and a sign at most, which spaces may follow. Digits, signs and separators may be full-width;
 * no other character counts as a digit. A figure after △ or ▲, or in parentheses, is negative, as in accounts.
 * @example
 * ```ts
 * import { figureOf } from "@keikaku/core"
 *
 * figureOf("１２,３４５.50") // => { digits: 123455n, places: 1 }
 * figureOf("△ 1,234") // => { digits: -1234n, places: 0 }
 * figureOf("(5)") // => { digits: -5n, places: 0 }
 * figureOf("12²") // => undefined
 * ```
 */
export const figureOf = (text: string): Figure | undefined => {
  const match = shape.exec(asciiOf(text).trim())
  if (match === null) return undefined
  const [, sign = "+", plain, decimals, enclosed, enclosedDecimals] = match
  const fraction = decimals ?? enclosedDecimals ?? ""
  const digits = BigInt((plain ?? enclosed)!.replaceAll(",", "") + fraction)
  return reduced(plain === undefined || sign !== "+" ? -digits : digits, fraction.length)
}

/** The whole number that a figure is; undefined for a fraction, or beyond the safe integers (2^53 − 1). */
export const countOf = ({ digits, places }: Figure): number | undefined =>
  places === 0 ? exactNumber(digits) : undefined

const atPlaces = (figure: Figure, places: number): bigint => figure.digits * 10n ** BigInt(places - figure.places)

const maxPlaces = (figures: ReadonlyArray<Figure>): number =>
  figures.reduce((most, { places }) => Math.max(most, places), 0)

/** The exact sum of figures. */
export const sumOfFigures = (figures: ReadonlyArray<Figure>): Figure => {
  const places = maxPlaces(figures)
  return reduced(
    figures.reduce((sum, figure) => sum + atPlaces(figure, places), 0n),
    places
  )
}

/** The first figure less the second. */
export const subtractFigures = (a: Figure, b: Figure): Figure => sumOfFigures([a, { ...b, digits: -b.digits }])

/** All figures as whole numbers in the same proportion: 1.5 and 2 become 15 and 20. */
export const inProportion = (figures: ReadonlyArray<Figure>): ReadonlyArray<bigint> => {
  const places = maxPlaces(figures)
  return figures.map((figure) => atPlaces(figure, places))
}

const plainText = ({ digits, places }: Figure): string =>
  decimalText({ over: digits, under: 10n ** BigInt(places) }, places)

/** A figure as people read it: `-1,234.5`. */
export const figureText = (figure: Figure): string => separated(plainText(figure))

/** A figure as data: a number where that is exact, else its decimal text, never a number near it. */
export const figureData = (figure: Figure): number | string => countOf(figure) ?? plainText(figure)
