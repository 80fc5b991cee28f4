// The smallest event that a store takes, for tests that start processes and cannot wait for a catalogue.
import type { Instant, PendingEvent, Tag } from "@keikaku/kernel"

/** What such an event holds. */
export interface Note {
  readonly group: string
  readonly size: number
}

/** A note, ready to be appended. */
export const note = (data: Note, tags: ReadonlyArray<Tag> = [], type = "Noted"): PendingEvent => ({
  type,
  tags,
  recordedAt: "2024-04-01T09:00:00.000Z" as Instant,
  head: `{"data":${JSON.stringify(data)},"recordedAt":"`,
  tail: `","tags":${JSON.stringify(tags)},"type":"${type}","version":1}`
})

/** As many notes as the group has. */
export const notes = (group: string, size: number, tags: ReadonlyArray<Tag> = []): ReadonlyArray<PendingEvent> =>
  Array.from({ length: size }, () => note({ group, size }, tags))

/** What a stored line holds. */
export const noteOf = (line: string): Note => JSON.parse(line).data
