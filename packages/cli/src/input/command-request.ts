// One command as it was handed in: which decision, which payload, from whom. A value is either a payload for the decision
// that was named on the command line, or an envelope that names its own and may carry its own metadata.
import type { Federation } from "@keikaku/core"
import {
  type Catalogue,
  type CommandMetadata,
  type Decision,
  type Label,
  type LocalDate,
  mapLabel
} from "@keikaku/kernel"
import { Result } from "effect"
import { nearest } from "../nearest.ts"
import { MalformedData } from "./malformed-data.ts"

/** A command that is ready to be executed. */
export interface CommandRequest {
  readonly decision: Decision<Federation>
  readonly payload: unknown
  readonly metadata: CommandMetadata
}

/** What holds where a value does not say otherwise. */
export interface RequestDefaults {
  readonly decision: Decision<Federation> | undefined
  readonly occurredOn: LocalDate
  readonly metadata: CommandMetadata
}

type Fields = Readonly<Record<string, unknown>>

const textFields = ["commandId", "actor", "correlationId", "causationId"]
/** What the command rests on: the kernel checks it as data. */
const groundFields = ["evidence", "corrects"]

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isEnvelope = (value: Fields): boolean => Object.hasOwn(value, "decision") && Object.hasOwn(value, "data")

/** Reads a value as a command. A payload without `occurredOn` took effect on the default date. */
export const commandRequest = (
  catalogue: Catalogue<Federation>,
  value: unknown,
  defaults: RequestDefaults
): Result.Result<CommandRequest, MalformedData> => {
  if (isObject(value) && (defaults.decision === undefined || isEnvelope(value)))
    return fromEnvelope(catalogue, value, defaults)
  return defaults.decision === undefined
    ? Result.fail(noEnvelope)
    : Result.succeed({
        decision: defaults.decision,
        payload: dated(value, defaults.occurredOn),
        metadata: defaults.metadata
      })
}

const dated = (payload: unknown, occurredOn: LocalDate): unknown =>
  isObject(payload) && !Object.hasOwn(payload, "occurredOn") ? { ...payload, occurredOn } : payload

const fromEnvelope = (
  catalogue: Catalogue<Federation>,
  { data, decision: name, ...metadata }: Fields,
  defaults: RequestDefaults
): Result.Result<CommandRequest, MalformedData> => {
  if (typeof name !== "string") return Result.fail(noEnvelope)
  if (data === undefined) return Result.fail(malformed("data", { ja: "がありません。", en: "is missing." }))
  const unknown = Object.keys(metadata).find((field) => ![...textFields, ...groundFields].includes(field))
  if (unknown !== undefined)
    return Result.fail(malformed(unknown, { ja: "という欄はありません。", en: "is not a field of a command." }))
  const notText = Object.entries(metadata).find(
    ([field, text]) => textFields.includes(field) && typeof text !== "string"
  )
  if (notText !== undefined)
    return Result.fail(malformed(notText[0], { ja: "は文字列にしてください。", en: "must be text." }))
  const decision = catalogue.decisions.get(name)
  if (decision === undefined) return Result.fail(new MalformedData({ sentence: unknownDecision(name, catalogue) }))
  return Result.succeed({
    decision,
    payload: dated(data, defaults.occurredOn),
    metadata: { ...defaults.metadata, ...metadata }
  })
}

const malformed = (field: string, sentence: Label) =>
  new MalformedData({ sentence: mapLabel(sentence, (text) => `${field}: ${text}`) })

const noEnvelope = new MalformedData({
  sentence: {
    ja: `decision: 決定の名前がありません。{"decision":"…","data":{…}} の形にするか、keikaku do の後に決定を指定してください。`,
    en: `decision: no decision is named. Write {"decision":"…","data":{…}}, or name the decision after keikaku do.`
  }
})

/** The sentence about a decision that does not exist, with the nearest that does. */
export const unknownDecision = (name: string, catalogue: Catalogue): Label => {
  const meant = nearest(name, catalogue.decisions.keys())
  return {
    ja: `decision: 「${name}」という決定はありません。${meant === undefined ? "一覧は keikaku decisions にあります。" : `「${meant}」ではありませんか。`}`,
    en: `decision: there is no decision ${name}.${meant === undefined ? " See keikaku decisions." : ` Did you mean ${meant}?`}`
  }
}
