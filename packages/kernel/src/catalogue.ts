// Everything an application knows, as one value: its kinds of events and its decisions. Adapters, documentation and
// codecs are derived from it, so nothing that is added to it can be forgotten elsewhere.
import type { Decision } from "./decision.ts"
import type { EventDefinition } from "./event.ts"

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

/** Makes a catalogue of decisions and of every event they record. Two things of one name are a bug and die. */
export const defineCatalogue = <Settings>(decisions: ReadonlyArray<Decision<Settings>>): Catalogue<Settings> => ({
  events: byName([...new Set(decisions.flatMap((each) => each.records))], (each) => each.type),
  decisions: byName(decisions, (each) => each.name)
})
