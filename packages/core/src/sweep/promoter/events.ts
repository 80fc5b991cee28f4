// What happens to promoters (推進員, plan §4(3)①): lent by a parent body, recommended by an association, appointed by the
// president for a term, given a card. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent, eventsAbout, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, Commitment, ParentBodyId, PromoterId, Text } from "../../identifier.ts"

/** The parent body agreed to lend promoters (母体団体の理解と協力). */
export const ParentBodySecured = defineEvent("ParentBodySecured", {
  label: "母体団体の承諾",
  fields: { parentBody: ParentBodyId, branch: BranchCode },
  tags: (e) => [`parent-body:${e.parentBody}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.parentBody })
})

/** Every event of a promoter is of the branch for which the promoter is recommended or appointed. */
const ofPromoter = eventsAbout({
  fields: { promoter: PromoterId, branch: BranchCode },
  tags: (e) => [`promoter:${e.promoter}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.promoter })
})
const byPresident = { particulars: () => ({ approver: "president" }) }

/** An association recommended a promoter to the branch; the name, where it is given, stands in the vault. */
export const PromoterNominated = ofPromoter(
  "PromoterNominated",
  "推進員推薦",
  { association: AssociationId, parentBody: ParentBodyId, name: Schema.optionalKey(Commitment) },
  {
    tags: (e) => (e.name === undefined ? [] : [`subject:${e.promoter}`]),
    particulars: (e) => ({ counterparty: e.association })
  }
)

/** The president appointed the promoter; both days of the term belong to it. */
export const PromoterAppointed = ofPromoter(
  "PromoterAppointed",
  "推進員委嘱",
  { termFrom: LocalDate, termTo: LocalDate },
  byPresident
)

/** The promoter's card was issued; it is valid from the day of issue through `expiresOn`. */
export const PromoterCardIssued = ofPromoter(
  "PromoterCardIssued",
  { ja: "推進員証交付", en: "Promoter's card issued" },
  { card: CardId, expiresOn: LocalDate },
  { tags: (e) => [`card:${e.card}`] }
)

/** The promoter may not act from this day on. */
export const PromoterSuspended = ofPromoter("PromoterSuspended", "推進員活動停止", { reason: Text })

/** The promoter may act again from this day on. */
export const PromoterReinstated = ofPromoter("PromoterReinstated", "推進員活動再開")

/** A further term follows the last one without a gap. */
export const PromoterRenewed = ofPromoter(
  "PromoterRenewed",
  "推進員再委嘱",
  { termFrom: LocalDate, termTo: LocalDate },
  byPresident
)

/** The promoter left office; this was the last day in it. */
export const PromoterResigned = ofPromoter("PromoterResigned", "推進員辞任", { reason: Text })
