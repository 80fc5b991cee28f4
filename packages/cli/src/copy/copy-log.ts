// Copies a log to the end of another, which is empty or its beginning. Every line keeps its position and its bytes, so both have
// the same root; a copy that was cut short goes on where it stands when it is run again.
import type { Digest } from "@keikaku/audit"
import {
  everything,
  lengthOf,
  type PendingEvent,
  pendingOf,
  type StoredEvent,
  StoredEventUnreadable,
  type StoreUnavailable,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { Effect } from "effect"
import { readKept } from "./kept-beside.ts"
import { type LineReader, lineReader } from "./line-reader.ts"
import { RootsDiffer, TargetDiffers, TargetDisturbed } from "./target-refused.ts"

/** From where to where, and what is called with the number of lines that are there, and of those that were read back. */
export interface CopyOptions {
  readonly source: StoreWithSidecar
  readonly target: StoreWithSidecar
  readonly copied: (size: number) => void
  readonly checked: (size: number) => void
}

/** A finished copy: what was there before, how many lines there are now, and their root. */
export interface Copied {
  readonly before: number
  readonly size: number
  readonly root: Digest
}

const firstDifference = (these: ReadonlyArray<StoredEvent>, those: ReadonlyArray<StoredEvent>): number =>
  these.findIndex(({ line }, n) => line !== those[n]?.line)

/** Reads the source as far as the target has it already; the last line of that. */
const readCommon = Effect.fnUntraced(function* (theirs: LineReader, { copied, target }: CopyOptions, length: number) {
  const ours = lineReader(target)
  let last: StoredEvent | undefined
  while (ours.size() < length) {
    const from = ours.size() + 1
    const [there, wanted] = yield* Effect.all([ours.next(length), theirs.next(length)], { concurrency: 2 })
    const at = firstDifference(there, wanted)
    if (at >= 0) return yield* new TargetDiffers({ in: "line", position: from + at })
    last = there.at(-1)
    copied(ours.size())
  }
  return last
})

/** Appends one chunk after another, each where it was. */
const appendRest = Effect.fnUntraced(function* (
  theirs: LineReader,
  { copied, target }: CopyOptions,
  last: StoredEvent | undefined
) {
  let after = theirs.size()
  let latest = last === undefined ? "" : (yield* Effect.fromResult(pendingOf(last))).recordedAt
  while (true) {
    const chunk = yield* theirs.next()
    if (chunk.length === 0) return
    const events: Array<PendingEvent> = []
    for (const stored of chunk) {
      const event = yield* Effect.fromResult(pendingOf(stored))
      if (event.recordedAt < latest)
        return yield* new StoredEventUnreadable({
          position: stored.position,
          message: "recordedAt lies before that of the position before"
        })
      latest = event.recordedAt
      events.push(event)
    }
    yield* target
      .append(events, { query: everything, after })
      .pipe(Effect.catchTag("AppendConflict", () => new TargetDisturbed({ in: "log" })))
    after += events.length
    copied(after)
  }
})

const rootReadBack = Effect.fnUntraced(function* ({ checked, target }: CopyOptions, size: number) {
  const ours = lineReader(target)
  while (ours.size() < size && (yield* ours.next(size)).length > 0) checked(ours.size())
  return ours.root()
})

/** Copies what the target lacks, and what is kept beside the log; then reads the target back and compares the roots. */
export const copyLog = Effect.fnUntraced(function* (
  options: CopyOptions
): Effect.fn.Return<Copied, StoreUnavailable | StoredEventUnreadable | TargetDiffers | TargetDisturbed | RootsDiffer> {
  const { source, target } = options
  const before = yield* lengthOf(target)
  const theirs = lineReader(source)
  // Read first: the log only grows, so it will have all lines of which there are hashes.
  const kept = yield* readKept(source, target)
  const last = yield* readCommon(theirs, options, before)
  yield* appendRest(theirs, options, last)
  yield* kept.write
  const [size, root] = [theirs.size(), theirs.root()]
  const readBack = yield* rootReadBack(options, size)
  if (readBack !== root) return yield* new RootsDiffer({ source: root, target: readBack })
  return { before, size, root }
})
