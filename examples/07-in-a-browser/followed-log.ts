// The log of the server in the page: read on page by page over HTTP, each line kept in a store in memory as it stands there.
import { canonicalJson, type EventStore, type JsonObject, openMemory, pendingOf } from "@keikaku/kernel"
import { Effect, Result } from "effect"

interface Page {
  readonly events: ReadonlyArray<JsonObject & { readonly position: number; readonly recordedAt: string }>
  readonly next: number | null
}

/** The log as far as it was read. */
export interface FollowedLog {
  readonly store: EventStore
  /** Reads what has come since; answers when the last event was recorded. */
  readonly readOn: () => Promise<string | undefined>
}

/** Follows the log of the server that the page comes from. */
export const followedLog = (): FollowedLog => {
  const { store } = openMemory()
  let after = 0
  let recordedAt: string | undefined

  const readPage = async (): Promise<boolean> => {
    const answer = await fetch(`events?after=${after}&limit=1000`)
    if (!answer.ok) throw new Error(`events: ${answer.status}`)
    const { events, next } = (await answer.json()) as Page
    const pending = events.map(({ position, ...line }) => pendingOf({ position, line: canonicalJson(line) }))
    if (events.length > 0) await Effect.runPromise(store.append(Result.getOrThrow(Result.all(pending))))
    after = events.at(-1)?.position ?? after
    recordedAt = events.at(-1)?.recordedAt ?? recordedAt
    return next !== null
  }
  const readOn = async () => {
    while (await readPage());
    return recordedAt
  }
  return { store, readOn }
}
