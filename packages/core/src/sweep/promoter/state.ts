// What is known of a promoter: by whom recommended, for which days appointed, suspended, and holding a card. Days are
// kept as periods, because what counts is who was in office on the day of a canvass, not who is today.
import { fact, type LocalDate } from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import type { AssociationId, CardId, ParentBodyId, PromoterId } from "../../identifier.ts"
import {
  ParentBodySecured,
  PromoterAppointed,
  PromoterCardIssued,
  PromoterNominated,
  PromoterReinstated,
  PromoterRenewed,
  PromoterResigned,
  PromoterSuspended
} from "./events.ts"

/** A period of days; both ends belong to it. */
export interface Term {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** A term of office, for the branch it was given for. */
export interface Office extends Term {
  readonly branch: BranchCode
}

/** A promoter as the history tells. */
export interface Promoter {
  readonly nomination:
    | { readonly association: AssociationId; readonly branch: BranchCode; readonly parentBody: ParentBodyId }
    | undefined
  readonly terms: ReadonlyArray<Office>
  readonly cards: ReadonlyArray<Term & { readonly card: CardId }>
  readonly suspensions: ReadonlyArray<{ readonly from: LocalDate; readonly reinstatedOn: LocalDate | undefined }>
}

/** A promoter of whom nothing has been recorded. */
export const unknownPromoter: Promoter = { nomination: undefined, terms: [], cards: [], suspensions: [] }

const endedOn = (terms: ReadonlyArray<Office>, day: LocalDate): ReadonlyArray<Office> =>
  terms.filter((term) => term.from <= day).map((term) => (term.to > day ? { ...term, to: day } : term))

/** How a promoter's history folds. */
export const promoters = fact(unknownPromoter)
  .on(PromoterNominated, (p, { association, branch, parentBody }) => ({
    ...p,
    nomination: { association, branch, parentBody }
  }))
  .on(PromoterAppointed, (p, e) => ({
    ...p,
    terms: [...p.terms, { from: e.termFrom, to: e.termTo, branch: e.branch }]
  }))
  .on(PromoterRenewed, (p, e) => ({ ...p, terms: [...p.terms, { from: e.termFrom, to: e.termTo, branch: e.branch }] }))
  .on(PromoterCardIssued, (p, e) => ({
    ...p,
    cards: [...p.cards, { card: e.card, from: e.occurredOn, to: e.expiresOn }]
  }))
  .on(PromoterSuspended, (p, e) => ({
    ...p,
    suspensions: [...p.suspensions, { from: e.occurredOn, reinstatedOn: undefined }]
  }))
  .on(PromoterReinstated, (p, e) => ({
    ...p,
    suspensions: p.suspensions.map((s) => (s.reinstatedOn === undefined ? { ...s, reinstatedOn: e.occurredOn } : s))
  }))
  .on(PromoterResigned, (p, e) => ({ ...p, nomination: undefined, terms: endedOn(p.terms, e.occurredOn) }))

/** The promoter with this identifier. */
export const promoterOf = (promoter: PromoterId) => promoters.about(`promoter:${promoter}`)

const parentBodies = fact(false).on(ParentBodySecured, () => true)

/** Whether the parent body has agreed to lend. */
export const parentBodySecured = (parentBody: ParentBodyId) => parentBodies.about(`parent-body:${parentBody}`)

const holders = fact<PromoterId | undefined>(undefined).on(PromoterCardIssued, (_, e) => e.promoter)

/** Who holds the card of that number. */
export const holderOf = (card: CardId) => holders.about(`card:${card}`)

const covers = (term: Term, day: LocalDate): boolean => term.from <= day && day <= term.to

/** The last day of the promoter's last term, if there ever was one. */
export const lastDayOfOffice = (promoter: Promoter): LocalDate | undefined =>
  promoter.terms.reduce<LocalDate | undefined>(
    (last, { to }) => (last === undefined || to > last ? to : last),
    undefined
  )

/** Whether the promoter is suspended on that day. */
export const isSuspended = (promoter: Promoter, day: LocalDate): boolean =>
  promoter.suspensions.some((s) => s.from <= day && (s.reinstatedOn === undefined || day < s.reinstatedOn))

/** The office that the promoter holds on that day: appointed for it, and not suspended on it. */
export const officeOn = (promoter: Promoter, day: LocalDate): Office | undefined =>
  isSuspended(promoter, day) ? undefined : promoter.terms.find((term) => covers(term, day))

/** The card that is valid on that day; of several the one that lasts longest. */
export const cardOn = (promoter: Promoter, day: LocalDate): (Term & { readonly card: CardId }) | undefined =>
  promoter.cards.filter((card) => covers(card, day)).sort((a, b) => (a.to < b.to ? 1 : -1))[0]
