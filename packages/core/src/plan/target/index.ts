// Targets (目標, plan §4(2)–(3)): what the year is to reach, divided among the branches in whole units.
// Read events, facts, refusals, rules, decisions, corrections; then the arithmetic: blend, apportion, by-block, phasing, progress, forecast.
import { forEach } from "@keikaku/kernel"
import { accomplishedThings } from "../../report/accomplishment.ts"
import { defineTopic } from "../../topic.ts"
import {
  WithdrawAdjustment,
  WithdrawApportionment,
  WithdrawBranchAcceptance,
  WithdrawPhasing,
  WithdrawRecordedDivision,
  WithdrawTarget,
  WithdrawTargetDraft,
  WithdrawTargetRevision
} from "./corrections.ts"
import {
  AcceptBranchTarget,
  AdjustBranchTargets,
  ApportionTarget,
  DraftTarget,
  PhaseTarget,
  RecordDivision,
  ReviseTarget,
  SetTarget
} from "./decisions.ts"
import { targetOn, targets } from "./facts.ts"

export * from "./apportion.ts"
export * from "./blend.ts"
export * from "./by-block.ts"
export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./divide-target.ts"
export * from "./events.ts"
export {
  type Acceptances,
  type Adjustment,
  acceptances,
  acceptancesOf,
  brokenBound,
  type Division,
  type EarlierAmount,
  isAccepted,
  noTarget,
  type RecordedDivision,
  type Target,
  type TargetHistory,
  targetOf,
  targetOn,
  targets
} from "./facts.ts"
export * from "./forecast.ts"
export * from "./minimal-standard.ts"
export * from "./months-passed.ts"
export * from "./phasing.ts"
export * from "./progress.ts"
export * from "./refusals.ts"

/** Targets of the year. */
export const topic = defineTopic({
  name: "target",
  rows: ["P4.2"],
  label: { ja: "目標", en: "Targets" },
  by: ["headquarters"],
  decisions: [
    DraftTarget,
    SetTarget,
    ApportionTarget,
    RecordDivision,
    AdjustBranchTargets,
    AcceptBranchTarget,
    PhaseTarget,
    ReviseTarget,
    WithdrawTargetDraft,
    WithdrawTarget,
    WithdrawApportionment,
    WithdrawRecordedDivision,
    WithdrawAdjustment,
    WithdrawPhasing,
    WithdrawTargetRevision,
    WithdrawBranchAcceptance
  ],
  accomplishments: [
    accomplishedThings(
      ["支部に配分した目標", "Targets divided among the branches"],
      forEach(targets, ({ fiscalYear, metric }) => `${fiscalYear}:${metric}`),
      (history, { asOf, fiscalYear }) => {
        const { amount, shares } = targetOn(history, asOf)
        return amount === undefined || history[0]?.fiscalYear !== fiscalYear ? undefined : shares.size > 0
      }
    )
  ]
})
