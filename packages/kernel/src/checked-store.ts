// What a store may be asked, checked once for all stores: a caller that asks for a position that is none, or stores a tag that
// another store would read as another one, has a defect, and nothing of it reaches the log.
import { Effect, Stream } from "effect"
import { placeAfter } from "./place.ts"
import { everything, type Query } from "./query.ts"
import {
  type AppendCondition,
  AppendConflict,
  type EventStore,
  itemsOf,
  type PendingEvent,
  type ReadOptions
} from "./store.ts"

const demand = (isSo: boolean, where: string, invariant: string): void => {
  if (!isSo) throw new Error(`bug: ${where}: ${invariant}`)
}

const demandPosition = (position: number | undefined, where: string, name: string): void =>
  demand(
    position === undefined || (Number.isSafeInteger(position) && position >= 0),
    where,
    `${name} is ${position}, no position`
  )

const demandText = (where: string, texts: ReadonlyArray<string>): void => {
  for (const text of texts) demand(text.isWellFormed(), where, `${JSON.stringify(text)} has half of a surrogate pair`)
}

const demandQuery = (where: string, query: Query): void => {
  for (const { tags, types } of query) {
    demandText(where, tags)
    demandText(where, types)
  }
}

const demandAppend = (events: ReadonlyArray<PendingEvent>, condition: AppendCondition | undefined): void => {
  demand(events.length > 0, "append", "there is no event to append")
  for (const { head, tags, tail, type } of events) demandText("append", [type, head, tail, ...tags])
  if (condition === undefined) return
  demandQuery("append", condition.query)
  for (const after of [condition.after].flat()) demandPosition(after, "append", "after")
}

const demandRead = (query: Query, { after, before, limit }: ReadOptions = {}): void => {
  demandQuery("read", query)
  for (const [name, position] of Object.entries({ after, before, limit })) demandPosition(position, "read", name)
}

/** A conflict with what came in between. A store only says that there is something. */
const explained = Effect.fnUntraced(function* (
  { read }: EventStore,
  conflict: AppendConflict
): Effect.fn.Return<never, AppendConflict> {
  const { condition } = conflict
  for (const alternative of itemsOf(condition)) {
    const { after, item } = alternative
    const [first] = yield* Effect.orElseSucceed(read([item], { after, limit: 1 }), () => [])
    if (first !== undefined)
      return yield* new AppendConflict({ condition, found: { ...alternative, position: first.position } })
  }
  const [last] = yield* Effect.orElseSucceed(read(everything, { backwards: true, limit: 1 }), () => [])
  const found = itemsOf(condition).find(({ after }) => after > (last?.position ?? 0))
  return yield* found === undefined ? conflict : new AppendConflict({ condition, found })
})

/** The same store, which says of a conflict what came in between, and dies of an empty append, of positions and limits that are not
 * whole numbers from 0 on, and of text with half of a surrogate pair. Every store of this project is one. */
export const checkedStore = <S extends EventStore>(store: S): S => ({
  ...store,
  append: (events, condition) =>
    Effect.suspend(() => {
      demandAppend(events, condition)
      return Effect.catchTag(store.append(events, condition), "AppendConflict", (conflict) =>
        explained(store, conflict)
      )
    }),
  read: (query, options) =>
    Effect.suspend(() => {
      demandRead(query, options)
      return store.read(query, options)
    }),
  subscribe: (query, options) =>
    Stream.suspend(() => {
      demandRead(query, options)
      const whereItIs = placeAfter(store, options?.after ?? 0)
      return Stream.unwrap(Effect.as(whereItIs, store.subscribe(query, options)))
    })
})
