// Subscriptions of a host that uses promises: listeners that are called for each event, in order, one at a time. Under a name, a
// subscription goes on where it ended, also in another process.
import { Cause, Effect, Fiber, Stream } from "effect"
import type { Catalogue } from "./catalogue.ts"
import type { Recorded } from "./event.ts"
import { keptPlace } from "./kept-place.ts"
import { type Place, readingOnFrom } from "./place.ts"
import { everything, type Query } from "./query.ts"
import { selection } from "./selection.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import type { EventStore, StoredEvent, StoredEventUnreadable } from "./store.ts"

/** Called for each event; the next one waits for it. */
export type Listener = (recorded: Recorded) => void | Promise<void>

/** Which events, from where on, and who hears of a failure, which ends the subscription. */
export interface SubscribeOptions {
  readonly onFailure: (failure: unknown) => void
  readonly query?: Query
  /** Without a name: the position or place to read on from. */
  readonly after?: number | Place
  /**
   * The place is kept beside the log under this name, after the listener has returned: each event comes at least once and in order,
   * however often the process is ended. Events that came together are kept together; after a crash up to a thousand come again.
   */
  readonly name?: string
}

/** A subscription that runs. */
interface Running {
  readonly fiber: Fiber.Fiber<unknown, unknown>
  readonly stop: () => void
}

/** Where the log is to be read from, and what to do when events were dealt with. */
const placeOf = (store: EventStore & Partial<StoreWithSidecar>, { after = 0, name }: SubscribeOptions) => {
  if (name !== undefined) {
    if (!/^[!-~]{1,100}$/.test(name))
      throw new Error("bug: subscribe: a name is 1 to 100 characters of ASCII, no spaces")
    if (store.sidecar === undefined)
      throw new Error("bug: subscribe: a store that keeps nothing beside its log keeps no name")
    return keptPlace({ ...store, sidecar: store.sidecar }, `subscription/${name}`)
  }
  const from = typeof after === "number" ? Effect.succeed(after) : readingOnFrom(store, after)
  return Effect.map(from, (after) => ({ after, keep: () => Effect.void }))
}

/** The subscriptions to a log. */
export const subscriptionsOn = (
  { catalogue, store }: { readonly catalogue: Catalogue; readonly store: EventStore },
  /** What to do with a line that cannot be read. */
  skip: (failure: StoredEventUnreadable) => Effect.Effect<ReadonlyArray<Recorded>, StoredEventUnreadable>
) => {
  const running = new Set<Running>()

  const subscribe = (listener: Listener, options: SubscribeOptions): (() => Promise<void>) => {
    const { onFailure, query = everything } = options
    const { query: asked, read } = selection(catalogue, query)
    let isEnded = false
    let isListening = false

    /** Whether the listener has dealt with it. */
    const deliver = async (recorded: Recorded): Promise<boolean> => {
      isListening = true
      try {
        await listener(recorded)
        return true
      } catch (failure) {
        stop()
        onFailure(failure)
        return false
      } finally {
        isListening = false
      }
    }

    const deliverAll = Effect.fnUntraced(function* (chunk: ReadonlyArray<StoredEvent>) {
      let last: StoredEvent | undefined
      for (const stored of chunk) {
        const events = yield* Effect.catch(Effect.fromResult(read(stored)), skip)
        for (const recorded of events) if (isEnded || !(yield* Effect.promise(() => deliver(recorded)))) return last
        last = stored
      }
      return last
    })

    const fiber = placeOf(store, options).pipe(
      Effect.flatMap(({ after, keep }) =>
        Stream.runForEachArray(store.subscribe(asked, { after }), (chunk) =>
          // An interruption waits for the listener, and for what is kept after it.
          deliverAll(chunk).pipe(
            Effect.flatMap((last) => (last === undefined ? Effect.void : keep(last))),
            Effect.uninterruptible
          )
        )
      ),
      Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause)))),
      Effect.runFork
    )
    const stop = () => {
      isEnded = true
      fiber.interruptUnsafe()
    }
    const subscription = { fiber, stop }
    running.add(subscription)
    fiber.addObserver(() => void running.delete(subscription))
    return async () => {
      stop()
      // A listener may end its own subscription.
      if (!isListening) await Effect.runPromise(Fiber.await(fiber))
    }
  }

  /** Ends them all and waits so many milliseconds for their listeners; answers how many have not returned by then. */
  const endAll = async (milliseconds: number): Promise<number> => {
    const fibers = [...running].map(({ fiber, stop }) => {
      stop()
      return fiber
    })
    await Effect.runPromise(Effect.timeoutOption(Fiber.awaitAll(fibers), milliseconds))
    return fibers.filter((fiber) => fiber.pollUnsafe() === undefined).length
  }

  return { subscribe, endAll }
}
