// A plan on a store: what commands and reports run on.
import type { Application, EventStore, FactMemory } from "@keikaku/kernel"
import type { Plan } from "./define-plan.ts"
import type { Federation } from "./federation/index.ts"
import type { PlanPolicy } from "./permission.ts"
import type { PlanCatalogue } from "./personal-values.ts"
import type { LeafOf } from "./report/cited.ts"

/** A plan on a store, and how its host hashes a line: without that, reports that check what a correction names say that they
 * did not. */
export interface PlanHost extends Application<Federation> {
  readonly plan: Plan
  readonly catalogue: PlanCatalogue
  readonly policy?: PlanPolicy
  readonly leafOf?: LeafOf
}

/** Puts a plan on a store. Without a policy everybody may ask everything: the host has checks of its own. */
export const hostPlan = (given: {
  readonly plan: Plan
  readonly store: EventStore
  readonly policy?: PlanPolicy
  readonly memory?: FactMemory
  readonly leafOf?: LeafOf
}): PlanHost => ({ ...given, catalogue: given.plan.catalogue, settings: given.plan.federation })
