// What happens to promoters (推進員, plan §4(3)①): lent by a parent body, recommended by an association, appointed by the
// president for a term, given a card; and what takes a mistaken entry back. FROZEN once released: new versions are added, old
// ones upcast.

import { type EventOf, eventsAbout, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { amending } from "../../dated-history.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, Commitment, ParentBodyId, PromoterId, Text } from "../../identifier.ts"

const ofParentBody = eventsAbout({
  fields: { parentBody: ParentBodyId, branch: BranchCode },
  tags: (e) => [`parent-body:${e.parentBody}`, `branch:${e.branch}`],
  particulars: (e) => ({ counterparty: e.parentBody })
})

/** The parent body agreed to lend promoters (母体団体の理解と協力). */
export const ParentBodySecured = ofParentBody("ParentBodySecured", "母体団体の承諾")

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
    tags: (e) => [`parent-body:${e.parentBody}`],
    particulars: (e) => ({ counterparty: e.association }),
    commits: { fields: ["name"], subject: (e) => e.promoter }
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

// What was recorded by mistake, of the day of what is taken back: it never was.

export const ParentBodyWithdrawn = ofParentBody(
  "ParentBodyWithdrawn",
  "母体団体の承諾の取下げ",
  { reason: Text },
  amending
)
export const NominationWithdrawn = ofPromoter(
  "NominationWithdrawn",
  "推進員推薦の取下げ",
  { association: AssociationId, parentBody: ParentBodyId, reason: Text },
  amending
)
export const AppointmentWithdrawn = ofPromoter(
  "AppointmentWithdrawn",
  "推進員委嘱の取下げ",
  { termFrom: LocalDate, termTo: LocalDate, reason: Text },
  amending
)
export const CardWithdrawn = ofPromoter(
  "CardWithdrawn",
  "推進員証交付の取下げ",
  { card: CardId, expiresOn: LocalDate, reason: Text },
  { tags: (e) => [`card:${e.card}`], ...amending }
)
export const SuspensionWithdrawn = ofPromoter(
  "SuspensionWithdrawn",
  "推進員活動停止の取下げ",
  { reason: Text },
  amending
)
export const ReinstatementWithdrawn = ofPromoter(
  "ReinstatementWithdrawn",
  "推進員活動再開の取下げ",
  { reason: Text },
  amending
)
export const RenewalWithdrawn = ofPromoter(
  "RenewalWithdrawn",
  "推進員再委嘱の取下げ",
  { termFrom: LocalDate, termTo: LocalDate, reason: Text },
  amending
)
export const ResignationWithdrawn = ofPromoter("ResignationWithdrawn", "推進員辞任の取下げ", { reason: Text }, amending)

/** What each withdrawal takes back. */
export const withdrawals = [
  [NominationWithdrawn, PromoterNominated],
  [AppointmentWithdrawn, PromoterAppointed],
  [CardWithdrawn, PromoterCardIssued],
  [SuspensionWithdrawn, PromoterSuspended],
  [ReinstatementWithdrawn, PromoterReinstated],
  [RenewalWithdrawn, PromoterRenewed],
  [ResignationWithdrawn, PromoterResigned]
] as const

/** An event that takes a mistaken entry back. */
export type Withdrawal = EventOf<(typeof withdrawals)[number][0]>

/** An entry in the life of a promoter; it can be taken back. */
export type PromoterEntry = EventOf<(typeof withdrawals)[number][1]>
