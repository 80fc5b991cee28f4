// How a stream is named: not by a stream id, but by the types and tags of the events it holds (Dynamic Consistency
// Boundary, dcb.events). The same value selects what a decision reads, what it must not race with, and what a report folds.

/** A reference from an event to a thing it is about, `kind:id`. */
export type Tag = `${string}:${string}`

/** One alternative of a query: any of the types AND all of the tags. No types means any type, no tags any tags. */
export interface QueryItem {
  readonly types: ReadonlyArray<string>
  readonly tags: ReadonlyArray<Tag>
}

/** Alternatives, joined by OR. A query without alternatives selects nothing. */
export type Query = ReadonlyArray<QueryItem>

/** Selects every event of the log. */
export const everything: Query = [{ types: [], tags: [] }]

/** What a query looks at in an event. */
export interface Selectable {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

/** Whether the event has one of the item's types and all of its tags. */
export const matchesItem = (item: QueryItem, event: Selectable): boolean =>
  (item.types.length === 0 || item.types.includes(event.type)) && item.tags.every((tag) => event.tags.includes(tag))

/**
 * Whether any alternative of the query selects the event.
 * @example
 * ```ts
 * import { matches } from "@keikaku/kernel"
 * const opened = { type: "CaseOpened", tags: ["case:7", "city:13"] }
 * matches([{ types: ["CaseOpened"], tags: ["case:7"] }], opened) // => true
 * matches([{ types: ["CaseClosed"], tags: ["case:7"] }], opened) // => false
 * ```
 */
export const matches = (query: Query, event: Selectable): boolean => query.some((item) => matchesItem(item, event))
