// What may be asked about targets: draft, set, divide among the branches, adjust by hand, accept, spread over the months,
// revise. Each is decided on what was so on the command's day.
import { textIn } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { enter, unlessSame } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { PlanNotAt, PlanNotDrafted, planOf, planOn, statusOf } from "../business-plan/index.ts"
import { divideTarget } from "./divide-target.ts"
import * as happened from "./events.ts"
import { acceptancesOf, type Target, type TargetHistory, targetOf, targetOn } from "./facts.ts"
import { phaseTarget } from "./phasing.ts"
import * as refused from "./refusals.ts"
import { course, rules } from "./rules.ts"

const targetKey = { fiscalYear: FiscalYear, metric: MetricCode }
const record = <E extends happened.TargetEntry, A>(
  history: TargetHistory,
  entry: E,
  rule: (target: Target, entry: E) => A
) => enter(course, refused.LaterTargetEntryStands, history, entry, rule)

/** Drafts a national target, once the year has a plan. No other entry rests on the amount of a draft. */
export const DraftTarget = decision("DraftTarget", "目標案を作成する", {
  records: happened.TargetDrafted,
  refuses: [PlanNotDrafted, refused.TargetAlreadySet],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
  decide: (c, { history, plan }) =>
    statusOf(planOn(plan, c.occurredOn)) === "absent"
      ? PlanNotDrafted(c)
      : rules.TargetDrafted(targetOn(history, c.occurredOn), happened.TargetDrafted(c))
})

/** Sets a drafted target, once the general meeting has adopted the plan. */
export const SetTarget = decision("SetTarget", "目標を設定する", {
  records: happened.TargetSet,
  refuses: [PlanNotAt, refused.TargetNotDrafted, refused.TargetAlreadySet, refused.LaterTargetEntryStands],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
  decide: (c, { history, plan }) => {
    const [status, needed] = [statusOf(planOn(plan, c.occurredOn)), "adopted"]
    return status === needed
      ? record(history, happened.TargetSet(c), rules.TargetSet)
      : PlanNotAt({ ...c, status, needed })
  }
})

const weights = Schema.Array(Schema.Struct({ branch: BranchCode, weight: Schema.Natural }))
const bound = Schema.Struct({
  branch: BranchCode,
  floor: Schema.optionalKey(Schema.Natural),
  cap: Schema.optionalKey(Schema.Natural)
})

/** Divides the target in force among all branches by blended weights, in whole units that add up to it. */
export const ApportionTarget = decision("ApportionTarget", "目標を支部に配分する", {
  payload: {
    ...targetKey,
    method: happened.ApportionmentMethod,
    route: happened.DivisionRoute,
    sources: Schema.Array(Schema.Struct({ name: Text, percent: happened.Percent, weights })),
    bounds: Schema.optionalKey(Schema.Array(bound))
  },
  records: happened.TargetApportioned,
  refuses: [refused.TargetNotSet, refused.TargetNotDivisible, refused.LaterTargetEntryStands],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { history }, { settings }) => {
    const { amount } = targetOn(history, c.occurredOn)
    if (amount === undefined) return refused.TargetNotSet(c)
    const divided = divideTarget(settings, amount, c)
    if (Result.isFailure(divided)) {
      const { _tag: fault, figure, key, sentence } = divided.failure
      return refused.TargetNotDivisible({
        fault,
        branch: key ?? "-",
        figure,
        ja: textIn(sentence, "ja"),
        en: sentence.en
      })
    }
    const sources = c.sources.map(({ name, percent }) => ({ name, percent }))
    const division = happened.TargetApportioned({ ...c, sources, shares: divided.success })
    return record(history, division, rules.TargetApportioned)
  }
})

/** Records a division of the target in force that was decided elsewhere, as it was decided. */
export const RecordDivision = decision("RecordDivision", "決定済みの目標配分を記録する", {
  records: happened.DivisionRecorded,
  refuses: [
    refused.TargetNotSet,
    refused.BranchDividedTwice,
    refused.DivisionSumDiffers,
    refused.LaterTargetEntryStands
  ],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { history }) => record(history, happened.DivisionRecorded(c), rules.DivisionRecorded)
})

