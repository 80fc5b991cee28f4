// Shares to divide among, from the command line's lists or from a file of JSON or CSV. Figures stay integers: one beyond
// the safe integers is a bigint, one that is no whole number is refused with its place.
import type { Share } from "@keikaku/core/apportion"
import { Result } from "effect"
import { decodeCsv } from "../table/csv.ts"
import { type MalformedJson, parseJson } from "./json-text.ts"
import { MalformedData } from "./malformed-data.ts"

const fields = ["key", "weight", "floor", "cap"] as const
type Field = (typeof fields)[number]

const malformed = (place: string, ja: string, en: string) =>
  Result.fail(new MalformedData({ ja: `${place}: ${ja}`, en: `${place}: ${en}` }))

const wholeNumber = (given: unknown): number | bigint | undefined => {
  if (typeof given === "number") return Number.isSafeInteger(given) ? given : undefined
  if (typeof given !== "string" || !/^-?\d+$/.test(given.trim())) return undefined
  const exact = BigInt(given.trim())
  return BigInt.asIntN(53, exact) === exact ? Number(exact) : exact
}

/** One share from its raw fields, or which field is at fault. An empty or missing floor or cap does not bound. */
const shareOf = (
  raw: Readonly<Partial<Record<Field, unknown>>>,
  place: string
): Result.Result<Share, MalformedData> => {
  if (typeof raw.key !== "string" || raw.key === "")
    return malformed(`${place}.key`, "文字列が必要です。", "text is needed.")
  const figures: Partial<Record<Exclude<Field, "key">, number | bigint>> = {}
  for (const field of ["weight", "floor", "cap"] as const) {
    const given = raw[field]
    if (field !== "weight" && (given === undefined || given === null || given === "")) continue
    const figure = wholeNumber(given)
    if (figure === undefined)
      return malformed(
        `${place}.${field}`,
        `「${given ?? ""}」は整数ではありません（2の53乗以上は文字列で）。`,
        `${given ?? "nothing"} is not a whole number (from 2^53 on, write it as text).`
      )
    figures[field] = field === "weight" ? figure : Number(figure)
  }
  return Result.succeed({ key: raw.key, ...figures } as Share)
}

/** Shares from the lists of `--weights`, `--floors` and `--caps`; their keys are 1, 2, 3, …; an empty floor or cap is none. */
export const sharesFromLists = (
  weights: string,
  floors: string | undefined,
  caps: string | undefined
): Result.Result<ReadonlyArray<Share>, MalformedData> => {
  const list = weights.split(",")
  for (const [flag, text] of Object.entries({ floors, caps }))
    if (text !== undefined && text.split(",").length !== list.length)
      return malformed(
        `--${flag}`,
        `重みと同じ${list.length}個を並べてください。`,
        `list ${list.length} figures, as many as weights.`
      )
  return Result.all(
    list.map((weight, at) =>
      shareOf(
        { key: String(at + 1), weight, floor: floors?.split(",")[at], cap: caps?.split(",")[at] },
        `shares[${at}]`
      )
    )
  )
}

/** Shares from a text: a JSON array of `{ key, weight, floor?, cap? }`, or CSV of those columns with or without a heading. */
export const sharesFromText = (
  text: string,
  source: string
): Result.Result<ReadonlyArray<Share>, MalformedData | MalformedJson> =>
  /^\s*[[{]/.test(text) ? Result.flatMap(parseJson(text, source), sharesFromJson) : sharesFromCsv(text)

const sharesFromJson = (value: unknown): Result.Result<ReadonlyArray<Share>, MalformedData> =>
  Array.isArray(value)
    ? Result.all(value.map((each, at) => shareOf(typeof each === "object" && each !== null ? each : {}, `[${at}]`)))
    : malformed("shares", "配列にしてください。", "an array is needed.")

const sharesFromCsv = (text: string): Result.Result<ReadonlyArray<Share>, MalformedData> => {
  const records = decodeCsv(text)
  if (Result.isFailure(records))
    return malformed(
      `${records.failure.line}`,
      "CSVの引用符の誤りです。",
      `line ${records.failure.line}: ${records.failure.message}.`
    )
  const [first, ...rest] = records.success
  const hasHeading = first?.fields.includes("weight") === true
  const names = hasHeading ? first.fields : fields
  return Result.all(
    (hasHeading ? rest : records.success).map((record) => {
      const raw = Object.fromEntries(record.fields.map((field, at) => [names[at] ?? "", field]))
      return shareOf(raw, `line ${record.line}`)
    })
  )
}
