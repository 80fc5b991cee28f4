// Opens the signed checkpoints of a bundle and checks that each is consistent with the one before. Events are compared with them.
import { type Label, prefixed } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { type Checkpoint, openCheckpoint } from "../checkpoint.ts"
import { checkConsistency } from "../consistency.ts"
import type { Digest } from "../digest.ts"
import { ed25519, sha256 } from "../node-crypto.ts"
import type { VerifierKey } from "../note-key.ts"
import { canonicalReader } from "./canonical.ts"
import { bundleFiles } from "./layout.ts"
import type { Manifest } from "./manifest.ts"
import { decodeProofs, type Proofs } from "./proofs.ts"
import type { Finding } from "./report.ts"

/** The trust anchors: what the signatures state about the tree. */
export interface Anchors {
  /** The checkpoints with a valid signature, the smallest first. */
  readonly checkpoints: ReadonlyArray<Checkpoint>
  /** Undefined when the file is malformed. */
  readonly proofs: Proofs | undefined
  /** Whether a root at the end of the range is consistent with a checkpoint; undefined when no checkpoint and proof decide it. */
  readonly isReached: (root: Digest) => boolean | undefined
  readonly findings: ReadonlyArray<Finding>
}

const readNote = canonicalReader(Schema.String)

const file = bundleFiles.checkpoints
const fault = (status: Finding["status"], line: number, sentence: Label): Finding => ({
  status,
  file,
  sentence: prefixed({ ja: `${line}番目のチェックポイント: `, en: `Checkpoint ${line}: ` }, sentence)
})

const checkpointOn = (
  line: string,
  number: number,
  { origin }: Manifest,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<Checkpoint, Finding> => {
  const note = readNote(line)
  const malformed = fault("malformed", number, { ja: "形式が正しくありません。", en: "It is malformed." })
  if (note === undefined) return Result.fail(malformed)
  const opened = openCheckpoint(ed25519, note, keys)
  if (Result.isSuccess(opened))
    return opened.success.origin === origin
      ? Result.succeed(opened.success)
      : Result.fail(
          fault("altered", number, {
            ja: `別の履歴（${opened.success.origin}）のものです。`,
            en: `It is of another log, ${opened.success.origin}.`
          })
        )
  if (opened.failure._tag === "MalformedNote") return Result.fail(malformed)
  const { reason, sentence } = opened.failure
  return Result.fail(fault(reason === "altered" ? "altered" : "not-checked", number, sentence))
}

const orderFault: Finding = {
  status: "malformed",
  file,
  sentence: {
    ja: "チェックポイントの数か順序が、マニフェストと合いません。",
    en: "The number or the order of the checkpoints differs from the manifest."
  }
}

const proofsFault: Finding = {
  status: "malformed",
  file: bundleFiles.proofs,
  sentence: { ja: "証明の形式が正しくありません。", en: "The proofs are malformed." }
}

const unproved = (older: number, newer: number): Finding => ({
  status: "altered",
  file: bundleFiles.proofs,
  sentence: {
    ja: `位置 ${newer} までの履歴が、位置 ${older} までの履歴の続きであることを示せません。`,
    en: `The history up to position ${newer} is not proved to be consistent with the history up to ${older}.`
  }
})

/** Reads both files: opens each checkpoint with the keys, and checks the proofs between consecutive checkpoints. */
export const checkCheckpoints = (
  texts: { readonly checkpoints: string; readonly proofs: string },
  manifest: Manifest,
  keys: ReadonlyArray<VerifierKey>
): Anchors => {
  const lines = texts.checkpoints.split("\n")
  const findings: Array<Finding> = lines.pop() === "" ? [] : [orderFault]
  const opened = lines.map((line, n) => checkpointOn(line, n + 1, manifest, keys))
  findings.push(...opened.flatMap((result) => (Result.isFailure(result) ? [result.failure] : [])))
  const checkpoints = opened.flatMap((result) => (Result.isSuccess(result) ? [result.success] : []))
  const last = checkpoints.at(-1)
  const isAscending = checkpoints.every(({ size }, n) => n === 0 || checkpoints[n - 1]!.size < size)
  const isComplete = checkpoints.length < opened.length || last?.size === manifest.size
  if (!isAscending || !isComplete || lines.length !== manifest.counts.checkpoints) findings.push(orderFault)

  const proofs = decodeProofs(texts.proofs, manifest.from)
  if (proofs === undefined) findings.push(proofsFault)
  const proofBetween = (older: number, newer: number) =>
    proofs?.consistency.find((candidate) => candidate.older === older && candidate.newer === newer)?.proof
  for (const [n, newer] of checkpoints.entries()) {
    const older = checkpoints[n - 1]
    if (older === undefined || checkpoints.length < opened.length) continue
    const proof = proofBetween(older.size, newer.size)
    if (proof === undefined || !checkConsistency(sha256, { older, newer, proof }))
      findings.push(unproved(older.size, newer.size))
  }

  const { to } = manifest
  const isReached = (root: Digest): boolean | undefined => {
    const anchor = checkpoints.find(({ size }) => size >= to)
    if (anchor?.size === to) return anchor.root === root
    const proof = anchor && proofBetween(to, anchor.size)
    return proof && checkConsistency(sha256, { older: { size: to, root }, newer: anchor, proof })
  }
  return { checkpoints, proofs, isReached, findings }
}
