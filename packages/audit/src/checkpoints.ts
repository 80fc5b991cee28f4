// The signed checkpoints of a log, kept beside it. One that does not follow from the last is never signed: whoever has changed
// what was signed before must do so without the key.
import { lengthOf, type StoredEventUnreadable, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect, Result } from "effect"
import { openCheckpoint, type SignedCheckpoint, signCheckpoint } from "./checkpoint.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { growTree } from "./history-tree.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

/** No checkpoint is signed: the log or its hashes are no longer what an earlier one says. */
export class CheckpointRefused extends Data.TaggedError("CheckpointRefused")<{
  /** `altered`: the kept checkpoint is not signed by a known key; `shorter`, `inconsistent`: the log is not what it was. */
  readonly reason: "altered" | "shorter" | "inconsistent"
  /** The size of the earlier checkpoint, where it can be read. */
  readonly size: number | undefined
}> {}

const prefix = "tree/checkpoint/"
const keyOf = (size: number): string => `${prefix}${String(size).padStart(16, "0")}`

/** The notes of all checkpoints that are kept, the oldest first, as they are: whoever reads them opens them with his keys. */
export const checkpointNotes = ({
  sidecar
}: Pick<StoreWithSidecar, "sidecar">): Effect.Effect<ReadonlyArray<string>, StoreUnavailable> =>
  Effect.map(sidecar.list(prefix), (kept) => kept.map(([, note]) => note))

/** By what a log is hashed and signed, and by whom. */
export interface Notary {
  readonly hashing: Hashing
  readonly signing: Signing
  readonly key: SignerKey
  /** Earlier keys of the same log: what they have signed is believed as well. */
  readonly formerKeys?: ReadonlyArray<VerifierKey>
}

/**
 * Signs the log as it stands and keeps the checkpoint; where nothing has been added since the last one, that is the answer.
 * The log must begin with what the last kept checkpoint says, and with `since`, one that was handed to somebody.
 */
export const createCheckpoint = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  { formerKeys = [], hashing, key: signer, signing }: Notary,
  since?: SignedCheckpoint
): Effect.fn.Return<SignedCheckpoint, CheckpointRefused | StoreUnavailable | StoredEventUnreadable> {
  while (true) {
    const note = (yield* checkpointNotes(store)).at(-1)
    const opened = note === undefined ? undefined : openCheckpoint(signing, note, [signer, ...formerKeys])
    if (opened !== undefined && Result.isFailure(opened))
      return yield* new CheckpointRefused({ reason: "altered", size: undefined })
    const latest = opened?.success
    const earlier = [latest, since].filter((each) => each !== undefined)
    const length = yield* lengthOf(store)
    const longer = earlier.find(({ size }) => size > length)
    if (longer !== undefined) return yield* new CheckpointRefused({ reason: "shorter", size: longer.size })
    const tree = yield* growTree(store, hashing)
    for (const { root, size } of earlier) {
      if ((yield* tree.rootAt(size)) !== root) return yield* new CheckpointRefused({ reason: "inconsistent", size })
    }
    if (latest?.size === tree.size) return latest
    const checkpoint = signCheckpoint(signing, signer, { size: tree.size, root: yield* tree.rootAt(tree.size) })
    const key = keyOf(checkpoint.size)
    if (yield* store.sidecar.put(new Map([[key, checkpoint.note]]), { key, text: undefined })) return checkpoint
  }
})
