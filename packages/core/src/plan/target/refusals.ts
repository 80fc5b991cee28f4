// Why a command about a target is refused.
import { refusal } from "@keikaku/kernel"
import { withdrawals } from "./events.ts"

/** A target is drafted before it is set. */
export const TargetNotDrafted = refusal("TargetNotDrafted", "metric", {
  ja: "{fiscalYear}年度の {metric} の目標案はその日にありません。",
  en: "No target for {metric} is drafted for FY{fiscalYear} on that day."
})

export const TargetNotSet = refusal("TargetNotSet", "metric", {
  ja: "{fiscalYear}年度の {metric} の目標はその日に設定されていません。",
  en: "No target for {metric} is set for FY{fiscalYear} on that day."
})

/** A target in force is changed by a revision to another amount, with a reason. */
export const TargetAlreadySet = refusal("TargetAlreadySet", "metric", {
  ja: "{fiscalYear}年度の {metric} の目標は {amount} に設定済みです。",
  en: "The target for {metric} in FY{fiscalYear} is already set to {amount}."
})

/** The target cannot be divided by these sources, floors and caps. */
export const TargetNotDivisible = refusal(
  "TargetNotDivisible",
  "sources",
  { ja: "配分できません。{ja}", en: "It cannot be divided. {en}" },
  { also: ["fault", "branch", "figure"] }
)

export const BranchHasNoShare = refusal("BranchHasNoShare", "branch", {
  ja: "{fiscalYear}年度の {metric} の目標はその日に支部 {branch} に配分されていません。",
  en: "Branch {branch} has no share in the FY{fiscalYear} target for {metric} on that day."
})

export const TargetNotDivided = refusal("TargetNotDivided", "metric", {
  ja: "{fiscalYear}年度の {metric} の目標はその日に支部に配分されていません。",
  en: "The FY{fiscalYear} target for {metric} is not divided among the branches on that day."
})

/** The branch accepted the same number of units on another day. */
export const BranchTargetAlreadyAccepted = refusal("BranchTargetAlreadyAccepted", "branch", {
  ja: "支部 {branch} は {occurredOn} に {fiscalYear}年度の {metric} の目標 {units} を受諾しています。",
  en: "Branch {branch} accepted its FY{fiscalYear} target for {metric}, {units}, on {occurredOn}."
})

export const BranchDividedTwice = refusal("BranchDividedTwice", "shares", {
  ja: "支部 {branch} の配分が重複しています。",
  en: "Branch {branch} is given a share twice."
})

/** What was decided adds up to the target in force. */
export const DivisionSumDiffers = refusal("DivisionSumDiffers", "shares", {
  ja: "支部の目標の合計は {sum} で、全国の目標 {amount} と異なります。",
  en: "The branches' targets add up to {sum}; the national target is {amount}."
})

export const BranchAdjustedTwice = refusal("BranchAdjustedTwice", "changes", {
  ja: "支部 {branch} の調整が重複しています。",
  en: "Branch {branch} is adjusted twice."
})

/** An adjustment keeps the national target: the branches gain and lose the same number of units. */
export const AdjustmentNotBalanced = refusal("AdjustmentNotBalanced", "changes", {
  ja: "調整の合計が {sum} です（0でなければなりません）。",
  en: "The changes add up to {sum}; they must add up to 0."
})

export const BranchTargetBelowZero = refusal("BranchTargetBelowZero", "changes", {
  ja: "支部 {branch} の目標 {units} を {by} だけ変えると0を下回ります。",
  en: "Branch {branch} has {units}; a change by {by} would leave it below zero."
})

/** The division gave the branch a floor or a cap, which an adjustment keeps unless it says why it overrides it. */
export const BoundBroken = refusal(
  "BoundBroken",
  "changes",
  {
    ja: "支部 {branch} の目標 {units} は{bound} {limit} に反します。上書きする場合は overrides に理由を記してください。",
    en: "Branch {branch} would have {units}, against its {bound} of {limit}. To override it, give the reason as overrides."
  },
  { labels: { bound: { floor: { ja: "下限", en: "floor" }, cap: { ja: "上限", en: "cap" } } } }
)

/** The target cannot be spread over the months on this basis. */
export const TargetNotPhasable = refusal(
  "TargetNotPhasable",
  "basis",
  { ja: "月別に分けられません。{ja}", en: "It cannot be spread over the months. {en}" },
  { also: ["fault", "figure"] }
)

/** A profile of the months is given exactly when they are to follow one. */
export const ProfileNotOfBasis = refusal("ProfileNotOfBasis", "profile", {
  ja: "月別の比率は、基準が profile のときに限り指定します（基準 {basis}）。",
  en: "A profile is given on the basis profile and on no other (basis {basis})."
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NoTargetEntryToWithdraw = refusal("NoTargetEntryToWithdraw", "metric", {
  ja: "{fiscalYear}年度の {metric} の目標に取り下げる記録がありません。",
  en: "The FY{fiscalYear} target for {metric} has no such entry to take back."
})

/** Something that was recorded of a later day would not be allowed any more: that is taken back first. */
export const LaterTargetEntryStands = refusal(
  "LaterTargetEntryStands",
  "metric",
  {
    ja: "{fiscalYear}年度の {metric} の目標には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: 'The FY{fiscalYear} target for {metric} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(withdrawals.map(([, { label, type }]) => [type, label])) } }
)
