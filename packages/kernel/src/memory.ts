// The reference store: the simplest code that satisfies the contract. For tests and for trying things; it forgets.
import { Effect, PubSub, Stream } from "effect"
import type { Instant } from "./local-date.ts"
import { matches } from "./query.ts"
import type { Sidecar, StoreWithSidecar } from "./sidecar.ts"
import { AppendConflict, defaultReadLimit, type EventStore, lineOf, readAll, type StoredEvent } from "./store.ts"

interface Entry extends StoredEvent {
  readonly type: string
  readonly tags: ReadonlyArray<string>
}

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
  const log: Array<Entry> = []
  const appended = yield* PubSub.sliding<void>(1)
  let recordedAt = "" as Instant

  const append: EventStore["append"] = (events, condition) =>
    Effect.suspend(() => {
      if (condition && log.slice(condition.after).some((entry) => matches(condition.query, entry)))
        return Effect.fail(new AppendConflict({ condition }))
      const position = log.length + 1
      for (const event of events) {
        if (event.recordedAt > recordedAt) recordedAt = event.recordedAt
        log.push({ position: log.length + 1, line: lineOf(event, recordedAt), type: event.type, tags: event.tags })
      }
      return Effect.as(PubSub.publish(appended, undefined), { position, recordedAt })
    })

  const read: EventStore["read"] = (
    query,
    { after = 0, before = Infinity, limit = defaultReadLimit, backwards = false } = {}
  ) =>
    Effect.sync(() => {
      const part = log.slice(after, Math.max(before - 1, 0)).filter((entry) => matches(query, entry))
      return (backwards ? part.reverse() : part).slice(0, limit)
    })

  const store: StoreWithSidecar = {
    append,
    read,
    subscribe: (query, options) => follow(query, options?.after ?? 0),
    sidecar: memorySidecar(),
    // Nobody can reach it behind its back.
    misindexed: Effect.succeed([])
  }

  const follow = (query: Parameters<EventStore["read"]>[0], after: number): ReturnType<EventStore["subscribe"]> =>
    Stream.unwrap(
      Effect.map(PubSub.subscribe(appended), (wakes) => {
        let last = after
        return Stream.concat(Stream.make(undefined), Stream.fromSubscription(wakes)).pipe(
          Stream.flatMap(() => Stream.suspend(() => readAll(store, query, { after: last }))),
          Stream.tap((stored) =>
            Effect.sync(() => {
              last = stored.position
            })
          )
        )
      })
    )

  return store
})
