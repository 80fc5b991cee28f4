// Why sources cannot be blended. Each error is plain data that names the source or branch and the figure at fault and says
// so in Japanese and English, in the same form as the errors of a division.
import type { Label } from "@keikaku/kernel"

/** What went wrong, as a stable code. */
export type BlendErrorTag =
  | "NoSources"
  | "DuplicateSource"
  | "PercentNotAllowed"
  | "PercentsNotHundred"
  | "DuplicateBranch"
  | "SourceWeightNotAllowed"
  | "SourceAllZero"

/** Why sources cannot be blended: distinguished by `_tag`. */
export interface BlendError {
  readonly _tag: BlendErrorTag
  /** The source at fault, or null when the fault lies in all of them together. */
  readonly source: string | null
  /** The branch at fault, or null. */
  readonly key: string | null
  /** The figure at fault, as text: it may be NaN or infinite. */
  readonly figure: string
  readonly sentence: Label
}

/** There is nothing to blend. */
export const noSources = (): BlendError => ({
  _tag: "NoSources",
  source: null,
  key: null,
  figure: "0",
  sentence: { ja: "配分の基礎が一つもありません。", en: "There is no source of weights." }
})

/** Two sources bear the same name. */
export const duplicateSource = (source: string, times: number): BlendError => ({
  _tag: "DuplicateSource",
  source,
  key: null,
  figure: String(times),
  sentence: {
    ja: `配分の基礎「${source}」が${times}回現れます。`,
    en: `The source "${source}" occurs ${times} times.`
  }
})

/** A percentage is not a whole number from 1 to 100. */
export const percentNotAllowed = (source: string, percent: number): BlendError => ({
  _tag: "PercentNotAllowed",
  source,
  key: null,
  figure: String(percent),
  sentence: {
    ja: `配分の基礎「${source}」の割合 ${percent}% は1から100までの整数ではありません。`,
    en: `The source "${source}" counts for ${percent}%; it must be a whole number from 1 to 100.`
  }
})

/** The percentages do not add up to 100. */
export const percentsNotHundred = (sum: number): BlendError => ({
  _tag: "PercentsNotHundred",
  source: null,
  key: null,
  figure: String(sum),
  sentence: {
    ja: `配分の基礎の割合の合計は ${sum}% です（100%でなければなりません）。`,
    en: `The sources count for ${sum}% together; it must be 100%.`
  }
})

/** A source names a branch more than once. */
export const duplicateBranch = (source: string, branch: string, times: number): BlendError => ({
  _tag: "DuplicateBranch",
  source,
  key: branch,
  figure: String(times),
  sentence: {
    ja: `配分の基礎「${source}」に支部「${branch}」が${times}回現れます。`,
    en: `The source "${source}" names branch "${branch}" ${times} times.`
  }
})

/** A weight is negative, fractional, NaN, infinite, or too large to be exact. */
export const weightNotAllowed = (source: string, branch: string, weight: number): BlendError => ({
  _tag: "SourceWeightNotAllowed",
  source,
  key: branch,
  figure: String(weight),
  sentence: {
    ja: `配分の基礎「${source}」の支部「${branch}」の重み ${weight} は0以上の整数（2の53乗未満）ではありません。`,
    en: `In the source "${source}" branch "${branch}" weighs ${weight}; it must be a whole number from zero to below 2^53.`
  }
})

/** Every weight of a source is zero, so it says nothing about any branch. */
export const sourceAllZero = (source: string): BlendError => ({
  _tag: "SourceAllZero",
  source,
  key: null,
  figure: "0",
  sentence: {
    ja: `配分の基礎「${source}」の重みがすべて0です。`,
    en: `Every weight of the source "${source}" is zero.`
  }
})
