// Exports a range of the history for an auditor into a folder that can be verified anywhere, without network and without trust in
// its maker. The parts are written as they are read; the manifest, whose signature covers all of them, comes last.
import { type Label, StoredEventUnreadable, type StoreUnavailable, type StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect } from "effect"
import type { SignedCheckpoint } from "../checkpoint.ts"
import { growTree, type HistoryTree } from "../history-tree.ts"
import { signNote } from "../note.ts"
import { writeVerifierKey } from "../note-key.ts"
import { CheckpointRefused, createCheckpoint, keyRingOf, type LogSigner, signedCheckpoints } from "../sign-log.ts"
import { encodeTimeStamp, timeStampsOf } from "../timestamp/kept.ts"
import { fileSink, type Written } from "./file-sink.ts"
import { guide } from "./guide.ts"
import { type BundleFile, bundleFiles, bundleFormat, maxCheckpoints } from "./layout.ts"
import { encodeManifest, type Manifest } from "./manifest.ts"
import { type BundleUnwritable, type FolderExists, inNewFolder } from "./new-folder.ts"
import { type ConsistencyProof, encodeProofs } from "./proofs.ts"
import { type DisclosureRefused, type ErasedValueGiven, type Personal, writeDisclosures } from "./write-disclosures.ts"
import { type Range, writeEvents } from "./write-events.ts"

