// The checkpoint that a proof or an export is made for: the latest stored one. Its signature is for the reader of the proof to verify;
// that the log leads to its root is verified here.
import type { Label, StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import { parseCheckpoint, type SignedCheckpoint } from "./checkpoint.ts"
import { checkpointNotes } from "./checkpoints.ts"
import { HistoryAltered } from "./history-altered.ts"
import type { HistoryTree } from "./history-tree.ts"
import { MalformedNote, splitNote } from "./note.ts"

/** No checkpoint is stored, or none that covers the position. */
export class CheckpointMissing extends Data.TaggedError("CheckpointMissing")<{
  readonly position: number | undefined
}> {
  get sentence(): Label {
    return this.position === undefined
      ? { ja: "チェックポイントがありません。", en: "No checkpoint is stored." }
      : {
          ja: `位置 ${this.position} を含むチェックポイントがありません。`,
          en: `No stored checkpoint covers position ${this.position}.`
        }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** Reads the note of a checkpoint without verifying any signature; undefined for anything else. */
export const readCheckpoint = (note: string): SignedCheckpoint | undefined => {
  const checkpoint = parseCheckpoint(splitNote(note)?.text ?? "")
  return checkpoint === undefined ? undefined : { ...checkpoint, note }
}

/** The latest stored checkpoint, which covers the position if any does; not verified. */
export const latestCheckpoint = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  position?: number
): Effect.fn.Return<SignedCheckpoint, CheckpointMissing | MalformedNote | StoreUnavailable> {
  const note = (yield* checkpointNotes(store)).at(-1)
  if (note === undefined) return yield* new CheckpointMissing({ position })
  const checkpoint = readCheckpoint(note)
  if (checkpoint === undefined)
    return yield* new MalformedNote({ message: "the latest stored checkpoint is malformed" })
  return checkpoint.size < (position ?? 0) ? yield* new CheckpointMissing({ position }) : checkpoint
})

/** Fails unless a tree leads to the root of a checkpoint. */
export const assertLeadsTo = Effect.fnUntraced(function* (
  tree: HistoryTree,
  { root, size }: Pick<SignedCheckpoint, "root" | "size">
): Effect.fn.Return<void, HistoryAltered | StoreUnavailable> {
  if (tree.size < size) return yield* new HistoryAltered({ reason: "shorter", at: size })
  if ((yield* tree.rootAt(size)) !== root) return yield* new HistoryAltered({ reason: "root-differs", at: size })
})
