// How far a reader has come, kept beside the log under the reader's name: a process that starts again goes on from there. It is kept
// after an event was dealt with, never before, so each is dealt with at least once.
import { Effect } from "effect"
import { type Place, readingOnFrom } from "./place.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import type { StoredEvent, StoreUnavailable } from "./store.ts"

/** The place of one reader. */
export interface KeptPlace {
  /** The position that was kept when it was opened; 0 for a new reader. */
  readonly after: number
  /** Keeps the place after an event; a process of the same name that has come further is left there. */
  readonly keep: (last: StoredEvent) => Effect.Effect<void, StoreUnavailable>
}

const readPlace = (text: string | undefined): Place | undefined => (text === undefined ? undefined : JSON.parse(text))

/** The place of the reader of this name; fails as `other-log` where it was kept in another log, or in this one before it was put back. */
export const keptPlace = Effect.fnUntraced(function* (
  store: Pick<StoreWithSidecar, "identity" | "read" | "sidecar">,
  name: string
): Effect.fn.Return<KeptPlace, StoreUnavailable> {
  const key = `place/${name}`
  const { get, put } = store.sidecar
  const log = yield* store.identity
  const stored = Effect.map(get([key]), (texts) => texts.get(key))
  let text = yield* stored
  const place = readPlace(text)
  const after = place === undefined ? 0 : yield* readingOnFrom(store, place)
  return {
    after,
    keep: Effect.fnUntraced(function* (last) {
      const next = JSON.stringify({ log, ...last } satisfies Place)
      while ((readPlace(text)?.position ?? 0) < last.position) {
        const isKept = yield* put(new Map([[key, next]]), { key, text })
        text = isKept ? next : yield* stored
      }
    })
  }
})
