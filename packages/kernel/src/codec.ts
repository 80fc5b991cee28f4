// Between an event and its stored line: canonical JSON of everything but the position, written once and never again.
// Keys of a line, in order: actor, causationId?, commandId, corrects?, correlationId, data, evidence?, id, occurredOn,
// recordedAt, tags, type, version. On reading, the data passes through the upcasters of its type and is then checked by its schema.
import { Result, Schema } from "effect"
import { memoize } from "effect/Function"
import { enable } from "effect/schema/SchemaJITCompiler"
import { canonicalJson, type JsonObject } from "./canonical-json.ts"
import type { Catalogue } from "./catalogue.ts"
import type { AnyEvent, EventDefinition, Recorded } from "./event.ts"
import { type Grounds, groundsIn, groundTags } from "./grounds.ts"
import type { Instant } from "./local-date.ts"
import type { Tag } from "./query.ts"
import { lineOf, maxLineBytes, type PendingEvent, type StoredEvent, StoredEventUnreadable } from "./store.ts"

/** Who and what an event comes from. */
export interface EventMetadata extends Grounds {
  readonly id: string
  readonly actor: string
  readonly commandId: string
  readonly correlationId: string
  readonly causationId: string | undefined
}

/** The tag under which everything that one command recorded can be found again. */
export const commandTag = (commandId: string): Tag => `command:${commandId}`

const utf8 = new TextEncoder()

/** Whether an event's line would be too long to store. Bytes are only counted where the characters leave a doubt: UTF-8
 * needs at most three for a UTF-16 code unit. */
export const isOversized = (event: PendingEvent): boolean => {
  const line = lineOf(event, event.recordedAt)
  return line.length * 3 >= maxLineBytes && utf8.encode(line).length >= maxLineBytes
}

/** Prepares an event for storing. Dies when the event breaks its own schema: a decision made what it must not make. */
export const encodeEvent = (
  definition: EventDefinition,
  event: AnyEvent,
  metadata: EventMetadata,
  recordedAt: Instant
): PendingEvent => {
  if (!conforms(definition)(event)) throw new Error(`bug: ${definition.type}: ${complaint(definition, event)}`)
  const { _tag: type, occurredOn, ...data } = event
  const tags = [...new Set([...definition.tags(event), commandTag(metadata.commandId), ...groundTags(metadata)])]
  const { actor, causationId, commandId, correlationId, id } = metadata
  const some = { ...(causationId === undefined ? {} : { causationId }), ...groundsIn(metadata) }
  const head = { actor, commandId, correlationId, data: data as JsonObject, id, occurredOn, ...some } as JsonObject
  return {
    type,
    tags,
    recordedAt,
    head: `${canonicalJson(head).slice(0, -1)},"recordedAt":"`,
    tail: `",${canonicalJson({ tags, type, version: definition.version }).slice(1)}`
  }
}

type Line = EventMetadata & {
  readonly data: JsonObject
  readonly occurredOn: string
  readonly recordedAt: Instant
  readonly tags: ReadonlyArray<Tag>
  readonly type: string
  readonly version: number
}

const envelopeKeys = ["actor", "commandId", "correlationId", "id", "occurredOn", "recordedAt", "type"] as const

const parseLine = (text: string): Line | string => {
  let line: Line
  try {
    line = JSON.parse(text)
  } catch {
    return "not JSON"
  }
  if (line === null || typeof line !== "object" || Array.isArray(line)) return "not an object"
  for (const key of envelopeKeys) if (typeof line[key] !== "string") return `${key} is missing`
  const { data, tags, version } = line
  return Array.isArray(tags) && typeof version === "number" && data !== null && typeof data === "object"
    ? line
    : "tags, version or data is missing"
}

const unreadable = ({ position }: StoredEvent, message: string) =>
  Result.fail(new StoredEventUnreadable({ position, message }))

/** What a stored line holds before its data is understood. */
export const parseStored = (stored: StoredEvent): Result.Result<Line, StoredEventUnreadable> => {
  const line = parseLine(stored.line)
  return typeof line === "string" ? unreadable(stored, line) : Result.succeed(line)
}

/** Reads a stored line back into the event that it records, brought to the newest version of its type. */
export const decodeEvent = (
  catalogue: Catalogue,
  stored: StoredEvent
): Result.Result<Recorded, StoredEventUnreadable> => {
  const line = parseLine(stored.line)
  if (typeof line === "string") return unreadable(stored, line)
  const definition = catalogue.events.get(line.type)
  if (definition === undefined) return unreadable(stored, `unknown type ${line.type}`)
  if (line.version > definition.version || line.version < 1)
    return unreadable(stored, `${line.type} version ${line.version}; this catalogue reads 1 to ${definition.version}`)
  const upcasters = line.version === definition.version ? [] : definition.upcasters.slice(line.version - 1)
  const data = upcasters.reduce((older, upcast) => upcast(older), line.data)
  const event = { _tag: line.type, ...data, occurredOn: line.occurredOn } as AnyEvent
  if (!conforms(definition)(event)) return unreadable(stored, complaint(definition, event))
  return Result.succeed({
    event,
    position: stored.position,
    id: line.id,
    recordedAt: line.recordedAt,
    actor: line.actor,
    commandId: line.commandId,
    correlationId: line.correlationId,
    causationId: line.causationId,
    ...groundsIn(line),
    tags: line.tags
  })
}

const conforms = memoize((definition: EventDefinition): ((event: unknown) => boolean) => {
  enable(Schema.toType(definition.schema).ast)
  return Schema.is(definition.schema)
})

const complaint = (definition: EventDefinition, event: AnyEvent): string => {
  const decoded = Schema.decodeUnknownResult(Schema.toType(definition.schema))(event)
  return Result.isFailure(decoded) ? decoded.failure.message : "does not conform to its schema"
}
