// Commands of this process that contend for the same facts take turns, so that each gets through in about the time of its own
// append. A command that nobody disturbs never waits: turns begin when an append was refused, and only for whoever decides on
// what it was refused for.
import { Effect, Semaphore } from "effect"
import type { Query, QueryItem } from "./query.ts"
import type { EventStore } from "./store.ts"

/** The turns of all commands on one store. */
export interface Contention {
  /** Whether a command that was disturbed by an event of one of these kinds still waits or runs. */
  readonly isOver: (query: () => Query) => boolean
  /** Runs a command when it is its turn; `over` is what its append was refused for, if it was. */
  readonly takeTurn: <A, E>(work: Effect.Effect<A, E>, over: QueryItem | undefined) => Effect.Effect<A, E>
}

const makeContention = (): Contention => {
  const turns = Semaphore.makeUnsafe(1)
  const contended = new Map<string, number>()
  const count = (key: string, by: 1 | -1) => {
    const commands = (contended.get(key) ?? 0) + by
    if (commands === 0) contended.delete(key)
    else contended.set(key, commands)
  }
  return {
    isOver: (query) => contended.size > 0 && query().some((item) => contended.has(JSON.stringify(item))),
    takeTurn: (work, over) => {
      if (over === undefined) return turns.withPermit(work)
      const key = JSON.stringify(over)
      return Effect.acquireUseRelease(
        Effect.sync(() => count(key, 1)),
        () => turns.withPermit(work),
        () => Effect.sync(() => count(key, -1))
      )
    }
  }
}

const contentions = new WeakMap<EventStore, Contention>()

/** The contention for what is in a store, as this process knows it. */
export const contentionFor = (store: EventStore): Contention => {
  const contention = contentions.get(store) ?? makeContention()
  contentions.set(store, contention)
  return contention
}
