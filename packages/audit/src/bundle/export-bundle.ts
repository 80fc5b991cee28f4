// A stretch of the history for an auditor, in a folder that can be verified anywhere, without network and without trust in
// whoever made it. The pieces are written as they are read; the manifest, which signs them all, comes last.
import type { StoredEventUnreadable, StoreUnavailable, StoreWithSidecar } from "@keikaku/kernel"
import { Data, Effect, Result, type Stream } from "effect"
import { openCheckpoint, type SignedCheckpoint } from "../checkpoint.ts"
import { CheckpointRefused, checkpointNotes, createCheckpoint, type Notary } from "../checkpoints.ts"
import { growTree, type HistoryTree } from "../history-tree.ts"
import { signNote } from "../note.ts"
import { writeVerifierKey } from "../note-key.ts"
import type { Disclosure } from "../sealed-value.ts"
import { fileSink } from "./file-sink.ts"
import { guide } from "./guide.ts"
import { type BundleFile, bundleFiles, bundleFormat } from "./layout.ts"
import { encodeManifest, type Manifest } from "./manifest.ts"
import { type BundleUnwritable, type FolderExists, inNewFolder } from "./new-folder.ts"
import { type ConsistencyProof, encodeProofs } from "./proofs.ts"
import { type DisclosureRefused, writeDisclosures } from "./write-disclosures.ts"
import { type Range, writeEvents } from "./write-events.ts"

/** There are no such positions: the first is 1, and the log has `size`. */
export class RangeRefused extends Data.TaggedError("RangeRefused")<{
  readonly from: number
  readonly to: number
  readonly size: number
}> {}

/** What an export is to hold. */
export interface BundleOptions<E = never> {
  readonly notary: Notary
  /** The folder to make; it must not exist, its parent must. */
  readonly folder: string
  /** Position of the first event; 1 unless told otherwise. */
  readonly from?: number
  /** Position of the last event; the end of the log unless told otherwise. */
  readonly to?: number
  /** The values to disclose, of those that events in the range have committed to; without them the bundle is redacted. */
  readonly personal?: Stream.Stream<Disclosure, E>
}

/** The checkpoints up to and including the first that covers a position. */
const checkpointsUpTo = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  { formerKeys = [], key, signing }: Notary,
  to: number
): Effect.fn.Return<ReadonlyArray<SignedCheckpoint>, CheckpointRefused | StoreUnavailable> {
  const checkpoints: Array<SignedCheckpoint> = []
  for (const note of yield* checkpointNotes(store)) {
    const opened = openCheckpoint(signing, note, [key, ...formerKeys])
    if (Result.isFailure(opened)) return yield* new CheckpointRefused({ reason: "altered", size: undefined })
    checkpoints.push(opened.success)
    if (opened.success.size >= to) break
  }
  return checkpoints
})

const proofsOf = Effect.fnUntraced(function* (tree: HistoryTree, { from, to }: Range, sizes: ReadonlyArray<number>) {
  const last = sizes.at(-1)!
  const steps = sizes.slice(1).map((newer, n) => [sizes[n]!, newer] as const)
  const consistency: Array<ConsistencyProof> = []
  for (const [older, newer] of last > to ? [...steps, [to, last] as const] : steps)
    consistency.push({ older, newer, proof: yield* tree.proveConsistency(older, newer) })
  return encodeProofs({ before: yield* tree.subtreesAt(from - 1), consistency })
})

/**
 * Writes the bundle of a range and returns its manifest. A checkpoint is made first, so that the end of the log can be covered.
 * An altered log is refused, with the position, as are an existing folder and an empty range.
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
 *   yield* exportBundle(store, { notary: { hashing: sha256, signing: ed25519, key }, folder })
 *   return yield* verifyBundle(folder, { keys: [key] })
 * })
 * const report = await Effect.runPromise(program)
 * report.outcome // => "whole"
 * report.checked?.events // => 1
 * ```
 */
export const exportBundle = Effect.fnUntraced(function* <E = never>(
  store: StoreWithSidecar,
  { folder, from = 1, notary, personal, to: last }: BundleOptions<E>
): Effect.fn.Return<
  Manifest,
  | E
  | BundleUnwritable
  | CheckpointRefused
  | DisclosureRefused
  | FolderExists
  | RangeRefused
  | StoreUnavailable
  | StoredEventUnreadable
> {
  const write = Effect.fnUntraced(function* (part: string) {
    const { size } = yield* createCheckpoint(store, notary)
    const to = last ?? size
    const isRange = [from, to].every(Number.isSafeInteger) && from >= 1 && from <= to && to <= size
    if (!isRange) return yield* new RangeRefused({ from, to, size })
    const tree = yield* growTree(store, notary.hashing)
    const checkpoints = yield* checkpointsUpTo(store, notary, to)
    const sizes = checkpoints.map((checkpoint) => checkpoint.size)
    const proofs = yield* proofsOf(tree, { from, to }, sizes)

    const whole = Effect.fnUntraced(function* (name: BundleFile, ...pieces: ReadonlyArray<string>) {
      const sink = yield* fileSink(part, name)
      yield* sink.write(...pieces)
      return yield* sink.finish
    })
    const listed = yield* writeEvents(part, store, tree, notary.hashing, { from, to })
    const notes = yield* whole(bundleFiles.checkpoints, ...checkpoints.map(({ note }) => `${JSON.stringify(note)}\n`))
    const disclosed = personal === undefined ? undefined : yield* writeDisclosures(part, personal, notary.hashing)
    const manifest: Manifest = {
      format: bundleFormat,
      origin: notary.key.name,
      key: writeVerifierKey(notary.key),
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
        [bundleFiles.guide]: (yield* whole(bundleFiles.guide, guide)).sha256,
        [bundleFiles.checkpoints]: notes.sha256,
        [bundleFiles.commitments]: listed.commitments.sha256,
        [bundleFiles.evidence]: listed.evidence.sha256,
        [bundleFiles.proofs]: (yield* whole(bundleFiles.proofs, proofs)).sha256,
        ...(disclosed === undefined ? {} : { [bundleFiles.personal]: disclosed.sha256 })
      }
    }
    yield* whole(bundleFiles.manifest, signNote(notary.signing, encodeManifest(manifest), notary.key))
    return manifest
  })
  return yield* inNewFolder(folder, (part) => Effect.scoped(write(part)))
})
