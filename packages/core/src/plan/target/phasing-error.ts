// Why a year's figure cannot be spread over its months. Each error is plain data that names the figure at fault and says so
// in Japanese and English, so that it can be stored, sent and shown as it is.
import type { Label } from "@keikaku/kernel"

/** What went wrong, as a stable code. */
export type PhasingErrorTag =
  | "TotalNotAllowed"
  | "ProfileNotTwelveMonths"
  | "ProfileFigureNotAllowed"
  | "ProfileAllZero"
  | "HolidaysUnknown"

interface Because<Tag extends PhasingErrorTag> {
  readonly _tag: Tag
  /** The figure at fault, as text: it may be NaN or too large for a JSON number. */
  readonly figure: string
  readonly sentence: Label
}

/** Why a year's figure cannot be spread over its months: distinguished by `_tag`, with the figure at fault and a sentence in
 * each language. */
export type PhasingError = { readonly [Tag in PhasingErrorTag]: Because<Tag> }[PhasingErrorTag]

type Refuse = (figure: number) => PhasingError

/** The annual figure is negative, fractional, NaN, infinite or too large to be exact. */
export const totalNotAllowed: Refuse = (total) => ({
  _tag: "TotalNotAllowed",
  figure: String(total),
  sentence: {
    ja: `月別に分ける年間の数 ${total} は0以上の整数（2の53乗未満）ではありません。`,
    en: `The annual figure to spread is ${total}; it must be a whole number from zero to below 2^53.`
  }
})

/** A profile has one figure for each of the twelve months, the first of the year first; `figures` is how many it has. */
export const profileNotTwelveMonths: Refuse = (figures) => ({
  _tag: "ProfileNotTwelveMonths",
  figure: String(figures),
  sentence: {
    ja: `月別の重みは年度の最初の月から12個です。${figures}個あります。`,
    en: `A monthly profile has 12 figures, one for each month of the fiscal year; this one has ${figures}.`
  }
})

/** A month's figure in a profile is negative, fractional, NaN, infinite or too large to be exact. */
export const profileFigureNotAllowed: Refuse = (weight) => ({
  _tag: "ProfileFigureNotAllowed",
  figure: String(weight),
  sentence: {
    ja: `月別の重み ${weight} は0以上の整数（2の53乗未満）ではありません。`,
    en: `A figure of the monthly profile is ${weight}; it must be a whole number from zero to below 2^53.`
  }
})

/** A profile in which every month is zero says nothing about any month. */
export const profileAllZero = (): PhasingError => ({
  _tag: "ProfileAllZero",
  figure: "0",
  sentence: {
    ja: "月別の重みがすべて0のため、月別に分けられません。",
    en: "Every figure of the monthly profile is zero, so nothing can be spread by it."
  }
})

/** The public holidays of a day of that year are not known, so its working days cannot be counted. */
export const holidaysUnknown: Refuse = (fiscalYear) => ({
  _tag: "HolidaysUnknown",
  figure: String(fiscalYear),
  sentence: {
    ja: `${fiscalYear}年度の祝日が分からないため、稼働日数で分けられません。`,
    en: `The public holidays of FY${fiscalYear} are not known, so its working days cannot be counted.`
  }
})
