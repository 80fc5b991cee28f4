// How far a reader has come in a log, in a form that it keeps with what it made of the events. With it, it goes on only in the
// log that it read: not in another one, and not in the same one put back from a copy that lacks what was read.
import { Effect } from "effect"
import { everything } from "./query.ts"
import { type EventStore, StoreUnavailable } from "./store.ts"

/** The end of what was read: which log it was, the position of its last event, and that event's exact line. */
export interface Place {
  readonly log: string
  readonly position: number
  /** Absent at position 0, before the first event. */
  readonly line?: string
}

type Log = Pick<EventStore, "identity" | "read">

const otherLog = (message: string) => new StoreUnavailable({ reason: "other-log", message })

const lineAt = ({ read }: Log, position: number): Effect.Effect<string, StoreUnavailable> =>
  Effect.flatMap(read(everything, { after: position - 1, limit: 1 }), ([stored]) =>
    stored?.position === position
      ? Effect.succeed(stored.line)
      : Effect.fail(otherLog(`the log ends before position ${position}`))
  )

/** The place after the event at a position; fails as `other-log` where the log ends before it. */
export const placeAfter = Effect.fnUntraced(function* (
  store: Log,
  position: number
): Effect.fn.Return<Place, StoreUnavailable> {
  const log = yield* store.identity
  return position === 0 ? { log, position } : { log, position, line: yield* lineAt(store, position) }
})

/** The position from which to read on; fails as `other-log` where this is not the log in which the place was taken. */
export const readingOnFrom = Effect.fnUntraced(function* (
  store: Log,
  { line, log, position }: Place
): Effect.fn.Return<number, StoreUnavailable> {
  const identity = yield* store.identity
  if (identity !== log) return yield* otherLog(`the log is ${identity}, not ${log}`)
  if (position > 0 && (yield* lineAt(store, position)) !== line)
    return yield* otherLog(`the event at position ${position} is another one`)
  return position
})
