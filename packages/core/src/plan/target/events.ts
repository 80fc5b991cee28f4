// What happens to the targets of a fiscal year (目標, plan §4(2)): drafted, set, divided among the branches, adjusted,
// accepted, spread over the months, revised. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { methods } from "./apportion.ts"
import { routes } from "./by-block.ts"

/** How a national target is divided: one of the seven methods of apportionment. */
export const ApportionmentMethod = Schema.Literals(methods)

/** Which way a national target is divided: straight among the branches, or among the blocks and then within each. */
export const DivisionRoute = Schema.Literals(routes)

const greatest = 100_000_000_000

/** An amount in the metric's unit, at most 10^11: what a year's arithmetic can multiply by days and stay exact. */
export const TargetAmount = Schema.Natural.check(Schema.isLessThanOrEqualTo(greatest)).annotate({
  identifier: "TargetAmount",
  description: "whole units of the metric, at most 10^11"
})

/** What one source of weights counts for, in whole percent. */
export const Percent = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 })).annotate({
  identifier: "Percent",
  description: "a whole percentage, 1 to 100"
})

/** By how many units a manual adjustment changes a branch's target: a whole number, negative or positive, never zero. */
export const AdjustmentUnits = Schema.Int.check(
  Schema.isBetween({ minimum: -greatest, maximum: greatest }),
  Schema.makeFilter((units: number) => units !== 0 || "an adjustment changes something", {
    toJsonSchema: () => ({ not: { const: 0 } })
  })
).annotate({
  identifier: "AdjustmentUnits",
  description: "whole units of the metric, not zero, at most 10^11 either way"
})

const twelveOf = <S extends Schema.Top>(figure: S) =>
  Schema.Array(figure).check(Schema.isMinLength(12), Schema.isMaxLength(12))

/** What the months of a year are to weigh, in the calendar's order: twelve whole numbers, such as last year's monthly results. */
export const MonthlyProfile = twelveOf(Schema.Natural).annotate({
  identifier: "MonthlyProfile",
  description: "twelve whole numbers, one for each month of the fiscal year in its order"
})

/** What the months of a phasing weigh: each the same, each its working days, or each its figure in a profile. */
export const PhasingBasisName = Schema.Literals(["even", "working-days", "profile"])

/**
 * A branch's part of a national target, and what it was found by: its weight in each source, in the order of the sources,
 * and its floor and cap where it had them.
 */
export const BranchShare = Schema.Struct({
  branch: BranchCode,
  units: TargetAmount,
  weights: Schema.Array(Schema.Natural),
  floor: Schema.optionalKey(Schema.Natural),
  cap: Schema.optionalKey(Schema.Natural)
})

/** The change of one branch's part by a manual adjustment. */
export const BranchAdjustment = Schema.Struct({ branch: BranchCode, by: AdjustmentUnits })

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

/** The national target was divided among all branches by blended weights; the shares add up to it. */
export const TargetApportioned = defineEvent("TargetApportioned", {
  label: { ja: "目標の配分", en: "Target apportioned" },
  fields: {
    ...ofTarget,
    method: ApportionmentMethod,
    route: DivisionRoute,
    sources: Schema.Array(Schema.Struct({ name: Text, percent: Percent })),
    shares: Schema.Array(BranchShare)
  },
  tags: tagsOf
})

/** Headquarters moved units between branches; the changes add up to zero. What the changed branches accepted is void. */
export const BranchTargetsAdjusted = defineEvent("BranchTargetsAdjusted", {
  label: { ja: "支部目標の調整", en: "Branch targets adjusted" },
  fields: {
    ...ofTarget,
    changes: Schema.Array(BranchAdjustment),
    reason: Text,
    /** Why a floor or cap of the division is overridden; absent where all are kept. */
    overrides: Schema.optionalKey(Text)
  },
  tags: tagsOf,
  particulars: (e) => ({ amends: e.reason })
})

/** A branch accepted its share. */
export const BranchTargetAccepted = defineEvent("BranchTargetAccepted", {
  label: { ja: "支部目標の受諾", en: "Branch target accepted" },
  fields: { ...ofTarget, branch: BranchCode },
  tags: (e) => [...tagsOf(e), `branch:${e.branch}`]
})

/** The national target was spread over the months, in the calendar's order; they add up to it. `profile` is what they were found by. */
export const TargetPhased = defineEvent("TargetPhased", {
  label: { ja: "目標の月別計画", en: "Target phased" },
  fields: {
    ...ofTarget,
    basis: PhasingBasisName,
    profile: Schema.optionalKey(MonthlyProfile),
    months: twelveOf(TargetAmount)
  },
  tags: tagsOf
})

/** The national target was changed during the year; its division and its months are void until made anew. */
export const TargetRevised = defineEvent("TargetRevised", {
  label: { ja: "目標の改定", en: "Target revised" },
  fields: { ...ofTarget, amount: TargetAmount, reason: Text },
  tags: tagsOf,
  particulars: (e) => ({ amends: e.reason })
})
