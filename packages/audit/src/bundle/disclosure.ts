// Reads and writes disclosed values: a value with its salt, which together prove that it is the one that an event has committed
// to.
import { canonicalJson, type Json } from "@keikaku/kernel"
import { Schema } from "effect"
import { type Commitment, commitmentOf, commitmentPattern } from "../commitment.ts"
import { digestBytes, strictBase64 } from "../digest.ts"
import type { Hashing } from "../hashing.ts"
import type { Disclosure } from "../sealed-value.ts"
import { canonicalReader } from "./canonical.ts"
import { linesIn } from "./line-reader.ts"

const read = canonicalReader(
  Schema.Struct({ commitment: Schema.String, subject: Schema.String, value: Schema.Unknown, salt: Schema.String })
)

/** A line of `personal.jsonl`, with its line feed: the salt is in Base64. */
export const encodeDisclosure = ({ commitment, salt, subject, value }: Disclosure): string =>
  `${canonicalJson({ commitment, salt: Buffer.from(salt).toString("base64"), subject, value })}\n`

const isCommitment = (text: string): text is Commitment => /^commitment:[0-9a-f]{64}$/.test(text)

/** Reads a line, without its line feed, that {@link encodeDisclosure} has written; undefined for anything else. */
export const decodeDisclosure = (line: string): Disclosure | undefined => {
  const written = read(line)
  const salt = strictBase64(written?.salt ?? "")
  if (written === undefined || salt === undefined || !isCommitment(written.commitment)) return undefined
  return { commitment: written.commitment, subject: written.subject, value: written.value as Json, salt }
}

/** Whether value and salt match the commitment. */
export const matchesCommitment = (hashing: Pick<Hashing, "digest">, { commitment, salt, value }: Disclosure): boolean =>
  salt.length === digestBytes && commitmentOf(hashing, salt, value) === commitment

/** How many commitments are looked up at once, to bound memory. */
export const commitmentsPerBatch = 50_000

/** The commitments that `commitments.jsonl` does not list. */
export const unlisted = async (path: string, commitments: Iterable<string>): Promise<ReadonlySet<string>> => {
  const missing = new Set(commitments)
  for await (const lines of linesIn(path))
    for (const line of lines) for (const commitment of line.match(commitmentPattern) ?? []) missing.delete(commitment)
  return missing
}
