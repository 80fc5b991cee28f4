// What is allowed of a plan, by what is so on the day: asked of a command before it is recorded, and of every later entry before
// something is put in front of it or taken away. Each rule answers with the entry, a refusal, or that it is already so.
import { once } from "@keikaku/kernel"
import { type Course, unlessSame } from "../../dated-history.ts"
import type * as happened from "./events.ts"
import { life, type Plan, type PlanStatus, statusOf } from "./facts.ts"
import * as refused from "./refusals.ts"

type Entry<Tag> = Extract<happened.PlanEntry, { readonly _tag: Tag }>

/** Takes a step from where the plan has to be; `earlier` is the same step as it was taken before. */
const from = <E extends happened.PlanEntry, A>(
  needed: PlanStatus,
  plan: Plan,
  entry: E,
  earlier: E | undefined,
  rule: () => A
) => {
  const status = statusOf(plan)
  if (status === "absent") return refused.PlanNotDrafted(entry)
  if (status === needed) return rule()
  return unlessSame(entry, earlier, () => refused.PlanNotAt({ ...entry, status, needed }))
}

/** The rule on each kind of entry. */
export const rules = {
  PlanDrafted: (plan: Plan, e: Entry<"PlanDrafted">) => once(e, plan.draft, refused.PlanAlreadyDrafted),
  PlanItemAdded: (plan: Plan, e: Entry<"PlanItemAdded">) => {
    const added = plan.items.get(e.item)?.added
    return from("drafted", plan, e, added, () => once(e, added, refused.PlanItemTaken))
  },
  PlanItemTagged: (plan: Plan, e: Entry<"PlanItemTagged">) => {
    const item = plan.items.get(e.item)
    const earlier = item?.themes.find(({ theme }) => theme === e.theme)
    return item === undefined ? refused.PlanItemUnknown(e) : once(e, earlier, refused.PlanItemAlreadyTagged)
  },
  PlanApproved: (plan: Plan, e: Entry<"PlanApproved">) =>
    from("drafted", plan, e, plan.approval, () => (plan.items.size === 0 ? refused.PlanHasNoItems(e) : e)),
  PlanAdopted: (plan: Plan, e: Entry<"PlanAdopted">) => from("approved", plan, e, plan.adoption, () => e),
  PlanRevised: (plan: Plan, e: Entry<"PlanRevised">) => from("adopted", plan, e, plan.revision, () => e),
  /** The plan is carried out from the board's approval on, and while it is being revised. */
  PlanItemProgressReported: (plan: Plan, e: Entry<"PlanItemProgressReported">) => {
    const item = plan.items.get(e.item)
    const latest = item?.reports.at(-1)
    const isInForce = plan.closing === undefined && (plan.approval ?? plan.revision) !== undefined
    return from(isInForce ? statusOf(plan) : "approved", plan, e, latest, () =>
      item === undefined ? refused.PlanItemUnknown(e) : once(e, latest, () => e)
    )
  },
  PlanClosed: (plan: Plan, e: Entry<"PlanClosed">) => from("adopted", plan, e, plan.closing, () => e)
}

/** How a plan's entries follow one another, and what is allowed. */
export const course: Course<Plan, happened.PlanEntry> = {
  ...life,
  rule: (plan, entry) => (rules[entry._tag] as (plan: Plan, entry: happened.PlanEntry) => unknown)(plan, entry),
  /** What was approved are those items and no others. */
  restsOn: ({ items }, entry) =>
    entry._tag === "PlanApproved" ? [...items.values()].map(({ added }) => added) : undefined
}
