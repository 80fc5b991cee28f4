// Earlier events that a report shows beside those it folds, found by their position: what a correction corrects. Their leaf
// hashes are made from the stored lines by a function that the host hands in, for the core hashes nothing.
import { type Catalogue, decodeEvents, type EventStore, everything, type Recorded } from "@keikaku/kernel"
import { Effect } from "effect"

/** The leaf hash of a stored line in hexadecimal (SHA-256 of 0x00 and the line, RFC 6962 §2.1). */
export type LeafOf = (line: string) => string

/** Where cited events are read from; without `leafOf` no leaf can be checked. */
interface Citable {
  readonly catalogue: Catalogue
  readonly store: EventStore
  readonly leafOf?: LeafOf
}

/** An event that is cited, with the leaf hash of its line as it is stored now, if the host can hash lines. */
export interface CitedEvent {
  readonly recorded: Recorded
  readonly leaf: string | undefined
}

/** Events that are cited, by position; a position that the log does not have is not among them. */
export type CitedEvents = ReadonlyMap<number, CitedEvent>

/** Reads the events at these positions. */
export const readCited = Effect.fnUntraced(function* (
  { catalogue, leafOf, store }: Citable,
  positions: ReadonlyArray<number>
) {
  const cited = new Map<number, CitedEvent>()
  for (const position of new Set(positions.filter((each) => each > 0 && Number.isSafeInteger(each)))) {
    const [stored] = yield* store.read(everything, { after: position - 1, before: position + 1, limit: 1 })
    if (stored === undefined) continue
    const [recorded] = yield* Effect.fromResult(decodeEvents(catalogue, stored))
    if (recorded === undefined) continue
    cited.set(position, { recorded, leaf: leafOf?.(stored.line) })
  }
  return cited as CitedEvents
})
