// What may be asked about targets: draft, set, divide among the branches, accept, revise.
import { alreadySo, record, reject } from "@keikaku/kernel"
import { Result, Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { BranchCode, branchOf, type Federation, MetricCode, metricOf } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { UnknownBranch } from "../../unknown-branch.ts"
import { PlanNotAt, PlanNotDrafted, planOf } from "../business-plan/index.ts"
import { apportion } from "./apportion.ts"
import * as happened from "./events.ts"
import * as refused from "./rejections.ts"
import { type Target, targetOf } from "./state.ts"

const whose = { fiscalYear: FiscalYear, metric: MetricCode }

const onMetric = <A>(settings: Federation, metric: MetricCode, rule: () => A) =>
  metricOf(settings, metric) === undefined ? reject(refused.UnknownMetric({ metric })) : rule()

/** Drafts a national target, once the year has a plan. */
export const DraftTarget = decision("DraftTarget", {
  label: { ja: "目標案を作成する", en: "Draft a target" },
  payload: { ...whose, amount: happened.TargetAmount },
  records: [happened.TargetDrafted],
  refuses: [refused.UnknownMetric, PlanNotDrafted, refused.TargetAlreadySet],
  reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
  decide: (c, { target: { amount, drafted }, plan }, { settings }) =>
    onMetric(settings, c.metric, () => {
      if (plan.status === "absent") return reject(PlanNotDrafted(c))
      if (amount !== undefined) return reject(refused.TargetAlreadySet({ ...c, amount }))
      return drafted === c.amount ? alreadySo : record(happened.TargetDrafted(c))
    })
})

/** Sets a drafted target, once the general meeting has adopted the plan. */
export const SetTarget = decision("SetTarget", {
  label: { ja: "目標を設定する", en: "Set a target" },
  payload: { ...whose, amount: happened.TargetAmount },
  records: [happened.TargetSet],
  refuses: [refused.UnknownMetric, PlanNotAt, refused.TargetNotDrafted, refused.TargetAlreadySet],
  reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric), plan: planOf(c.fiscalYear) }),
  decide: (c, { target: { amount, drafted }, plan }, { settings }) =>
    onMetric(settings, c.metric, () => {
      if (plan.status !== "adopted")
        return reject(PlanNotAt({ fiscalYear: c.fiscalYear, status: plan.status, needed: "adopted" }))
      if (drafted === undefined) return reject(refused.TargetNotDrafted(c))
      if (amount === undefined) return record(happened.TargetSet(c))
      return amount === c.amount ? alreadySo : reject(refused.TargetAlreadySet({ ...c, amount }))
    })
})

type Division = Pick<typeof happened.TargetApportioned.schema.Type, "method" | "basis" | "shares">

/** The same division again must not void what branches have accepted. */
const isDividedSo = ({ basis, method, shares, weights }: Target, wanted: Division): boolean =>
  method === wanted.method &&
  basis === wanted.basis &&
  shares.size === wanted.shares.length &&
  wanted.shares.every(({ branch, units, weight }) => shares.get(branch) === units && weights.get(branch) === weight)

/** Divides the target in force among branches by weight, in whole units that add up to it. */
export const ApportionTarget = decision("ApportionTarget", {
  label: { ja: "目標を支部に配分する", en: "Apportion a target" },
  payload: {
    ...whose,
    method: happened.ApportionmentMethod,
    basis: Text,
    weights: Schema.Array(
      Schema.Struct({
        branch: BranchCode,
        weight: Schema.Natural,
        floor: Schema.optionalKey(Schema.Natural),
        cap: Schema.optionalKey(Schema.Natural)
      })
    )
  },
  records: [happened.TargetApportioned],
  refuses: [refused.UnknownMetric, UnknownBranch, refused.TargetNotSet, refused.TargetNotDivisible],
  reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { target }, { settings }) =>
    onMetric(settings, c.metric, () => {
      const { amount } = target
      const stranger = c.weights.find(({ branch }) => branchOf(settings, branch) === undefined)
      if (stranger !== undefined) return reject(UnknownBranch({ branch: stranger.branch }))
      if (amount === undefined) return reject(refused.TargetNotSet(c))
      const divided = apportion(
        c.method,
        amount,
        c.weights.map(({ branch, ...share }) => ({ key: branch, ...share }))
      )
      if (Result.isFailure(divided)) {
        const { _tag: fault, figure, key, sentences } = divided.failure
        return reject(refused.TargetNotDivisible({ fault, branch: key ?? "-", figure, ...sentences }))
      }
      const { units } = divided.success
      const shares = c.weights.map(({ branch, weight }, i) => ({ branch, weight, units: units[i]! }))
      return isDividedSo(target, { ...c, shares }) ? alreadySo : record(happened.TargetApportioned({ ...c, shares }))
    })
})

/** A branch accepts its share. */
export const AcceptBranchTarget = decision("AcceptBranchTarget", {
  label: { ja: "支部目標を受諾する", en: "Accept a branch target" },
  payload: { ...whose, branch: BranchCode },
  records: [happened.BranchTargetAccepted],
  refuses: [UnknownBranch, refused.BranchHasNoShare],
  reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { target: { accepted, shares } }, { settings }) => {
    if (branchOf(settings, c.branch) === undefined) return reject(UnknownBranch(c))
    if (!shares.has(c.branch)) return reject(refused.BranchHasNoShare(c))
    return accepted.has(c.branch) ? alreadySo : record(happened.BranchTargetAccepted(c))
  }
})

/** Changes a target in force, with a reason; the earlier amount is kept, the division is to be made anew. */
export const ReviseTarget = decision("ReviseTarget", {
  label: { ja: "目標を改定する", en: "Revise a target" },
  payload: { ...whose, amount: happened.TargetAmount, reason: Text },
  records: [happened.TargetRevised],
  refuses: [refused.TargetNotSet],
  reads: (c) => ({ target: targetOf(c.fiscalYear, c.metric) }),
  decide: (c, { target: { amount } }) =>
    amount === undefined
      ? reject(refused.TargetNotSet(c))
      : amount === c.amount
        ? alreadySo
        : record(happened.TargetRevised(c))
})
