// A tag that a definition gives and an old line lacks, unannounced, makes queries miss the line without a word. No random history
// shows that, because what a law records is recorded by today's definitions; so it is looked for in the lines kept as golden files.
import { type Catalogue, decodeEvents, type EventDefinition, parseStored, type StoredEvent } from "@keikaku/kernel"
import { Result } from "effect"

/**
 * The tags that today's definitions give the events of a stored line, that the line was not recorded with, and whose kind the
 * definition does not name in `newTags`. It should be empty. Throws if the line cannot be read.
 * @example
 * ```ts
 * import { defineCatalogue, defineEvent } from "@keikaku/kernel"
 * import { unannouncedTags } from "@keikaku/testing"
 * const label = { ja: "鐘", en: "Bell rung" }
 * const BellRung = defineEvent("BellRung", { label, fields: {}, tags: () => ["bell:1", "room:7"] })
 * const line =
 *   '{"actor":"a","commandId":"c","correlationId":"c","data":{},"id":"c/1","occurredOn":"2023-04-01",' +
 *   '"recordedAt":"2023-04-01T00:00:00.000Z","tags":["bell:1","command:c"],"type":"BellRung","version":1}'
 * unannouncedTags(defineCatalogue({ decisions: [], retired: [BellRung] }), { position: 1, line }) // => ["room:7"]
 * ```
 */
export const unannouncedTags = (catalogue: Catalogue, stored: StoredEvent): ReadonlyArray<string> => {
  const { tags: recordedWith } = Result.getOrThrow(parseStored(stored))
  return Result.getOrThrow(decodeEvents(catalogue, stored)).flatMap(({ event }) => {
    const { newTags, tags }: EventDefinition = catalogue.events.get(event._tag)!
    return tags(event).filter((tag) => !recordedWith.includes(tag) && !newTags.includes(tag.slice(0, tag.indexOf(":"))))
  })
}
