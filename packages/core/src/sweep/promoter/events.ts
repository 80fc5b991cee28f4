// What happens to promoters (推進員, plan §4(3)①): lent by a parent body, recommended by an association, appointed by the
// president for a term, given a card. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, Commitment, ParentBodyId, PromoterId, Text } from "../../identifier.ts"

const withPromoter = (e: { readonly promoter: PromoterId }) => ({ counterparty: e.promoter })

/** The parent body agreed to lend promoters (母体団体の理解と協力). */
export const ParentBodySecured = defineEvent("ParentBodySecured", {
  label: { ja: "母体団体の承諾", en: "Parent body secured" },
  fields: { parentBody: ParentBodyId, branch: BranchCode },
  tags: (e) => [`parent-body:${e.parentBody}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.parentBody })
})

/** An association recommended a promoter to the branch; the name, where it is given, stands in the vault. */
export const PromoterNominated = defineEvent("PromoterNominated", {
  label: { ja: "推進員推薦", en: "Promoter nominated" },
  fields: {
    promoter: PromoterId,
    association: AssociationId,
    branch: BranchCode,
    parentBody: ParentBodyId,
    name: Schema.optionalKey(Commitment)
  },
  tags: (e) => [
    `promoter:${e.promoter}`,
    `branch:${e.branch}`,
    ...(e.name === undefined ? [] : [`subject:${e.promoter}` as const])
  ],
  particulars: (e) => ({ counterparty: e.association })
})

/** The president appointed the promoter; both days of the term belong to it. */
export const PromoterAppointed = defineEvent("PromoterAppointed", {
  label: { ja: "推進員委嘱", en: "Promoter appointed" },
  fields: { promoter: PromoterId, branch: BranchCode, termFrom: LocalDate, termTo: LocalDate },
  tags: (e) => [`promoter:${e.promoter}`, `branch:${e.branch}`],
  particulars: (e) => ({ ...withPromoter(e), approver: "president" })
})

/** The promoter's card was issued; it is valid from the day of issue through `expiresOn`. */
export const PromoterCardIssued = defineEvent("PromoterCardIssued", {
  label: { ja: "推進員証交付", en: "Promoter's card issued" },
  fields: { promoter: PromoterId, card: CardId, expiresOn: LocalDate },
  tags: (e) => [`promoter:${e.promoter}`, `card:${e.card}`],
  particulars: withPromoter
})

/** The promoter may not act from this day on. */
export const PromoterSuspended = defineEvent("PromoterSuspended", {
  label: { ja: "推進員活動停止", en: "Promoter suspended" },
  fields: { promoter: PromoterId, reason: Text },
  tags: (e) => [`promoter:${e.promoter}`],
  particulars: withPromoter
})

/** The promoter may act again from this day on. */
export const PromoterReinstated = defineEvent("PromoterReinstated", {
  label: { ja: "推進員活動再開", en: "Promoter reinstated" },
  fields: { promoter: PromoterId },
  tags: (e) => [`promoter:${e.promoter}`],
  particulars: withPromoter
})

/** A further term follows the last one without a gap. */
export const PromoterRenewed = defineEvent("PromoterRenewed", {
  label: { ja: "推進員再委嘱", en: "Promoter renewed" },
  fields: { promoter: PromoterId, branch: BranchCode, termFrom: LocalDate, termTo: LocalDate },
  tags: (e) => [`promoter:${e.promoter}`, `branch:${e.branch}`],
  particulars: (e) => ({ ...withPromoter(e), approver: "president" })
})

/** The promoter left office; this was the last day in it. */
export const PromoterResigned = defineEvent("PromoterResigned", {
  label: { ja: "推進員辞任", en: "Promoter resigned" },
  fields: { promoter: PromoterId, reason: Text },
  tags: (e) => [`promoter:${e.promoter}`],
  particulars: withPromoter
})
