// What happens to the targets of a fiscal year (目標, plan §4(2)): drafted, set, divided among the branches, adjusted,
// accepted, spread over the months, revised; and what takes a mistaken entry back. FROZEN once released: new versions are added,
// old ones upcast.

import { type EventOf, eventsAbout, namedCheck } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { amending } from "../../dated-history.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { DocumentHash, Text } from "../../identifier.ts"
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
  namedCheck("not-zero", (units: number) => units !== 0 || "an adjustment changes something", {
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

const ofTarget = eventsAbout({
  fields: { fiscalYear: FiscalYear, metric: MetricCode },
  tags: (e) => [`target:${e.fiscalYear}:${e.metric}`]
})
const ofBranch = { tags: (e: { readonly branch: BranchCode }) => [`branch:${e.branch}` as const] }

/** A national target was drafted. */
export const TargetDrafted = ofTarget("TargetDrafted", "目標案の作成", { amount: TargetAmount })

/** The national target was set. */
export const TargetSet = ofTarget("TargetSet", "目標の設定", { amount: TargetAmount })

/** The national target was divided among all branches by blended weights; the shares add up to it. */
export const TargetApportioned = ofTarget("TargetApportioned", "目標の配分", {
  method: ApportionmentMethod,
  route: DivisionRoute,
  sources: Schema.Array(Schema.Struct({ name: Text, percent: Percent })),
  shares: Schema.Array(BranchShare)
})

/** A branch's part of a division that was decided elsewhere, and its weight where the table of the decision says one. */
export const DecidedShare = Schema.Struct({
  branch: BranchCode,
  units: TargetAmount,
  weight: Schema.optionalKey(Schema.Natural)
})

/** The national target was divided by somebody's decision, not by a method; it is kept as it was decided, and adds up to the target. */
export const DivisionRecorded = ofTarget("DivisionRecorded", "決定済みの目標配分の記録", {
  /** The body that decided, such as the board; no person. */
  decidedBy: Text,
  document: Schema.Struct({ title: Text, hash: DocumentHash }),
  shares: Schema.NonEmptyArray(DecidedShare)
})

/** Headquarters moved units between branches; the changes add up to zero. */
export const BranchTargetsAdjusted = ofTarget(
  "BranchTargetsAdjusted",
  "支部目標の調整",
  {
    changes: Schema.Array(BranchAdjustment),
    reason: Text,
    /** Why a floor or cap of the division is overridden; absent where all are kept. */
    overrides: Schema.optionalKey(Text)
  },
  amending
)

/** A branch accepted its target; the acceptance holds while the branch has that number of units. */
export const BranchTargetAccepted = ofTarget(
  "BranchTargetAccepted",
  "支部目標の受諾",
  { branch: BranchCode, units: TargetAmount },
  ofBranch
)

/** The national target was spread over the months, in the calendar's order; they add up to it. `profile` is what they were found by. */
export const TargetPhased = ofTarget("TargetPhased", "目標の月別計画", {
  basis: PhasingBasisName,
  profile: Schema.optionalKey(MonthlyProfile),
  months: twelveOf(TargetAmount)
})

/** The national target was changed during the year; its division and its months are void until made anew. */
export const TargetRevised = ofTarget("TargetRevised", "目標の改定", { amount: TargetAmount, reason: Text }, amending)

// What was recorded by mistake, of the day of what is taken back: it never was.

export const TargetDraftWithdrawn = ofTarget(
  "TargetDraftWithdrawn",
  "目標案の取下げ",
  { amount: TargetAmount, reason: Text },
  amending
)
export const TargetWithdrawn = ofTarget(
  "TargetWithdrawn",
  "目標の設定の取下げ",
  { amount: TargetAmount, reason: Text },
  amending
)
export const ApportionmentWithdrawn = ofTarget(
  "ApportionmentWithdrawn",
  "目標の配分の取下げ",
  { method: ApportionmentMethod, route: DivisionRoute, reason: Text },
  amending
)
export const RecordedDivisionWithdrawn = ofTarget(
  "RecordedDivisionWithdrawn",
  "決定済みの目標配分の記録の取下げ",
  { decidedBy: Text, reason: Text },
  amending
)
export const AdjustmentWithdrawn = ofTarget(
  "AdjustmentWithdrawn",
  "支部目標の調整の取下げ",
  { changes: Schema.Array(BranchAdjustment), reason: Text },
  amending
)
export const BranchAcceptanceWithdrawn = ofTarget(
  "BranchAcceptanceWithdrawn",
  "支部目標の受諾の取下げ",
  { branch: BranchCode, units: TargetAmount, reason: Text },
  { ...ofBranch, ...amending }
)
export const PhasingWithdrawn = ofTarget(
  "PhasingWithdrawn",
  "目標の月別計画の取下げ",
  { basis: PhasingBasisName, reason: Text },
  amending
)
export const TargetRevisionWithdrawn = ofTarget(
  "TargetRevisionWithdrawn",
  "目標の改定の取下げ",
  { amount: TargetAmount, reason: Text },
  amending
)

/** What each withdrawal takes back of a target. */
export const withdrawals = [
  [TargetDraftWithdrawn, TargetDrafted],
  [TargetWithdrawn, TargetSet],
  [ApportionmentWithdrawn, TargetApportioned],
  [RecordedDivisionWithdrawn, DivisionRecorded],
  [AdjustmentWithdrawn, BranchTargetsAdjusted],
  [PhasingWithdrawn, TargetPhased],
  [TargetRevisionWithdrawn, TargetRevised]
] as const

/** An entry in the history of a target; it can be taken back. */
export type TargetEntry = EventOf<(typeof withdrawals)[number][1]>
