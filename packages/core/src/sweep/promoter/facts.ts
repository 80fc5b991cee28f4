// What is known of a promoter: the entries in the order of their days and within a day of the log; what was taken back is not
// among them. How the promoter stands is always asked as of a day, because reports come late: `promoterOn` plays the entries up to
// that day.
import { type EventOf, fact, type LocalDate } from "@keikaku/kernel"
import { datedHistory, type Entries, stateOn } from "../../dated-history.ts"
import type { BranchCode } from "../../federation/index.ts"
import type { CardId, ParentBodyId, PromoterId } from "../../identifier.ts"
import {
  CardWithdrawn,
  ParentBodySecured,
  ParentBodyWithdrawn,
  PromoterAppointed,
  PromoterCardIssued,
  type PromoterEntry,
  PromoterNominated,
  PromoterReinstated,
  PromoterRenewed,
  PromoterResigned,
  PromoterSuspended,
  withdrawals
} from "./events.ts"

/** The entries of a promoter. */
export type PromoterHistory = Entries<PromoterEntry>

/** A promoter of whom nothing has been recorded. */
export const unknownPromoter: PromoterHistory = []

/** Everything that is known of each promoter. */
export const promoters = datedHistory(withdrawals)

/** The promoter with this identifier. */
export const promoterOf = (promoter: PromoterId) => promoters.about(`promoter:${promoter}`)

/** A period of days; both ends belong to it. */
export interface Term {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** A term of office, for the branch it was given for. */
export interface Office extends Term {
  readonly branch: BranchCode
}

/** A promoter on a day. */
export interface Promoter {
  readonly nomination: EventOf<typeof PromoterNominated> | undefined
  readonly terms: ReadonlyArray<Office>
  readonly cards: ReadonlyArray<Term & { readonly card: CardId }>
  /** The suspension in force. */
  readonly suspension: EventOf<typeof PromoterSuspended> | undefined
}

const endedOn = <T extends Term>(terms: ReadonlyArray<T>, day: LocalDate): ReadonlyArray<T> =>
  terms.filter((term) => term.from <= day).map((term) => (term.to > day ? { ...term, to: day } : term))

const next = (p: Promoter, entry: PromoterEntry): Promoter => {
  if (PromoterNominated.is(entry)) return { ...p, nomination: entry }
  if (PromoterAppointed.is(entry) || PromoterRenewed.is(entry)) {
    const { branch, termFrom: from, termTo: to } = entry
    return { ...p, terms: [...p.terms, { from, to, branch }] }
  }
  if (PromoterCardIssued.is(entry)) {
    const { card, expiresOn: to, occurredOn: from } = entry
    return { ...p, cards: [...p.cards, { card, from, to }] }
  }
  if (PromoterSuspended.is(entry)) return { ...p, suspension: entry }
  if (PromoterReinstated.is(entry)) return { ...p, suspension: undefined }
  const [terms, cards] = [endedOn(p.terms, entry.occurredOn), endedOn(p.cards, entry.occurredOn)]
  return PromoterResigned.is(entry) ? { ...p, nomination: undefined, terms, cards } : p
}

/** How a promoter's entries follow one another. */
export const life = {
  initial: { nomination: undefined, terms: [], cards: [], suspension: undefined } as Promoter,
  next
}

/** From when an entry counts: a term that was given later than it began counts from its beginning. */
const countsFrom = (entry: PromoterEntry): LocalDate =>
  PromoterAppointed.is(entry) && entry.termFrom < entry.occurredOn ? entry.termFrom : entry.occurredOn

/** The promoter at the end of a day, or with all that is known. */
export const promoterOn = (history: PromoterHistory, day?: LocalDate): Promoter =>
  stateOn(
    life,
    history.filter((entry) => day === undefined || countsFrom(entry) <= day)
  )

/** The term of office that the day lies in, suspended or not. */
export const termOn = ({ terms }: Promoter, day: LocalDate): Office | undefined =>
  terms.find(({ from, to }) => from <= day && day <= to)

/** The office that the promoter holds on that day: appointed for it, and not suspended on it. */
export const officeOn = (history: PromoterHistory, day: LocalDate): Office | undefined => {
  const promoter = promoterOn(history, day)
  return promoter.suspension === undefined ? termOn(promoter, day) : undefined
}

/** Of the cards that were issued by that day the one that lasts longest, whether it is still valid or has run out. */
export const lastCardOn = (history: PromoterHistory, day: LocalDate): Promoter["cards"][number] | undefined => {
  const [first, ...more] = promoterOn(history, day).cards
  return first && more.reduce((last, card) => (card.to < last.to ? last : card), first)
}

/** The card that is valid on that day; of several the one that lasts longest. */
export const cardOn = (history: PromoterHistory, day: LocalDate): Promoter["cards"][number] | undefined => {
  const card = lastCardOn(history, day)
  return card !== undefined && day <= card.to ? card : undefined
}

/** The last day of the promoter's last term, if there ever was one. */
export const lastDayOfOffice = ({ terms }: Promoter): LocalDate | undefined => terms.at(-1)?.to

const consents = fact<EventOf<typeof ParentBodySecured> | undefined>(undefined)
  .on(ParentBodySecured, (earlier, e) => earlier ?? e)
  .on(ParentBodyWithdrawn, () => undefined)

/** The parent body's consent to lend to that branch. */
export const consentOf = (parentBody: ParentBodyId, branch: BranchCode) =>
  consents.about(`parent-body:${parentBody}`, `branch:${branch}`)

const lent = fact<ReadonlySet<PromoterId>>(new Set()).on(PromoterNominated, (ids, e) => new Set([...ids, e.promoter]))

/** Everybody who was ever recommended from the parent body to that branch. */
export const lentFrom = (parentBody: ParentBodyId, branch: BranchCode) =>
  lent.about(`parent-body:${parentBody}`, `branch:${branch}`)

const issues = fact<EventOf<typeof PromoterCardIssued> | undefined>(undefined)
  .on(PromoterCardIssued, (earlier, e) => earlier ?? e)
  .on(CardWithdrawn, () => undefined)

/** The issue of the card of that number. */
export const issueOf = (card: CardId) => issues.about(`card:${card}`)
