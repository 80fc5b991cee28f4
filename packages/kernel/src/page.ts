// One chunk of the log as events, for whoever leafs through it.
import { Effect } from "effect"
import type { Catalogue } from "./catalogue.ts"
import type { Recorded } from "./event.ts"
import type { Query } from "./query.ts"
import { selection } from "./selection.ts"
import {
  defaultReadLimit,
  type EventStore,
  type ReadOptions,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "./store.ts"

/** Some events in the order asked for, and where to go on. */
export interface Page {
  readonly events: ReadonlyArray<Recorded>
  /** The position to go on `after` or, backwards, `before`; undefined at the end. */
  readonly next: number | undefined
}

/** Reads one page: of at most `limit` lines, 1,000 by default. */
export const readPage = Effect.fnUntraced(function* (
  { catalogue, store }: { readonly catalogue: Catalogue; readonly store: Pick<EventStore, "read"> },
  query: Query,
  options: ReadOptions = {}
): Effect.fn.Return<Page, StoreUnavailable | StoredEventUnreadable> {
  const { query: asked, read } = selection(catalogue, query)
  const chunk = yield* store.read(asked, options)
  const events = yield* Effect.forEach(chunk, (stored) => Effect.fromResult(read(stored)))
  const isLast = chunk.length < (options.limit ?? defaultReadLimit)
  return { events: events.flat(), next: isLast ? undefined : chunk.at(-1)?.position }
})
