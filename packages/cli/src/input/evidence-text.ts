// Files that prove something. The bytes of a proof and of the line that is proved are what was hashed, so nothing in them is repaired;
// a checkpoint reads as it was handed out, whatever an editor did to it.
import { readFileSync } from "node:fs"
import { keptNote, type MalformedNote, readCheckpoint, strictUtf8 } from "@keikaku/audit"
import { Effect } from "effect"
import { fileText, MalformedEvidence } from "../setting/audit-keys.ts"
import { unreadable } from "./text-lines.ts"

/** The failure to read what a file holds. */
export const malformedEvidence = (path: string, detail: string): MalformedEvidence =>
  new MalformedEvidence({
    sentence: { ja: `${path}: 形式に誤りがあります（${detail}）。`, en: `${path}: malformed: ${detail}.` }
  })

/** The text of a file, byte for byte. */
export const evidenceIn = Effect.fnUntraced(function* (path: string) {
  const text = strictUtf8(yield* Effect.try({ try: () => readFileSync(path), catch: unreadable(path) }))
  return text ?? (yield* malformedEvidence(path, "not UTF-8"))
})

/** The checkpoint in a file; no signature is verified. */
export const unverifiedCheckpointIn = Effect.fnUntraced(function* (path: string) {
  const checkpoint = readCheckpoint(keptNote(yield* fileText(path)))
  return checkpoint ?? (yield* malformedEvidence(path, "not the note of a checkpoint"))
})

/** The latest stored checkpoint is malformed: somebody else has written it. */
export const malformedCheckpoint = ({ message }: MalformedNote): MalformedEvidence =>
  malformedEvidence("tree/checkpoint", message)
