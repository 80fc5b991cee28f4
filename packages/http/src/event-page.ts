// Reads one page of the log for `GET /events`: the stored lines, parsed and otherwise untouched.
import { type EventStore, parseStored, type StoredEvent, type Tag } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { pageLimit } from "./event-endpoint.ts"

/** Which events a page is to hold. */
export interface EventPageQuery {
  readonly after?: number
  readonly limit?: number
  readonly type?: ReadonlyArray<string>
  readonly tag?: ReadonlyArray<Tag>
}

/** A stored line as an answer carries it, with its position. */
export const answerLine = (stored: StoredEvent) =>
  Result.map(parseStored(stored), ({ causationId, ...fields }) => ({
    position: stored.position,
    ...fields,
    ...(causationId === undefined ? {} : { causationId })
  }))

/** The page and the position to go on from; a page that is not full is the last one for now. */
export const readEventPage = Effect.fnUntraced(function* (
  store: EventStore,
  { after = 0, limit = pageLimit.usual, tag = [], type = [] }: EventPageQuery
) {
  const stored = yield* store.read([{ types: type, tags: tag }], { after, limit })
  const events = yield* Effect.fromResult(Result.all(stored.map(answerLine)))
  return { events, next: stored.length < limit ? null : (stored.at(-1)?.position ?? null) }
})
