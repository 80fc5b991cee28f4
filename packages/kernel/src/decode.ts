// From a stored line to the events that it records, as the catalogue understands them today. A line of the present version is
// one event, read without a detour; an older one passes through the upcasters of its type, which may split it.
import { Result } from "effect"
import type { Catalogue } from "./catalogue.ts"
import { complaint, conforms, type Line, parseLine, tagsOf } from "./codec.ts"
import type { AnyEvent, EventDefinition, Recorded } from "./event.ts"
import { type Evolution, evolutionOf } from "./evolution.ts"
import { groundsIn } from "./grounds.ts"
import type { LocalDate } from "./local-date.ts"
import { type StoredEvent, StoredEventUnreadable, unreadable } from "./store.ts"
import type { Part } from "./upcaster.ts"

/**
 * Reads a stored line back into what it records, brought to the newest version: one event, or the parts of one that was split,
 * all of them at the line's position and under its id. Nothing in a line says what a newer program meant by it: an unknown
 * type or a newer version is a failure, and whoever may go on without it asks {@link isNewer}.
 */
export const decodeEvents = (
  catalogue: Catalogue,
  stored: StoredEvent
): Result.Result<ReadonlyArray<Recorded>, StoredEventUnreadable> => {
  const line = parseLine(stored.line)
  if (typeof line === "string") return unreadable(stored, "malformed", line)
  const definition = catalogue.events.get(line.type)
  if (definition === undefined || definition.version !== line.version || definition.newTags.length > 0)
    return decodeOlder(catalogue, stored, line)
  const event = { _tag: line.type, ...line.data, occurredOn: line.occurredOn } as AnyEvent
  if (!conforms(definition)(event))
    return unreadable(stored, "malformed", misshapen(definition, event, line), {
      type: line.type,
      version: line.version
    })
  return Result.succeed([recordedOf(stored, line, event, line.tags)])
}

/** Whether a line cannot be read because a newer program recorded it: views may go on without it if they say so. */
export const isNewer = ({ reason }: StoredEventUnreadable): boolean =>
  reason === "unknown-type" || reason === "newer-version"

const misshapen = (definition: EventDefinition, event: AnyEvent, { type, version }: Older): string =>
  `${type} version ${version}: ${complaint(definition, event)}`

const recordedOf = ({ position }: StoredEvent, line: Line, event: AnyEvent, tags: ReadonlyArray<string>): Recorded => ({
  event,
  position,
  id: line.id,
  recordedAt: line.recordedAt,
  actor: line.actor,
  commandId: line.commandId,
  correlationId: line.correlationId,
  causationId: line.causationId,
  ...groundsIn(line),
  tags
})

const decodeOlder = (
  { events }: Catalogue,
  stored: StoredEvent,
  line: Line
): Result.Result<ReadonlyArray<Recorded>, StoredEventUnreadable> => {
  const { occurredOn, type, version } = line
  try {
    const evolution = evolutionOf(events)
    const read = bringUp(stored, evolution, line, occurredOn as LocalDate)
    const isWhole = read.length === 1 && read[0]![0] === evolution.definitions.get(type)
    return Result.succeed(
      read.map(([definition, event], n) => {
        const tags = isWhole && definition.newTags.length === 0 ? line.tags : tagsOf(definition, event, line)
        const recorded = recordedOf(stored, line, event, tags)
        return isWhole ? recorded : { ...recorded, part: { number: n + 1, of: read.length } }
      })
    )
  } catch (thrown) {
    if (thrown instanceof StoredEventUnreadable) return Result.fail(thrown)
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return unreadable(stored, "upcaster-threw", `${type} version ${version}: its upcaster threw: ${why}`, {
      type,
      version
    })
  }
}

type Older = Pick<Line, "type" | "version" | "data">

/** Throws what is unreadable, and whatever an upcaster throws. */
const bringUp = (
  stored: StoredEvent,
  evolution: Evolution,
  older: Older,
  occurredOn: LocalDate
): ReadonlyArray<readonly [EventDefinition, AnyEvent]> => {
  const { type, version } = older
  const fail = (reason: "malformed" | "newer-version" | "unknown-type", message: string) =>
    new StoredEventUnreadable({ position: stored.position, reason, message, type, version })
  const definition = evolution.definitions.get(type)
  if (definition === undefined) throw fail("unknown-type", `unknown type ${type}`)
  if (version > definition.version)
    throw fail("newer-version", `${type} version ${version}; this catalogue reads 1 to ${definition.version}`)
  let { data } = older
  for (const upcaster of definition.upcasters.slice(version - 1)) {
    if (typeof upcaster === "function") {
      data = upcaster(data)
      continue
    }
    const parts: ReadonlyArray<Part> = upcaster.parts(data, occurredOn)
    if (parts.length === 0) throw fail("malformed", `${type} version ${version} is split into nothing`)
    return parts.flatMap(([part, data]) => {
      const inVersion = Object.hasOwn(upcaster.into, part) ? upcaster.into[part] : undefined
      if (inVersion === undefined)
        throw fail("malformed", `${type} version ${version} is split into ${part}, which it does not announce`)
      return bringUp(stored, evolution, { type: part, version: inVersion, data }, occurredOn)
    })
  }
  const event = { _tag: definition.type, ...data, occurredOn } as AnyEvent
  if (!conforms(definition)(event)) throw fail("malformed", misshapen(definition, event, older))
  return [[definition, event]]
}
