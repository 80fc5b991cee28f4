// What an application remembers of facts, so that the next decision about the same things need not read their events again.
// It may be out of date at any time: good enough to record on, because the append is refused then, and for nothing else.
import type { Fact, Facts } from "./fact.ts"

/** The states of a decision's facts, and up to where each of them is known. */
export interface Remembered {
  readonly states: any
  readonly afters: ReadonlyArray<number>
}

/** The states of facts as they were last seen. A fact is known again by its rules (the same function) and its query. */
export interface FactMemory {
  /** All of the facts, or nothing. */
  readonly recall: (facts: Facts) => Remembered | undefined
  readonly keep: (facts: Facts, seen: { readonly states: any; readonly after: number }) => void
}

/**
 * An empty memory, for one store and one catalogue. Of more facts than `most`, those that were used longest ago are forgotten.
 * `open` keeps one by itself; whoever calls `execute` gives one with the application, and the same one each time.
 * @example
 * ```ts
 * import { defineEvent, fact, factMemory } from "@keikaku/kernel"
 * const Closed = defineEvent("Closed", { label: { ja: "閉鎖", en: "Closed" }, fields: {}, tags: () => ["door:1"] })
 * const door = fact<"open" | "closed">("open").on(Closed, () => "closed")
 * const memory = factMemory()
 * memory.keep({ state: door.about("door:1") }, { states: { state: "closed" }, after: 7 })
 * memory.recall({ state: door.about("door:1") }) // => { states: { state: "closed" }, afters: [7] }
 * memory.recall({ state: door.about("door:2") }) // => undefined
 * ```
 */
export const factMemory = (most = 10_000): FactMemory => {
  const kept = new Map<string, { readonly state: unknown; readonly after: number }>()
  const numbers = new WeakMap<Fact<any>["evolve"], number>()
  let rules = 0
  const keyOf = ({ evolve, query }: Fact<any>): string => {
    if (!numbers.has(evolve)) numbers.set(evolve, ++rules)
    return `${numbers.get(evolve)} ${JSON.stringify(query)}`
  }
  return {
    recall: (facts) => {
      const states: Record<string, unknown> = {}
      const afters: Array<number> = []
      for (const [name, fact] of Object.entries(facts)) {
        const key = keyOf(fact)
        const known = kept.get(key)
        if (known === undefined) return undefined
        kept.delete(key)
        kept.set(key, known)
        states[name] = known.state
        afters.push(known.after)
      }
      return { states, afters }
    },
    keep: (facts, { after, states }) => {
      for (const [name, fact] of Object.entries(facts)) {
        const key = keyOf(fact)
        kept.delete(key)
        kept.set(key, { state: states[name], after })
      }
      for (const key of kept.keys())
        if (kept.size > most) kept.delete(key)
        else break
    }
  }
}
