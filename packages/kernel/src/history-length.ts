// How many events a log holds, now or as recorded by then: the one figure that says which history a report stands for.
import { Effect } from "effect"
import { parseStored } from "./codec.ts"
import type { Instant } from "./local-date.ts"
import { everything } from "./query.ts"
import type { EventStore, StoredEventUnreadable, StoreUnavailable } from "./store.ts"

/** How many events there are. */
export const lengthOf = ({ read }: Pick<EventStore, "read">): Effect.Effect<number, StoreUnavailable> =>
  Effect.map(read(everything, { backwards: true, limit: 1 }), ([last]) => last?.position ?? 0)

/** How many of them had been recorded by an instant, or up to a position. Found by halving: instants never decrease. */
export const lengthBy = Effect.fnUntraced(function* (
  store: Pick<EventStore, "read">,
  upTo: Instant | number
): Effect.fn.Return<number, StoreUnavailable | StoredEventUnreadable> {
  const length = yield* lengthOf(store)
  if (typeof upTo === "number") return Math.min(upTo, length)
  let [recorded, later] = [0, length + 1]
  while (later - recorded > 1) {
    const position = Math.floor((recorded + later) / 2)
    const [stored] = yield* store.read(everything, { after: position - 1, limit: 1 })
    const { recordedAt } = yield* Effect.fromResult(parseStored(stored!))
    if (recordedAt <= upTo) recorded = position
    else later = position
  }
  return recorded
})
