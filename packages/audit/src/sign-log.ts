// Signs a log: its checkpoints, and the hand-over from one key to the next. Everything that is signed is read again first. Nothing is
// signed of a log that is not as it was signed before, or whose lines contradict its stored hashes.
import {
  type Label,
  lengthOf,
  prefixed,
  type StoredEventUnreadable,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Data, Effect, Result } from "effect"
import { type Checkpoint, openCheckpoint, type SignedCheckpoint, signCheckpoint } from "./checkpoint.ts"
import { checkpointKey, handOverKey, handOverNotes, storedCheckpoints } from "./checkpoints.ts"
import { type HandOver, recoveryName, signHandOver } from "./hand-over.ts"
import type { Hashing, Signing } from "./hashing.ts"
import { growTree } from "./history-tree.ts"
import { isSameKey, type KeyRing, keyRing } from "./key-ring.ts"
import { isSignedBy } from "./note.ts"
import type { SignerKey, VerifierKey } from "./note-key.ts"
import { type HistoryRead, readHistory } from "./read-history.ts"

const refusals = {
  altered: {
    ja: "保存されているチェックポイントに、この記録の鍵の署名がないか、書き換えられています。",
    en: "A stored checkpoint is not signed by a key of this log, or was altered."
  },
  shorter: {
    ja: "記録が、以前のチェックポイントより短くなっています。",
    en: "The log is shorter than an earlier checkpoint states."
  },
  inconsistent: {
    ja: "記録が、以前のチェックポイントの時点から変わっています。",
    en: "The log has changed since an earlier checkpoint."
  },
  lines: {
    ja: "行が、保存されたハッシュと異なるか、欠けているか、正準な形で書かれていません。",
    en: "A line differs from its stored hash, is missing, or is not in its canonical form."
  },
  hashes: {
    ja: "保存されたハッシュが、行から計算したものと異なるか、欠けています。",
    en: "The stored hashes differ from those of the lines, or are incomplete."
  },
  "handed-over": {
    ja: "この鍵は、既に次の鍵に引き継がれています。",
    en: "This key has been handed over to the next one."
  },
  "no-recovery": {
    ja: "回復鍵の名前が、この記録のものではありません。",
    en: "The recovery key does not bear the name of this log."
  }
} as const satisfies Readonly<Record<string, Label>>

/** The log, or the key, is not one that may be signed, or sign. */
export class CheckpointRefused extends Data.TaggedError("CheckpointRefused")<{
  readonly reason: keyof typeof refusals
  /** The size of the earlier checkpoint, or of the hand-over. */
  readonly size?: number
  /** The first position whose line is wrong. */
  readonly position?: number
}> {
  get sentence(): Label {
    const sentence = refusals[this.reason]
    if (this.position !== undefined)
      return prefixed({ ja: `位置 ${this.position}: `, en: `Position ${this.position}: ` }, sentence)
    return this.size === undefined
      ? sentence
      : prefixed({ ja: `チェックポイント（${this.size}件）: `, en: `Checkpoint of size ${this.size}: ` }, sentence)
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** The primitives and the key that sign a log. */
export interface LogSigner {
  readonly hashing: Hashing
  readonly signing: Signing
  readonly key: SignerKey
  /** Earlier keys of the same log that were not handed over to this one, whose signatures are trusted too. */
  readonly formerKeys?: ReadonlyArray<VerifierKey>
}

/** Why a log could not be signed. */
export type SigningFailure = CheckpointRefused | StoreUnavailable | StoredEventUnreadable

/** The stored checkpoints that count, the oldest first; those of keys that no longer held are void, any other is refused. */
const validCheckpoints = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  { signing }: Pick<LogSigner, "signing">,
  { keys }: KeyRing
) {
  const valid: Array<SignedCheckpoint> = []
  for (const { isInPlace, note, place } of yield* storedCheckpoints(store)) {
    const opened = openCheckpoint(signing, note, keys)
    const isVoid =
      Result.isFailure(opened) && opened.failure._tag === "SignatureNotValid" && opened.failure.reason === "void-key"
    if (!isInPlace || (Result.isFailure(opened) && !isVoid))
      return yield* new CheckpointRefused({ reason: "altered", size: Number(place) })
    if (Result.isSuccess(opened)) valid.push(opened.success)
  }
  return valid
})

/** The stored checkpoints that keys of the log have signed, the oldest first. Refuses where one does not, or was altered. */
export const signedCheckpoints = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  signer: LogSigner
): Effect.fn.Return<ReadonlyArray<SignedCheckpoint>, CheckpointRefused | StoreUnavailable> {
  return yield* validCheckpoints(store, signer, yield* ringOf(store, signer, trustedBy(signer)))
})

/** Reads the whole log, and refuses one that contradicts earlier statements or its stored hashes. */
const readToSign = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  { hashing }: Pick<LogSigner, "hashing">,
  earlier: ReadonlyArray<Checkpoint>,
  size?: number
): Effect.fn.Return<HistoryRead, SigningFailure> {
  const sizes = [...earlier.map((each) => each.size), ...(size === undefined ? [] : [size])]
  const read = yield* readHistory(store, hashing, { sizes })
  const longer = earlier.find((each) => each.size > read.size)
  if (longer !== undefined) return yield* new CheckpointRefused({ reason: "shorter", size: longer.size })
  const [wrong] = read.wrong
  if (wrong !== undefined) return yield* new CheckpointRefused({ reason: "lines", position: wrong.from })
  const changed = earlier.find((each) => read.rootAt(each.size) !== each.root)
  if (changed !== undefined) return yield* new CheckpointRefused({ reason: "inconsistent", size: changed.size })
  if (read.hasWrongTiles) return yield* new CheckpointRefused({ reason: "hashes" })
  return read
})

