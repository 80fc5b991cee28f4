// What may be asked about targets: draft, set, divide among the branches, adjust by hand, accept, spread over the months,
// revise.
import { alreadySo, textIn } from "@keikaku/kernel"
import { Equal, Result, Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { PlanNotAt, PlanNotDrafted, planOf } from "../business-plan/index.ts"
import { divideTarget } from "./divide-target.ts"
import * as happened from "./events.ts"
import { phaseTarget } from "./phasing.ts"
import * as refused from "./rejections.ts"
import { acceptanceOf, brokenBound, type Division, isAccepted, type Target, targetOf } from "./state.ts"

const whose = { fiscalYear: FiscalYear, metric: MetricCode }

/** Drafts a national target, once the year has a plan. */
export const DraftTarget = decision(
  "DraftTarget",
  { ja: "目標案を作成する", en: "Draft a target" },
  {
    payload: { ...whose, amount: happened.TargetAmount },
    records: [happened.TargetDrafted],
    refuses: [PlanNotDrafted, refused.TargetAlreadySet],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
    decide: (c, { target: { amount, drafted }, plan }) => {
      if (plan.status === "absent") return PlanNotDrafted(c)
      if (amount !== undefined) return refused.TargetAlreadySet({ ...c, amount })
      return drafted === c.amount ? alreadySo : happened.TargetDrafted(c)
    }
  }
)

/** Sets a drafted target, once the general meeting has adopted the plan. */
export const SetTarget = decision(
  "SetTarget",
  { ja: "目標を設定する", en: "Set a target" },
  {
    payload: { ...whose, amount: happened.TargetAmount },
    records: [happened.TargetSet],
    refuses: [PlanNotAt, refused.TargetNotDrafted, refused.TargetAlreadySet],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
    decide: (c, { target: { amount, drafted }, plan }) => {
      if (plan.status !== "adopted")
        return PlanNotAt({ fiscalYear: c.fiscalYear, status: plan.status, needed: "adopted" })
      if (drafted === undefined) return refused.TargetNotDrafted(c)
      if (amount === undefined) return happened.TargetSet(c)
      return amount === c.amount ? alreadySo : refused.TargetAlreadySet({ ...c, amount })
    }
  }
)

/** The same division again must not void what branches have accepted; one that was adjusted since is no longer the same. */
const isDividedSo = ({ adjustments, division }: Target, { method, route, shares, sources }: Division): boolean =>
  adjustments.length === 0 && Equal.equals(division, { method, route, sources, shares })

/** Divides the target in force among all branches by blended weights, in whole units that add up to it. */
export const ApportionTarget = decision(
  "ApportionTarget",
  { ja: "目標を支部に配分する", en: "Apportion a target" },
  {
    payload: {
      ...whose,
      method: happened.ApportionmentMethod,
      route: happened.DivisionRoute,
      sources: Schema.Array(
        Schema.Struct({
          name: Text,
          percent: happened.Percent,
          weights: Schema.Array(Schema.Struct({ branch: BranchCode, weight: Schema.Natural }))
        })
      ),
      bounds: Schema.optionalKey(
        Schema.Array(
          Schema.Struct({
            branch: BranchCode,
            floor: Schema.optionalKey(Schema.Natural),
            cap: Schema.optionalKey(Schema.Natural)
          })
        )
      )
    },
    records: [happened.TargetApportioned],
    refuses: [refused.TargetNotSet, refused.TargetNotDivisible],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
    decide: (c, { target }, { settings }) => {
      if (target.amount === undefined) return refused.TargetNotSet(c)
      const divided = divideTarget(settings, target.amount, c)
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
      const division = { ...c, sources, shares: divided.success }
      return isDividedSo(target, division) ? alreadySo : happened.TargetApportioned(division)
    }
  }
)

/** Moves units between branches by hand, with a reason. A floor or cap of the division is kept, unless the command says why it
 * is overridden. What the changed branches have accepted is void; the others' stands. */
export const AdjustBranchTargets = decision(
  "AdjustBranchTargets",
  { ja: "支部目標を調整する", en: "Adjust branch targets" },
  {
    payload: {
      ...whose,
      changes: Schema.Array(happened.BranchAdjustment).check(Schema.isMinLength(1)),
      reason: Text,
      overrides: Schema.optionalKey(Text)
    },
    records: [happened.BranchTargetsAdjusted],
    refuses: [
      refused.TargetNotDivided,
      refused.BranchAdjustedTwice,
      refused.AdjustmentNotBalanced,
      refused.BranchTargetBelowZero,
      refused.BoundBroken
    ],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
    decide: (c, { target: { division, shares } }) => {
      if (division === undefined) return refused.TargetNotDivided(c)
      const branches = c.changes.map(({ branch }) => branch)
      const twice = branches.find((branch, n) => branches.indexOf(branch) !== n)
      if (twice !== undefined) return refused.BranchAdjustedTwice({ branch: twice })
      const sum = c.changes.reduce((total, { by }) => total + by, 0)
      if (sum !== 0) return refused.AdjustmentNotBalanced({ sum })
      for (const { branch, by } of c.changes) {
        const units = shares.get(branch) ?? 0
        if (units + by < 0) return refused.BranchTargetBelowZero({ branch, units, by })
        const broken = c.overrides === undefined ? brokenBound(division, branch, units + by) : undefined
        if (broken !== undefined) return refused.BoundBroken({ branch, units: units + by, ...broken })
      }
      return happened.BranchTargetsAdjusted(c)
    }
  }
)

/** A branch accepts its share as it stands. Branches that accept at the same time do not touch one another. */
export const AcceptBranchTarget = decision(
  "AcceptBranchTarget",
  { ja: "支部目標を受諾する", en: "Accept a branch target" },
  {
    payload: { ...whose, branch: BranchCode },
    records: [happened.BranchTargetAccepted],
    by: ["headquarters", "branch"],
    refuses: [refused.BranchHasNoShare],
    reads: (c) => ({
      target: targetOf(c.fiscalYear, c.metric),
      acceptance: acceptanceOf(c.fiscalYear, c.metric, c.branch)
    }),
    decide: (c, { acceptance, target }) => {
      if (!target.shares.has(c.branch)) return refused.BranchHasNoShare(c)
      return isAccepted(target, c.branch, acceptance) ? alreadySo : happened.BranchTargetAccepted(c)
    }
  }
)

/** Spreads the target in force over the months of its year, in whole units that add up to it. */
export const PhaseTarget = decision(
  "PhaseTarget",
  { ja: "目標を月別に分ける", en: "Spread a target over the months" },
  {
    payload: {
      ...whose,
      basis: happened.PhasingBasisName,
      profile: Schema.optionalKey(happened.MonthlyProfile)
    },
    records: [happened.TargetPhased],
    refuses: [refused.ProfileNotOfBasis, refused.TargetNotSet, refused.TargetNotPhasable],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
    decide: (c, { target }, { settings }) => {
      const { basis, profile } = c
      if ((basis === "profile") !== (profile !== undefined)) return refused.ProfileNotOfBasis({ basis })
      if (target.amount === undefined) return refused.TargetNotSet(c)
      const by = basis === "profile" ? { _tag: basis, weights: profile ?? [] } : { _tag: basis }
      const phased = phaseTarget(target.amount, by, c.fiscalYear, settings.calendar)
      if (Result.isFailure(phased)) {
        const { _tag: fault, figure, sentence } = phased.failure
        return refused.TargetNotPhasable({ fault, figure, ja: textIn(sentence, "ja"), en: sentence.en })
      }
      const months = phased.success
      const isSo = Equal.equals([target.phasing, target.phasedBy], [months, { basis, profile }])
      return isSo ? alreadySo : happened.TargetPhased({ ...c, months })
    }
  }
)

/** Changes a target in force, with a reason; the earlier amount is kept, the division is to be made anew. */
export const ReviseTarget = decision(
  "ReviseTarget",
  { ja: "目標を改定する", en: "Revise a target" },
  {
    payload: { ...whose, amount: happened.TargetAmount, reason: Text },
    records: [happened.TargetRevised],
    refuses: [refused.TargetNotSet],
    reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
    decide: (c, { target: { amount } }) =>
      amount === undefined ? refused.TargetNotSet(c) : amount === c.amount ? alreadySo : happened.TargetRevised(c)
  }
)
