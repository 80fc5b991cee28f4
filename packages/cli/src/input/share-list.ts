// Shares to divide among, from the command line's lists or from a file of JSON or a table. Figures stay integers: a weight beyond
// the safe integers is a bigint, a figure that is not a whole number is refused with its place.
import { countOf, type Federation, figureOf } from "@keikaku/core"
import type { Share } from "@keikaku/core/apportion"
import { type Label, mapLabel } from "@keikaku/kernel"
import { Result } from "effect"
import { namesNation, saidIn } from "../verify/branch-name.ts"
import { readShareTable } from "../verify/read-target-table.ts"
import { type MalformedJson, parseJson } from "./json-text.ts"
import { MalformedData } from "./malformed-data.ts"

const fields = ["key", "weight", "floor", "cap"] as const
type Field = (typeof fields)[number]

const malformed = (place: string, sentence: Label) =>
  Result.fail(new MalformedData({ sentence: mapLabel(sentence, (text) => `${place}: ${text}`) }))

const wholeNumber = (given: unknown): number | bigint | undefined => {
  if (typeof given === "number") return Number.isSafeInteger(given) ? given : undefined
  const figure = typeof given === "string" ? figureOf(given) : undefined
  return figure?.places === 0 ? (countOf(figure) ?? figure.digits) : undefined
}

/** What was given, as it was given: a number of JSON beyond the safe integers has already lost its digits, and is not quoted. */
const quoted = (given: unknown): Label | undefined => {
  if (given === undefined || given === null || given === "") return { ja: "空欄", en: "nothing" }
  if (typeof given === "number" && Math.abs(given) > Number.MAX_SAFE_INTEGER) return undefined
  return { ja: `「${given}」`, en: String(given) }
}

const wrongFigure = (given: unknown, place: string, field: Exclude<Field, "key">) => {
  const what = quoted(given)
  if (what === undefined || typeof wholeNumber(given) === "bigint")
    return malformed(place, {
      ja: `${what?.ja ?? "この数"}は大きすぎます。${field === "weight" ? "2の53乗以上の重みは文字列で書いてください。" : "下限と上限は2の53乗未満です。"}`,
      en: `${what?.en ?? "the number"} is too large: ${field === "weight" ? "write a weight from 2^53 on as text." : "floors and caps are below 2^53."}`
    })
  return malformed(place, { ja: `${what.ja}は整数ではありません。`, en: `${what.en} is not a whole number.` })
}

/** One share from its raw fields, or which field is at fault. An empty or missing floor or cap does not bound. */
const shareOf = (
  raw: Readonly<Partial<Record<Field, unknown>>>,
  place: string
): Result.Result<Share, MalformedData> => {
  if (typeof raw.key !== "string" || raw.key === "")
    return malformed(`${place}.key`, { ja: "文字列が必要です。", en: "text is needed." })
  const figures: Partial<Record<Exclude<Field, "key">, number | bigint>> = {}
  for (const field of ["weight", "floor", "cap"] as const) {
    const given = raw[field]
    if (field !== "weight" && (given === undefined || given === null || given === "")) continue
    const figure = wholeNumber(given)
    if (figure === undefined || (field !== "weight" && typeof figure === "bigint"))
      return wrongFigure(given, `${place}.${field}`, field)
    figures[field] = figure
  }
  return Result.succeed({ key: raw.key, ...figures } as Share)
}

/** Shares from the lists of `--weights`, `--floors` and `--caps`; their keys are 1, 2, 3, …; an empty floor or cap does not bind. */
export const sharesFromLists = (
  weights: string,
  floors: string | undefined,
  caps: string | undefined
): Result.Result<ReadonlyArray<Share>, MalformedData> => {
  const list = weights.split(",")
  for (const [flag, text] of Object.entries({ floors, caps }))
    if (text !== undefined && text.split(",").length !== list.length)
      return malformed(`--${flag}`, {
        ja: `重みと同じ${list.length}個を並べてください。`,
        en: `list ${list.length} figures, as many as weights.`
      })
  return Result.all(
    list.map((weight, at) =>
      shareOf(
        { key: String(at + 1), weight, floor: floors?.split(",")[at], cap: caps?.split(",")[at] },
        `shares[${at}]`
      )
    )
  )
}

/** Shares from a text: a JSON array of `{ key, weight, floor?, cap? }`, or a table as `verify-targets` reads it. */
export const sharesFromText = (
  federation: Federation,
  text: string,
  source: string
): Result.Result<ReadonlyArray<Share>, MalformedData | MalformedJson> =>
  /^\s*[[{]/.test(text)
    ? Result.flatMap(parseJson(text, source), sharesFromJson)
    : readShareTable(federation, text, source)

/** A field that nobody knows, such as a misspelt floor, must not be passed over. */
const unknownField = (raw: object, place: string) => {
  const unknown = Object.keys(raw).find((name) => !fields.some((field) => field === name))
  return unknown === undefined
    ? Result.succeed(undefined)
    : malformed(`${place}.${unknown}`, {
        ja: `この項目は分かりません。読める項目は ${fields.join("、")} です。`,
        en: `the field is unknown. The fields read are ${fields.join(", ")}.`
      })
}

const sharesFromJson = (value: unknown): Result.Result<ReadonlyArray<Share>, MalformedData> =>
  Result.gen(function* () {
    if (!Array.isArray(value))
      return yield* malformed("shares", { ja: "配列にしてください。", en: "an array is needed." })
    const shares: Array<Share> = []
    for (const [at, each] of value.entries()) {
      const raw: object = typeof each === "object" && each !== null ? each : {}
      yield* unknownField(raw, `[${at}]`)
      const share = yield* shareOf(raw, `[${at}]`)
      const same = shares.findIndex(({ key }) => saidIn(key) === saidIn(share.key))
      if (same >= 0)
        return yield* malformed(`[${at}].key`, {
          ja: `「${share.key}」は [${same}] にもあります。`,
          en: `"${share.key}" stands in [${same}] already.`
        })
      if (namesNation(share.key))
        return yield* malformed(`[${at}].key`, {
          ja: `「${share.key}」は合計であり、配分先ではありません。`,
          en: `"${share.key}" is the total, not a share.`
        })
      shares.push(share)
    }
    return shares
  })
