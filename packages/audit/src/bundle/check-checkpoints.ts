// The signed checkpoints of a bundle, and that each continues the one before. They are what the events are held against.
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

/** What the signatures say about the tree. */
export interface Anchors {
  /** Those whose signature is valid, the smallest first. */
  readonly checkpoints: ReadonlyArray<Checkpoint>
  /** Undefined when the file cannot be read. */
  readonly proofs: Proofs | undefined
  /** Whether a root up to the end of the range leads to the last checkpoint; undefined when there is none to lead to. */
  readonly isReached: (root: Digest) => boolean | undefined
  readonly findings: ReadonlyArray<Finding>
}

const readNote = canonicalReader(Schema.String)

const file = bundleFiles.checkpoints
const fault = (outcome: Finding["outcome"], line: number, ja: string, en: string): Finding => ({
  outcome,
  file,
  ja: `${line}番目のチェックポイント: ${ja}`,
  en: `Checkpoint ${line}: ${en}`
})

const checkpointOn = (
  line: string,
  number: number,
  { origin }: Manifest,
  keys: ReadonlyArray<VerifierKey>
): Result.Result<Checkpoint, Finding> => {
  const note = readNote(line)
  const malformed = fault("malformed", number, "形式が正しくありません。", "it is malformed.")
  if (note === undefined) return Result.fail(malformed)
  const opened = openCheckpoint(ed25519, note, keys)
  if (Result.isSuccess(opened))
    return opened.success.origin === origin
      ? Result.succeed(opened.success)
      : Result.fail(
          fault(
            "altered",
            number,
            `別の履歴（${opened.success.origin}）のものです。`,
            `it is of another log, ${opened.success.origin}.`
          )
        )
  if (opened.failure._tag === "MalformedNote") return Result.fail(malformed)
  const names = opened.failure.names.join(", ")
  return Result.fail(
    opened.failure.reason === "altered"
      ? fault("altered", number, "署名が本文と合いません。", "its signature does not belong to its text.")
      : fault(
          "not-checked",
          number,
          `指定されていない鍵で署名されています（${names}）。`,
          `it is signed by a key that was not given (${names}).`
        )
  )
}

const orderFault: Finding = {
  outcome: "malformed",
  file,
  ja: "チェックポイントの数か順序が、マニフェストと合いません。",
  en: "The checkpoints are not as many, or not in the order, that the manifest says."
}

const proofsFault: Finding = {
  outcome: "malformed",
  file: bundleFiles.proofs,
  ja: "証明の形式が正しくありません。",
  en: "The proofs are malformed."
}

const unproved = (older: number, newer: number): Finding => ({
  outcome: "altered",
  file: bundleFiles.proofs,
  ja: `位置 ${newer} までの履歴が、位置 ${older} までの履歴の続きであることを示せません。`,
  en: `The history up to position ${newer} is not proved to continue the one up to ${older}.`
})

/** Reads both files: opens each checkpoint with the keys, and checks every proof between two that could be opened. */
export const checkCheckpoints = (
  texts: { readonly checkpoints: string; readonly proofs: string },
  manifest: Manifest,
  keys: ReadonlyArray<VerifierKey>
): Anchors => {
  const lines = texts.checkpoints.split("\n")
  const findings: Array<Finding> = lines.pop() === "" ? [] : [orderFault]
  const opened = lines.map((line, n) => checkpointOn(line, n + 1, manifest, keys))
  findings.push(...opened.flatMap((each) => (Result.isFailure(each) ? [each.failure] : [])))
  const checkpoints = opened.flatMap((each) => (Result.isSuccess(each) ? [each.success] : []))
  const last = checkpoints.at(-1)
  const isAscending = checkpoints.every(({ size }, n) => n === 0 || checkpoints[n - 1]!.size < size)
  const isComplete = checkpoints.length < opened.length || last?.size === manifest.size
  if (!isAscending || !isComplete || lines.length !== manifest.counts.checkpoints) findings.push(orderFault)

  const proofs = decodeProofs(texts.proofs, manifest.from)
  if (proofs === undefined) findings.push(proofsFault)
  const proofBetween = (older: number, newer: number) =>
    proofs?.consistency.find((each) => each.older === older && each.newer === newer)?.proof
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
