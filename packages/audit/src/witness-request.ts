// Asks witnesses to cosign the latest checkpoint, and keeps what they answer. The transport is the caller's: a file, a mail, HTTP.
// Source: C2SP tlog-witness, "add-checkpoint".
import {
  type Label,
  lengthOf,
  type StoredEventUnreadable,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Data, Effect } from "effect"
import type { Checkpoint } from "./checkpoint.ts"
import { checkpointKey, storedCheckpoints } from "./checkpoints.ts"
import { checkConsistency } from "./consistency.ts"
import { type Cosignature, cosignaturesOn, readCosignature } from "./cosignature.ts"
import { base64Of, type Digest } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { HistoryAltered } from "./history-altered.ts"
import { readTree } from "./history-tree.ts"
import { type MalformedNote, splitNote } from "./note.ts"
import type { WitnessKey } from "./note-key.ts"
import { readSignatureLines, type SignatureLine, writeSignatureLine } from "./signature-line.ts"
import { assertLeadsTo, type CheckpointMissing, latestCheckpoint, readCheckpoint } from "./stored-checkpoint.ts"

/** The body of a request, from its parts: the size that the witness last saw, the consistency proof, and the checkpoint. */
export const writeWitnessRequest = (old: number, proof: ReadonlyArray<Digest>, note: string): string =>
  [`old ${old}`, ...proof.map(base64Of), "", note].join("\n")

/** The witness has seen a larger checkpoint than the latest that is stored. */
export class WitnessAhead extends Data.TaggedError("WitnessAhead")<{
  readonly old: number
  readonly size: number
}> {
  get sentence(): Label {
    return {
      ja: `証人は${this.old}件まで見ていますが、最後のチェックポイントは${this.size}件です。`,
      en: `The witness has seen size ${this.old}, and the latest checkpoint has ${this.size}.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/**
 * The body of a request to cosign the latest stored checkpoint, for a witness that last saw the log at size `old`, 0 where it never
 * did; with a root, the log must lead to that too. Nothing is written.
 */
export const requestCosignatures = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "read" | "sidecar">,
  hashing: Hashing,
  old: Pick<Checkpoint, "size"> & Partial<Pick<Checkpoint, "root">> = { size: 0 }
): Effect.fn.Return<
  string,
  CheckpointMissing | HistoryAltered | MalformedNote | StoredEventUnreadable | StoreUnavailable | WitnessAhead
> {
  const { note, root, size } = yield* latestCheckpoint(store)
  const length = yield* lengthOf(store)
  for (const each of [old.size, size])
    if (each > length) return yield* new HistoryAltered({ reason: "shorter", at: each })
  if (old.size > size) return yield* new WitnessAhead({ old: old.size, size })
  const tree = yield* readTree(store, hashing, size)
  yield* assertLeadsTo(tree, { root, size })
  const older = { size: old.size, root: yield* tree.rootAt(old.size) }
  if (old.root !== undefined) yield* assertLeadsTo(tree, { size: old.size, root: old.root })
  const proof = yield* tree.proveConsistency(old.size, size)
  if (!checkConsistency(hashing, { older, newer: { root, size }, proof }))
    return yield* new HistoryAltered({ reason: "root-differs", at: old.size })
  return writeWitnessRequest(old.size, proof, note)
})

/** A verifier must accept 16 signatures under a note and may refuse more. C2SP signed-note, "Format". */
const maxSignatures = 16

const refusals = {
  malformed: { ja: "証人の署名行の形式ではありません。", en: "The response is not made of signature lines." },
  "unknown-witness": {
    ja: "与えられた証人の署名がありません。",
    en: "None of the given witnesses has signed."
  },
  "not-valid": {
    ja: "証人の署名が、保存されているどのチェックポイントとも一致しません。",
    en: "The signature of a witness matches no stored checkpoint."
  },
  "too-many": {
    ja: `一つのチェックポイントに付けられる署名は${maxSignatures}個までです。`,
    en: `A checkpoint has at most ${maxSignatures} signatures.`
  }
} as const satisfies Readonly<Record<string, Label>>

/** The response of a witness is not added to a checkpoint. */
export class CosignatureRefused extends Data.TaggedError("CosignatureRefused")<{
  readonly reason: keyof typeof refusals
}> {
  get sentence(): Label {
    return refusals[this.reason]
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** A checkpoint with the cosignatures under it that were given witnesses made. */
export interface CosignedCheckpoint {
  readonly note: string
  readonly size: number
  readonly cosignatures: ReadonlyArray<Cosignature>
}

/** A note with further cosignatures: one of each witness, the latest. */
const withLines = (
  signing: Pick<Signing, "verify">,
  note: string,
  added: ReadonlyArray<SignatureLine>,
  witnesses: ReadonlyArray<WitnessKey>
): string | undefined => {
  const parts = splitNote(note)!
  let lines = [...parts.signatures]
  for (const line of added) {
    const isSame = ({ id, name }: { readonly id: string; readonly name: string }) =>
      line.name === name && line.id === id
    const witness = witnesses.find(isSame)!
    const timeOf = (each: SignatureLine) => readCosignature(signing, parts.text, each, witness)?.time ?? 0
    const known = lines.filter(isSame)
    if (known.length === 1 && known.every((each) => timeOf(each) >= timeOf(line))) continue
    lines = [...lines.filter((each) => !isSame(each)), line]
  }
  return lines.length > maxSignatures ? undefined : `${parts.text}\n${lines.map(writeSignatureLine).join("")}`
}

/**
 * Adds the response of witnesses to the stored checkpoint that they have cosigned, the newest that their signatures match. Lines by
 * others are ignored (C2SP tlog-witness: "MUST ignore any cosignatures from unknown keys"). The same response again changes nothing.
 */
export const addCosignatures = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  signing: Pick<Signing, "verify">,
  response: string,
  witnesses: ReadonlyArray<WitnessKey>
): Effect.fn.Return<CosignedCheckpoint, CosignatureRefused | StoreUnavailable> {
  const lines = readSignatureLines(response)
  if (lines === undefined) return yield* new CosignatureRefused({ reason: "malformed" })
  const theirs = lines.filter(({ id, name }) => witnesses.some((key) => key.id === id && key.name === name))
  if (theirs.length === 0) return yield* new CosignatureRefused({ reason: "unknown-witness" })
  const matches = (note: string) => {
    const text = splitNote(note)?.text ?? ""
    return theirs.filter((line) =>
      witnesses.some((witness) => readCosignature(signing, text, line, witness) !== undefined)
    )
  }
  while (true) {
    const stored = [...(yield* storedCheckpoints(store))].reverse()
    const note = stored.find((each) => each.isInPlace && matches(each.note).length === theirs.length)?.note
    const size = readCheckpoint(note ?? "")?.size
    if (note === undefined || size === undefined) return yield* new CosignatureRefused({ reason: "not-valid" })
    const key = checkpointKey(size)
    const cosigned = withLines(signing, note, theirs, witnesses)
    if (cosigned === undefined) return yield* new CosignatureRefused({ reason: "too-many" })
    if (yield* store.sidecar.put(new Map([[key, cosigned]]), { key, text: note }))
      return { note: cosigned, size, cosignatures: cosignaturesOn(signing, cosigned, witnesses) }
  }
})
