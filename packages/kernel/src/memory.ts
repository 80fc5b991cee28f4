// The reference store: the simplest code that satisfies the contract. For tests and for trying things; it forgets.
import { Effect, PubSub, Random } from "effect"
import { checkedStore } from "./checked-store.ts"
import type { Instant } from "./local-date.ts"
import { matches, matchesItem, type Query, type Selectable } from "./query.ts"
import type { Sidecar, StoreWithSidecar } from "./sidecar.ts"
import {
  AppendConflict,
  type ConditionItem,
  defaultReadLimit,
  type EventStore,
  follow,
  itemsOf,
  lineOf,
  type StoredEvent
} from "./store.ts"

type IndexedEvent = StoredEvent & Selectable

const memorySidecar = (): Sidecar => {
  const kept = new Map<string, string>()
  return {
    get: (keys) => Effect.sync(() => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)!]] : [])))),
    list: (prefix) =>
      Effect.sync(() => [...kept].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1))),
    put: (texts, expected) =>
      Effect.sync(() => {
        if (kept.get(expected.key) !== expected.text) return false
        for (const [key, text] of texts) kept.set(key, text)
        return true
      })
  }
}

/** An empty log that lives as long as the value does. */
export const memoryStore: Effect.Effect<StoreWithSidecar> = Effect.gen(function* () {
  const log: Array<IndexedEvent> = []
  const tagged = new Map<string, Array<IndexedEvent>>()
  const appended = yield* PubSub.sliding<void>(1)
  const identity = `memory ${yield* Random.next}`
  let recordedAt = "" as Instant

  /** What is under the first tag of each item, or else everything; in order and beyond the position. */
  const candidates = (query: Query, after: number): ReadonlyArray<IndexedEvent> => {
    if (query.some(({ tags }) => tags.length === 0)) return log.slice(after)
    const found = new Set(query.flatMap(({ tags }) => tagged.get(tags[0]!) ?? []))
    return [...found].filter(({ position }) => position > after).sort((a, b) => a.position - b.position)
  }

  const append: EventStore["append"] = (events, condition) =>
    Effect.suspend(() => {
      const isMet = ({ after, item }: ConditionItem): boolean =>
        after > log.length || candidates([item], after).some((entry) => matchesItem(item, entry))
      if (condition && itemsOf(condition).some(isMet)) return Effect.fail(new AppendConflict({ condition }))
      const position = log.length + 1
      for (const event of events) {
        if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
        const { tags, type } = event
        log.push({ position: log.length + 1, line: lineOf(event, recordedAt), type, tags })
        for (const tag of tags) if (tagged.get(tag)?.push(log.at(-1)!) === undefined) tagged.set(tag, [log.at(-1)!])
      }
      return Effect.as(PubSub.publish(appended, undefined), { position, recordedAt })
    })

  const read: EventStore["read"] = (
    query,
    { after = 0, before = Infinity, limit = defaultReadLimit, backwards = false } = {}
  ) =>
    Effect.sync(() => {
      const among = candidates(query, after)
      const found: Array<StoredEvent> = []
      for (const entry of backwards ? among.toReversed() : among) {
        if (found.length >= limit) break
        if (entry.position < before && matches(query, entry)) found.push(entry)
      }
      return found
    })

  const store: StoreWithSidecar = {
    append,
    read,
    subscribe: (query, { after = 0 } = {}) => follow(store, PubSub.subscribe(appended), query, after),
    identity: Effect.succeed(identity),
    sidecar: memorySidecar(),
    // It cannot be modified externally.
    discrepancies: Effect.succeed([])
  }
  return checkedStore(store)
})
