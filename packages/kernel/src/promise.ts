// The same for hosts that do not use Effect: promises and plain results. Failures reject the promise with the tagged
// error; refusals are returned, for they are answers.
import { Cause, Data, Effect, Fiber, Stream } from "effect"
import type { CommandOf, Decision } from "./decision.ts"
import { isNewer } from "./decode.ts"
import { type Disposing, disposing } from "./disposing.ts"
import type { Recorded } from "./event.ts"
import { type Application, type CommandMetadata, execute, type OutcomeOf } from "./execute.ts"
import { factMemory } from "./fact-memory.ts"
import type { Label } from "./label.ts"
import { type Place, placeAfter, readingOnFrom } from "./place.ts"
import { type AsOf, type Projection, replay, type Skipped, withSkipped } from "./projection.ts"
import { everything, type Query } from "./query.ts"
import { selection } from "./selection.ts"
import { type StoredEventUnreadable, StoreUnavailable } from "./store.ts"
import { storeReasons } from "./store-failure.ts"

/** The application is closed, and some listeners had not returned by then: what they were doing goes on, on a closed store. */
export class ListenersLeft extends Data.TaggedError("ListenersLeft")<{ readonly listeners: number }> {
  get sentence(): Label {
    return {
      ja: `終了しましたが、${this.listeners}件のリスナーがまだ処理中です。`,
      en: `Closed, while ${this.listeners} listeners were still running.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** How long `close` waits for running listeners by default, in milliseconds. */
export const defaultCloseTimeout = 5_000

/** An application that is open: ask it, look at it, listen to it, close it. */
export interface Open<Settings> extends Disposing {
  readonly execute: <D extends Decision<Settings>>(
    decision: D,
    command: CommandOf<D>,
    metadata: CommandMetadata
  ) => Promise<OutcomeOf<D>>
  /** The report as the log stands now. */
  readonly view: <S>(projection: Projection<S>) => Promise<S>
  /** The report as it was recorded by an instant or position, or as in effect on a date. */
  readonly replay: <S>(projection: Projection<S>, asOf: AsOf) => Promise<S>
  /**
   * Calls back for every matching event after a position or place, past and coming; the result ends the subscription, and no further
   * event is delivered once it is called. One that fails, in the store or in the listener, ends too, and says so to `onFailure`:
   * as `other-log` where the log is not the one in which the place was taken.
   */
  readonly subscribe: (
    listener: (recorded: Recorded) => void | Promise<void>,
    options: { readonly onFailure: (failure: unknown) => void; readonly query?: Query; readonly after?: number | Place }
  ) => () => Promise<void>
  /** The place after the event at a position, to be kept with what was made of the events up to it. */
  readonly placeAfter: (position: number) => Promise<Place>
  /**
   * Delivers no further event, waits for the listeners that are running, for `closeTimeout` at most, and closes the store. Rejects with
   * `ListenersLeft` where some had not returned; the store is closed then too. A listener must not wait for it. Closing twice is closing once.
   */
  readonly close: () => Promise<void>
}

/** What a host opens. */
export interface OpenOptions<Settings> extends Application<Settings> {
  /** Called once, when the host is done with the store. */
  readonly close?: () => Promise<void>
  /** How long `close` waits for running listeners, in milliseconds; {@link defaultCloseTimeout} unless it is given. */
  readonly closeTimeout?: number
  /**
   * Hears of lines that only a newer program can read: with it, views and subscriptions go on without such lines and say here
   * how many they skipped, of which kinds, and which was the first; without it, they fail. Commands always fail.
   */
  readonly onSkipped?: (skipped: Skipped) => void
}

/** Opens an application for promise-style use. */
export const open = <Settings>(application: OpenOptions<Settings>): Open<Settings> => {
  const { catalogue, onSkipped, store } = application
  const newer = onSkipped === undefined ? "fail" : "skip"
  const stateOf = async <S>(projection: Projection<S>, asOf: AsOf): Promise<S> => {
    const { skipped, state } = await Effect.runPromise(replay(catalogue, store, projection, { ...asOf, newer }))
    if (skipped !== undefined) onSkipped?.(skipped)
    return state
  }
  const skip = (failure: StoredEventUnreadable) => {
    if (onSkipped === undefined || !isNewer(failure)) return Effect.fail(failure)
    onSkipped(withSkipped(failure))
    return Effect.succeed([])
  }
  const remembering = { memory: factMemory(), ...application }
  const subscriptions = new Set<Subscription>()
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    const fibers = [...subscriptions].map(({ fiber, stop }) => {
      stop()
      return fiber
    })
    const left = await Effect.runPromise(unfinished(fibers, application.closeTimeout ?? defaultCloseTimeout))
    await application.close?.()
    if (left > 0) throw new ListenersLeft({ listeners: left })
  }
  const close = () => {
    closing ??= closeAll()
    return closing
  }
  return {
    execute: (decision, command, metadata) => Effect.runPromise(execute(remembering, decision, command, metadata)),
    view: (projection) => stateOf(projection, {}),
    replay: stateOf,
    subscribe: (listener, { after = 0, onFailure, query = everything }) => {
      if (closing !== undefined) {
        onFailure(new StoreUnavailable({ reason: "closed", message: storeReasons.closed.en }))
        return async () => {}
      }
      const { query: asked, read } = selection(catalogue, query)
      let isEnded = false
      let isRunning = false
      const deliver = async (recorded: Recorded) => {
        if (isEnded) return
        isRunning = true
        try {
          await listener(recorded)
        } catch (failure) {
          stop()
          onFailure(failure)
        } finally {
          isRunning = false
        }
      }
      const from = typeof after === "number" ? Effect.succeed(after) : readingOnFrom(store, after)
      const fiber = Stream.unwrap(Effect.map(from, (after) => store.subscribe(asked, { after }))).pipe(
        Stream.mapEffect((stored) => Effect.catch(Effect.fromResult(read(stored)), skip)),
        Stream.runForEach((events) =>
          // An interruption waits for the listener.
          Effect.forEach(events, (recorded) => Effect.uninterruptible(Effect.promise(() => deliver(recorded))))
        ),
        Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause)))),
        Effect.runFork
      )
      const stop = () => {
        isEnded = true
        fiber.interruptUnsafe()
      }
      const subscription = { fiber, stop }
      subscriptions.add(subscription)
      fiber.addObserver(() => void subscriptions.delete(subscription))
      return async () => {
        stop()
        // A listener may end its own subscription.
        if (!isRunning) await Effect.runPromise(Fiber.await(fiber))
      }
    },
    placeAfter: (position) => Effect.runPromise(placeAfter(store, position)),
    close,
    ...disposing(close)
  }
}

interface Subscription {
  readonly fiber: Fiber.Fiber<unknown, unknown>
  readonly stop: () => void
}

/** How many have not ended by then. */
const unfinished = (
  fibers: ReadonlyArray<Fiber.Fiber<unknown, unknown>>,
  milliseconds: number
): Effect.Effect<number> =>
  Effect.map(
    Effect.timeoutOption(Fiber.awaitAll(fibers), milliseconds),
    () => fibers.filter((fiber) => fiber.pollUnsafe() === undefined).length
  )
