// The log and what is made of it, as programs that read an open plan: pages, single events, projections.
import type { OpenPlan } from "@keikaku/core"
import {
  type AsOf,
  everything,
  maxPosition,
  type Place,
  type Projection,
  type Query,
  type ReadOptions,
  type Recorded,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "@keikaku/kernel"
import * as O from "fp-ts/lib/Option.js"
import * as RTE from "fp-ts/lib/ReaderTaskEither.js"
import { fromReadonlyArray, type ReadonlyNonEmptyArray } from "fp-ts/lib/ReadonlyNonEmptyArray.js"
import { asking, failures } from "./asking.ts"

/** What keeps the log from being read. */
export type ReadFailure = StoreUnavailable | StoredEventUnreadable

const ofReading = failures<ReadFailure>({ StoreUnavailable: true, StoredEventUnreadable: true })

type Reading<A> = RTE.ReaderTaskEither<OpenPlan, ReadFailure, A>

/** Some events in the order asked for, and the position to go on `after` or, backwards, `before`: none at the end. */
export interface EventPage {
  readonly events: ReadonlyArray<Recorded>
  readonly next: O.Option<number>
}

/** A page of the events that a query selects: of at most `limit` lines, 1,000 by default. */
export const read = (query: Query, options?: ReadOptions): Reading<EventPage> =>
  asking(ofReading)(async (plan: OpenPlan) => {
    const { events, next } = await plan.read(query, options)
    return { events, next: O.fromNullable(next) }
  })

/** The page after, or backwards before, a position. */
const goOn = (query: Query, options: ReadOptions, position: number): Reading<EventPage> =>
  read(query, { ...options, [options.backwards === true ? "before" : "after"]: position })

/**
 * Folds all that a query selects, page by page, so that no more than a page is held at a time.
 * @example
 * ```ts
 * import { publication, zenkokuPlan } from "@keikaku/core"
 * import { foldPages, withPlan } from "@keikaku/fp-ts"
 * import { everything, openMemory } from "@keikaku/kernel"
 * const counted = foldPages(everything, { limit: 100 })(0, (count, { events }) => count + events.length)
 * await withPlan(async () => ({ plan: zenkokuPlan, ...openMemory() }))(counted)() // => { _tag: "Right", right: 0 }
 * ```
 */
export const foldPages =
  (query: Query, options: ReadOptions = {}) =>
  <S>(initial: S, step: (state: S, page: EventPage) => S): Reading<S> =>
    pages(query, options, initial, step, read(query, options))

const pages =
  <S>(
    query: Query,
    options: ReadOptions,
    initial: S,
    step: (state: S, page: EventPage) => S,
    first: Reading<EventPage>
  ): Reading<S> =>
  (plan) =>
  async () => {
    let state = initial
    let page = await first(plan)()
    while (page._tag === "Right") {
      state = step(state, page.right)
      if (O.isNone(page.right.next)) return { _tag: "Right", right: state }
      page = await goOn(query, options, page.right.next.value)(plan)()
    }
    return page
  }

/** What stands at a position, if the log has it: one event, or the parts of a line that was split. */
export const eventAt = (position: number): Reading<O.Option<ReadonlyNonEmptyArray<Recorded>>> =>
  Number.isSafeInteger(position) && position >= 1 && position <= maxPosition
    ? (plan) =>
        RTE.map(({ events }: EventPage) => fromReadonlyArray(events))(
          read(everything, { after: position - 1, before: position + 1, limit: 1 })
        )(plan)
    : RTE.right(O.none)

/** The state of a projection as the log stands now. */
export const view = <S>(projection: Projection<S>): Reading<S> =>
  asking(ofReading)((plan: OpenPlan) => plan.view(projection))

/** The state of a projection as it was recorded by an instant or position, or as in effect on a date. */
export const replay =
  (asOf: AsOf) =>
  <S>(projection: Projection<S>): Reading<S> =>
    asking(ofReading)((plan: OpenPlan) => plan.replay(projection, asOf))

/** The place after the event at a position, to be kept with what was made of the events up to it. */
export const placeAfter = (position: number): Reading<Place> =>
  asking(ofReading)((plan: OpenPlan) => plan.placeAfter(position))
