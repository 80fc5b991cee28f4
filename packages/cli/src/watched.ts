// A store that reports how far it has been read: what a progress bar shows.
import type { EventStore } from "@keikaku/kernel"
import { Effect } from "effect"

/** The store, which reports to a listener after each chunk up to which position it has been read. */
export const watched = (store: EventStore, listener: (position: number) => void): EventStore => ({
  ...store,
  read: (query, options) =>
    Effect.tap(store.read(query, options), (chunk) => Effect.sync(() => listener(chunk.at(-1)?.position ?? 0)))
})
