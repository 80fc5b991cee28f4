// Appending: what callers of this process ask for while another append is under way goes to the server in one call, which is one
// round trip and one commit. Each append is still decided on its own condition, in order of arrival. When a call fails by what is
// in it, nothing of it was stored, and its appends are tried one by one, so that only the guilty one fails.
import {
  type AppendCondition,
  AppendConflict,
  type Appended,
  type EventStore,
  type Instant,
  matches,
  type PendingEvent,
  type Query,
  type StoreUnavailable
} from "@keikaku/kernel"
import { Effect } from "effect"
import type { Database, Row, Value } from "./database.ts"
import { failWith, unavailable } from "./failure.ts"
import { makeLanes } from "./lanes.ts"
import { integers, lines, plain, tabbed } from "./texts.ts"

interface Proposal {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: AppendCondition | undefined
  readonly answer: (answer: Effect.Effect<Appended, AppendConflict | StoreUnavailable>) => void
}

/** Two: while one call waits for its commit, the conditions of the next are checked already. */
const lanes = 2

/** About so many events go in one call; a larger append goes alone. */
const eventsAtOnce = 1_000

/** Pairs of proposals, numbered from 1: the condition of the first matches an event of the second, which comes before it. */
const meetings = (group: ReadonlyArray<Proposal>): ReadonlyArray<readonly [number, number]> => {
  const having = new Map<string, Array<number>>()
  const note = (key: string, number: number) => {
    const numbers = having.get(key)
    if (numbers === undefined) having.set(key, [number])
    else if (numbers.at(-1) !== number) numbers.push(number)
  }
  const everyone: Array<number> = []
  const candidates = (query: Query): ReadonlyArray<number> =>
    query.flatMap(({ tags, types }) => {
      if (tags[0] !== undefined) return having.get(`tag ${tags[0]}`) ?? []
      return types.length === 0 ? everyone : types.flatMap((type) => having.get(`type ${type}`) ?? [])
    })
  return group.flatMap(({ condition, events }, index) => {
    const number = index + 1
    const met =
      condition === undefined
        ? []
        : [...new Set(candidates(condition.query))].filter((earlier) =>
            group[earlier - 1]!.events.some((event) => matches(condition.query, event))
          )
    if (events.length > 0) everyone.push(number)
    for (const event of events) {
      note(`type ${event.type}`, number)
      for (const tag of event.tags) note(`tag ${tag}`, number)
    }
    return met.map((earlier) => [number, earlier] as const)
  })
}

const parametersOf = (group: ReadonlyArray<Proposal>): ReadonlyArray<Value> => {
  const events = group.flatMap((proposal, n) => proposal.events.map((event) => ({ event, owner: n + 1 })))
  const items = group.flatMap(({ condition }, n) =>
    condition === undefined ? [] : condition.query.map((item) => ({ item, owner: n + 1, after: condition.after }))
  )
  const pairs = meetings(group)
  return [
    integers(events.map(({ owner }) => owner)),
    lines(events.map(({ event }) => event.recordedAt)),
    lines(events.map(({ event }) => plain(event.type))),
    lines(events.map(({ event }) => tabbed([...new Set<string>(event.tags)]))),
    lines(events.map(({ event }) => `${event.head}\t${event.tail}`)),
    integers(items.map(({ owner }) => owner)),
    lines(items.map(({ item }) => tabbed(item.tags))),
    lines(items.map(({ item }) => tabbed(item.types))),
    integers(items.map(({ after }) => after)),
    integers(pairs.map(([meeting]) => meeting)),
    integers(pairs.map(([, met]) => met))
  ]
}

const answerAll = (group: ReadonlyArray<Proposal>, rows: ReadonlyArray<Row>): void => {
  const ends = new Map(rows.map(([proposal, ...end]) => [Number(proposal), end] as const))
  const [last, instant] = ends.get(0)!
  let next = Number(last) + 1
  let recordedAt = instant as Instant
  for (const [n, { answer, condition, events }] of group.entries()) {
    const end = ends.get(n + 1)
    if (end?.[0] === null) {
      answer(Effect.fail(new AppendConflict({ condition: condition! })))
      continue
    }
    if (end !== undefined) recordedAt = end[1] as Instant
    answer(Effect.succeed({ position: next, recordedAt }))
    next += events.length
  }
}

/** The appending side of a store. */
export interface Appender {
  readonly append: EventStore["append"]
  /** Resolves when all that was asked for is answered. */
  readonly idle: () => Promise<void>
}

/** Makes the appending side; `onCommit` is called when events have been added. */
export const makeAppender = ({ rows, schema }: Database, onCommit: () => void): Appender => {
  const call = `SELECT proposal, position, recorded_at FROM ${schema}.append(
    $1::int[], $2, $3, $4, $5, $6::int[], $7, $8, $9::bigint[], $10::int[], $11::int[])`

  const commit = async (group: ReadonlyArray<Proposal>): Promise<void> => {
    try {
      const ends = await rows(call, parametersOf(group))
      answerAll(group, ends)
      if (ends.some(([proposal, position]) => proposal !== "0" && position !== null)) onCommit()
    } catch (cause) {
      const reason = unavailable(cause)?.reason
      const isOnesFault = reason === undefined || reason === "full"
      if (group.length === 1 || !isOnesFault) for (const { answer } of group) answer(failWith(cause))
      else for (const each of group) await commit([each])
    }
  }

  const waiting = makeLanes<Proposal>(lanes, eventsAtOnce, ({ events }) => events.length, commit)

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
