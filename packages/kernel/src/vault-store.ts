// The port to a place for sealed records: what must be erasable for good, and so never lies in a log, whose backups are kept
// for ever, nor beside one. Whoever keeps the records cannot read them; what a record says is known to its owner alone.
import type { Effect } from "effect"
import type { StoreUnavailable } from "./store.ts"

/** One sealed record: the key it is found by, whom it is about, and the sealed text. All three are ASCII and not empty. */
export interface SealedRecord {
  readonly key: string
  readonly subject: string
  readonly sealed: string
}

/** Sealed records by key and by subject. What is removed or erased is no longer in any file of the store. */
export interface VaultStore {
  /** Keeps all of the records or none, durable once it succeeds; a record replaces the one under its key. */
  readonly put: (records: ReadonlyArray<SealedRecord>) => Effect.Effect<void, StoreUnavailable>
  /** What is kept under these keys, in order of the keys; what is not kept is passed over. */
  readonly get: (keys: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<SealedRecord>, StoreUnavailable>
  /** All that is kept about a subject, in order of the keys. */
  readonly about: (subject: string) => Effect.Effect<ReadonlyArray<SealedRecord>, StoreUnavailable>
  /** One page of everything, in order of the keys: those after a key, at most `limit` (default 1,000); fewer are the last. */
  readonly page: (options?: {
    readonly after?: string
    readonly limit?: number
  }) => Effect.Effect<ReadonlyArray<SealedRecord>, StoreUnavailable>
  /** Seals anew: sets the text of each record that is still kept with the text `from`. What was erased meanwhile stays so. */
  readonly reseal: (
    changes: ReadonlyArray<{ readonly key: string; readonly from: string; readonly to: string }>
  ) => Effect.Effect<void, StoreUnavailable>
  /** Removes what is kept under these keys; how many records that were. */
  readonly remove: (keys: ReadonlyArray<string>) => Effect.Effect<number, StoreUnavailable>
  /** Removes all that is kept about a subject; how many records that were. */
  readonly erase: (subject: string) => Effect.Effect<number, StoreUnavailable>
}

/** How many records one page has at most by default. */
export const defaultPageSize = 1_000
