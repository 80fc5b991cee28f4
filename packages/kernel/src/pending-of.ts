// A stored line as an event about to be stored again: the line is cut at its instant, which is all that a store settles. What is
// not canonical was not written by this program, and a store might not keep it to the byte.
import { Result, Schema } from "effect"
import { canonicalJson, findUnstorable, type JsonObject } from "./canonical-json.ts"
import { parseStored } from "./codec.ts"
import { Instant } from "./local-date.ts"
import type { Tag } from "./query.ts"
import { type PendingEvent, type StoredEvent, StoredEventUnreadable } from "./store.ts"

const isInstant = Schema.is(Instant)
const isTag = (tag: unknown): tag is Tag => typeof tag === "string"

/** The event whose line is, at its own instant, the very line that is stored. */
export const pendingOf = (stored: StoredEvent): Result.Result<PendingEvent, StoredEventUnreadable> =>
  Result.flatMap(parseStored(stored), (line) => {
    const unreadable = (message: string) =>
      Result.fail(new StoredEventUnreadable({ position: stored.position, message }))
    const { recordedAt, tags, type } = line
    if (!isInstant(recordedAt)) return unreadable("recordedAt is not an instant")
    if (!tags.every(isTag)) return unreadable("a tag is not a text")
    const value = line as unknown as JsonObject
    if (findUnstorable(value) !== undefined || canonicalJson(value) !== stored.line)
      return unreadable("it is not canonical")
    // Keys are in order, so the line ends with this key and those after it, wherever else such a text may stand.
    const ending = Object.fromEntries(Object.entries(value).filter(([key]) => key >= "recordedAt"))
    const at = stored.line.length - canonicalJson(ending).length + `{"recordedAt":"`.length
    return Result.succeed({
      type,
      tags,
      recordedAt,
      head: stored.line.slice(0, at),
      tail: stored.line.slice(at + recordedAt.length)
    })
  })
