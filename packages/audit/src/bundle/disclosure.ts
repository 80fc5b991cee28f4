// Reads and writes disclosed values: a subject and a value with their salt, which together prove that they are what an event has
// committed to.
import { canonicalJson, type Json } from "@keikaku/kernel"
import { Schema } from "effect"
import { type Commitment, commitmentOf } from "../commitment.ts"
import { digestBytes, strictBase64 } from "../digest.ts"
import type { Hashing } from "../hashing.ts"
import type { Disclosure } from "../sealed-value.ts"
import { canonicalReader } from "./canonical.ts"
import { linesIn } from "./line-reader.ts"

/** A disclosure, and the position of the first event in the range that has its commitment. */
export interface DisclosedLine extends Disclosure {
  readonly position: number
}

const read = canonicalReader(
  Schema.Struct({
    commitment: Schema.String.check(Schema.isPattern(/^commitment:[0-9a-f]{64}$/u)),
    position: Schema.Int,
    salt: Schema.String,
    subject: Schema.String,
    value: Schema.Unknown
  })
)

/** A line of `personal.jsonl`, with its line feed: the salt is in Base64. */
export const encodeDisclosure = ({ commitment, position, salt, subject, value }: DisclosedLine): string =>
  `${canonicalJson({ commitment, position, salt: Buffer.from(salt).toString("base64"), subject, value })}\n`

/** Reads a line, without its line feed, that {@link encodeDisclosure} has written; undefined for anything else. */
export const decodeDisclosure = (line: string): DisclosedLine | undefined => {
  const written = read(line)
  const salt = strictBase64(written?.salt ?? "")
  if (written === undefined || salt === undefined) return undefined
  return { ...written, commitment: written.commitment as Commitment, value: written.value as Json, salt }
}

/** Whether subject, value and salt match the commitment. */
export const matchesCommitment = (
  hashing: Pick<Hashing, "digest">,
  { commitment, salt, subject, value }: Disclosure
): boolean => salt.length === digestBytes && commitmentOf(hashing, salt, { subject, value }) === commitment

/** How many commitments are looked up at once, to bound memory. */
export const commitmentsPerBatch = 50_000

const listed = /^\{"commitment":"(commitment:[0-9a-f]{64})","position":(\d{1,16})\}$/

/** The first position that `commitments.jsonl` lists of each of these commitments; those that it does not list are left out. */
export const firstPositions = async (
  path: string,
  commitments: Iterable<string>
): Promise<ReadonlyMap<string, number>> => {
  const wanted = new Set(commitments)
  const positions = new Map<string, number>()
  if (wanted.size === 0) return positions
  for await (const lines of linesIn(path))
    for (const line of lines) {
      const [, commitment = "", position] = listed.exec(line ?? "") ?? []
      if (wanted.delete(commitment)) positions.set(commitment, Number(position))
    }
  return positions
}
