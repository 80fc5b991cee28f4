// What an event rests on besides its own data: the documents that show it, by their hashes, and the earlier event that it
// corrects. Whoever sends the command says so, and the line of the event keeps it.
import { Schema } from "effect"
import type { Tag } from "./query.ts"

const text = (most: number) => Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(most))
const sha256 = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/u))

/** A document: what it is called, and the SHA-256 of its bytes in hexadecimal. The document itself is kept elsewhere. */
export const Evidence = Schema.Struct({ name: text(200), sha256 })
export type Evidence = typeof Evidence.Type

/**
 * Which event an event corrects: its position, and its leaf hash (SHA-256 of 0x00 and its exact line, RFC 6962 §2.1) in
 * hexadecimal, so that there is no doubt what was corrected; why, and who approved it.
 */
export const Correction = Schema.Struct({
  position: Schema.Int.check(Schema.isGreaterThan(0)),
  leaf: sha256,
  reason: text(1_000),
  approver: text(200)
})
export type Correction = typeof Correction.Type

/** Documents and correction; absent where there are none. */
export const Grounds = Schema.Struct({
  evidence: Schema.optionalKey(Schema.NonEmptyArray(Evidence).check(Schema.isMaxLength(100))),
  corrects: Schema.optionalKey(Correction)
})
export type Grounds = typeof Grounds.Type

/** The grounds among the fields of something larger, and nothing else of it. */
export const groundsIn = ({ corrects, evidence }: Grounds): Grounds => ({
  ...(corrects === undefined ? {} : { corrects }),
  ...(evidence === undefined ? {} : { evidence })
})

/** The tags under which the corrections of a position and the events that a document shows are found. */
export const groundTags = ({ corrects, evidence }: Grounds): ReadonlyArray<Tag> => [
  ...(corrects === undefined ? [] : [`corrects:${corrects.position}` as const]),
  ...(evidence ?? []).map((each) => `evidence:${each.sha256}` as const)
]
