// What a topic measures. A flow adds up over time: each event changes it by some units, in a branch, on a day, and what takes an
// event back changes it back, there and then. A stock is counted on a day.
import { type EventDefinition, type EventOf, type LocalDate, type Projection, projection } from "@keikaku/kernel"
import type { BranchCode } from "../federation/index.ts"

/** By how many units a flow changes, in which branch, counted on which day. */
export interface FlowChange {
  readonly branch: BranchCode
  readonly on: LocalDate
  readonly units: number
}

/** A flow that still takes rules. */
export interface Flow {
  readonly kind: "flow"
  /** Folds every change; the state is `add`'s, which may change it in place. */
  readonly fold: <S>(initial: () => S, add: (state: S, change: FlowChange) => S) => Projection<S>
  /** Adds how one kind of event changes the flow. */
  readonly on: <D extends EventDefinition>(
    definition: D,
    changes: (event: EventOf<D>) => FlowChange | ReadonlyArray<FlowChange>
  ) => Flow
}

/** What a branch has on a day, found from a folded state. */
export interface Stock<S = any> {
  readonly kind: "stock"
  readonly projection: Projection<S>
  readonly on: (state: S, day: LocalDate) => ReadonlyMap<BranchCode, number>
}

/** What a metric is measured by. */
export type Measure = Flow | Stock

type Rule = readonly [definition: EventDefinition, changes: (event: any) => FlowChange | ReadonlyArray<FlowChange>]

const flowOf = (rules: ReadonlyArray<Rule>): Flow => ({
  kind: "flow",
  fold: (initial, add) =>
    rules.reduce(
      (folded, [definition, changes]) =>
        folded.on(definition, (state, event) => [changes(event)].flat().reduce(add, state)),
      projection(initial)
    ),
  on: (definition, changes) => flowOf([...rules, [definition, changes]])
})

/**
 * A flow that nothing changes yet.
 * @example
 * ```ts
 * import { BranchCode, flow } from "@keikaku/core"
 * import { defineEvent } from "@keikaku/kernel"
 * const SeminarHeld = defineEvent("SeminarHeld", { label: "研修", fields: { branch: BranchCode }, tags: () => [] })
 * flow.on(SeminarHeld, ({ branch, occurredOn }) => ({ branch, on: occurredOn, units: 1 })).kind // => "flow"
 * ```
 */
export const flow: Flow = flowOf([])

type OfBranch<D extends EventDefinition> = EventOf<D> extends { readonly branch: BranchCode } ? D : never

/** How often something happened: one unit for each event, in its branch, on its day, less what was taken back. */
export const occurrencesOf = <D extends EventDefinition, W extends EventDefinition>(
  definition: OfBranch<D>,
  takenBackBy?: OfBranch<W>
): Flow => {
  const counting = (units: 1 | -1) => (event: unknown) => {
    const { branch, occurredOn: on } = event as { readonly branch: BranchCode; readonly occurredOn: LocalDate }
    return { branch, on, units }
  }
  const happened = flow.on(definition as D, counting(1))
  return takenBackBy === undefined ? happened : happened.on(takenBackBy as W, counting(-1))
}

/** A stock of things that each belong to at most one branch on a day. */
export const stock = <K, S>(
  things: Projection<Map<K, S>>,
  branchOn: (thing: S, day: LocalDate) => BranchCode | undefined
): Stock<Map<K, S>> => ({
  kind: "stock",
  projection: things,
  on: (states, day) => {
    const counts = new Map<BranchCode, number>()
    for (const thing of states.values()) {
      const branch = branchOn(thing, day)
      if (branch !== undefined) counts.set(branch, (counts.get(branch) ?? 0) + 1)
    }
    return counts
  }
})
