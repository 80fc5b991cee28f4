// A figure as people type it into spreadsheets, read exactly: full-width digits, separators after every three, a minus of
// any shape (△ too). No floating point number comes between the cell and the check.
import { separated } from "../../money/index.ts"

/** An exact decimal: `digits` / 10^`places`, in lowest terms, so that 12.00 is 12 with no places. */
export interface Figure {
  readonly digits: bigint
  readonly places: number
}

const inLowestTerms = (digits: bigint, places: number): Figure =>
  places > 0 && digits % 10n === 0n ? inLowestTerms(digits / 10n, places - 1) : { digits, places }

/** Reads a figure, or nothing where the text is none: `１２,３４５`, `12,345`, `12345.0` and `△5` are figures; `1,23` is not. */
export const figureOf = (text: string): Figure | undefined => {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^[−‐△▲]/, "-")
  const [, sign, whole, fraction = ""] = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d{1,30})(?:\.(\d{1,30}))?$/.exec(plain) ?? []
  if (whole === undefined) return undefined
  const digits = BigInt(whole.replaceAll(",", "") + fraction)
  return inLowestTerms(sign === "-" ? -digits : digits, fraction.length)
}

/** The whole number that a figure is; nothing for a fraction, or beyond the safe integers. */
export const countOf = ({ digits, places }: Figure): number | undefined =>
  places === 0 && BigInt.asIntN(53, digits) === digits ? Number(digits) : undefined

const atPlaces = (figure: Figure, places: number): bigint => figure.digits * 10n ** BigInt(places - figure.places)

const mostPlaces = (figures: ReadonlyArray<Figure>): number =>
  figures.reduce((most, { places }) => Math.max(most, places), 0)

/** The exact sum of figures. */
export const sumOfFigures = (figures: ReadonlyArray<Figure>): Figure => {
  const places = mostPlaces(figures)
  return inLowestTerms(
    figures.reduce((sum, figure) => sum + atPlaces(figure, places), 0n),
    places
  )
}

/** The first figure less the second. */
export const less = (a: Figure, b: Figure): Figure => sumOfFigures([a, { ...b, digits: -b.digits }])

/** All figures as whole numbers in the same proportion: 1.5 and 2 become 15 and 20. */
export const inProportion = (figures: ReadonlyArray<Figure>): ReadonlyArray<bigint> => {
  const places = mostPlaces(figures)
  return figures.map((figure) => atPlaces(figure, places))
}

/** A figure as people read it: `-1,234.5`. */
export const figureText = ({ digits, places }: Figure): string => {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, "0")
  const whole = separated(BigInt(text.slice(0, text.length - places)))
  return `${digits < 0n ? "-" : ""}${whole}${places > 0 ? `.${text.slice(-places)}` : ""}`
}
