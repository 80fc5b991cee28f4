// The same for hosts that do not use Effect: promises and plain results. Failures reject the promise with the tagged
// error; refusals are returned, for they are answers.
import { Cause, Effect, Fiber, Stream } from "effect"
import { decodeEvent } from "./codec.ts"
import type { CommandOf, Decision } from "./decision.ts"
import type { Recorded } from "./event.ts"
import { type Application, type CommandMetadata, execute, type OutcomeOf } from "./execute.ts"
import { factMemory } from "./fact-memory.ts"
import { type AsOf, type Projection, replay } from "./projection.ts"
import { everything, type Query } from "./query.ts"

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
  /** Calls back for every matching event after the position, past and coming; the result ends the subscription. One
   * that fails, in the store or in the listener, ends too, and says so to `onFailure`. */
  readonly subscribe: (
    listener: (recorded: Recorded) => void | Promise<void>,
    options: { readonly onFailure: (failure: unknown) => void; readonly query?: Query; readonly after?: number }
  ) => () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens an application for promise-style use. `close` is called once, when the host is done with the store. */
export const open = <Settings>(
  application: Application<Settings> & { readonly close?: () => Promise<void> }
): Open<Settings> => {
  const { catalogue, store } = application
  const remembering = { memory: factMemory(), ...application }
  const subscriptions = new Set<() => Promise<void>>()
  return {
    execute: (decision, command, metadata) => Effect.runPromise(execute(remembering, decision, command, metadata)),
    view: (projection) => Effect.runPromise(Effect.map(replay(catalogue, store, projection), ({ state }) => state)),
    replay: (projection, asOf) =>
      Effect.runPromise(Effect.map(replay(catalogue, store, projection, asOf), ({ state }) => state)),
    subscribe: (listener, { after = 0, onFailure, query = everything }) => {
      const fiber = store.subscribe(query, { after }).pipe(
        Stream.mapEffect((stored) => Effect.fromResult(decodeEvent(catalogue, stored))),
        Stream.runForEach((recorded) => Effect.promise(async () => listener(recorded))),
        Effect.tapCause((cause) => Effect.sync(() => Cause.hasInterruptsOnly(cause) || onFailure(Cause.squash(cause)))),
        Effect.runFork
      )
      const end = () =>
        Effect.runPromise(Effect.asVoid(Fiber.interrupt(fiber))).then(() => void subscriptions.delete(end))
      subscriptions.add(end)
      return end
    },
    close: async () => {
      await Promise.all([...subscriptions].map((end) => end()))
      await application.close?.()
    }
  }
}
