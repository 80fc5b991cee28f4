// Everything an application knows, as one value: its kinds of events and its decisions. Adapters, documentation and
// codecs are derived from it, so nothing that is added to it can be forgotten elsewhere.
import type { Decision } from "./decision.ts"
import type { EventDefinition } from "./event.ts"
import { evolutionOf } from "./evolution.ts"

/** The events and decisions of an application, by name. */
export interface Catalogue<Settings = any> {
  readonly events: ReadonlyMap<string, EventDefinition>
  readonly decisions: ReadonlyMap<string, Decision<Settings>>
}

const byName = <A>(things: ReadonlyArray<A>, nameOf: (thing: A) => string): ReadonlyMap<string, A> => {
  const map = new Map<string, A>()
  for (const thing of things) {
    const name = nameOf(thing)
    if (map.has(name)) throw new Error(`bug: catalogue: two things are called ${name}`)
    map.set(name, thing)
  }
  return map
}

/** What a catalogue is made of. Retired events are those that no decision records any more: their lines stay readable. */
export interface CatalogueParts<Settings> {
  readonly decisions: ReadonlyArray<Decision<Settings>>
  readonly retired?: ReadonlyArray<EventDefinition>
}

/** Makes a catalogue of decisions, of every event they record, and of retired ones. Two things of one name are a bug and die. */
export const defineCatalogue = <Settings>(
  parts: ReadonlyArray<Decision<Settings>> | CatalogueParts<Settings>
): Catalogue<Settings> => {
  const { decisions, retired = [] } = isList(parts) ? { decisions: parts } : parts
  const recorded = new Set(decisions.flatMap((each) => each.records))
  const revived = retired.find((each) => recorded.has(each))
  if (revived !== undefined) throw new Error(`bug: catalogue: ${revived.type} is retired, and a decision records it`)
  const events = byName([...recorded, ...retired], (each) => each.type)
  evolutionOf(events)
  return { events, decisions: byName(decisions, (each) => each.name) }
}

const isList = <A>(parts: ReadonlyArray<A> | object): parts is ReadonlyArray<A> => Array.isArray(parts)
