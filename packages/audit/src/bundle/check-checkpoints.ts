// Opens the signed checkpoints of a bundle and checks that each is consistent with the one before. Events are compared with them.
import { join } from "node:path"
import { type Label, prefixed } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { type Checkpoint, openCheckpoint, type SignedCheckpoint, type TrustedKey } from "../checkpoint.ts"
import { checkConsistency } from "../consistency.ts"
import type { Digest } from "../digest.ts"
import { ed25519, sha256 } from "../node-crypto.ts"
import { canonicalReader } from "./canonical.ts"
import { bundleFiles, maxCheckpoints } from "./layout.ts"
import { linesIn, type TextLine } from "./line-reader.ts"
import type { Manifest } from "./manifest.ts"
import { decodeProofs, type Proofs } from "./proofs.ts"
import { type Finding, findingList } from "./report.ts"

/** The trust anchors: what the signatures state about the tree. */
export interface Anchors {
  /** The checkpoints with a valid signature, the smallest first. */
  readonly checkpoints: ReadonlyArray<Checkpoint>
  /** Undefined when the file is malformed. */
  readonly proofs: Proofs | undefined
  /** Whether a root at the end of the range is consistent with a checkpoint; undefined when no checkpoint and proof decide it. */
  readonly isReached: (root: Digest) => boolean | undefined
  /** The note of the last checkpoint, where all of them are signed. */
  readonly last: string | undefined
  readonly findings: ReadonlyArray<Finding>
}

/** Reads a line that is a note. */
export const readNote = canonicalReader(Schema.String)

const file = bundleFiles.checkpoints
const fault = (status: Finding["status"], line: number, sentence: Label): Finding => ({
  status,
  file,
  sentence: prefixed({ ja: `${line}番目のチェックポイント: `, en: `Checkpoint ${line}: ` }, sentence)
})

const checkpointOn = (
  line: TextLine,
  number: number,
  { origin }: Manifest,
  keys: ReadonlyArray<TrustedKey>
): Result.Result<SignedCheckpoint, Finding> => {
  const note = line === undefined ? undefined : readNote(line)
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

/** The lines of a file; undefined when there are more than that. */
const linesUpTo = async (path: string, limit: number): Promise<ReadonlyArray<TextLine> | undefined> => {
  const found: Array<TextLine> = []
  for await (const lines of linesIn(path)) {
    if (found.length + lines.length > limit) return undefined
    found.push(...lines)
  }
  return found
}

/** Opens the checkpoints one after the other; of each only what it states is kept. */
const readCheckpoints = async (folder: string, manifest: Manifest, keys: ReadonlyArray<TrustedKey>) => {
  const checkpoints: Array<Checkpoint> = []
  const found = findingList(file)
  let count = 0
  let last: string | undefined
  for await (const lines of linesIn(join(folder, file))) {
    for (const line of lines.slice(0, maxCheckpoints - count)) {
      count += 1
      const opened = checkpointOn(line, count, manifest, keys)
      last = Result.isSuccess(opened) ? opened.success.note : undefined
      if (Result.isFailure(opened)) found.add(opened.failure)
      else checkpoints.push({ origin: manifest.origin, size: opened.success.size, root: opened.success.root })
    }
    // More than there may be is not the number that the manifest states.
    if (count === maxCheckpoints) break
  }
  const areAllOpen = checkpoints.length === count
  const isAscending = checkpoints.every(({ size }, n) => n === 0 || checkpoints[n - 1]!.size < size)
  const isComplete = !areAllOpen || checkpoints.at(-1)?.size === manifest.size
  if (!isAscending || !isComplete || count !== manifest.counts.checkpoints) found.add(orderFault)
  return { checkpoints, areAllOpen, last, findings: found.all() }
}

/** Reads both files: opens each checkpoint with the keys, and checks the proofs between consecutive checkpoints. */
export const checkCheckpoints = async (
  folder: string,
  manifest: Manifest,
  keys: ReadonlyArray<TrustedKey>
): Promise<Anchors> => {
  const { areAllOpen, checkpoints, findings, last } = await readCheckpoints(folder, manifest, keys)
  const lines = await linesUpTo(join(folder, bundleFiles.proofs), manifest.counts.checkpoints + 1)
  const proofs = lines && decodeProofs(lines, manifest.from)
  const found = findingList(bundleFiles.proofs)
  if (proofs === undefined) found.add(proofsFault)
  const stepOf = (older: number, newer: number) => `${older}/${newer}`
  const steps = new Map(proofs?.consistency.map(({ newer, older, proof }) => [stepOf(older, newer), proof]))
  if (areAllOpen && proofs !== undefined)
    for (const [n, newer] of checkpoints.entries()) {
      const older = checkpoints[n - 1]
      if (older === undefined) continue
      const proof = steps.get(stepOf(older.size, newer.size))
      if (proof === undefined || !checkConsistency(sha256, { older, newer, proof }))
        found.add(unproved(older.size, newer.size))
    }

  const { to } = manifest
  const isReached = (root: Digest): boolean | undefined => {
    const anchor = checkpoints.find(({ size }) => size >= to)
    if (anchor?.size === to) return anchor.root === root
    const proof = anchor && steps.get(stepOf(to, anchor.size))
    return proof && checkConsistency(sha256, { older: { size: to, root }, newer: anchor, proof })
  }
  return { checkpoints, proofs, isReached, last, findings: [...findings, ...found.all()] }
}
