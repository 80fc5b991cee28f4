// Appending: all that callers of this process ask for while an append is in progress goes to the server in one call, which is
// one round trip and one commit. Each append is still decided on its own condition, in order of arrival: the server refuses the
// whole call and returns which conditions are violated, and the other appends are sent again. An append that depends on another of
// the same call is decided after it.
import {
  type AppendCondition,
  AppendConflict,
  type Appended,
  type EventStore,
  type Instant,
  itemsOf,
  matchesItem,
  type PendingEvent,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import { makeBatcher } from "./batcher.ts"
import type { Database, Queries, Row, Value } from "./database.ts"
import { failWith, unavailable } from "./failure.ts"
import type { Notifier } from "./notifier.ts"
import { indexKey, integerArray, itemsAsParameters, joinKeys, joinLines } from "./parameters.ts"

interface AppendRequest {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: AppendCondition | undefined
  readonly answer: (answer: Effect.Effect<Appended, AppendConflict | StoreUnavailable>) => void
}

/** Two, so that the conditions of one call are checked while the other commits. */
const maxConcurrentCalls = 2

/** How many characters go in one call of several appends; a larger append goes alone. An event counts for some at least. */
const maxSizePerCall = 8_000_000
const minSizeOfEvent = 8_000

/** How many characters of lines go in one call at all: an append of more is several calls in one transaction. */
const maxLengthPerCall = 32_000_000

const lengthOf = ({ head, tail }: PendingEvent): number => head.length + tail.length

const sizeOf = ({ events }: AppendRequest): number =>
  events.reduce((size, event) => size + Math.max(minSizeOfEvent, lengthOf(event)), 0)

/** The events in parts that one call can carry each, in order. */
const partsOf = (events: ReadonlyArray<PendingEvent>): ReadonlyArray<ReadonlyArray<PendingEvent>> => {
  const parts: Array<Array<PendingEvent>> = []
  let length = Number.POSITIVE_INFINITY
  for (const event of events) {
    length += lengthOf(event)
    if (length > maxLengthPerCall) {
      parts.push([])
      length = lengthOf(event)
    }
    parts.at(-1)!.push(event)
  }
  return parts
}

/** An append that is refused if one of these events is stored after its position. */
interface DependentRequest {
  readonly request: AppendRequest
  readonly dependencies: ReadonlyArray<{ readonly event: PendingEvent; readonly after: number }>
}

/** The events of a call, indexed by types and tags. */
const makeEventIndex = () => {
  const byKey = new Map<string, Array<PendingEvent>>()
  const insert = (key: string, event: PendingEvent) => {
    const events = byKey.get(key)
    if (events === undefined) byKey.set(key, [event])
    else events.push(event)
  }
  return {
    add: (events: ReadonlyArray<PendingEvent>) => {
      for (const event of events) {
        insert("any", event)
        insert(`type ${event.type}`, event)
        for (const tag of event.tags) insert(`tag ${tag}`, event)
      }
    },
    matching: (condition: AppendCondition): DependentRequest["dependencies"] =>
      itemsOf(condition).flatMap(({ after, item }) => {
        const [tag] = item.tags
        const keys = tag !== undefined ? [`tag ${tag}`] : item.types.map((type) => `type ${type}`)
        const candidates = (keys.length > 0 ? keys : ["any"]).flatMap((key) => byKey.get(key) ?? [])
        return candidates.filter((event) => matchesItem(item, event)).map((event) => ({ after, event }))
      })
  }
}

/** The requests that do not depend on one another, and those that depend on one of these. */
const partition = (
  requests: ReadonlyArray<AppendRequest>
): readonly [ReadonlyArray<AppendRequest>, ReadonlyArray<DependentRequest>] => {
  if (requests.length === 1) return [requests, []]
  const earlierEvents = makeEventIndex()
  const [independent, dependent]: [Array<AppendRequest>, Array<DependentRequest>] = [[], []]
  for (const request of requests) {
    const dependencies = request.condition === undefined ? [] : earlierEvents.matching(request.condition)
    if (dependencies.length > 0) dependent.push({ request, dependencies })
    else independent.push(request)
    earlierEvents.add(request.events)
  }
  return [independent, dependent]
}

/** The instant of each event, unless the log has a later one already; never decreasing. */
const instantsOf = (group: ReadonlyArray<AppendRequest>): ReadonlyArray<Instant> => {
  let latest = "" as Instant
  return group.flatMap(({ events }) =>
    events.map(({ recordedAt }) => {
      if (recordedAt > latest) latest = recordedAt
      return latest
    })
  )
}

const parametersOf = (group: ReadonlyArray<AppendRequest>, instants: ReadonlyArray<Instant>): ReadonlyArray<Value> => {
  const events = group.flatMap((request) => request.events)
  const items = group.flatMap(({ condition }, owner) =>
    condition === undefined ? [] : itemsOf(condition).map((each) => ({ ...each, owner }))
  )
  return [
    joinLines(instants),
    joinLines(events.map(({ type }) => indexKey(type))),
    joinLines(events.map(({ tags }) => joinKeys([...new Set(tags)]))),
    joinLines(events.map(({ head, tail }) => `${head}\t${tail}`)),
    ...itemsAsParameters(items),
    integerArray(items.map(({ after }) => after))
  ]
}

/** Whether the server has refused: the answer is the former end of the log, its instant, and the owners of violated conditions. */
const isRefusal = ([, , refused]: Row): boolean => refused != null && refused !== "{}"

/** The appending side of a store. */
export interface Appender {
  readonly append: EventStore["append"]
  /** Resolves when every request is answered. */
  readonly idle: () => Promise<void>
}

/** Makes the appending side; the notifier is called when events have been added. */
export const makeAppender = (database: Database, notifier: Pick<Notifier, "channelForNext" | "notify">): Appender => {
  const call = `SELECT head, moment, refused FROM ${database.schema}.append(
    $1, $2, $3, $4, $5::int[], $6::int[], $7, $8, $9::bigint[], $10)`

  /** The positions of the events that were stored. */
  type Stored = Map<PendingEvent, number>

  const store = async ({ rows }: Queries, group: ReadonlyArray<AppendRequest>, channel: string | null) =>
    (await rows(call, [...parametersOf(group, instantsOf(group)), channel]))[0] ?? []

  /** Stores the group in one call or, where one append is too large for that, in several of one transaction. */
  const storeAll = (queries: Database, group: ReadonlyArray<AppendRequest>, channel: string | null) => {
    const [first, ...others] = partsOf(group.flatMap(({ events }) => events))
    const [request] = group
    if (group.length > 1 || others.length === 0) return store(queries, group, channel)
    return queries.transaction(async (sameConnection) => {
      const answer = await store(sameConnection, [{ ...request!, events: first! }], channel)
      if (isRefusal(answer)) return answer
      for (const events of others) await store(sameConnection, [{ ...request!, events, condition: undefined }], null)
      return answer
    })
  }

  /** Stores all of the group, or refuses those whose condition is violated and returns the others. */
  const commit = async (
    queries: Database,
    group: ReadonlyArray<AppendRequest>,
    stored: Stored
  ): Promise<ReadonlyArray<AppendRequest>> => {
    const instants = instantsOf(group)
    const channel = notifier.channelForNext()
    const answer = await storeAll(queries, group, channel)
    if (isRefusal(answer)) {
      const owners = new Set(answer[2]!.slice(1, -1).split(",").map(Number))
      for (const owner of owners) refuse(group[owner]!)
      return group.filter((_, n) => !owners.has(n))
    }
    const [head, moment] = answer
    let position = Number(head) + 1
    let recordedAt = (moment ?? "") as Instant
    let event = 0
    for (const { answer, events } of group) {
      event += events.length
      const instant = instants[event - 1]
      if (instant !== undefined && instant > recordedAt) recordedAt = instant
      answer(Effect.succeed({ position, recordedAt }))
      for (const event of events) stored.set(event, position++)
    }
    if (event > 0) notifier.notify(channel !== null)
    return []
  }

  const refuse = ({ answer, condition }: AppendRequest) =>
    answer(Effect.fail(new AppendConflict({ condition: condition! })))

  const settle = async (requests: ReadonlyArray<AppendRequest>, queries: Database): Promise<void> => {
    const [independent, dependent] = partition(requests)
    let unsettled = independent
    const stored: Stored = new Map()
    while (unsettled.length > 0)
      try {
        unsettled = await commit(queries, unsettled, stored)
      } catch (cause) {
        const reason = unavailable(cause)?.reason
        const mayBeOneRequest = reason === undefined || reason === "full"
        if (unsettled.length > 1 && mayBeOneRequest) for (const request of unsettled) await settle([request], queries)
        else for (const { answer } of unsettled) answer(failWith(cause))
        unsettled = []
      }
    const isRefused = ({ dependencies }: DependentRequest) =>
      dependencies.some(({ after, event }) => (stored.get(event) ?? 0) > after)
    const remaining: Array<AppendRequest> = []
    for (const candidate of dependent)
      if (isRefused(candidate)) refuse(candidate.request)
      else remaining.push(candidate.request)
    if (remaining.length > 0) await settle(remaining, queries)
  }

  const batcher = makeBatcher<AppendRequest, Database>(
    Array.from({ length: maxConcurrentCalls }, () => database),
    maxSizePerCall,
    sizeOf,
    settle
  )

  return {
    append: (events, condition) =>
      Effect.callback((resume) => {
        const request = { events, condition, answer: resume }
        batcher.add(request)
        // Interrupted while it is queued, an append stores nothing.
        return Effect.sync(() => batcher.withdraw(request))
      }),
    idle: batcher.idle
  }
}
