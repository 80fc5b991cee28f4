// Why a command about a case is refused.
import { refusal } from "@keikaku/kernel"
import { outcomeEvents, withdrawals } from "./events.ts"
import { caseStates } from "./facts.ts"

export const CaseNotListed = refusal("CaseNotListed", "case", {
  ja: "事案 {case} はその日に登録されていません。",
  en: "Case {case} is not listed on that day."
})

export const CaseIdTaken = refusal("CaseIdTaken", "case", {
  ja: "事案番号 {case} は {on} に登録された事業 {business} の事案です。",
  en: "Case {case} is about business {business}, listed on {on}."
})

/** A business has one open case for an insurance, nation-wide. */
export const BusinessAlreadyListed = refusal("BusinessAlreadyListed", "business", {
  ja: "事業 {business} には継続中の事案 {openCase} があります。",
  en: "Business {business} already has the open case {openCase}."
})

/** A name list is that of a council of the branch. */
export const NameListUnknown = refusal("NameListUnknown", "list", {
  ja: "名簿 {list} は、その日までに支部 {branch} の協議会で受領されていません。",
  en: "Name list {list} has not been handed over to branch {branch} by that day."
})

/** What the branch found itself is on no list. */
export const ListForOwnResearch = refusal("ListForOwnResearch", "list", {
  ja: "事案 {case} は支部が独自に把握したもので、名簿 {list} によるものではありません。",
  en: "Case {case} is of the branch's own research and does not come from the name list {list}."
})

export const CaseClosed = refusal(
  "CaseClosed",
  "case",
  { ja: "事案 {case} はその日に終了しています（{state}）。", en: "Case {case} is closed on that day ({state})." },
  { labels: { state: caseStates } }
)

export const CaseAlreadyAssigned = refusal("CaseAlreadyAssigned", "promoter", {
  ja: "事案 {case} は {on} から推進員 {promoter} が担当しています。",
  en: "Case {case} has been assigned to promoter {promoter} since {on}."
})

export const CaseNotAssigned = refusal("CaseNotAssigned", "case", {
  ja: "事案 {case} はその日に推進員に割り当てられていません。",
  en: "Case {case} is not assigned to a promoter on that day."
})

export const CaseNotCanvassed = refusal("CaseNotCanvassed", "case", {
  ja: "事案 {case} にはその日までの手続勧奨の記録がありません。",
  en: "Case {case} has not been canvassed by that day."
})

export const PromoterOfOtherBranch = refusal("PromoterOfOtherBranch", "promoter", {
  ja: "推進員 {promoter} は支部 {branch} の所属で、事案はその日に支部 {caseBranch} のものです。",
  en: "Promoter {promoter} belongs to branch {branch}; the case is branch {caseBranch}'s on that day."
})

export const CardNotValid = refusal("CardNotValid", "promoter", {
  ja: "推進員 {promoter} は {on} に有効な推進員証を持っていません。",
  en: "Promoter {promoter} holds no valid card on {on}."
})

export const CanvassIdTaken = refusal("CanvassIdTaken", "canvass", {
  ja: "事案 {case} の手続勧奨 {canvass} は {on} に別の内容で記録済みです。",
  en: "Canvass {canvass} of case {case} is already recorded for {on}, with other particulars."
})

export const CanvassNotRecorded = refusal("CanvassNotRecorded", "canvass", {
  ja: "事案 {case} に手続勧奨 {canvass} はありません。",
  en: "Case {case} has no canvass {canvass}."
})

/** Only what was submitted can be accepted, and not before. */
export const CanvassNotSubmitted = refusal("CanvassNotSubmitted", "canvass", {
  ja: "手続勧奨 {canvass} は {on} までに提出されていません。",
  en: "Canvass {canvass} has not been submitted by {on}."
})

export const CanvassAlreadyAccepted = refusal("CanvassAlreadyAccepted", "canvass", {
  ja: "手続勧奨 {canvass} は {on} に受理済みです。",
  en: "Canvass {canvass} was already accepted on {on}."
})

/** Work is claimed once. */
export const AlreadySubmitted = refusal("AlreadySubmitted", "case", {
  ja: "事案 {case} の {work} は {on} に提出済みです。",
  en: "{work} of case {case} was already submitted on {on}."
})

export const SubmittedBeforeDone = refusal("SubmittedBeforeDone", "occurredOn", {
  ja: "事案 {case} の {work} は {doneOn} に実施されました（提出日 {submittedOn}）。",
  en: "{work} of case {case} was done on {doneOn}, after {submittedOn}."
})

/** The year's last claim day has passed; nothing carries over. */
export const ClaimWindowClosed = refusal("ClaimWindowClosed", "occurredOn", {
  ja: "{fiscalYear}年度の請求は {lastClaimDay} で締め切られました（事案 {case} の {work}、提出日 {submittedOn}）。",
  en: "Claims of FY{fiscalYear} closed on {lastClaimDay}; {work} of case {case} would be submitted on {submittedOn}."
})

