// Appending: what callers of this process ask for while another append is under way goes to the server in one call, which is one
// round trip and one commit. Each append is still decided on its own condition, in order of arrival: the server refuses the whole
// call and says whose condition failed, and the others go again; who depends on another of the same call waits for its outcome.
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
import type { Bell } from "./bell.ts"
import type { Database, Queries, Value } from "./database.ts"
import { failWith, unavailable } from "./failure.ts"
import { makeLanes } from "./lanes.ts"
import { integers, itemsAsParameters, lines, plain, tabbed } from "./texts.ts"

interface Proposal {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: AppendCondition | undefined
  readonly answer: (answer: Effect.Effect<Appended, AppendConflict | StoreUnavailable>) => void
}

/** While one call waits for its commit, the conditions of the next are checked already. */
const callsAtOnce = 2

/** About so many events go in one call; a larger append goes alone. */
const eventsAtOnce = 1_000

/** An append whose outcome hangs on whether these events are stored after these positions. */
interface Hanging {
  readonly proposal: Proposal
  readonly on: ReadonlyArray<{ readonly event: PendingEvent; readonly after: number }>
}

/** The events that a call is to store, found by what a query names first. */
const gathering = () => {
  const found = new Map<string, Array<PendingEvent>>()
  const note = (key: string, event: PendingEvent) => {
    const events = found.get(key)
    if (events === undefined) found.set(key, [event])
    else events.push(event)
  }
  return {
    add: (events: ReadonlyArray<PendingEvent>) => {
      for (const event of events) {
        note("any", event)
        note(`type ${event.type}`, event)
        for (const tag of event.tags) note(`tag ${tag}`, event)
      }
    },
    matching: (condition: AppendCondition): Hanging["on"] =>
      itemsOf(condition).flatMap(({ after, item }) => {
        const [tag] = item.tags
        const keys = tag !== undefined ? [`tag ${tag}`] : item.types.map((type) => `type ${type}`)
        const candidates = (keys.length > 0 ? keys : ["any"]).flatMap((key) => found.get(key) ?? [])
        return candidates.filter((event) => matchesItem(item, event)).map((event) => ({ after, event }))
      })
  }
}

/** Those that do not depend on one another, and those that depend on one of them. */
const partition = (proposals: ReadonlyArray<Proposal>): readonly [ReadonlyArray<Proposal>, ReadonlyArray<Hanging>] => {
  if (proposals.length === 1) return [proposals, []]
  const gathered = gathering()
  const [together, hanging]: [Array<Proposal>, Array<Hanging>] = [[], []]
  for (const proposal of proposals) {
    const on = proposal.condition === undefined ? [] : gathered.matching(proposal.condition)
    if (on.length > 0) hanging.push({ proposal, on })
    else together.push(proposal)
    gathered.add(proposal.events)
  }
  return [together, hanging]
}

/** The instant of each event if the log is not beyond it: none is earlier than that of the event before. */
const instantsOf = (group: ReadonlyArray<Proposal>): ReadonlyArray<Instant> => {
  let latest = "" as Instant
  return group.flatMap(({ events }) =>
    events.map(({ recordedAt }) => {
      if (recordedAt > latest) latest = recordedAt
      return latest
    })
  )
}

const parametersOf = (group: ReadonlyArray<Proposal>, instants: ReadonlyArray<Instant>): ReadonlyArray<Value> => {
  const events = group.flatMap((proposal) => proposal.events)
  const items = group.flatMap(({ condition }, owner) =>
    condition === undefined ? [] : itemsOf(condition).map((each) => ({ ...each, owner }))
  )
  return [
    lines(instants),
    lines(events.map(({ type }) => plain(type))),
    lines(events.map(({ tags }) => tabbed([...new Set(tags)]))),
    lines(events.map(({ head, tail }) => `${head}\t${tail}`)),
    ...itemsAsParameters(items),
    integers(items.map(({ after }) => after))
  ]
}

/** The appending side of a store. */
export interface Appender {
  readonly append: EventStore["append"]
  /** Resolves when all that was asked for is answered. */
  readonly idle: () => Promise<void>
}

/** Makes the appending side; the bell is rung when events have been added. */
export const makeAppender = ({ line, schema }: Database, bell: Pick<Bell, "channelForNext" | "ring">): Appender => {
  const call = `SELECT head, moment, refused FROM ${schema}.append(
    $1, $2, $3, $4, $5::int[], $6::int[], $7, $8, $9::bigint[], $10)`

  type Stored = Map<PendingEvent, number>

  /** Stores all of the group, or answers those whose condition failed; what remains to be done. */
  const commit = async (
    { rows }: Queries,
    group: ReadonlyArray<Proposal>,
    stored: Stored
  ): Promise<ReadonlyArray<Proposal>> => {
    const instants = instantsOf(group)
    const channel = bell.channelForNext()
    const [[head, moment, refused] = []] = await rows(call, [...parametersOf(group, instants), channel])
    if (refused != null && refused !== "{}") {
      const owners = new Set(refused.slice(1, -1).split(",").map(Number))
      for (const owner of owners) refuse(group[owner]!)
      return group.filter((_, n) => !owners.has(n))
    }
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
    if (event > 0) bell.ring(channel !== null)
    return []
  }

  const refuse = ({ answer, condition }: Proposal) => answer(Effect.fail(new AppendConflict({ condition: condition! })))

  const settle = async (proposals: ReadonlyArray<Proposal>, queries: Queries): Promise<void> => {
    let [together, hanging] = partition(proposals)
    const stored: Stored = new Map()
    while (together.length > 0)
      try {
        together = await commit(queries, together, stored)
      } catch (cause) {
        const reason = unavailable(cause)?.reason
        const isOnesFault = reason === undefined || reason === "full"
        if (together.length > 1 && isOnesFault) for (const each of together) await settle([each], queries)
        else for (const { answer } of together) answer(failWith(cause))
        together = []
      }
    const isRefused = ({ on }: Hanging) => on.some(({ after, event }) => (stored.get(event) ?? 0) > after)
    for (const each of hanging) if (isRefused(each)) refuse(each.proposal)
    hanging = hanging.filter((each) => !isRefused(each))
    if (hanging.length > 0)
      await settle(
        hanging.map(({ proposal }) => proposal),
        queries
      )
  }

  const waiting = makeLanes<Proposal, Queries>(
    Array.from({ length: callsAtOnce }, line),
    eventsAtOnce,
    ({ events }) => events.length,
    settle
  )

  return {
    append: (events, condition) =>
      Effect.callback((resume) => {
        const mine = { events, condition, answer: resume }
        waiting.add(mine)
        // An append that is interrupted while it waits has not been made.
        return Effect.sync(() => void waiting.withdraw(mine))
      }),
    idle: waiting.idle
  }
}
