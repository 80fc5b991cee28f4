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

/** The target cannot be divided by these weights, floors and caps. */
export const TargetNotDivisible = defineRejection("TargetNotDivisible", {
  by: "weights",
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