const ringOf = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "sidecar">,
  { hashing, signing }: Pick<LogSigner, "hashing" | "signing">,
  trusted: ReadonlyArray<VerifierKey>,
  ...more: ReadonlyArray<string>
) {
  const notes = [...(yield* handOverNotes(store)), ...more]
  return keyRing({ digest: hashing.digest, verify: signing.verify }, trusted, notes)
})

const trustedBy = ({ formerKeys = [], key }: LogSigner): ReadonlyArray<VerifierKey> => [key, ...formerKeys]

/** The keys that sign for a log, as its signer knows them: its own, and those that were handed over to it. */
export const keyRingOf = (
  store: Pick<StoreWithSidecar, "sidecar">,
  signer: LogSigner
): Effect.Effect<KeyRing, StoreUnavailable> => ringOf(store, signer, trustedBy(signer))

/** Refuses a key that was handed over. */
const refuseFormer = ({ keys }: KeyRing, key: VerifierKey): Effect.Effect<void, CheckpointRefused> => {
  const upTo = keys.find((each) => isSameKey(each, key))?.upTo
  return upTo === undefined ? Effect.void : Effect.fail(new CheckpointRefused({ reason: "handed-over", size: upTo }))
}

/**
 * Reads the whole log, signs it and stores the checkpoint; returns the last one where nothing has been added since. The log must be
 * consistent with all stored checkpoints and hand-overs, and with `since`, one that was handed out.
 */
export const createCheckpoint = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  signer: LogSigner,
  since?: Checkpoint
): Effect.fn.Return<SignedCheckpoint, SigningFailure> {
  while (true) {
    const ring = yield* ringOf(store, signer, trustedBy(signer))
    yield* refuseFormer(ring, signer.key)
    const stored = yield* validCheckpoints(store, signer, ring)
    const read = yield* readToSign(store, signer, [
      ...stored,
      ...ring.handOvers,
      ...(since === undefined ? [] : [since])
    ])
    const latest = stored.at(-1)
    if (latest?.size === read.size) return latest
    yield* growTree(store, signer.hashing)
    const checkpoint = signCheckpoint(signer.signing, signer.key, { size: read.size, root: read.rootAt(read.size)! })
    const key = checkpointKey(read.size)
    // What is stored there does not count: a key has signed it that had been handed over.
    const text = (yield* store.sidecar.get([key])).get(key)
    if (yield* store.sidecar.put(new Map([[key, checkpoint.note]]), { key, text })) return checkpoint
  }
})

/**
 * Hands the log over to the next key as it is now, and stores the note. From then on the former key signs nothing that counts.
 */
export const handOverLog = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  signer: LogSigner,
  next: SignerKey
): Effect.fn.Return<HandOver, SigningFailure> {
  const { size } = yield* createCheckpoint(store, signer)
  return yield* storeHandOver(store, signer, { by: signer.key, former: signer.key, next, size })
})

/**
 * Hands a log over whose key was stolen or lost, by its recovery key. Beyond `size`, the present size by default, what the former key
 * has signed does not count: choose the last size that is known to have been signed by its owner.
 */
export const recoverLog = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  signer: Omit<LogSigner, "formerKeys">,
  { former, next, size }: { readonly former: VerifierKey; readonly next: SignerKey; readonly size?: number }
): Effect.fn.Return<HandOver, SigningFailure> {
  const { key: by, signing } = signer
  if (by.name !== recoveryName(former.name)) return yield* new CheckpointRefused({ reason: "no-recovery" })
  const { handOvers } = yield* ringOf(store, signer, [former, by])
  const before = handOvers.find((each) => isSameKey(each.former, former) && isSignedBy(signing, each.note, by))
  if (before !== undefined) return yield* new CheckpointRefused({ reason: "handed-over", size: before.size })
  return yield* storeHandOver(store, signer, { by, former, next, size: size ?? (yield* lengthOf(store)) })
})

interface Handing {
  readonly by: SignerKey
  readonly former: VerifierKey
  readonly next: SignerKey
  readonly size: number
}

/** Reads the log up to what counts once the key is handed over, and stores the note. */
const storeHandOver = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  signer: Pick<LogSigner, "hashing" | "signing">,
  { by, former, next, size }: Handing
): Effect.fn.Return<HandOver, SigningFailure> {
  // As if it were stored already: what it makes void is not looked at.
  const expected = signHandOver(signer.signing, by, { former, next, size, root: signer.hashing.empty })
  const ring = yield* ringOf(store, signer, [former, by], expected.note)
  const stored = yield* validCheckpoints(store, signer, ring)
  const handOvers = ring.handOvers.filter(({ note }) => note !== expected.note)
  const read = yield* readToSign(store, signer, [...stored, ...handOvers], size)
  if (size > read.size) return yield* new CheckpointRefused({ reason: "shorter", size })
  const handOver = signHandOver(signer.signing, by, { former, next, size, root: read.rootAt(size)! })
  const key = handOverKey(handOver)
  yield* store.sidecar.put(new Map([[key, handOver.note]]), { key, text: undefined })
  return handOver
})
