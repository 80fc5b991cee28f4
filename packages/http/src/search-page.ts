// Reads one page for `GET /search`. Chunk by chunk until the page is full or enough has been looked through: a condition that
// hardly anything meets must not make one request read the whole log.
import { type Federation, type SearchConditions, searchOf, searchQuery } from "@keikaku/core"
import { type Application, defaultReadLimit, selection } from "@keikaku/kernel"
import { Effect } from "effect"
import { pageLimit } from "./event-endpoint.ts"
import { answerLine } from "./event-page.ts"

/** How many events one request looks through at most. */
export const maxLookedThrough = 20_000

/** The events that meet the conditions and the position to go on from; `null` at the end of the log as it is now. */
export const readSearchPage = Effect.fnUntraced(function* (
  { catalogue, settings, store }: Application<Federation>,
  {
    after = 0,
    limit = pageLimit.usual,
    ...conditions
  }: SearchConditions & { readonly after?: number; readonly limit?: number }
) {
  const { query, read } = selection(catalogue, searchQuery(conditions))
  const isWanted = searchOf(conditions, settings.calendar, catalogue)
  const events = []
  let position = after
  for (let looked = 0; looked < maxLookedThrough; looked += defaultReadLimit) {
    const chunk = yield* store.read(query, { after: position })
    for (const stored of chunk) {
      position = stored.position
      if (!(yield* Effect.fromResult(read(stored))).some(isWanted)) continue
      events.push(yield* Effect.fromResult(answerLine(stored)))
      if (events.length === limit) return { events, next: position }
    }
    if (chunk.length < defaultReadLimit) return { events, next: null }
  }
  return { events, next: position }
})
