// Why a wish about a case may be refused, each in both languages.
import { refusal } from "@keikaku/kernel"
import { outcomeLabels } from "./events.ts"

/** No such case has been listed, or not yet on that day. */
export const CaseNotListed = refusal("CaseNotListed", "case", {
  ja: "事案 {case} は登録されていません。",
  en: "Case {case} is not listed."
})

/** The case identifier stands for another business or branch already. */
export const CaseIdTaken = refusal("CaseIdTaken", "case", {
  ja: "事案番号 {case} は事業 {business} の事案です。",
  en: "Case {case} is about business {business}."
})

/** One business has one open case, nation-wide. */
export const BusinessAlreadyListed = refusal("BusinessAlreadyListed", "business", {
  ja: "事業 {business} には既に事案 {openCase} があります。",
  en: "Business {business} already has the open case {openCase}."
})

/** The case is finished: nothing can be done on it unless its outcome is reversed. */
export const CaseClosed = refusal(
  "CaseClosed",
  "case",
  { ja: "事案 {case} は終了しています（{outcome}）。", en: "Case {case} is closed ({outcome})." },
  { labels: { outcome: outcomeLabels } }
)

/** The case has not been given to a promoter. */
export const CaseNotAssigned = refusal("CaseNotAssigned", "case", {
  ja: "事案 {case} は推進員に割り当てられていません。",
  en: "Case {case} is not assigned to a promoter."
})

/** Nobody has canvassed the case yet. */
export const CaseNotCanvassed = refusal("CaseNotCanvassed", "case", {
  ja: "事案 {case} には手続勧奨の記録がありません。",
  en: "Case {case} has not been canvassed."
})

/** The promoter acts for another branch. */
export const PromoterOfOtherBranch = refusal("PromoterOfOtherBranch", "promoter", {
  ja: "推進員 {promoter} は支部 {branch} の所属で、事案は支部 {caseBranch} のものです。",
  en: "Promoter {promoter} belongs to branch {branch}; the case is branch {caseBranch}'s."
})

/** The promoter holds no card that is valid on that day. */
export const CardNotValid = refusal("CardNotValid", "promoter", {
  ja: "推進員 {promoter} は {on} に有効な推進員証を持っていません。",
  en: "Promoter {promoter} holds no valid card on {on}."
})

/** The canvass identifier stands for another act. */
export const CanvassIdTaken = refusal("CanvassIdTaken", "canvass", {
  ja: "事案 {case} の手続勧奨 {canvass} は {on} に記録済みです。",
  en: "Canvass {canvass} of case {case} is already recorded for {on}."
})

/** The case has no such canvass. */
export const CanvassNotRecorded = refusal("CanvassNotRecorded", "canvass", {
  ja: "事案 {case} に手続勧奨 {canvass} はありません。",
  en: "Case {case} has no canvass {canvass}."
})

/** Only what was submitted can be accepted, and not before. */
export const CanvassNotSubmitted = refusal("CanvassNotSubmitted", "canvass", {
  ja: "手続勧奨 {canvass} は {on} までに提出されていません。",
  en: "Canvass {canvass} has not been submitted by {on}."
})

/** A claim is not handed in before the work is done. */
export const SubmittedBeforeDone = refusal("SubmittedBeforeDone", "submittedOn", {
  ja: "提出日 {submittedOn} が実施日 {occurredOn} より前です。",
  en: "It would be submitted on {submittedOn}, before it was done on {occurredOn}."
})

/** The year's last claim day has passed; nothing carries over. */
export const ClaimWindowClosed = refusal("ClaimWindowClosed", "submittedOn", {
  ja: "{fiscalYear}年度の請求は {lastClaimDay} で締め切られました（提出日 {submittedOn}）。",
  en: "Claims of FY{fiscalYear} closed on {lastClaimDay}; this one is of {submittedOn}."
})

const insuranceLabels = {
  wc: { ja: "労災保険", en: "workers' compensation" },
  ei: { ja: "雇用保険", en: "employment insurance" }
} as const

/** A business establishes each insurance at most once a fiscal year, nation-wide. */
export const AlreadyEstablished = refusal(
  "AlreadyEstablished",
  "business",
  {
    ja: "事業 {business} の{insurance}は{fiscalYear}年度に事案 {case} で成立済みです。",
    en: "Business {business} has {insurance} established in FY{fiscalYear} by case {case}."
  },
  { labels: { insurance: insuranceLabels } }
)

/** The case has established nothing that stands. */
export const CaseNotEstablished = refusal("CaseNotEstablished", "case", {
  ja: "事案 {case} では保険関係が成立していません。",
  en: "Case {case} has established nothing."
})

/** What is established must be reversed first. */
export const EstablishmentStands = refusal("EstablishmentStands", "case", {
  ja: "事案 {case} の成立が取り消されていません。",
  en: "The establishment of case {case} stands."
})

/** Only a refusing business is handed to the bureau. */
export const CaseNotRefused = refusal("CaseNotRefused", "case", {
  ja: "事案 {case} は拒否されていません。",
  en: "Case {case} has not been refused."
})

/** Only a case that the bureau has can be established by authority. */
export const CaseNotTransferred = refusal("CaseNotTransferred", "case", {
  ja: "事案 {case} は労働局に移管されていません。",
  en: "Case {case} has not been transferred to the bureau."
})

/** A case is not a duplicate of itself. */
export const DuplicateOfItself = refusal("DuplicateOfItself", "of", {
  ja: "事案 {case} をそれ自身の重複とすることはできません。",
  en: "Case {case} cannot be a duplicate of itself."
})

/** Only the latest outcome can be reversed. */
export const OutcomeNotLatest = refusal(
  "OutcomeNotLatest",
  "outcome",
  {
    ja: "事案 {case} の直近の結果は「{outcome}」ではなく「{latest}」です。",
    en: 'The latest outcome of case {case} is "{latest}", not "{outcome}".'
  },
  { labels: { outcome: outcomeLabels, latest: outcomeLabels } }
)

/** An outcome is not taken back before the day it came about. */
export const ReversedBeforeOutcome = refusal(
  "ReversedBeforeOutcome",
  "occurredOn",
  {
    ja: "取消日 {occurredOn} が結果の日 {outcomeOn} より前です。",
    en: "The reversal would be of {occurredOn}, before the outcome of {outcomeOn}."
  },
  { also: ["case"] }
)

/** The business has entrusted another association. */
export const CaseAlreadyEntrusted = refusal("CaseAlreadyEntrusted", "association", {
  ja: "事案 {case} は既に事務組合 {association} に委託されています。",
  en: "Case {case} is already entrusted to association {association}."
})
