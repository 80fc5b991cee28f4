// Why a wish about a case may be refused, each in both languages.
import { defineRejection, type Language } from "@keikaku/kernel"
import { type OutcomeKind, outcomeLabels } from "./events.ts"

const outcomeName = (kind: string | number, language: Language): string => outcomeLabels[kind as OutcomeKind][language]

/** No such case has been listed, or not yet on that day. */
export const CaseNotListed = defineRejection("CaseNotListed", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} は登録されていません。`,
  en: (b) => `Case ${b.case} is not listed.`
})

/** The case identifier stands for another business or branch already. */
export const CaseIdTaken = defineRejection("CaseIdTaken", {
  by: "case",
  because: ["case", "business"],
  ja: (b) => `事案番号 ${b.case} は事業 ${b.business} の事案です。`,
  en: (b) => `Case ${b.case} is about business ${b.business}.`
})

/** One business has one open case, nation-wide. */
export const BusinessAlreadyListed = defineRejection("BusinessAlreadyListed", {
  by: "business",
  because: ["business", "openCase"],
  ja: (b) => `事業 ${b.business} には既に事案 ${b.openCase} があります。`,
  en: (b) => `Business ${b.business} already has the open case ${b.openCase}.`
})

/** The case is finished: nothing can be done on it unless its outcome is reversed. */
export const CaseClosed = defineRejection("CaseClosed", {
  by: "case",
  because: ["case", "outcome"],
  ja: (b) => `事案 ${b.case} は終了しています（${outcomeName(b.outcome, "ja")}）。`,
  en: (b) => `Case ${b.case} is closed (${outcomeName(b.outcome, "en")}).`
})

/** The case has not been given to a promoter. */
export const CaseNotAssigned = defineRejection("CaseNotAssigned", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} は推進員に割り当てられていません。`,
  en: (b) => `Case ${b.case} is not assigned to a promoter.`
})

/** Nobody has canvassed the case yet. */
export const CaseNotCanvassed = defineRejection("CaseNotCanvassed", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} には手続勧奨の記録がありません。`,
  en: (b) => `Case ${b.case} has not been canvassed.`
})

/** The promoter acts for another branch. */
export const PromoterOfOtherBranch = defineRejection("PromoterOfOtherBranch", {
  by: "promoter",
  because: ["promoter", "branch", "caseBranch"],
  ja: (b) => `推進員 ${b.promoter} は支部 ${b.branch} の所属で、事案は支部 ${b.caseBranch} のものです。`,
  en: (b) => `Promoter ${b.promoter} belongs to branch ${b.branch}; the case is branch ${b.caseBranch}'s.`
})

/** The promoter holds no card that is valid on that day. */
export const CardNotValid = defineRejection("CardNotValid", {
  by: "promoter",
  because: ["promoter", "on"],
  ja: (b) => `推進員 ${b.promoter} は ${b.on} に有効な推進員証を持っていません。`,
  en: (b) => `Promoter ${b.promoter} holds no valid card on ${b.on}.`
})

/** The canvass identifier stands for another act. */
export const CanvassIdTaken = defineRejection("CanvassIdTaken", {
  by: "canvass",
  because: ["case", "canvass", "on"],
  ja: (b) => `事案 ${b.case} の手続勧奨 ${b.canvass} は ${b.on} に記録済みです。`,
  en: (b) => `Canvass ${b.canvass} of case ${b.case} is already recorded for ${b.on}.`
})

/** The case has no such canvass. */
export const CanvassNotRecorded = defineRejection("CanvassNotRecorded", {
  by: "canvass",
  because: ["case", "canvass"],
  ja: (b) => `事案 ${b.case} に手続勧奨 ${b.canvass} はありません。`,
  en: (b) => `Case ${b.case} has no canvass ${b.canvass}.`
})

/** Only what was submitted can be accepted, and not before. */
export const CanvassNotSubmitted = defineRejection("CanvassNotSubmitted", {
  by: "canvass",
  because: ["canvass", "on"],
  ja: (b) => `手続勧奨 ${b.canvass} は ${b.on} までに提出されていません。`,
  en: (b) => `Canvass ${b.canvass} has not been submitted by ${b.on}.`
})

