// Reads a log from its first line on, chunk by chunk, and hashes what it hands out: at the end its root is known, computed from
// the lines themselves and not from the hashes that are kept beside them.
import { compactRange, type Digest, sha256 } from "@keikaku/audit"
import {
  defaultReadLimit,
  type EventStore,
  everything,
  type StoredEvent,
  StoredEventUnreadable,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"

/** Where the reading of one log has come to. */
export interface LineReader {
  /** How many lines have been handed out, and the root over them. */
  readonly size: () => number
  readonly root: () => Digest
  /** The next lines, up to that position; none at the end of the log. Fails where a position is missing. */
  readonly next: (upTo?: number) => Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable | StoredEventUnreadable>
}

/** Starts before the first line. */
export const lineReader = ({ read }: Pick<EventStore, "read">): LineReader => {
  const range = compactRange(sha256)
  return {
    size: range.size,
    root: range.root,
    next: Effect.fnUntraced(function* (upTo = Infinity) {
      const limit = Math.min(defaultReadLimit, upTo - range.size())
      const chunk = yield* read(everything, { after: range.size(), limit })
      for (const { line, position } of chunk) {
        if (position !== range.size() + 1)
          return yield* new StoredEventUnreadable({ position: range.size() + 1, message: "it is missing" })
        range.append(sha256.leaf(line))
      }
      return chunk
    })
  }
}
