// A log whose lines are hashed as they are read, so that whoever folds them can state the root of the very lines that were folded: not of
// what an index or stored hashes say, which may have been changed without them.
import {
  defaultReadLimit,
  type EventStore,
  matches,
  parseStored,
  type Query,
  type ReadOptions,
  type StoredEvent,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { storedCheckpoints } from "./checkpoints.ts"
import { digestOfBase64 } from "./digest.ts"
import type { Hashing } from "./hashing.ts"
import { type HistoryRead, historyReader } from "./read-history.ts"

/** A log up to a position, and the hashes of its lines. */
export interface HashedStore {
  /** Ends at the position. Reading forwards from the beginning, it serves the lines that are hashed. */
  readonly store: EventStore
  /** Reads what is left, and compares all of it with the stored hashes and checkpoints. */
  readonly finish: Effect.Effect<Provenance, StoreUnavailable>
}

/** What was read. */
export interface Provenance extends HistoryRead {
  /** Whether the lines are those of the stored hashes and checkpoints, as far as these reach. */
  readonly isAsStored: boolean
}

const isSelected = (query: Query, stored: StoredEvent): boolean => {
  const line = parseStored(stored)
  return Result.isSuccess(line) && matches(query, line.success)
}

/** Opens a log up to a position for one reading, such as that of a report. */
export const hashedStore = Effect.fnUntraced(function* (
  store: StoreWithSidecar,
  hashing: Hashing,
  size: number
): Effect.fn.Return<HashedStore, StoreUnavailable> {
  const signed = (yield* storedCheckpoints(store)).flatMap(({ note }) => {
    const [, sizeText, root = ""] = note.split("\n")
    return Number(sizeText) <= size ? [{ size: Number(sizeText), root: digestOfBase64(root) }] : []
  })
  const sizes = [size, ...signed.map((checkpoint) => checkpoint.size)]
  const { finish, next } = yield* historyReader(store, hashing, { sizes, upTo: size })
  let ahead: ReadonlyArray<StoredEvent> = []
  let served = 0

  const forwards = Effect.fnUntraced(function* (query: Query, limit: number) {
    const found: Array<StoredEvent> = []
    while (found.length < limit) {
      if (ahead.length === 0) ahead = yield* next
      if (ahead.length === 0) break
      let taken = 0
      while (taken < ahead.length && found.length < limit) {
        const stored = ahead[taken++]!
        if (isSelected(query, stored)) found.push(stored)
      }
      ahead = ahead.slice(taken)
    }
    served = found.at(-1)?.position ?? size
    return found
  })

  const read = (query: Query, options: ReadOptions = {}) => {
    const { after = 0, backwards = false, before = Infinity, limit = defaultReadLimit } = options
    return !backwards && before > size && after === served && after < size
      ? forwards(query, limit)
      : store.read(query, { ...options, before: Math.min(before, size + 1) })
  }

  return {
    store: { ...store, read },
    finish: Effect.gen(function* () {
      while ((yield* next).length > 0);
      const read = yield* finish
      const isSigned = signed.every(({ root, size: at }) => read.rootAt(at) === root)
      return { ...read, isAsStored: read.wrong.length === 0 && !read.hasWrongTiles && isSigned }
    })
  }
})
