// The port to a store: append on a condition, read, subscribe. Three operations are all that a log needs to offer;
// the contract suite of `@keikaku/testing` says precisely what they promise.
import { Context, Data, Effect, Option, type PubSub, Result, type Scope, Stream } from "effect"
import type { Label } from "./label.ts"
import type { Instant } from "./local-date.ts"
import type { Query, QueryItem, Tag } from "./query.ts"
import { storeReasons } from "./store-failure.ts"

/** One line of the log: canonical JSON, those exact bytes for ever. The position is the line's place, not part of it. */
export interface StoredEvent {
  readonly position: number
  readonly line: string
}

/** An event about to be stored. Its line is `head + recordedAt + tail`: the store settles the instant, nothing else. */
export interface PendingEvent {
  readonly type: string
  readonly tags: ReadonlyArray<Tag>
  /** The earliest instant to record; a store uses that of the event before it where that is later. */
  readonly recordedAt: Instant
  readonly head: string
  readonly tail: string
}

/** A line stays under this many bytes of UTF-8, so that a proof over it has a bounded size. */
export const maxLineBytes = 65_536

/** The exact line that a store keeps when it records the event at that instant. */
export const lineOf = (event: PendingEvent, recordedAt: Instant): string => event.head + recordedAt + event.tail

/**
 * Append only if no event after that position matches the query; each alternative may have a position of its own.
 * A position beyond the end of the log is that of another log: the append is refused.
 */
export interface AppendCondition {
  readonly query: Query
  readonly after: number | ReadonlyArray<number>
}

/** An alternative of a condition, and the position after which nothing may match it. */
export interface ConditionItem {
  readonly item: QueryItem
  readonly after: number
}

/** The alternatives of a condition. One that is given no position is good from the beginning of the log. */
export const itemsOf = ({ after, query }: AppendCondition): ReadonlyArray<ConditionItem> =>
  query.map((item, n) => ({ item, after: typeof after === "number" ? after : (after[n] ?? 0) }))

/** Where the first of the appended events went, and the instant of the last one. */
export interface Appended {
  readonly position: number
  readonly recordedAt: Instant
}

/** Which part of the matching events to read; `backwards` starts from the end (or below `before`). */
export interface ReadOptions {
  readonly after?: number
  readonly before?: number
  readonly limit?: number
  readonly backwards?: boolean
}

/** Positions go from 1 to this: every one is exact as a number, and so are those before and after it. */
export const maxPosition = Number.MAX_SAFE_INTEGER - 1

/** An event that the condition's query matches was appended first: `found` says which alternative it matches and where it is. */
export class AppendConflict extends Data.TaggedError("AppendConflict")<{
  readonly condition: AppendCondition
  readonly found?: ConditionItem & {
    /** Absent where the alternative's position lies beyond the end of the log. */
    readonly position?: number
  }
}> {
  get sentence(): Label {
    return {
      ja: "同じ事実に基づく記録が集中しています。もう一度お試しください。",
      en: "Others keep recording events on the same facts. Try again."
    }
  }
  override get message(): string {
    if (this.found === undefined) return this.sentence.en
    const { after, item, position } = this.found
    const where = position === undefined ? `the log ends before ${after}` : `at ${position}, after ${after}`
    return `${this.sentence.en} (${[...item.types, ...item.tags].join(" ") || "anything"}: ${where})`
  }
}

/** The store cannot serve: a stable reason with its sentence, and the driver's own message. */
export class StoreUnavailable extends Data.TaggedError("StoreUnavailable")<{
  readonly reason: keyof typeof storeReasons
  readonly message: string
  readonly cause?: unknown
  /** Of a `corrupt` log: the position of the first line that cannot be read. What lies before and after it can be, in two readings. */
  readonly position?: number
}> {
  get sentence(): Label {
    return storeReasons[this.reason]
  }
}