/** Only establishments and EI procedures that stand are claimed; what the bureau does by authority is not. */
export const OutcomeNotClaimable = refusal("OutcomeNotClaimable", "outcome", {
  ja: "事案 {case} の結果 {outcome} は請求できる成立・手続ではありません。",
  en: "Outcome {outcome} of case {case} is not a success that can be claimed."
})

const insuranceLabels = {
  wc: { ja: "労災保険", en: "workers' compensation" },
  ei: { ja: "雇用保険", en: "employment insurance" }
} as const

/** A business establishes each insurance at most once a fiscal year, nation-wide, and a case once for all. What the bureau rejected
 * stood until then: nothing is put in its place on an earlier day. */
export const AlreadyEstablished = refusal(
  "AlreadyEstablished",
  "business",
  {
    ja: "事業 {business} の{insurance}は{fiscalYear}年度に事案 {case} で成立済みです。",
    en: "Business {business} has {insurance} established in FY{fiscalYear} by case {case}."
  },
  { labels: { insurance: insuranceLabels } }
)

/** A case of a dual-scheme business is about one insurance only. */
export const InsuranceOutsideScheme = refusal(
  "InsuranceOutsideScheme",
  "insurances",
  { ja: "事案 {case} は{insurance}の事案ではありません。", en: "Case {case} is not about {insurance}." },
  { labels: { insurance: insuranceLabels } }
)

export const CaseNotEstablished = refusal("CaseNotEstablished", "case", {
  ja: "事案 {case} ではその日までに必要な保険関係が成立していません。",
  en: "Case {case} has not established what this needs by that day."
})

/** What is established must be reversed first. */
export const EstablishmentStands = refusal("EstablishmentStands", "case", {
  ja: "事案 {case} の成立が取り消されていません。",
  en: "The establishment of case {case} stands."
})

/** Only a refusing business is handed to the bureau. */
export const CaseNotRefused = refusal("CaseNotRefused", "case", {
  ja: "事案 {case} はその日に拒否の状態ではありません。",
  en: "Case {case} does not stand as refused on that day."
})

/** A case goes to the bureau when a council of its branch has agreed. */
export const TransferNotAgreed = refusal("TransferNotAgreed", "case", {
  ja: "事案 {case} の移管は、その日までに支部 {branch} の協議会で合意されていません。",
  en: "No council of branch {branch} has agreed on the transfer of case {case} by that day."
})

/** Only a case that the bureau has can be established by authority. */
export const CaseNotTransferred = refusal("CaseNotTransferred", "case", {
  ja: "事案 {case} はその日に労働局に移管されていません。",
  en: "Case {case} is not with the bureau on that day."
})

export const DuplicateOfItself = refusal("DuplicateOfItself", "of", {
  ja: "事案 {case} をそれ自身の重複とすることはできません。",
  en: "Case {case} cannot be a duplicate of itself."
})

export const OutcomeIdTaken = refusal("OutcomeIdTaken", "outcome", {
  ja: "事案 {case} の結果番号 {outcome} は {on} の結果のものです。",
  en: "Outcome {outcome} of case {case} is another one, of {on}."
})

export const OutcomeNotStanding = refusal("OutcomeNotStanding", "outcome", {
  ja: "事案 {case} の結果 {outcome} に取り消せるものはありません。",
  en: "Nothing of outcome {outcome} of case {case} stands that could be reversed."
})

export const ReversedBeforeOutcome = refusal(
  "ReversedBeforeOutcome",
  "occurredOn",
  {
    ja: "取消日 {occurredOn} が結果の日 {outcomeOn} より前です。",
    en: "The reversal would be of {occurredOn}, before the outcome of {outcomeOn}."
  },
  { also: ["case"] }
)

export const CaseAlreadyEntrusted = refusal("CaseAlreadyEntrusted", "association", {
  ja: "事案 {case} は {on} から事務組合 {association} に委託されています。",
  en: "Case {case} has been entrusted to association {association} since {on}."
})

export const CaseAlreadyInBranch = refusal("CaseAlreadyInBranch", "toBranch", {
  ja: "事案 {case} はその日に支部 {toBranch} のものです。",
  en: "Case {case} is branch {toBranch}'s on that day."
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NothingToWithdraw = refusal("NothingToWithdraw", "case", {
  ja: "事案 {case} に取り下げる記録がありません。",
  en: "Case {case} has no such entry to take back."
})

const entries = [...Object.values(outcomeEvents), ...withdrawals.map(([, entry]) => entry)]

/** Something else rests on it, or it would be out of place before something else: that is taken back first. */
export const LaterEntryStands = refusal(
  "LaterEntryStands",
  "case",
  {
    ja: "事案 {case} には {on} の「{later}」があります。先にそれを取り消してください。",
    en: 'Case {case} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(entries.map(({ label, type }) => [type, label])) } }
)
