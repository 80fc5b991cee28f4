// What a catalogue knows of its own past, derived once: former names, which stored types may read as which event, and the kinds
// of tags that older lines lack. A catalogue whose events were never renamed, split or given a tag has no past.
import { memoize } from "effect/Function"
import type { EventDefinition } from "./event.ts"
import type { Upcaster } from "./upcaster.ts"

/** The past of a catalogue's events. */
export interface Evolution {
  /** The definition that reads lines of a stored type, by the type's present or former name. */
  readonly definitions: ReadonlyMap<string, EventDefinition>
  /** By present name, the stored types whose lines may read as such an event: its own names, and what is split into it. */
  readonly sources: ReadonlyMap<string, ReadonlyArray<string>>
  /** The definitions that have gained kinds of tags. */
  readonly retagged: ReadonlyArray<EventDefinition>
  /** Whether lines are found by the names and tags of their events, and each reads as one. */
  readonly isPlain: boolean
}

type Events = ReadonlyMap<string, EventDefinition>

/** The past of the events of a catalogue. Dies if two share a name, or a split leads nowhere or back to where it began. */
export const evolutionOf: (events: Events) => Evolution = memoize((events: Events) => {
  const all = [...events.values()]
  const definitions = new Map(events)
  for (const definition of all)
    for (const name of definition.formerly) {
      if (definitions.has(name)) throw new Error(`bug: catalogue: two things are called ${name}`)
      definitions.set(name, definition)
    }
  for (const { type, version } of all)
    for (let from = 1; from < version; from++) checkSplits(definitions, type, from, [])
  const isSplitInto = (part: EventDefinition) => (origin: EventDefinition) =>
    origin.upcasters.flatMap(typesAfter).some((type) => definitions.get(type) === part)
  const namesOf = (definition: EventDefinition, seen: Set<EventDefinition>): ReadonlyArray<string> => {
    if (seen.has(definition)) return []
    seen.add(definition)
    const origins = all.filter(isSplitInto(definition))
    return [definition.type, ...definition.formerly, ...origins.flatMap((each) => namesOf(each, seen))]
  }
  return {
    definitions,
    sources: new Map(all.map((each) => [each.type, namesOf(each, new Set())])),
    retagged: all.filter(({ newTags }) => newTags.length > 0),
    isPlain: all.every(
      ({ formerly, newTags, upcasters }) => [...formerly, ...newTags, ...upcasters.flatMap(typesAfter)].length === 0
    )
  }
})

/** The types that an upcaster splits into. */
const typesAfter = (upcaster: Upcaster): ReadonlyArray<string> =>
  typeof upcaster === "function" ? [] : Object.keys(upcaster.into)

/** Follows a version through its upcasters to the present. */
const checkSplits = (definitions: Events, type: string, from: number, path: ReadonlyArray<string>): void => {
  const definition = definitions.get(type)
  const step = `${definition?.type ?? type} version ${from}`
  if (definition === undefined || !Number.isInteger(from) || from < 1 || from > definition.version)
    throw new Error(`bug: catalogue: ${path.at(-1)} is split into ${step}, which the catalogue does not know`)
  if (path.includes(step)) throw new Error(`bug: catalogue: ${step} is split into itself`)
  const upcaster = definition.upcasters[from - 1]
  if (upcaster === undefined) return
  const next = typeof upcaster === "function" ? [[type, from + 1] as const] : Object.entries(upcaster.into)
  for (const [part, version] of next) checkSplits(definitions, part, version, [...path, step])
}
