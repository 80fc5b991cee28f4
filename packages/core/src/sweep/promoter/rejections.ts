// Why a wish about a promoter may be refused, each in both languages.
import { defineRejection } from "@keikaku/kernel"

/** Somebody has recommended this promoter already, with other particulars. */
export const PromoterAlreadyNominated = defineRejection("PromoterAlreadyNominated", {
  by: "promoter",
  because: ["promoter", "association"],
  ja: (b) => `推進員 ${b.promoter} は既に事務組合 ${b.association} から推薦されています。`,
  en: (b) => `Promoter ${b.promoter} has already been nominated by association ${b.association}.`
})

/** There is no open recommendation to appoint on. */
export const PromoterNotNominated = defineRejection("PromoterNotNominated", {
  by: "promoter",
  because: ["promoter"],
  ja: (b) => `推進員 ${b.promoter} は推薦されていません。`,
  en: (b) => `Promoter ${b.promoter} has not been nominated.`
})

/** The parent body has not agreed to lend promoters to the branch. */
export const ParentBodyNotSecured = defineRejection("ParentBodyNotSecured", {
  by: "parentBody",
  because: ["parentBody"],
  ja: (b) => `母体団体 ${b.parentBody} の承諾がありません。`,
  en: (b) => `Parent body ${b.parentBody} has not agreed.`
})

/** The term's last day lies before its first. */
export const TermEndsBeforeItBegins = defineRejection("TermEndsBeforeItBegins", {
  by: "termTo",
  because: ["termFrom", "termTo"],
  ja: (b) => `任期の終わり ${b.termTo} が始まり ${b.termFrom} より前です。`,
  en: (b) => `The term would end on ${b.termTo}, before it begins on ${b.termFrom}.`
})

/** The promoter already has a term on some of these days. */
export const TermOverlaps = defineRejection("TermOverlaps", {
  by: "termFrom",
  because: ["promoter", "until"],
  ja: (b) => `推進員 ${b.promoter} の任期は既に ${b.until} までです。`,
  en: (b) => `Promoter ${b.promoter} already has a term until ${b.until}.`
})

/** The promoter has never been appointed, or has left office. */
export const PromoterNotAppointed = defineRejection("PromoterNotAppointed", {
  by: "promoter",
  because: ["promoter"],
  ja: (b) => `推進員 ${b.promoter} は委嘱されていません。`,
  en: (b) => `Promoter ${b.promoter} is not appointed.`
})

/** The promoter is not appointed for that day, or is suspended on it. */
export const PromoterNotInOffice = defineRejection("PromoterNotInOffice", {
  by: "promoter",
  because: ["promoter", "on"],
  ja: (b) => `推進員 ${b.promoter} は ${b.on} に在任していません。`,
  en: (b) => `Promoter ${b.promoter} is not in office on ${b.on}.`
})

/** There is no suspension to end. */
export const PromoterNotSuspended = defineRejection("PromoterNotSuspended", {
  by: "promoter",
  because: ["promoter"],
  ja: (b) => `推進員 ${b.promoter} は活動停止中ではありません。`,
  en: (b) => `Promoter ${b.promoter} is not suspended.`
})

/** A card cannot expire before it is issued. */
export const CardExpiresBeforeIssue = defineRejection("CardExpiresBeforeIssue", {
  by: "expiresOn",
  because: ["issuedOn", "expiresOn"],
  ja: (b) => `有効期限 ${b.expiresOn} が交付日 ${b.issuedOn} より前です。`,
  en: (b) => `The card would expire on ${b.expiresOn}, before it is issued on ${b.issuedOn}.`
})

/** A card ends with the term at the latest. */
export const CardOutlivesTerm = defineRejection("CardOutlivesTerm", {
  by: "expiresOn",
  because: ["expiresOn", "until"],
  ja: (b) => `有効期限 ${b.expiresOn} が任期の終わり ${b.until} を越えています。`,
  en: (b) => `The card would expire on ${b.expiresOn}, after the term's end on ${b.until}.`
})

/** A card number is given once, to one promoter. */
export const CardNumberTaken = defineRejection("CardNumberTaken", {
  by: "card",
  because: ["card", "holder"],
  ja: (b) => `推進員証番号 ${b.card} は推進員 ${b.holder} のものです。`,
  en: (b) => `Card number ${b.card} belongs to promoter ${b.holder}.`
})
