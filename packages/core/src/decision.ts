// A decision of the plan. Besides its own rule it keeps the rules that all share: a branch or metric that the federation does
// not have, and a day that has not come, are refused before anything is read.
import {
  type Answer,
  type AnyEvent,
  type Context,
  type Decision,
  decisionWith,
  type EventDefinition,
  type EventOf,
  type Facts,
  type Named,
  type Payload,
  type Rejection,
  type RejectionDefinition,
  type RejectionOf,
  type States,
  type Wire
} from "@keikaku/kernel"
import { Schema } from "effect"
import type { Role } from "./actor.ts"
import { dateIn } from "./calendar/index.ts"
import { branchOf, type Federation, metricOf } from "./federation/index.ts"
import { valuesOf } from "./payload-values.ts"
import type { PlanCatalogue } from "./personal-values.ts"
import { NotPermitted, OccursInFuture, UnknownBranch, UnknownMetric } from "./shared-refusals.ts"

type Fields = Schema.Struct.Fields
/** What every decision may be refused with: see `shared-refusals.ts`. */
export type SharedRefusal = RejectionOf<
  typeof UnknownBranch | typeof UnknownMetric | typeof OccursInFuture | typeof NotPermitted
>

/** What the plan knows of a decision besides its rule. */
export interface PlanDecision<
  Command = any,
  Encoded = any,
  E extends AnyEvent = any,
  R extends Rejection<string, any> = any
> extends Decision<Federation, Command, Encoded, E, R> {
  /** The roles that may ask; those of the topic where it names none. */
  readonly by: ReadonlyArray<Role> | undefined
  /** The kinds of events that it takes back, when they were recorded by mistake or are void. */
  readonly takesBack: ReadonlyArray<EventDefinition>
}

/** What the surroundings contribute to a decision of a plan. */
export interface PlanContext extends Context<Federation> {
  readonly catalogue: PlanCatalogue
}

const define = decisionWith<Federation>()

/**
 * Defines a decision. A payload that is not given is the event's own fields; `occurredOn` belongs to every command.
 * `decide` answers with the event (or several), a refusal, or `alreadySo`.
 */
export const decision = <
  const E extends EventDefinition & { readonly fields: Fields },
  const R extends ReadonlyArray<RejectionDefinition>,
  // biome-ignore lint/complexity/noBannedTypes: a decision that reads nothing
  F extends Facts = {},
  const P extends Fields = E["fields"],
  // biome-ignore lint/complexity/noBannedTypes: no further facts is the empty record
  G extends Facts = {}
>(
  name: string,
  label: Named,
  rule: {
    readonly records: E | ReadonlyArray<E>
    readonly payload?: P
    readonly refuses: R
    readonly by?: ReadonlyArray<Role>
    readonly takesBack?: EventDefinition | ReadonlyArray<EventDefinition>
    readonly reads?: (command: Payload<P>, context: PlanContext) => F
    readonly alsoReads?: (command: Payload<P>, facts: States<F>, context: PlanContext) => G
    readonly decide: (
      command: Payload<P>,
      facts: States<F> & States<G>,
      context: PlanContext
    ) => Answer<EventOf<E>, NoInfer<RejectionOf<R[number]>>>
  }
): PlanDecision<Payload<P>, Wire<P>, EventOf<E>, RejectionOf<R[number]> | SharedRefusal> => {
  const records = [rule.records].flat() as ReadonlyArray<E>
  if (rule.payload === undefined && records.length !== 1) throw new Error(`bug: decision: ${name} has no payload`)
  const payload = (rule.payload ?? records[0]!.fields) as P
  const branches = valuesOf(Schema.Struct(payload), "BranchCode")
  const metrics = valuesOf(Schema.Struct(payload), "MetricCode")
  const shared = [
    ...(branches ? [UnknownBranch] : []),
    ...(metrics ? [UnknownMetric] : []),
    OccursInFuture,
    NotPermitted
  ]
  const decided = define(name, label, {
    payload,
    records,
    refuses: [...rule.refuses, ...shared] as ReadonlyArray<RejectionDefinition>,
    forbids: (command, { now, settings }) => {
      const branch = branches?.(command).find(({ value }) => branchOf(settings, value) === undefined)
      if (branch !== undefined) return UnknownBranch({ branch: branch.value })
      const metric = metrics?.(command).find(({ value }) => metricOf(settings, value) === undefined)
      if (metric !== undefined) return UnknownMetric({ metric: metric.value })
      const today = dateIn(settings.calendar.timeZone, now)
      const { occurredOn } = command
      return occurredOn > today ? OccursInFuture({ occurredOn, today }) : undefined
    },
    reads: (rule.reads ?? (() => ({}))) as (command: Payload<P>, context: Context<Federation>) => F,
    ...(rule.alsoReads === undefined ? {} : { alsoReads: rule.alsoReads as never }),
    decide: rule.decide as never
  })
  return { ...decided, by: rule.by, takesBack: [rule.takesBack ?? []].flat() } as never
}
