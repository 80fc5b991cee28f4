// The reactions of a plan on a store: those that its topics declare, on the days of the federation's time zone.
import {
  type Instant,
  type LocalDate,
  type OpenReactions,
  openReactions,
  type Reactions,
  reactionsOn,
  type StoreWithSidecar
} from "@keikaku/kernel"
import { dateIn } from "./calendar/index.ts"
import type { Plan } from "./define-plan.ts"
import type { PlanPolicy } from "./permission.ts"
import { hostPlan } from "./plan-host.ts"

interface PlanStore {
  readonly plan: Plan
  readonly store: StoreWithSidecar
  /** Asked about reactions too, as the actor `system/reaction.NAME`. */
  readonly policy?: PlanPolicy
}

/** The reactions of a plan; the day is given at each run. */
export const planReactions = (given: PlanStore): Reactions =>
  reactionsOn({ ...hostPlan(given), store: given.store }, given.plan.reactions.values())

/**
 * The same by promises; today is the day in the federation's time zone.
 * @example
 * ```ts
 * import { openPlanReactions, zenkokuPlan } from "@keikaku/core"
 * import { openMemory } from "@keikaku/kernel"
 * const reactions = openPlanReactions({ plan: zenkokuPlan, ...openMemory(), onFailure: console.error })
 * reactions.start()
 * await reactions.status() // => []
 * await reactions.stop()
 * ```
 */
export const openPlanReactions = (
  given: PlanStore & {
    /** Hears of each reaction that stops. */
    readonly onFailure: (failure: unknown) => void
    /** The time, in milliseconds since 1970; that of the machine unless it is given. */
    readonly now?: () => number
  }
): OpenReactions => {
  const { now, onFailure, ...host } = given
  const { timeZone } = given.plan.federation.calendar
  return openReactions(planReactions(host), {
    onFailure,
    today: (): LocalDate => dateIn(timeZone, new Date((now ?? Date.now)()).toISOString() as Instant),
    ...(now && { now })
  })
}
