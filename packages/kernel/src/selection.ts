// How a query over today's events is put to a store that holds yesterday's lines: asked also under former names, under the types
// that were split, and without the tags that older lines lack; and what then does not belong is left out again.
import { Result } from "effect"
import type { Catalogue } from "./catalogue.ts"
import { decodeEvents } from "./decode.ts"
import type { Recorded } from "./event.ts"
import { type Evolution, evolutionOf } from "./evolution.ts"
import { matches, type Query, type QueryItem } from "./query.ts"
import { type AppendCondition, itemsOf, type StoredEvent, type StoredEventUnreadable } from "./store.ts"

/** A query as a store is asked, and how to read what the store answers. */
export interface Selection {
  /** Selects at least every line that holds a selected event. */
  readonly query: Query
  /** The selected events of one line: none, one or several. */
  readonly read: (stored: StoredEvent) => Result.Result<ReadonlyArray<Recorded>, StoredEventUnreadable>
}

/** How a query is asked and answered with a catalogue. Without a past, it is asked as it is. */
export const selection = (catalogue: Catalogue, query: Query): Selection => {
  const evolution = evolutionOf(catalogue.events)
  if (evolution.isPlain) return { query, read: (stored) => decodeEvents(catalogue, stored) }
  const asked = query.map((item) => underPresentNames(evolution, item))
  const isSelected = ({ event, tags }: Recorded) => matches(asked, { type: event._tag, tags })
  return {
    query: asked.flatMap((item) => storedItems(evolution, item)),
    read: (stored) => Result.map(decodeEvents(catalogue, stored), (events) => events.filter(isSelected))
  }
}

/** The condition that no event matching the query was recorded, as a store is asked: lines of older programs count too. */
export const storedCondition = (catalogue: Catalogue, condition: AppendCondition): AppendCondition => {
  const evolution = evolutionOf(catalogue.events)
  if (evolution.isPlain) return condition
  const items = itemsOf(condition).flatMap(({ after, item }) =>
    storedItems(evolution, underPresentNames(evolution, item)).map((item) => ({ after, item }))
  )
  return { query: items.map(({ item }) => item), after: items.map(({ after }) => after) }
}

const underPresentNames = ({ definitions }: Evolution, item: QueryItem): QueryItem => ({
  ...item,
  types: item.types.map((type) => definitions.get(type)?.type ?? type)
})

/** The item under every stored type that may read so, and for each event that gained one of its tags, without those. */
const storedItems = ({ retagged, sources }: Evolution, { tags, types }: QueryItem): ReadonlyArray<QueryItem> => {
  const namesOf = (type: string) => sources.get(type) ?? [type]
  const untagged = retagged.flatMap(({ newTags, type }): ReadonlyArray<QueryItem> => {
    const old = tags.filter((tag) => !newTags.includes(tag.slice(0, tag.indexOf(":"))))
    const isAsked = types.length === 0 || types.includes(type)
    return isAsked && old.length < tags.length ? [{ types: namesOf(type), tags: old }] : []
  })
  return [{ types: [...new Set(types.flatMap(namesOf))], tags }, ...untagged]
}
