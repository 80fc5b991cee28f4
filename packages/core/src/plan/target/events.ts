// What happens to the targets of a fiscal year (目標, plan §4(2)): drafted, set, divided among the branches, accepted,
// revised. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { methods } from "./apportion.ts"

/** How a national target is divided: one of the seven methods of apportionment. */
export const ApportionmentMethod = Schema.Literals(methods)

/** An amount in the metric's unit, at most 10^11: what a year's arithmetic can multiply by days and stay exact. */
export const TargetAmount = Schema.Natural.check(Schema.isLessThanOrEqualTo(100_000_000_000)).annotate({
  identifier: "TargetAmount",
  description: "whole units of the metric, at most 10^11"
})

/** A branch's part of a national target, and the weight it was found by. */
export const BranchShare = Schema.Struct({ branch: BranchCode, weight: Schema.Natural, units: TargetAmount })

const ofTarget = { fiscalYear: FiscalYear, metric: MetricCode }
const tagsOf = (e: { readonly fiscalYear: FiscalYear; readonly metric: MetricCode }) =>
  [`target:${e.fiscalYear}:${e.metric}`] as const

/** A national target was drafted. */
export const TargetDrafted = defineEvent("TargetDrafted", {
  label: { ja: "目標案の作成", en: "Target drafted" },
  fields: { ...ofTarget, amount: TargetAmount },
  tags: tagsOf
})

/** The national target was set. */
export const TargetSet = defineEvent("TargetSet", {
  label: { ja: "目標の設定", en: "Target set" },
  fields: { ...ofTarget, amount: TargetAmount },
  tags: tagsOf
})

/** The national target was divided among the branches; the shares add up to it. `basis` says what the weights are. */
export const TargetApportioned = defineEvent("TargetApportioned", {
  label: { ja: "目標の配分", en: "Target apportioned" },
  fields: { ...ofTarget, method: ApportionmentMethod, basis: Text, shares: Schema.Array(BranchShare) },
  tags: tagsOf
})

/** A branch accepted its share. */
export const BranchTargetAccepted = defineEvent("BranchTargetAccepted", {
  label: { ja: "支部目標の受諾", en: "Branch target accepted" },
  fields: { ...ofTarget, branch: BranchCode },
  tags: (e) => [...tagsOf(e), `branch:${e.branch}`]
})

/** The national target was changed during the year; its division among the branches is void until made anew. */
export const TargetRevised = defineEvent("TargetRevised", {
  label: { ja: "目標の改定", en: "Target revised" },
  fields: { ...ofTarget, amount: TargetAmount, reason: Text },
  tags: tagsOf
})
