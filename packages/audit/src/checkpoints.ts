// The signed checkpoints of a log, stored in its sidecar. A checkpoint that is not consistent with the last one is never signed.
import {
  type Label,
  lengthOf,
  prefixed,
  type StoredEventUnreadable,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Data, Effect, Result } from "effect"
import { openCheckpoint, type SignedCheckpoint, signCheckpoint } from "./checkpoint.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { growTree } from "./history-tree.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"

const refusals = {
  altered: {
    ja: "保存されている最後のチェックポイントに、この鍵の署名がありません。",
    en: "The last stored checkpoint is not signed by this key."
  },
  shorter: {
    ja: "記録が、以前のチェックポイントより短くなっています。",
    en: "The log is shorter than an earlier checkpoint states."
  },
  inconsistent: {
    ja: "記録が、以前のチェックポイントの時点から変わっています。",
    en: "The log has changed since an earlier checkpoint."
  }
} as const satisfies Readonly<Record<string, Label>>

/** The log is not consistent with an earlier checkpoint, so it is not signed. */
export class CheckpointRefused extends Data.TaggedError("CheckpointRefused")<{
  readonly reason: keyof typeof refusals
  /** The size of the earlier checkpoint, where it can be read. */
  readonly size: number | undefined
}> {
  get sentence(): Label {
    const sentence = refusals[this.reason]
    return this.size === undefined
      ? sentence
      : prefixed({ ja: `チェックポイント（${this.size}件）: `, en: `Checkpoint of size ${this.size}: ` }, sentence)
  }
  override get message(): string {
    return this.sentence.en
  }
}

const prefix = "tree/checkpoint/"
const keyOf = (size: number): string => `${prefix}${String(size).padStart(16, "0")}`

/** The notes of all stored checkpoints, the oldest first, not verified. */
export const checkpointNotes = ({
  sidecar
}: Pick<StoreWithSidecar, "sidecar">): Effect.Effect<ReadonlyArray<string>, StoreUnavailable> =>
  Effect.map(sidecar.list(prefix), (kept) => kept.map(([, note]) => note))

/** The primitives and the key that sign a log. */
export interface LogSigner {
  readonly hashing: Hashing
  readonly signing: Signing
  readonly key: SignerKey
  /** Earlier keys of the same log, whose signatures are trusted too. */
  readonly formerKeys?: ReadonlyArray<VerifierKey>
}

/**
 * Signs the current log and stores the checkpoint; returns the last one where nothing has been added since. The log must be
 * consistent with the last stored checkpoint and with `since`, one that was handed out.
 */
export const createCheckpoint = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  { formerKeys = [], hashing, key: signingKey, signing }: LogSigner,
  since?: SignedCheckpoint
): Effect.fn.Return<SignedCheckpoint, CheckpointRefused | StoreUnavailable | StoredEventUnreadable> {
  while (true) {
    const note = (yield* checkpointNotes(store)).at(-1)
    const opened = note === undefined ? undefined : openCheckpoint(signing, note, [signingKey, ...formerKeys])
    if (opened !== undefined && Result.isFailure(opened))
      return yield* new CheckpointRefused({ reason: "altered", size: undefined })
    const latest = opened?.success
    const earlier = [latest, since].filter((checkpoint) => checkpoint !== undefined)
    const length = yield* lengthOf(store)
    const longer = earlier.find(({ size }) => size > length)
    if (longer !== undefined) return yield* new CheckpointRefused({ reason: "shorter", size: longer.size })
    const tree = yield* growTree(store, hashing)
    for (const { root, size } of earlier) {
      if ((yield* tree.rootAt(size)) !== root) return yield* new CheckpointRefused({ reason: "inconsistent", size })
    }
    if (latest?.size === tree.size) return latest
    const checkpoint = signCheckpoint(signing, signingKey, { size: tree.size, root: yield* tree.rootAt(tree.size) })
    const key = keyOf(checkpoint.size)
    if (yield* store.sidecar.put(new Map([[key, checkpoint.note]]), { key, text: undefined })) return checkpoint
  }
})