/** The range is empty or outside of the log, whose positions are 1 to `size`. */
export class RangeRefused extends Data.TaggedError("RangeRefused")<{
  readonly from: number
  readonly to: number
  readonly size: number
}> {
  get sentence(): Label {
    return {
      ja: `位置 ${this.from} から ${this.to} までの記録はありません（記録は${this.size}件）。`,
      en: `There are no events from ${this.from} to ${this.to}; the log has ${this.size}.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** What to export. */
export interface BundleOptions<E = never> {
  readonly signer: LogSigner
  /** The folder to create; it must not exist, but its parent must. */
  readonly folder: string
  /** Position of the first event; 1 by default. */
  readonly from?: number
  /** Position of the last event; the last of the log by default. */
  readonly to?: number
  /** The values to disclose where events in the range have committed to them; without `personal` the bundle is redacted. */
  readonly personal?: Personal<E>
}

/** The checkpoints up to and including the first that covers a position, the last of them where there are too many. */
const checkpointsUpTo = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  signer: LogSigner,
  to: number
): Effect.fn.Return<ReadonlyArray<SignedCheckpoint>, CheckpointRefused | StoreUnavailable> {
  const checkpoints = yield* signedCheckpoints(store, signer)
  return checkpoints.slice(0, checkpoints.findIndex(({ size }) => size >= to) + 1).slice(-maxCheckpoints)
})

const proofsOf = Effect.fnUntraced(function* (tree: HistoryTree, { from, to }: Range, sizes: ReadonlyArray<number>) {
  const last = sizes.at(-1)!
  const steps = sizes.slice(1).map((newer, n) => [sizes[n]!, newer] as const)
  const consistency: Array<ConsistencyProof> = []
  for (const [older, newer] of last > to ? [...steps, [to, last] as const] : steps)
    consistency.push({ older, newer, proof: yield* tree.proveConsistency(older, newer) })
  return encodeProofs({ before: yield* tree.subtreesAt(from - 1), consistency })
})

/** The tree does not grow over a position where there is no line. */
const withoutGap = <A, E>(
  growing: Effect.Effect<A, E | StoredEventUnreadable>
): Effect.Effect<A, Exclude<E, StoredEventUnreadable> | CheckpointRefused> =>
  Effect.catchIf(
    growing,
    (failure): failure is StoredEventUnreadable => failure instanceof StoredEventUnreadable,
    ({ position }) => Effect.fail(new CheckpointRefused({ reason: "lines", position }))
  ) as Effect.Effect<A, Exclude<E, StoredEventUnreadable> | CheckpointRefused>

const stated = ({ bytes, sha256 }: Written) => ({ bytes, sha256 })

/**
 * Writes the bundle of a range and returns its manifest. A checkpoint is created first, so that it covers the end of the log.
 * Refuses an altered log, with the position, values whose erasure is recorded, an existing folder and an empty range.
 * @example
 * ```ts
 * import { mkdtempSync } from "node:fs"
 * import { tmpdir } from "node:os"
 * import { ed25519, freshSeed, sha256, signerKeyOf } from "@keikaku/audit"
 * import { exportBundle, verifyBundle } from "@keikaku/audit/bundle"
 * import { type Instant, memoryStore } from "@keikaku/kernel"
 * import { Effect, Result } from "effect"
 *
 * const key = Result.getOrThrow(signerKeyOf({ ...sha256, ...ed25519 }, "plan.example/log", freshSeed()))
 * const folder = `${mkdtempSync(`${tmpdir()}/`)}/bundle`
 * const program = Effect.gen(function* () {
 *   const store = yield* memoryStore
 *   const recordedAt = "2023-04-01T00:00:00.000Z" as Instant
 *   yield* store.append([{ type: "Noted", tags: [], recordedAt, head: '{"recordedAt":"', tail: '"}' }])
 *   yield* exportBundle(store, { signer: { hashing: sha256, signing: ed25519, key }, folder })
 *   return yield* verifyBundle(folder, { keys: [key] })
 * })
 * const report = await Effect.runPromise(program)
 * report.status // => "whole"
 * report.checked?.events // => 1
 * ```
 */
export const exportBundle = Effect.fnUntraced(function* <E = never>(
  store: StoreWithSidecar,
  { folder, from = 1, signer, personal, to: last }: BundleOptions<E>
): Effect.fn.Return<
  Manifest,
  | E
  | BundleUnwritable
  | CheckpointRefused
  | DisclosureRefused
  | ErasedValueGiven
  | FolderExists
  | RangeRefused
  | StoreUnavailable
> {
  const write = Effect.fnUntraced(function* (part: string) {
    const { size } = yield* withoutGap(createCheckpoint(store, signer))
    const to = last ?? size
    const isRange = [from, to].every(Number.isSafeInteger) && from >= 1 && from <= to && to <= size
    if (!isRange) return yield* new RangeRefused({ from, to, size })
    const tree = yield* withoutGap(growTree(store, signer.hashing))
    const checkpoints = yield* checkpointsUpTo(store, signer, to)
    const sizes = checkpoints.map((checkpoint) => checkpoint.size)
    const proofs = yield* proofsOf(tree, { from, to }, sizes)

    const writeFile = Effect.fnUntraced(function* (name: BundleFile, ...pieces: ReadonlyArray<string>) {
      const sink = yield* fileSink(part, name)
      yield* sink.write(...pieces)
      return yield* sink.finish
    })
    const listed = yield* writeEvents(part, store, tree, signer.hashing, { from, to })
    const notes = yield* writeFile(
      bundleFiles.checkpoints,
      ...checkpoints.map(({ note }) => `${JSON.stringify(note)}\n`)
    )
    const { handOvers } = yield* keyRingOf(store, signer)
    const stamps = (yield* timeStampsOf(store)).filter((stamp) => sizes.includes(stamp.size))
    const disclosed = personal === undefined ? undefined : yield* writeDisclosures(part, personal, signer.hashing)
    const manifest: Manifest = {
      format: bundleFormat,
      origin: signer.key.name,
      key: writeVerifierKey(signer.key),
      from,
      to,
      size: sizes.at(-1)!,
      counts: {
        checkpoints: notes.count,
        commitments: listed.commitments.count,
        evidence: listed.evidence.count,
        personal: disclosed?.count ?? 0
      },
      files: {
        [bundleFiles.guide]: stated(yield* writeFile(bundleFiles.guide, guide)),
        [bundleFiles.handOvers]: stated(
          yield* writeFile(bundleFiles.handOvers, ...handOvers.map(({ note }) => `${JSON.stringify(note)}\n`))
        ),
        [bundleFiles.checkpoints]: stated(notes),
        [bundleFiles.timeStamps]: stated(yield* writeFile(bundleFiles.timeStamps, ...stamps.map(encodeTimeStamp))),
        [bundleFiles.commitments]: stated(listed.commitments),
        [bundleFiles.evidence]: stated(listed.evidence),
        [bundleFiles.proofs]: stated(yield* writeFile(bundleFiles.proofs, ...proofs)),
        ...(disclosed === undefined ? {} : { [bundleFiles.personal]: stated(disclosed) })
      }
    }
    yield* writeFile(bundleFiles.manifest, signNote(signer.signing, encodeManifest(manifest), signer.key))
    return manifest
  })
  return yield* inNewFolder(folder, (part) => Effect.scoped(write(part)))
})
