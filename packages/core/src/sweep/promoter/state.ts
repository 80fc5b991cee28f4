// What is known of a promoter: by whom recommended, for which days appointed, suspended, and holding a card. Days are
// kept as periods, because what counts is who was in office on the day of a canvass, not who is today.
import { fact, type LocalDate } from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import type { AssociationId, CardId, Commitment, ParentBodyId, PromoterId } from "../../identifier.ts"
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

/** Days on which a promoter of that branch may not act. */
export interface Suspension {
  readonly from: LocalDate
  readonly reinstatedOn: LocalDate | undefined
  readonly branch: BranchCode
}

/** A promoter as the history tells. */
export interface Promoter {
  readonly nomination:
    | {
        readonly association: AssociationId
        readonly branch: BranchCode
        readonly parentBody: ParentBodyId
        readonly name: Commitment | undefined
      }
    | undefined
  readonly terms: ReadonlyArray<Office>
  readonly cards: ReadonlyArray<Term & { readonly card: CardId }>
  readonly suspensions: ReadonlyArray<Suspension>
}

/** A promoter of whom nothing has been recorded. */
export const unknownPromoter: Promoter = { nomination: undefined, terms: [], cards: [], suspensions: [] }

const endedOn = <T extends Term>(terms: ReadonlyArray<T>, day: LocalDate): ReadonlyArray<T> =>
  terms.filter((term) => term.from <= day).map((term) => (term.to > day ? { ...term, to: day } : term))

const isInForce = (s: Suspension, day: LocalDate): boolean =>
  s.from <= day && (s.reinstatedOn === undefined || day < s.reinstatedOn)

/** How a promoter's history folds. */
export const promoters = fact(unknownPromoter)
  .on(PromoterNominated, (p, { association, branch, name, parentBody }) => ({
    ...p,
    nomination: { association, branch, parentBody, name }
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
    suspensions: [...p.suspensions, { from: e.occurredOn, reinstatedOn: undefined, branch: e.branch }]
  }))
  .on(PromoterReinstated, (p, e) => ({
    ...p,
    suspensions: p.suspensions.map((s) => (isInForce(s, e.occurredOn) ? { ...s, reinstatedOn: e.occurredOn } : s))
  }))
  .on(PromoterResigned, (p, e) => ({
    ...p,
    nomination: undefined,
    terms: endedOn(p.terms, e.occurredOn),
    cards: endedOn(p.cards, e.occurredOn)
  }))

/** The promoter with this identifier. */
export const promoterOf = (promoter: PromoterId) => promoters.about(`promoter:${promoter}`)

const parentBodies = fact(false).on(ParentBodySecured, () => true)

/** Whether the parent body has agreed to lend to that branch. */
export const parentBodySecured = (parentBody: ParentBodyId, branch: BranchCode) =>
  parentBodies.about(`parent-body:${parentBody}`, `branch:${branch}`)

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

/** The suspension in force on that day. */
export const suspensionOn = (promoter: Promoter, day: LocalDate): Suspension | undefined =>
  promoter.suspensions.find((s) => isInForce(s, day))

/** Whether the promoter is suspended on that day. */
export const isSuspended = (promoter: Promoter, day: LocalDate): boolean => suspensionOn(promoter, day) !== undefined

/** The term of office that the day lies in, suspended or not. */
export const termOn = (promoter: Promoter, day: LocalDate): Office | undefined =>
  promoter.terms.find((term) => covers(term, day))

/** The office that the promoter holds on that day: appointed for it, and not suspended on it. */
export const officeOn = (promoter: Promoter, day: LocalDate): Office | undefined =>
  isSuspended(promoter, day) ? undefined : termOn(promoter, day)

/** The card that is valid on that day; of several the one that lasts longest. */
export const cardOn = (promoter: Promoter, day: LocalDate): (Term & { readonly card: CardId }) | undefined =>
  promoter.cards.filter((card) => covers(card, day)).sort((a, b) => (a.to < b.to ? 1 : -1))[0]
