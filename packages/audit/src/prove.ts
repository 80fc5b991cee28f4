// Proofs about a log that hold: each is checked before it is handed out, the line against its stored hash and the path against the
// root. Nothing is written to the store.
import {
  everything,
  lengthOf,
  type StoredEventUnreadable,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Checkpoint } from "./checkpoint.ts"
import { type Consistency, checkConsistency } from "./consistency.ts"
import type { Hashing } from "./hashing.ts"
import { HistoryAltered } from "./history-altered.ts"
import { readTree } from "./history-tree.ts"
import { checkInclusion, type Inclusion } from "./inclusion.ts"
import { assertLeadsTo } from "./stored-checkpoint.ts"

type Readable = Pick<StoreWithSidecar, "read" | "sidecar">
type Failure = HistoryAltered | StoreUnavailable | StoredEventUnreadable

/** A line and the proof that it is part of a tree. */
export interface LineInclusion extends Inclusion {
  readonly line: string
}

/**
 * Proves that the line at a position, from 1, is part of the tree of a size, or of a checkpoint, to whose root the proof leads then.
 * The position must be within the size.
 */
export const proveInclusion = Effect.fnUntraced(function* (
  store: Readable,
  hashing: Hashing,
  {
    position,
    tree: { root: signedRoot, size }
  }: {
    readonly position: number
    readonly tree: Pick<Checkpoint, "size"> & Partial<Pick<Checkpoint, "root">>
  }
): Effect.fn.Return<LineInclusion, Failure> {
  const [stored] = yield* store.read(everything, { after: position - 1, limit: 1 })
  if (stored?.position !== position) return yield* new HistoryAltered({ reason: "line-missing", at: position })
  if ((yield* lengthOf(store)) < size) return yield* new HistoryAltered({ reason: "shorter", at: size })
  const tree = yield* readTree(store, hashing, size)
  const leaf = hashing.leaf(stored.line)
  const index = position - 1
  const [kept] = yield* tree.leaves({ from: index, to: position })
  if (kept !== leaf) return yield* new HistoryAltered({ reason: "line-differs", at: position })
  if (signedRoot !== undefined) yield* assertLeadsTo(tree, { root: signedRoot, size })
  const root = yield* tree.rootAt(size)
  const inclusion = { index, size, leaf, root, proof: yield* tree.proveInclusion(position, size) }
  if (!checkInclusion(hashing, inclusion)) return yield* new HistoryAltered({ reason: "hashes-differ", at: position })
  return { ...inclusion, line: stored.line }
})

/** Proves that the tree of `newer` lines begins with that of `older`; both must be within the log. */
export const proveConsistency = Effect.fnUntraced(function* (
  store: Readable,
  hashing: Hashing,
  older: number,
  newer: number
): Effect.fn.Return<Consistency, Failure> {
  const tree = yield* readTree(store, hashing, newer)
  const consistency = {
    older: { size: older, root: yield* tree.rootAt(older) },
    newer: { size: newer, root: yield* tree.rootAt(newer) },
    proof: yield* tree.proveConsistency(older, newer)
  }
  if (!checkConsistency(hashing, consistency)) return yield* new HistoryAltered({ reason: "root-differs", at: newer })
  return consistency
})
