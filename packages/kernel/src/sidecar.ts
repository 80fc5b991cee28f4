// What a store keeps beside its log, in the same file or database: the hashes of the history, signed checkpoints. Texts by
// key, changed all or none, so that whoever keeps them never finds half of what belongs together.
import { Context, type Effect } from "effect"
import type { Discrepancy } from "./discrepancy.ts"
import type { EventStore, StoreUnavailable } from "./store.ts"

/** Texts by key; keys are ASCII and not empty. Nothing here is part of the history. */
export interface Sidecar {
  /** What is kept under these keys; what is not kept is not in the map. */
  readonly get: (keys: ReadonlyArray<string>) => Effect.Effect<ReadonlyMap<string, string>, StoreUnavailable>
  /** The keys that begin so, with their texts, in order of the keys. */
  readonly list: (
    prefix: string
  ) => Effect.Effect<ReadonlyArray<readonly [key: string, text: string]>, StoreUnavailable>
  /**
   * Keeps all of the texts under their keys, durable once it succeeds, if `expected.key` is kept with `expected.text`
   * (undefined: is not kept). False when it is not: nothing has changed then.
   */
  readonly put: (
    texts: ReadonlyMap<string, string>,
    expected: { readonly key: string; readonly text: string | undefined }
  ) => Effect.Effect<boolean, StoreUnavailable>
}

/** A store with what it keeps beside its log. */
export interface StoreWithSidecar extends EventStore {
  readonly sidecar: Sidecar
  /**
   * What in the store contradicts its lines, or is none of its own: it was modified externally, and queries may miss events. Lists
   * at most a hundred, each fault once. Reads the whole log.
   */
  readonly discrepancies: Effect.Effect<ReadonlyArray<Discrepancy>, StoreUnavailable>
}

/** The service of that shape, beside that of the log alone: for what keeps something beside the log, such as checkpoints. */
export const StoreWithSidecar: Context.Service<StoreWithSidecar, StoreWithSidecar> = Context.Service(
  "@keikaku/kernel/StoreWithSidecar"
)
