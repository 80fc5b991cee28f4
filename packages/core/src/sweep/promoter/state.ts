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

/** A promoter as the history tells. */
export interface Promoter {
  readonly nomination:
    | { readonly association: AssociationId; readonly branch: BranchCode; readonly parentBody: ParentBodyId }
    | undefined
  readonly terms: ReadonlyArray<Term>
  readonly cards: ReadonlyArray<Term & { readonly card: CardId }>
  readonly suspensions: ReadonlyArray<{ readonly from: LocalDate; readonly reinstatedOn: LocalDate | undefined }>
}

/** A promoter of whom nothing has been recorded. */
export const unknownPromoter: Promoter = { nomination: undefined, terms: [], cards: [], suspensions: [] }

const endedOn = (terms: ReadonlyArray<Term>, day: LocalDate): ReadonlyArray<Term> =>
  terms.filter((term) => term.from <= day).map((term) => (term.to > day ? { ...term, to: day } : term))

/** The promoter with this identifier. */
export const promoterOf = (promoter: PromoterId) =>
  fact([`promoter:${promoter}`], unknownPromoter)
    .on(PromoterNominated, (p, { association, branch, parentBody }) => ({
      ...p,
      nomination: { association, branch, parentBody }
    }))
    .on(PromoterAppointed, (p, e) => ({ ...p, terms: [...p.terms, { from: e.termFrom, to: e.termTo }] }))
    .on(PromoterRenewed, (p, e) => ({ ...p, terms: [...p.terms, { from: e.termFrom, to: e.termTo }] }))
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

/** Whether the parent body has agreed to lend. */
export const parentBodySecured = (parentBody: ParentBodyId) =>
  fact([`parent-body:${parentBody}`], false).on(ParentBodySecured, () => true)

/** Who holds the card of that number. */
export const holderOf = (card: CardId) =>
  fact<PromoterId | undefined>([`card:${card}`], undefined).on(PromoterCardIssued, (_, e) => e.promoter)

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

/** Whether the promoter is appointed for that day and not suspended on it. */
export const isInOffice = (promoter: Promoter, day: LocalDate): boolean =>
  promoter.terms.some((term) => covers(term, day)) && !isSuspended(promoter, day)

/** The card that is valid on that day; of several the one that lasts longest. */
export const cardOn = (promoter: Promoter, day: LocalDate): (Term & { readonly card: CardId }) | undefined =>
  promoter.cards.filter((card) => covers(card, day)).sort((a, b) => (a.to < b.to ? 1 : -1))[0]
