// Why a wish about a promoter may be refused, each in both languages.
import { refusal } from "@keikaku/kernel"

/** Somebody has recommended this promoter already, with other particulars. */
export const PromoterAlreadyNominated = refusal("PromoterAlreadyNominated", "promoter", {
  ja: "推進員 {promoter} は既に事務組合 {association} から推薦されています。",
  en: "Promoter {promoter} has already been nominated by association {association}."
})

/** There is no open recommendation to appoint on. */
export const PromoterNotNominated = refusal("PromoterNotNominated", "promoter", {
  ja: "推進員 {promoter} は推薦されていません。",
  en: "Promoter {promoter} has not been nominated."
})

/** The parent body has not agreed to lend promoters to the branch. */
export const ParentBodyNotSecured = refusal("ParentBodyNotSecured", "parentBody", {
  ja: "母体団体 {parentBody} の承諾がありません。",
  en: "Parent body {parentBody} has not agreed."
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
  ja: "推進員 {promoter} は委嘱されていません。",
  en: "Promoter {promoter} is not appointed."
})

/** The promoter is not appointed for that day, or is suspended on it. */
export const PromoterNotInOffice = refusal("PromoterNotInOffice", "promoter", {
  ja: "推進員 {promoter} は {on} に在任していません。",
  en: "Promoter {promoter} is not in office on {on}."
})

/** There is no suspension to end. */
export const PromoterNotSuspended = refusal("PromoterNotSuspended", "promoter", {
  ja: "推進員 {promoter} は活動停止中ではありません。",
  en: "Promoter {promoter} is not suspended."
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
  ja: "推進員証番号 {card} は推進員 {holder} のものです。",
  en: "Card number {card} belongs to promoter {holder}."
})
