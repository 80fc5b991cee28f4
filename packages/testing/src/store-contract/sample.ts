// Events for the contract, encoded as an application's are: three types, any tags, a note to carry awkward text.
import {
  type AnyEvent,
  type AppendCondition,
  defineEvent,
  type EventStore,
  encodeEvent,
  type Instant,
  LocalDate,
  lineOf,
  type PendingEvent,
  type Tag
} from "@keikaku/kernel"
import { Effect, Schema } from "effect"

/** The types of the sample events. */
export const sampleTypes = ["Opened", "Moved", "Closed"] as const
export type SampleType = (typeof sampleTypes)[number]

const define = (type: SampleType) =>
  defineEvent(type, {
    label: { ja: type, en: type },
    fields: { about: Schema.Array(Schema.String), note: Schema.String },
    tags: ({ about }) => about as ReadonlyArray<Tag>
  })
const definitions = { Opened: define("Opened"), Moved: define("Moved"), Closed: define("Closed") }

/** The first 4,096 characters of Unicode, with NUL, and every 256th after them; no half of a surrogate pair. */
export const everyText = Array.from({ length: 0x11_00_00 }, (_, code) => code)
  .filter((code) => (code < 0x10_00 || code % 0x1_00 === 0) && (code < 0xd8_00 || code > 0xdf_ff))
  .map((code) => String.fromCodePoint(code))
  .join("")

/** The instant of a sample event by default. */
export const sampleInstant = "2024-04-01T09:00:00.000Z" as Instant

let count = 0

/** An event ready to be appended, unlike any other. */
export const sample = (
  type: SampleType,
  about: ReadonlyArray<Tag> = [],
  { note = "", at = sampleInstant as string } = {}
): PendingEvent => {
  const commandId = `sample-${++count}`
  const event = { _tag: type, about, note, occurredOn: LocalDate.make("2024-04-01") } as AnyEvent
  const origin = { id: `${commandId}/1`, actor: "tester", commandId, correlationId: commandId, causationId: undefined }
  return encodeEvent(definitions[type], event, origin, at as Instant)
}

/** As many events of type Opened as asked for. */
export const samples = (number: number, about: ReadonlyArray<Tag> = []): ReadonlyArray<PendingEvent> =>
  Array.from({ length: number }, () => sample("Opened", about))

/** The lines of events that are stored at the instants they ask for. */
export const linesOf = (events: ReadonlyArray<PendingEvent>): ReadonlyArray<string> =>
  events.map((event) => lineOf(event, event.recordedAt))

/** "stored at n" or "refused": how an append ended. */
export const ending = (
  store: EventStore,
  events: ReadonlyArray<PendingEvent>,
  condition?: AppendCondition
): Effect.Effect<string, unknown> =>
  store.append(events, condition).pipe(
    Effect.map(({ position }) => `stored at ${position}`),
    Effect.catchTag("AppendConflict", () => Effect.succeed("refused"))
  )

/** 1, 2, …, n, or from another number up to n. */
export const upTo = (last: number, first = 1): ReadonlyArray<number> =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n)