/** Moves units between branches by hand, with a reason. A floor or cap of the division is kept, unless the command says why it
 * is overridden. A changed branch accepts its new target anew. */
export const AdjustBranchTargets = decision("AdjustBranchTargets", "支部目標を調整する", {
  payload: {
    ...targetKey,
    changes: Schema.Array(happened.BranchAdjustment).check(Schema.isMinLength(1)),
    reason: Text,
    overrides: Schema.optionalKey(Text)
  },
  records: happened.BranchTargetsAdjusted,
  refuses: [
    refused.TargetNotDivided,
    refused.BranchAdjustedTwice,
    refused.AdjustmentNotBalanced,
    refused.BranchTargetBelowZero,
    refused.BoundBroken,
    refused.LaterTargetEntryStands
  ],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { history }) => record(history, happened.BranchTargetsAdjusted(c), rules.BranchTargetsAdjusted)
})

/** A branch accepts the units that it has. Branches that accept at the same time do not touch one another. */
export const AcceptBranchTarget = decision("AcceptBranchTarget", "支部目標を受諾する", {
  payload: { ...targetKey, branch: BranchCode },
  records: happened.BranchTargetAccepted,
  by: ["headquarters", "branch"],
  refuses: [refused.BranchHasNoShare, refused.BranchTargetAlreadyAccepted],
  reads: (c) => ({
    history: targetOf(c.fiscalYear, c.metric),
    accepted: acceptancesOf(c.fiscalYear, c.metric, c.branch)
  }),
  decide: (c, { accepted, history }) => {
    const units = targetOn(history, c.occurredOn).shares.get(c.branch)
    if (units === undefined) return refused.BranchHasNoShare(c)
    const acceptance = happened.BranchTargetAccepted({ ...c, units })
    const earlier = accepted.findLast(({ occurredOn }) => occurredOn <= c.occurredOn)
    return unlessSame(acceptance, earlier, () =>
      earlier?.units === units ? refused.BranchTargetAlreadyAccepted(earlier) : acceptance
    )
  }
})

/** Spreads the target in force over the months of its year, in whole units that add up to it. No other entry rests on that. */
export const PhaseTarget = decision(
  "PhaseTarget",
  { ja: "目標を月別に分ける", en: "Spread a target over the months" },
  {
    payload: { ...targetKey, basis: happened.PhasingBasisName, profile: Schema.optionalKey(happened.MonthlyProfile) },
    records: happened.TargetPhased,
    refuses: [refused.ProfileNotOfBasis, refused.TargetNotSet, refused.TargetNotPhasable],
    reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric) }),
    decide: (c, { history }, { settings }) => {
      const { basis, profile } = c
      const target = targetOn(history, c.occurredOn)
      if ((basis === "profile") !== (profile !== undefined)) return refused.ProfileNotOfBasis({ basis })
      if (target.amount === undefined) return refused.TargetNotSet(c)
      const by = basis === "profile" ? { _tag: basis, weights: profile ?? [] } : { _tag: basis }
      const phased = phaseTarget(target.amount, by, c.fiscalYear, settings.calendar)
      if (Result.isFailure(phased)) {
        const { _tag: fault, figure, sentence } = phased.failure
        return refused.TargetNotPhasable({ fault, figure, ja: textIn(sentence, "ja"), en: sentence.en })
      }
      return rules.TargetPhased(target, happened.TargetPhased({ ...c, months: phased.success }))
    }
  }
)

/** Changes a target in force, with a reason; the earlier amount is kept, the division is to be made anew. */
export const ReviseTarget = decision("ReviseTarget", "目標を改定する", {
  records: happened.TargetRevised,
  refuses: [refused.TargetNotSet, refused.TargetAlreadySet, refused.LaterTargetEntryStands],
  reads: (c) => ({ history: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { history }) => record(history, happened.TargetRevised(c), rules.TargetRevised)
})