/**
 * A line of the log that cannot be read, and why: it is malformed, its type or version is one that only a newer program knows,
 * or an upcaster threw. `reason` is absent where the store has lost the line or has another one. `type` and `version` are the
 * line's own, where they could be read.
 */
export class StoredEventUnreadable extends Data.TaggedError("StoredEventUnreadable")<{
  readonly position: number
  readonly message: string
  readonly reason?: "malformed" | "unknown-type" | "newer-version" | "upcaster-threw"
  readonly type?: string
  readonly version?: number
}> {
  get sentence(): Label {
    return {
      ja: `位置 ${this.position} の記録を読めません。`,
      en: `The event at position ${this.position} cannot be read.`
    }
  }
}

/** The failure to read a line. */
export const unreadable = (
  { position }: StoredEvent,
  reason: NonNullable<StoredEventUnreadable["reason"]>,
  message: string,
  line?: { readonly type: string; readonly version: number }
): Result.Result<never, StoredEventUnreadable> =>
  Result.fail(new StoredEventUnreadable({ position, reason, message, ...line }))

/** A log of events. Positions are 1, 2, 3, … and become visible in that order, to every reader. */
export interface EventStore {
  /** All of the events or none, as neighbours, durable once it succeeds. Refuses under the condition without a trace. */
  readonly append: (
    events: ReadonlyArray<PendingEvent>,
    condition?: AppendCondition
  ) => Effect.Effect<Appended, AppendConflict | StoreUnavailable>
  /** One chunk: the matching events in log order (or backwards), at most `limit` (default 1,000); fewer are the last. */
  readonly read: (query: Query, options?: ReadOptions) => Effect.Effect<ReadonlyArray<StoredEvent>, StoreUnavailable>
  /**
   * Everything after the position, then what is appended from now on by anybody; without gap, repeat or end. Fails as `other-log`
   * where the log ends before the position.
   */
  readonly subscribe: (
    query: Query,
    options?: { readonly after?: number }
  ) => Stream.Stream<StoredEvent, StoreUnavailable>
  /** Which log this is: a text that no other log has, nor this one after it was put back from a copy. Not part of the history. */
  readonly identity: Effect.Effect<string, StoreUnavailable>
}

/** The service of that shape, for hosts that take their store from the context of Effect. */
export const EventStore: Context.Service<EventStore, EventStore> = Context.Service("@keikaku/kernel/EventStore")

/** How many events one read returns at most by default. */
export const defaultReadLimit = 1_000

/** Everything that matches, read chunk by chunk, up to the end of the log as the last chunk found it. */
export const readAll = (
  store: Pick<EventStore, "read">,
  query: Query,
  options: { readonly after?: number } = {}
): Stream.Stream<StoredEvent, StoreUnavailable> =>
  Stream.paginate(options.after ?? 0, (after) =>
    Effect.map(store.read(query, { after }), (chunk) => {
      const last = chunk.at(-1)
      const more = last !== undefined && chunk.length === defaultReadLimit
      return [chunk, more ? Option.some(last.position) : Option.none()] as const
    })
  )

/**
 * How a store subscribes: everything up to the end of the log, then, at each wake, what has been appended since. `listen` begins
 * before the first reading, so that nothing is appended unheard; a wake for nothing costs a read.
 */
export const follow = (
  store: Pick<EventStore, "read">,
  listen: Effect.Effect<PubSub.Subscription<void>, never, Scope.Scope>,
  query: Query,
  after: number
): Stream.Stream<StoredEvent, StoreUnavailable> =>
  Stream.unwrap(
    Effect.map(listen, (wakes) => {
      let last = after
      return Stream.concat(Stream.make(undefined), Stream.fromSubscription(wakes)).pipe(
        Stream.flatMap(() => Stream.suspend(() => readAll(store, query, { after: last }))),
        Stream.tap(({ position }) =>
          Effect.sync(() => {
            last = position
          })
        )
      )
    })
  )
