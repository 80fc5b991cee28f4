// Verifies that the log of a store is what was signed. Every line is hashed again; stored hashes are compared with the result and
// never trusted. Findings name the first position where they show, and the report says what could not be checked.
import { everything, type Label, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts"
import { checkpointNotes } from "./checkpoints.ts"
import { compactRange } from "./compact-range.ts"
import type { Digest } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { storedLeaves, tileWidth } from "./history-tree.ts"
import type { VerifierKey } from "./note-key.ts"

/** One thing that is wrong, with its sentence. */
export interface HistoryFault {
  readonly code: "CheckpointNotSigned" | "RootDiffers" | "LogShorter" | "LineDiffers" | "PositionMissing" | "Misindexed"
  /** Where it shows first; null where no single position can be named. */
  readonly position: number | null
  readonly sentence: Label
}

/** The result of the verification of a log. */
export interface HistoryReport {
  /** `not-checked`: nothing is wrong, but there is no checkpoint that a given key has signed. */
  readonly status: "whole" | "altered" | "not-checked"
  readonly size: number
  readonly root: Digest
  /** The size of the largest checkpoint that was verified; later lines are not covered by a signature. */
  readonly signedUpTo: number
  /** The sizes of the checkpoints whose roots were recomputed and are equal. */
  readonly checkpoints: ReadonlyArray<number>
  readonly faults: ReadonlyArray<HistoryFault>
}

/** The keys that a log is verified with, and a checkpoint besides its own. */
export interface HistoryCheck {
  readonly hashing: Hashing
  readonly signing: Pick<Signing, "verify">
  readonly keys: ReadonlyArray<VerifierKey>
  /** The note of a checkpoint that was handed out earlier. */
  readonly since?: string
}

const fault = (code: HistoryFault["code"], position: number | null, sentence: Label): HistoryFault => ({
  code,
  position,
  sentence
})

const openAll = ({ keys, signing }: HistoryCheck, notes: ReadonlyArray<string>) => {
  const results = notes.map((note) => openCheckpoint(signing, note, keys))
  const checkpoints = results.flatMap((result) => (Result.isSuccess(result) ? [result.success] : []))
  const faults = results.flatMap((result, n) =>
    Result.isSuccess(result)
      ? []
      : [
          fault("CheckpointNotSigned", null, {
            ja: `${n + 1}番目のチェックポイントは、与えられた鍵の署名と一致しません。`,
            en: `Checkpoint ${n + 1} is not signed by a given key.`
          })
        ]
  )
  return { checkpoints, faults }
}

/** Compares lines with their stored hashes, tile by tile. */
const compareWithStored = ({ sidecar }: Pick<StoreWithSidecar, "sidecar">) => {
  let [tile, index]: [ReadonlyArray<Digest>, number] = [[], -1]
  return Effect.fnUntraced(function* (position: number, leaf: Digest): Effect.fn.Return<boolean, StoreUnavailable> {
    const at = position - 1
    if (Math.floor(at / tileWidth) !== index) {
      index = Math.floor(at / tileWidth)
      tile = yield* storedLeaves(sidecar, index)
    }
    const stored = tile[at % tileWidth]
    return stored === undefined || stored === leaf
  })
}

/**
 * Reads the whole log, hashes every line, and compares the roots with all signed checkpoints and with `since`; then lets the store
 * compare its index with the lines. Holds one page of lines in memory.
 */
export const verifyHistory = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  check: HistoryCheck
): Effect.fn.Return<HistoryReport, StoreUnavailable> {
  const { hashing, keys, since } = check
  const notes = [...(yield* checkpointNotes(store)), ...(since === undefined ? [] : [since])]
  const { checkpoints, faults: unsigned } = keys.length === 0 ? { checkpoints: [], faults: [] } : openAll(check, notes)
  const faults: Array<HistoryFault> = [...unsigned]
  const due = [...checkpoints].sort((a, b) => a.size - b.size)
  const range = compactRange(hashing)
  const isAsStored = compareWithStored(store)
  const verified: Array<SignedCheckpoint> = []
  let hasDifference = false
  let gap: number | undefined
  const compareRoots = () => {
    while (due[0]?.size === range.size()) {
      const checkpoint = due.shift()!
      if (checkpoint.root === range.root()) verified.push(checkpoint)
      else
        faults.push(
          fault("RootDiffers", null, {
            ja: `${checkpoint.size}件の時点のルートが、署名されたチェックポイントと異なります。${verified.at(-1)?.size ?? 0}件目より後に変更があります。`,
            en: `The root at size ${checkpoint.size} differs from the signed checkpoint: a line after position ${verified.at(-1)?.size ?? 0} has changed.`
          })
        )
    }
  }
  compareRoots()
  while (gap === undefined) {
    const lines = yield* store.read(everything, { after: range.size() })
    for (const { line, position } of lines) {
      if (position !== range.size() + 1) {
        gap = range.size() + 1
        break
      }
      const leaf = hashing.leaf(line)
      if (!hasDifference && !(yield* isAsStored(position, leaf))) {
        hasDifference = true
        faults.push(
          fault("LineDiffers", position, {
            ja: `${position}件目の行が、保存されたハッシュと異なります。`,
            en: `The line at position ${position} differs from its stored hash.`
          })
        )
      }
      range.append(leaf)
      compareRoots()
    }
    if (lines.length === 0) break
  }
  if (gap !== undefined)
    faults.push(
      fault("PositionMissing", gap, {
        ja: `${gap}件目の行がありません。`,
        en: `The line at position ${gap} is missing.`
      })
    )
  const [longest] = due.slice(-1)
  if (longest !== undefined && gap === undefined)
    faults.push(
      fault("LogShorter", range.size() + 1, {
        ja: `記録は${range.size()}件ですが、署名されたチェックポイントは${longest.size}件です。`,
        en: `The log has ${range.size()} lines, but a signed checkpoint covers ${longest.size}.`
      })
    )
  for (const position of yield* store.misindexed)
    faults.push(
      fault("Misindexed", position, {
        ja: `${position}件目の行が、行の内容と異なる種類またはタグで索引されています。`,
        en: `The line at position ${position} is not indexed under its own type and tags.`
      })
    )
  const signedUpTo = verified.at(-1)?.size ?? 0
  return {
    status: faults.length > 0 ? "altered" : verified.length === 0 ? "not-checked" : "whole",
    size: range.size(),
    root: range.root(),
    signedUpTo,
    checkpoints: [...new Set(verified.map(({ size }) => size))],
    faults
  }
})
