// Whether a store's log is still what was signed. Every line is hashed anew: what is kept beside the log is compared, never
// believed. What is found is told with the first position where it shows, and what cannot be known is told as well.
import { everything, type Label, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { openCheckpoint, type SignedCheckpoint } from "./checkpoint.ts"
import { checkpointNotes } from "./checkpoints.ts"
import { compactRange } from "./compact-range.ts"
import type { Digest } from "./digest.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { keptLeaves, tileWidth } from "./history-tree.ts"
import type { VerifierKey } from "./note-key.ts"

/** One thing that is wrong. */
export interface HistoryFault {
  readonly code: "CheckpointNotSigned" | "RootDiffers" | "LogShorter" | "LineDiffers" | "PositionMissing" | "Misindexed"
  /** Where it shows first; null where no single position can be named. */
  readonly position: number | null
  readonly sentences: Label
}

/** What was found out about a log. */
export interface HistoryVerdict {
  /** `not-checked`: nothing is wrong, but there is no checkpoint that a given key has signed. */
  readonly outcome: "whole" | "altered" | "not-checked"
  readonly size: number
  readonly root: Digest
  /** Up to here a checkpoint vouches for the log; nothing vouches for what comes after. */
  readonly signedUpTo: number
  /** The sizes of the checkpoints whose roots were computed again and are the same. */
  readonly checkpoints: ReadonlyArray<number>
  readonly faults: ReadonlyArray<HistoryFault>
}

/** With which keys a log is checked, and against what besides its own checkpoints. */
export interface HistoryCheck {
  readonly hashing: Hashing
  readonly signing: Pick<Signing, "verify">
  readonly keys: ReadonlyArray<VerifierKey>
  /** A checkpoint that was handed out earlier: the note itself. */
  readonly since?: string
}

const fault = (code: HistoryFault["code"], position: number | null, ja: string, en: string): HistoryFault => ({
  code,
  position,
  sentences: { ja, en }
})

const opened = ({ keys, signing }: HistoryCheck, notes: ReadonlyArray<string>) => {
  const all = notes.map((note) => openCheckpoint(signing, note, keys))
  const checkpoints = all.flatMap((each) => (Result.isSuccess(each) ? [each.success] : []))
  const faults = all.flatMap((each, n) =>
    Result.isSuccess(each)
      ? []
      : [
          fault(
            "CheckpointNotSigned",
            null,
            `${n + 1}番目のチェックポイントは、与えられた鍵の署名と一致しません。`,
            `Checkpoint ${n + 1} does not bear the signature of a given key.`
          )
        ]
  )
  return { checkpoints, faults }
}

/** Compares the lines with the hashes kept of them, tile by tile. */
const comparison = ({ sidecar }: Pick<StoreWithSidecar, "sidecar">) => {
  let [tile, index]: [ReadonlyArray<Digest>, number] = [[], -1]
  return Effect.fnUntraced(function* (position: number, leaf: Digest): Effect.fn.Return<boolean, StoreUnavailable> {
    const at = position - 1
    if (Math.floor(at / tileWidth) !== index) {
      index = Math.floor(at / tileWidth)
      tile = yield* keptLeaves(sidecar, index)
    }
    const kept = tile[at % tileWidth]
    return kept === undefined || kept === leaf
  })
}

/**
 * Reads the whole log, hashes every line, and compares the roots with all signed checkpoints and with `since`; then asks the
 * store whether it still finds each line where the line says. Needs memory for a page of lines only.
 */
export const verifyHistory = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  check: HistoryCheck
): Effect.fn.Return<HistoryVerdict, StoreUnavailable> {
  const { hashing, keys, since } = check
  const notes = [...(yield* checkpointNotes(store)), ...(since === undefined ? [] : [since])]
  const { checkpoints, faults: unsigned } = keys.length === 0 ? { checkpoints: [], faults: [] } : opened(check, notes)
  const faults: Array<HistoryFault> = [...unsigned]
  const due = [...checkpoints].sort((a, b) => a.size - b.size)
  const range = compactRange(hashing)
  const isAsKept = comparison(store)
  const right: Array<SignedCheckpoint> = []
  let isPlaced = false
  let gap: number | undefined
  const compareRoots = () => {
    while (due[0]?.size === range.size()) {
      const checkpoint = due.shift()!
      if (checkpoint.root === range.root()) right.push(checkpoint)
      else
        faults.push(
          fault(
            "RootDiffers",
            null,
            `${checkpoint.size}件の時点のルートが、署名されたチェックポイントと異なります。${right.at(-1)?.size ?? 0}件目より後に変更があります。`,
            `The root at size ${checkpoint.size} is not that of the signed checkpoint: something after position ${right.at(-1)?.size ?? 0} has changed.`
          )
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
      if (!isPlaced && !(yield* isAsKept(position, leaf))) {
        isPlaced = true
        faults.push(
          fault(
            "LineDiffers",
            position,
            `${position}件目の行が、保存されたハッシュと異なります。`,
            `The line at position ${position} is not the one whose hash is kept.`
          )
        )
      }
      range.append(leaf)
      compareRoots()
    }
    if (lines.length === 0) break
  }
  if (gap !== undefined)
    faults.push(
      fault("PositionMissing", gap, `${gap}件目の行がありません。`, `The line at position ${gap} is missing.`)
    )
  const [longest] = due.slice(-1)
  if (longest !== undefined && gap === undefined)
    faults.push(
      fault(
        "LogShorter",
        range.size() + 1,
        `記録は${range.size()}件ですが、署名されたチェックポイントは${longest.size}件です。`,
        `The log has ${range.size()} lines, but a signed checkpoint says ${longest.size}.`
      )
    )
  for (const position of yield* store.misindexed)
    faults.push(
      fault(
        "Misindexed",
        position,
        `${position}件目の行が、行の内容と異なる種類またはタグで索引されています。`,
        `The line at position ${position} is indexed under another type or other tags than it says.`
      )
    )
  const signedUpTo = right.at(-1)?.size ?? 0
  return {
    outcome: faults.length > 0 ? "altered" : right.length === 0 ? "not-checked" : "whole",
    size: range.size(),
    root: range.root(),
    signedUpTo,
    checkpoints: [...new Set(right.map(({ size }) => size))],
    faults
  }
})
