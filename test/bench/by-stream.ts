// For contestants that append to one stream at a time: a history cut into the events of one case that lie together.
import type { Happened } from "./domain.ts"
import { inChunks } from "./in-chunks.ts"

/**
 * Appends a history stream by stream, one append after the other, out of a number of events at a time: by default as many as
 * the lives of the thousand cases that go on together.
 */
export const loadByStream = async (
  events: Iterable<Happened>,
  append: (stream: string, events: ReadonlyArray<Happened>) => Promise<unknown>,
  atHand = 10_000
): Promise<void> => {
  for (const chunk of inChunks(events, atHand)) {
    const streams = new Map<string, Array<Happened>>()
    for (const event of chunk) {
      const before = streams.get(event.stream)
      if (before === undefined) streams.set(event.stream, [event])
      else before.push(event)
    }
    for (const [stream, own] of streams) await append(stream, own)
  }
}
