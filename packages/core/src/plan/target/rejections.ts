// Why a wish about a target may be refused, each in both languages.
import { defineRejection } from "@keikaku/kernel"

/** The federation plans no such figure. */
export const UnknownMetric = defineRejection("UnknownMetric", {
  by: "metric",
  because: ["metric"],
  ja: (b) => `指標 ${b.metric} はありません。`,
  en: (b) => `There is no metric ${b.metric}.`
})

/** A target is drafted before it is set. */
export const TargetNotDrafted = defineRejection("TargetNotDrafted", {
  by: "metric",
  because: ["metric", "fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の ${b.metric} の目標案がありません。`,
  en: (b) => `No target for ${b.metric} has been drafted for FY${b.fiscalYear}.`
})

/** There is no target in force. */
export const TargetNotSet = defineRejection("TargetNotSet", {
  by: "metric",
  because: ["metric", "fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の ${b.metric} の目標は設定されていません。`,
  en: (b) => `No target for ${b.metric} is set for FY${b.fiscalYear}.`
})

/** A target in force is revised, with a reason, not set again. */
export const TargetAlreadySet = defineRejection("TargetAlreadySet", {
  by: "metric",
  because: ["metric", "fiscalYear", "amount"],
  ja: (b) => `${b.fiscalYear}年度の ${b.metric} の目標は ${b.amount} に設定済みです。`,
  en: (b) => `The target for ${b.metric} in FY${b.fiscalYear} is already set to ${b.amount}.`
})

/** The target cannot be divided by these sources, floors and caps. */
export const TargetNotDivisible = defineRejection("TargetNotDivisible", {
  by: "sources",
  because: ["fault", "branch", "figure", "ja", "en"],
  ja: (b) => `配分できません。${b.ja}`,
  en: (b) => `It cannot be divided. ${b.en}`
})

/** The target is not divided, or the branch has no share in it. */
export const BranchHasNoShare = defineRejection("BranchHasNoShare", {
  by: "branch",
  because: ["branch", "metric", "fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の ${b.metric} の目標は支部 ${b.branch} に配分されていません。`,
  en: (b) => `Branch ${b.branch} has no share in the FY${b.fiscalYear} target for ${b.metric}.`
})

/** Only a target that is divided can be adjusted. */
export const TargetNotDivided = defineRejection("TargetNotDivided", {
  by: "metric",
  because: ["metric", "fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の ${b.metric} の目標は支部に配分されていません。`,
  en: (b) => `The FY${b.fiscalYear} target for ${b.metric} is not divided among the branches.`
})

/** An adjustment names each branch once. */
export const BranchAdjustedTwice = defineRejection("BranchAdjustedTwice", {
  by: "changes",
  because: ["branch"],
  ja: (b) => `支部 ${b.branch} の調整が重複しています。`,
  en: (b) => `Branch ${b.branch} is adjusted twice.`
})

/** An adjustment keeps the national target: what some branches gain others give. */
export const AdjustmentNotBalanced = defineRejection("AdjustmentNotBalanced", {
  by: "changes",
  because: ["sum"],
  ja: (b) => `調整の合計が ${b.sum} です（0でなければなりません）。`,
  en: (b) => `The changes add up to ${b.sum}; they must add up to 0.`
})

/** No branch can have a target below zero. */
export const BranchTargetBelowZero = defineRejection("BranchTargetBelowZero", {
  by: "changes",
  because: ["branch", "units", "by"],
  ja: (b) => `支部 ${b.branch} の目標 ${b.units} から ${-Number(b.by)} を減らすことはできません。`,
  en: (b) => `Branch ${b.branch} has ${b.units}; ${-Number(b.by)} cannot be taken from it.`
})

/** The target cannot be spread over the months on this basis. */
export const TargetNotPhasable = defineRejection("TargetNotPhasable", {
  by: "basis",
  because: ["fault", "figure", "ja", "en"],
  ja: (b) => `月別に分けられません。${b.ja}`,
  en: (b) => `It cannot be spread over the months. ${b.en}`
})

/** A profile of the months is given exactly when they are to follow one. */
export const ProfileNotOfBasis = defineRejection("ProfileNotOfBasis", {
  by: "profile",
  because: ["basis"],
  ja: (b) =>
    b.basis === "profile"
      ? "12か月の実績などの比率がありません。"
      : `基準が ${b.basis} のときは月別の比率を指定しません。`,
  en: (b) =>
    b.basis === "profile"
      ? "The profile of the twelve months is missing."
      : `On the basis ${b.basis} no profile is given.`
})
