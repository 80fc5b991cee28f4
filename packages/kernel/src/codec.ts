// Between an event and its stored line: canonical JSON of everything but the position, written once and never again.
// Keys of a line, in order: actor, causationId?, commandId, corrects?, correlationId, data, evidence?, id, occurredOn,
// recordedAt, tags, type, version. How a line is read back is in `decode.ts`.
import { Result, Schema } from "effect"
import { memoize } from "effect/Function"
import { enable } from "effect/schema/SchemaJITCompiler"
import { canonicalJson, type JsonObject } from "./canonical-json.ts"
import type { AnyEvent, EventDefinition } from "./event.ts"
import { type Grounds, groundsIn, groundTags } from "./grounds.ts"
import type { Instant } from "./local-date.ts"
import type { Tag } from "./query.ts"
import {
  lineOf,
  maxLineBytes,
  type PendingEvent,
  type StoredEvent,
  type StoredEventUnreadable,
  unreadable
} from "./store.ts"

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

/** The tags of an event's line: its own, its command's and those of its grounds. */
export const tagsOf = (definition: EventDefinition, event: AnyEvent, metadata: EventMetadata): ReadonlyArray<Tag> => [
  ...new Set([...definition.tags(event), commandTag(metadata.commandId), ...groundTags(metadata)])
]

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
  const tags = tagsOf(definition, event, metadata)
  const { actor, causationId, commandId, correlationId, id } = metadata
  const optional = { ...(causationId === undefined ? {} : { causationId }), ...groundsIn(metadata) }
  const head = { actor, commandId, correlationId, data: data as JsonObject, id, occurredOn, ...optional } as JsonObject
  return {
    type,
    tags,
    recordedAt,
    head: `${canonicalJson(head).slice(0, -1)},"recordedAt":"`,
    tail: `",${canonicalJson({ tags, type, version: definition.version }).slice(1)}`
  }
}

/** A stored line, parsed: the envelope is checked, the data is not. */
export type Line = EventMetadata & {
  readonly data: JsonObject
  readonly occurredOn: string
  readonly recordedAt: Instant
  readonly tags: ReadonlyArray<Tag>
  readonly type: string
  readonly version: number
}

const envelopeKeys = ["actor", "commandId", "correlationId", "id", "occurredOn", "recordedAt", "type"] as const

/** Parses a line, or says what is wrong with it. */
export const parseLine = (text: string): Line | string => {
  let line: Line
  try {
    line = JSON.parse(text)
  } catch {
    return "not JSON"
  }
  if (line === null || typeof line !== "object" || Array.isArray(line)) return "not an object"
  for (const key of envelopeKeys) if (typeof line[key] !== "string") return `${key} is missing`
  const { data, tags, version } = line
  if (!Array.isArray(tags) || data === null || typeof data !== "object" || Array.isArray(data))
    return "tags or data is missing"
  return Number.isSafeInteger(version) && version > 0
    ? line
    : `${line.type} version ${version}: versions are 1, 2, 3, …`
}

/** What a stored line holds before its data is understood. */
export const parseStored = (stored: StoredEvent): Result.Result<Line, StoredEventUnreadable> => {
  const line = parseLine(stored.line)
  return typeof line === "string" ? unreadable(stored, "malformed", line) : Result.succeed(line)
}

/** A web page may forbid code that is made of text, and its browser reports even an attempt that fails. */
const mayGenerateCode = !("SecurityPolicyViolationEvent" in globalThis)

/** Whether an event has the shape that its definition gives it. */
export const conforms = memoize((definition: EventDefinition): ((event: unknown) => boolean) => {
  if (mayGenerateCode) enable(Schema.toType(definition.schema).ast)
  return Schema.is(definition.schema)
})

/** What is wrong with an event that does not have its definition's shape. */
export const complaint = (definition: EventDefinition, event: AnyEvent): string => {
  const decoded = Schema.decodeUnknownResult(Schema.toType(definition.schema))(event)
  return Result.isFailure(decoded) ? decoded.failure.message : "does not conform to its schema"
}
