// Histories as stores would hold them had they been recorded by another program: an older one, with other names, tags and pieces,
// or a newer one. The lines are written here key by key, so that what reads them is not asked what it would have written.
import {
  type Catalogue,
  canonicalJson,
  type JsonObject,
  type PendingEvent,
  type Recorded,
  type Tag
} from "@keikaku/kernel"
import { lawInstant } from "../scenario.ts"

/** What may be otherwise in a line; all else is that of its event. */
export interface StoredLine {
  readonly recorded: Recorded
  readonly type: string
  readonly version: number
  readonly data: JsonObject
  readonly tags: ReadonlyArray<Tag>
}

const dataOf = ({ event }: Recorded): JsonObject => {
  const { _tag, occurredOn, ...data } = event
  return data as JsonObject
}

/** The lines of a history as this catalogue stores them. */
export const storedToday = ({ events }: Catalogue, history: ReadonlyArray<Recorded>): ReadonlyArray<StoredLine> =>
  history.map((recorded) => ({
    recorded,
    type: recorded.event._tag,
    version: events.get(recorded.event._tag)!.version,
    data: dataOf(recorded),
    tags: recorded.tags as ReadonlyArray<Tag>
  }))

/** A line as a store is given it. */
export const olderLine = ({ data, recorded, tags, type, version }: StoredLine): PendingEvent => {
  const { actor, commandId, correlationId, event, id } = recorded
  const head = canonicalJson({ actor, commandId, correlationId, data, id, occurredOn: event.occurredOn })
  return {
    type,
    tags,
    recordedAt: lawInstant,
    head: `${head.slice(0, -1)},"recordedAt":"`,
    tail: `",${canonicalJson({ tags, type, version }).slice(1)}`
  }
}

/** A history of pairs on one day by one command: as lines of one event each, and as lines of type `Joint` that hold both. */
export const joined = (
  catalogue: Catalogue,
  history: ReadonlyArray<Recorded>
): { readonly parts: ReadonlyArray<StoredLine>; readonly whole: ReadonlyArray<StoredLine> } => {
  const parts: Array<StoredLine> = []
  const whole: Array<StoredLine> = []
  for (let n = 0; n < history.length; n += 2) {
    const [first, ...others] = history.slice(n, n + 2) as [Recorded, ...ReadonlyArray<Recorded>]
    const { commandId, event } = first
    const commandTag = `command:${commandId}`
    const pair = [first, ...others].map(
      (each): Recorded => ({
        ...first,
        event: { ...each.event, occurredOn: event.occurredOn },
        id: each.id,
        tags: [...each.tags.filter((tag) => !tag.startsWith("command:")), commandTag]
      })
    )
    const lines = storedToday(catalogue, pair)
    parts.push(...lines)
    whole.push({
      recorded: first,
      type: "Joint",
      version: 1,
      data: { parts: lines.map(({ data, type }) => [type, data]) },
      tags: [...new Set(lines.flatMap(({ tags }) => tags))]
    })
  }
  return { parts, whole }
}

/** A line that a newer program added, and where it stands. */
export interface Added {
  readonly line: StoredLine
  readonly position: number
}

/** A history among which a newer program has recorded: every third event again in the next version, or of another type. */
export const newer = (
  catalogue: Catalogue,
  history: ReadonlyArray<Recorded>,
  draw: number
): { readonly lines: ReadonlyArray<StoredLine>; readonly added: ReadonlyArray<Added> } => {
  const lines: Array<StoredLine> = []
  const added: Array<Added> = []
  for (const [n, line] of storedToday(catalogue, history).entries()) {
    if ((n + draw) % 3 === 0) {
      const recorded = { ...line.recorded, id: `newer${n}/1`, commandId: `newer${n}` }
      const tags = [...line.tags.filter((tag) => !tag.startsWith("command:")), `command:newer${n}` as const]
      const change = draw % 2 === 0 ? { version: line.version + 1 } : { type: "Unheard" }
      const other = { ...line, recorded, tags, ...change }
      added.push({ line: other, position: lines.length + 1 })
      lines.push(other)
    }
    lines.push(line)
  }
  return { lines, added }
}
