// The same for hosts that do not use Effect: promises and plain results. Failures reject the promise with the tagged
// error; refusals are returned, for they are answers.
import { Cause, Effect, Fiber, Stream } from "effect"
import type { CommandOf, Decision } from "./decision.ts"
import { isNewer } from "./decode.ts"
import type { Recorded } from "./event.ts"
import { type Application, type CommandMetadata, execute, type OutcomeOf } from "./execute.ts"
import { factMemory } from "./fact-memory.ts"
import { type Place, placeAfter, readingOnFrom } from "./place.ts"
import { type AsOf, type Projection, replay, type Skipped, withSkipped } from "./projection.ts"
import { everything, type Query } from "./query.ts"
import { selection } from "./selection.ts"
import type { StoredEventUnreadable } from "./store.ts"

/** An application that is open: ask it, look at it, listen to it, close it. */
export interface Open<Settings> {
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
   * Calls back for every matching event after a position or place, past and coming; the result ends the subscription. One that
   * fails, in the store or in the listener, ends too, and says so to `onFailure`: as `other-log` where the log is not the one
   * in which the place was taken.
   */
  readonly subscribe: (
    listener: (recorded: Recorded) => void | Promise<void>,
    options: { readonly onFailure: (failure: unknown) => void; readonly query?: Query; readonly after?: number | Place }
  ) => () => Promise<void>
  /** The place after the event at a position, to be kept with what was made of the events up to it. */
  readonly placeAfter: (position: number) => Promise<Place>
  readonly close: () => Promise<void>
}

/** What a host opens. */
export interface OpenOptions<Settings> extends Application<Settings> {
  /** Called once, when the host is done with the store. */
  readonly close?: () => Promise<void>
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
  const subscriptions = new Set<() => Promise<void>>()
  return {
    execute: (decision, command, metadata) => Effect.runPromise(execute(remembering, decision, command, metadata)),
    view: (projection) => stateOf(projection, {}),
    replay: stateOf,
    subscribe: (listener, { after = 0, onFailure, query = everything }) => {
      const { query: asked, read } = selection(catalogue, query)
      const from = typeof after === "number" ? Effect.succeed(after) : readingOnFrom(store, after)
      const fiber = Stream.unwrap(Effect.map(from, (after) => store.subscribe(asked, { after }))).pipe(
        Stream.mapEffect((stored) => Effect.catch(Effect.fromResult(read(stored)), skip)),
        Stream.runForEach((events) =>
          Effect.promise(async () => {
            for (const recorded of events) await listener(recorded)
          })
        ),
        Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause)))),
        Effect.runFork
      )
      const end = () =>
        Effect.runPromise(Effect.asVoid(Fiber.interrupt(fiber))).then(() => void subscriptions.delete(end))
      subscriptions.add(end)
      return end
    },
    placeAfter: (position) => Effect.runPromise(placeAfter(store, position)),
    close: async () => {
      await Promise.all([...subscriptions].map((end) => end()))
      await application.close?.()
    }
  }
}
