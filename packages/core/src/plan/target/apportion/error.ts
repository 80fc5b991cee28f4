// Why a division cannot be made. Each error is plain data that names the share and the figure at fault and says so in
// Japanese and English, so that it can be stored, sent and shown as it is.
import type { Label } from "@keikaku/kernel"

/** What went wrong, as a stable code. */
export type ApportionmentErrorTag =
  | "NoShares"
  | "DuplicateKey"
  | "WeightNotAllowed"
  | "TotalNotAllowed"
  | "BoundNotAllowed"
  | "FloorAboveCap"
  | "AllWeightsZero"
  | "FloorsAboveTotal"
  | "CapsBelowTotal"
  | "TooMuchWork"

interface Because<Tag extends ApportionmentErrorTag> {
  readonly _tag: Tag
  /** The share at fault, or null when the fault lies in the whole. */
  readonly key: string | null
  /** The figure at fault, as text: it may be NaN or too large for a JSON number. */
  readonly figure: string
  readonly sentence: Label
}

/** Why a division cannot be made: distinguished by `_tag`, with the offending key and figure and a sentence in each language. */
export type ApportionmentError = { readonly [Tag in ApportionmentErrorTag]: Because<Tag> }[ApportionmentErrorTag]

type Refuse<Arguments extends ReadonlyArray<unknown>> = (...given: Arguments) => ApportionmentError

/** There is nobody to divide among. */
export const noShares: Refuse<[]> = () => ({
  _tag: "NoShares",
  key: null,
  figure: "0",
  sentence: { ja: "配分先が一つもありません。", en: "There are no shares to divide among." }
})

/** Two shares bear the same key; `times` is how often it occurs. */
export const duplicateKey: Refuse<[key: string, times: number]> = (key, times) => ({
  _tag: "DuplicateKey",
  key,
  figure: String(times),
  sentence: { ja: `配分先「${key}」が${times}回現れます。`, en: `The share "${key}" occurs ${times} times.` }
})

/** A weight is negative, fractional, NaN, infinite, or a number too large to be exact. */
export const weightNotAllowed: Refuse<[key: string, weight: number | bigint]> = (key, weight) => ({
  _tag: "WeightNotAllowed",
  key,
  figure: String(weight),
  sentence: {
    ja: `「${key}」の重み ${weight} は0以上の整数ではありません（2の53乗以上はbigintで渡してください）。`,
    en: `The weight of "${key}" is ${weight}; it must be a whole number, zero or more (a bigint from 2^53 on).`
  }
})

/** The total is negative, fractional, NaN, infinite or too large to be exact. */
export const totalNotAllowed: Refuse<[total: number]> = (total) => ({
  _tag: "TotalNotAllowed",
  key: null,
  figure: String(total),
  sentence: {
    ja: `配分する総数 ${total} は0以上の整数（2の53乗未満）ではありません。`,
    en: `The total to divide is ${total}; it must be a whole number from zero to below 2^53.`
  }
})

/** A floor or a cap is negative, fractional, NaN, infinite or too large to be exact. */
export const boundNotAllowed: Refuse<[key: string, bound: "floor" | "cap", figure: number]> = (key, bound, figure) => ({
  _tag: "BoundNotAllowed",
  key,
  figure: String(figure),
  sentence: {
    ja: `「${key}」の${bound === "floor" ? "下限" : "上限"} ${figure} は0以上の整数（2の53乗未満）ではありません。`,
    en: `The ${bound} of "${key}" is ${figure}; it must be a whole number from zero to below 2^53.`
  }
})

/** A share's floor lies above its own cap. */
export const floorAboveCap: Refuse<[key: string, floor: number, cap: number]> = (key, floor, cap) => ({
  _tag: "FloorAboveCap",
  key,
  figure: String(floor),
  sentence: {
    ja: `「${key}」の下限 ${floor} が上限 ${cap} を超えています。`,
    en: `The floor of "${key}" is ${floor}, above its cap ${cap}.`
  }
})

/** Units remain after the floors, and no share has a weight by which to divide them. */
export const allWeightsZero: Refuse<[total: number]> = (total) => ({
  _tag: "AllWeightsZero",
  key: null,
  figure: String(total),
  sentence: {
    ja: `すべての重みが0のため、総数 ${total} を配分できません。`,
    en: `Every weight is zero, so the total of ${total} cannot be divided.`
  }
})

/** The floors together ask for more than there is. */
export const floorsAboveTotal: Refuse<[floors: bigint, total: number]> = (floors, total) => ({
  _tag: "FloorsAboveTotal",
  key: null,
  figure: String(floors),
  sentence: {
    ja: `下限の合計 ${floors} が総数 ${total} を超えています。`,
    en: `The floors add up to ${floors}, more than the total of ${total}.`
  }
})

/** The caps together admit less than there is (a share of weight zero admits its floor only). */
export const capsBelowTotal: Refuse<[caps: bigint, total: number]> = (caps, total) => ({
  _tag: "CapsBelowTotal",
  key: null,
  figure: String(caps),
  sentence: {
    ja: `上限の合計 ${caps} が総数 ${total} に足りません（重み0の配分先は下限までと数えます）。`,
    en: `The caps admit ${caps} in all, less than the total of ${total} (a share of weight zero admits its floor only).`
  }
})

/** The quota method would take too long: more than 2^24 houses can only be distinguished one by one. */
export const tooMuchWork: Refuse<[total: number]> = (total) => ({
  _tag: "TooMuchWork",
  key: null,
  figure: String(total),
  sentence: {
    ja: `総数 ${total} をクォータ方式でこの重みにより配分するには計算量が多すぎます。他の方式を選んでください。`,
    en: `To divide ${total} by the quota method and these weights takes too much work; choose another method.`
  }
})
