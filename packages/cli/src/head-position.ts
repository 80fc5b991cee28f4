// How long the log is: what a progress bar counts towards.
import { type EventStore, everything } from "@keikaku/kernel"
import { Effect } from "effect"

/** The position of the last event, 0 for an empty log. */
export const headPosition = (store: EventStore) =>
  Effect.map(store.read(everything, { backwards: true, limit: 1 }), ([last]) => last?.position ?? 0)

/** The store, telling a listener after each chunk up to which position it has been read. */
export const watched = (store: EventStore, listener: (position: number) => void): EventStore => ({
  ...store,
  read: (query, options) =>
    Effect.tap(store.read(query, options), (chunk) => Effect.sync(() => listener(chunk.at(-1)?.position ?? 0)))
})
