// Why a command about a promoter is refused.
import { refusal } from "@keikaku/kernel"
import { withdrawals } from "./events.ts"

/** The parent body agreed already, on another day. */
export const ParentBodyAlreadySecured = refusal("ParentBodyAlreadySecured", "parentBody", {
  ja: "母体団体 {parentBody} は支部 {branch} について {occurredOn} に承諾しています。",
  en: "Parent body {parentBody} agreed for branch {branch} on {occurredOn}."
})

/** Somebody has recommended this promoter already, with other particulars. */
export const PromoterAlreadyNominated = refusal("PromoterAlreadyNominated", "promoter", {
  ja: "推進員 {promoter} は {occurredOn} に事務組合 {association} から推薦されています。",
  en: "Promoter {promoter} was nominated by association {association} on {occurredOn}."
})

/** There is no open recommendation to appoint on. */
export const PromoterNotNominated = refusal("PromoterNotNominated", "promoter", {
  ja: "推進員 {promoter} はその日に推薦されていません。",
  en: "Promoter {promoter} is not nominated on that day."
})

/** The parent body has not agreed to lend promoters to the branch. */
export const ParentBodyNotSecured = refusal("ParentBodyNotSecured", "parentBody", {
  ja: "母体団体 {parentBody} の承諾はその日にありません。",
  en: "Parent body {parentBody} has not agreed by that day."
})

/** The term's last day lies before its first. */
export const TermEndsBeforeItBegins = refusal("TermEndsBeforeItBegins", "termTo", {
  ja: "任期の終わり {termTo} が始まり {termFrom} より前です。",
  en: "The term would end on {termTo}, before it begins on {termFrom}."
})

/** The promoter already has a term on some of these days. */
export const TermOverlaps = refusal("TermOverlaps", "termFrom", {
  ja: "推進員 {promoter} の任期は既に {until} までです。",
  en: "Promoter {promoter} already has a term until {until}."
})

/** The promoter has never been appointed, or has left office. */
export const PromoterNotAppointed = refusal("PromoterNotAppointed", "promoter", {
  ja: "推進員 {promoter} はその日に委嘱されていません。",
  en: "Promoter {promoter} is not appointed on that day."
})

/** The promoter is not appointed for that day, or is suspended on it. */
export const PromoterNotInOffice = refusal("PromoterNotInOffice", "promoter", {
  ja: "推進員 {promoter} は {on} に在任していないか、活動停止中です。",
  en: "Promoter {promoter} is not in office on {on}, or is suspended."
})

/** The promoter is suspended already, from another day or for another reason. */
export const PromoterAlreadySuspended = refusal("PromoterAlreadySuspended", "promoter", {
  ja: "推進員 {promoter} は {from} から活動停止中です。",
  en: "Promoter {promoter} has been suspended since {from}."
})

/** There is no suspension to end. */
export const PromoterNotSuspended = refusal("PromoterNotSuspended", "promoter", {
  ja: "推進員 {promoter} はその日に活動停止中ではありません。",
  en: "Promoter {promoter} is not suspended on that day."
})

/** A card cannot expire before it is issued. */
export const CardExpiresBeforeIssue = refusal("CardExpiresBeforeIssue", "expiresOn", {
  ja: "有効期限 {expiresOn} が交付日 {issuedOn} より前です。",
  en: "The card would expire on {expiresOn}, before it is issued on {issuedOn}."
})

/** A card ends with the term at the latest. */
export const CardOutlivesTerm = refusal("CardOutlivesTerm", "expiresOn", {
  ja: "有効期限 {expiresOn} が任期の終わり {until} を越えています。",
  en: "The card would expire on {expiresOn}, after the term's end on {until}."
})

/** A card number is given once, to one promoter. */
export const CardNumberTaken = refusal("CardNumberTaken", "card", {
  ja: "推進員証番号 {card} は {occurredOn} に推進員 {promoter} に交付されています。",
  en: "Card number {card} was issued to promoter {promoter} on {occurredOn}."
})

/** The parent body has not agreed, or that was taken back already. */
export const NoConsentToWithdraw = refusal("NoConsentToWithdraw", "parentBody", {
  ja: "母体団体 {parentBody} に支部 {branch} について取り下げる承諾がありません。",
  en: "Parent body {parentBody} has no consent for branch {branch} to take back."
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NoPromoterEntryToWithdraw = refusal("NoPromoterEntryToWithdraw", "promoter", {
  ja: "推進員 {promoter} に取り下げる記録がありません。",
  en: "Promoter {promoter} has no such entry to take back."
})

/** Something that was recorded of a later day would not be allowed any more: that is taken back first. */
export const LaterPromoterEntryStands = refusal(
  "LaterPromoterEntryStands",
  "promoter",
  {
    ja: "推進員 {promoter} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: 'Promoter {promoter} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(withdrawals.map(([, { label, type }]) => [type, label])) } }
)