/** A claim is not handed in before the work is done. */
export const SubmittedBeforeDone = defineRejection("SubmittedBeforeDone", {
  by: "submittedOn",
  because: ["submittedOn", "occurredOn"],
  ja: (b) => `提出日 ${b.submittedOn} が実施日 ${b.occurredOn} より前です。`,
  en: (b) => `It would be submitted on ${b.submittedOn}, before it was done on ${b.occurredOn}.`
})

/** The year's last claim day has passed; nothing carries over. */
export const ClaimWindowClosed = defineRejection("ClaimWindowClosed", {
  by: "submittedOn",
  because: ["submittedOn", "fiscalYear", "lastClaimDay"],
  ja: (b) => `${b.fiscalYear}年度の請求は ${b.lastClaimDay} で締め切られました（提出日 ${b.submittedOn}）。`,
  en: (b) => `Claims of FY${b.fiscalYear} closed on ${b.lastClaimDay}; this one is of ${b.submittedOn}.`
})

/** A business establishes each insurance at most once a fiscal year, nation-wide. */
export const AlreadyEstablished = defineRejection("AlreadyEstablished", {
  by: "business",
  because: ["business", "insurance", "fiscalYear", "case"],
  ja: (b) =>
    `事業 ${b.business} の${b.insurance === "wc" ? "労災保険" : "雇用保険"}は${b.fiscalYear}年度に事案 ${b.case} で成立済みです。`,
  en: (b) =>
    `Business ${b.business} has ${b.insurance === "wc" ? "workers' compensation" : "employment insurance"} established in FY${b.fiscalYear} by case ${b.case}.`
})

/** The case has established nothing that stands. */
export const CaseNotEstablished = defineRejection("CaseNotEstablished", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} では保険関係が成立していません。`,
  en: (b) => `Case ${b.case} has established nothing.`
})

/** What is established must be reversed first. */
export const EstablishmentStands = defineRejection("EstablishmentStands", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} の成立が取り消されていません。`,
  en: (b) => `The establishment of case ${b.case} stands.`
})

/** Only a refusing business is handed to the bureau. */
export const CaseNotRefused = defineRejection("CaseNotRefused", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} は拒否されていません。`,
  en: (b) => `Case ${b.case} has not been refused.`
})

/** Only a case that the bureau has can be established by authority. */
export const CaseNotTransferred = defineRejection("CaseNotTransferred", {
  by: "case",
  because: ["case"],
  ja: (b) => `事案 ${b.case} は労働局に移管されていません。`,
  en: (b) => `Case ${b.case} has not been transferred to the bureau.`
})

/** A case is not a duplicate of itself. */
export const DuplicateOfItself = defineRejection("DuplicateOfItself", {
  by: "of",
  because: ["case"],
  ja: (b) => `事案 ${b.case} をそれ自身の重複とすることはできません。`,
  en: (b) => `Case ${b.case} cannot be a duplicate of itself.`
})

/** Only the latest outcome can be reversed. */
export const OutcomeNotLatest = defineRejection("OutcomeNotLatest", {
  by: "outcome",
  because: ["case", "outcome", "latest"],
  ja: (b) =>
    `事案 ${b.case} の直近の結果は「${outcomeName(b.outcome, "ja")}」ではなく「${outcomeName(b.latest, "ja")}」です。`,
  en: (b) =>
    `The latest outcome of case ${b.case} is "${outcomeName(b.latest, "en")}", not "${outcomeName(b.outcome, "en")}".`
})

/** An outcome is not taken back before the day it came about. */
export const ReversedBeforeOutcome = defineRejection("ReversedBeforeOutcome", {
  by: "occurredOn",
  because: ["case", "outcomeOn", "occurredOn"],
  ja: (b) => `取消日 ${b.occurredOn} が結果の日 ${b.outcomeOn} より前です。`,
  en: (b) => `The reversal would be of ${b.occurredOn}, before the outcome of ${b.outcomeOn}.`
})

/** The business has entrusted another association. */
export const CaseAlreadyEntrusted = defineRejection("CaseAlreadyEntrusted", {
  by: "association",
  because: ["case", "association"],
  ja: (b) => `事案 ${b.case} は既に事務組合 ${b.association} に委託されています。`,
  en: (b) => `Case ${b.case} is already entrusted to association ${b.association}.`
})
