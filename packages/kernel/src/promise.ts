// The same for hosts that do not use Effect: promises and plain results. Failures reject the promise with the tagged
// error; refusals are returned, for they are answers.
import { Clock, Data, Effect } from "effect"
import type { CommandMetadata } from "./command.ts"
import type { CommandOf, Decision } from "./decision.ts"
import { isNewer } from "./decode.ts"
import { type Disposing, disposing } from "./disposing.ts"
import { type Application, type DryRunOf, dryRun, execute, type OutcomeOf } from "./execute.ts"
import { factMemory } from "./fact-memory.ts"
import type { Label } from "./label.ts"
import { memoryStore } from "./memory.ts"
import { type Page, readPage } from "./page.ts"
import { type Place, placeAfter } from "./place.ts"
import { type AsOf, type Projection, replay, type Skipped, withSkipped } from "./projection.ts"
import type { Query } from "./query.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import { type ReadOptions, type StoredEventUnreadable, StoreUnavailable } from "./store.ts"
import { storeReasons } from "./store-failure.ts"
import { type Listener, type SubscribeOptions, subscriptionsOn } from "./subscriptions.ts"

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
  /** What would come of a command now; nothing is recorded. */
  readonly dryRun: <D extends Decision<Settings>>(
    decision: D,
    command: CommandOf<D>,
    metadata: CommandMetadata
  ) => Promise<DryRunOf<D>>
  /** A page of the events that a query selects. */
  readonly read: (query: Query, options?: ReadOptions) => Promise<Page>
  /** The report as the log stands now. */
  readonly view: <S>(projection: Projection<S>) => Promise<S>
  /** The report as it was recorded by an instant or position, or as in effect on a date. */
  readonly replay: <S>(projection: Projection<S>, asOf: AsOf) => Promise<S>
  /**
   * Calls back for every matching event after a position or place, or after those that were dealt with under a name, past and coming;
   * the result ends the subscription, and no further event is delivered once it is called. One that fails, in the store or in the
   * listener, ends too, and says so to `onFailure`: as `other-log` where the log is not the one in which the place was taken.
   */
  readonly subscribe: (listener: Listener, options: SubscribeOptions) => () => Promise<void>
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
  /** The time, in milliseconds since 1970: that of the machine unless it is given. Commands are decided and recorded by it. */
  readonly now?: () => number
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
    const { skipped, state } = await run(replay(catalogue, store, projection, { ...asOf, newer }))
    if (skipped !== undefined) onSkipped?.(skipped)
    return state
  }
  const skip = (failure: StoredEventUnreadable) => {
    if (onSkipped === undefined || !isNewer(failure)) return Effect.fail(failure)
    onSkipped(withSkipped(failure))
    return Effect.succeed([])
  }
  const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => Effect.runPromise(atTime(effect, application.now))
  const remembering = { memory: factMemory(), ...application }
  const { endAll, subscribe } = subscriptionsOn(application, skip)
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    const left = await endAll(application.closeTimeout ?? defaultCloseTimeout)
    await application.close?.()
    if (left > 0) throw new ListenersLeft({ listeners: left })
  }
  const close = () => {
    closing ??= closeAll()
    return closing
  }
  return {
    execute: (decision, command, metadata) => run(execute(remembering, decision, command, metadata)),
    dryRun: (decision, command, metadata) => run(dryRun(application, decision, command, metadata)),
    read: (query, options) => run(readPage(application, query, options)),
    view: (projection) => stateOf(projection, {}),
    replay: stateOf,
    subscribe: (listener, options) => {
      if (closing === undefined) return subscribe(listener, options)
      options.onFailure(new StoreUnavailable({ reason: "closed", message: storeReasons.closed.en }))
      return async () => {}
    },
    placeAfter: (position) => run(placeAfter(store, position)),
    close,
    ...disposing(close)
  }
}

/** The same by a host's clock; what waits, waits by the machine's. */
export const atTime = <A, E>(effect: Effect.Effect<A, E>, now: (() => number) | undefined): Effect.Effect<A, E> =>
  now === undefined
    ? effect
    : Clock.clockWith((machine) =>
        Effect.provideService(
          effect,
          Clock.Clock,
          Object.assign(Object.create(machine), { currentTimeMillisUnsafe: now, currentTimeMillis: Effect.sync(now) })
        )
      )

/**
 * The store in memory for hosts that do not use Effect: it forgets.
 * @example
 * ```ts
 * import { openPlan, publication, zenkokuPlan } from "@keikaku/core"
 * import { openMemory } from "@keikaku/kernel"
 * const plan = openPlan({ plan: zenkokuPlan, ...openMemory() })
 * const manual = { manual: "m1", title: "手引", edition: 1, occurredOn: "2023-06-01" }
 * const tried = await plan.dryRun(publication.IssueManual, manual, { commandId: "c1", actor: "headquarters/1" })
 * tried._tag // => "WouldRecord"
 * ```
 */
export const openMemory = (): { readonly store: StoreWithSidecar } => ({ store: Effect.runSync(memoryStore) })
