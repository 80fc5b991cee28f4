// What is allowed of a promoter, by what was so on the day: asked of a command before it is recorded, and of every later entry
// before something is put in front of it or taken away.
import { alreadySo, type EventDefinition, type EventOf, type LocalDate } from "@keikaku/kernel"
import { addDays } from "../../calendar/index.ts"
import { agrees, entriesOf, firstDisturbed, inserted, laterStands } from "../../dated-history.ts"
import type { PromoterId } from "../../identifier.ts"
import type * as happened from "./events.ts"
import { lastDayOfOffice, life, type Promoter, type PromoterHistory, promoterOn, termOn } from "./facts.ts"
import * as refused from "./refusals.ts"

/** What a command says; the branch, and the first day of a renewal, are found. */
type Said<D> = Omit<EventOf<D>, "_tag" | "branch" | "termFrom">

/** Why not, if not. */
export const whyNot = {
  PromoterNominated: (p: Promoter, c: Omit<EventOf<typeof happened.PromoterNominated>, "_tag">) => {
    const { nomination } = p
    const until = lastDayOfOffice(p)
    if (nomination === undefined || (until !== undefined && until < c.occurredOn)) return undefined
    const { _tag, occurredOn, ...particulars } = nomination
    return nomination.name === undefined && c.name !== undefined && agrees({ _tag, ...c }, particulars)
      ? undefined
      : refused.PromoterAlreadyNominated(nomination)
  },
  PromoterAppointed: (p: Promoter, c: Said<typeof happened.PromoterAppointed> & { readonly termFrom: LocalDate }) => {
    const until = lastDayOfOffice(p)
    if (p.nomination === undefined) return refused.PromoterNotNominated(c)
    if (c.termTo < c.termFrom) return refused.TermEndsBeforeItBegins(c)
    return until !== undefined && c.termFrom <= until
      ? refused.TermOverlaps({ promoter: c.promoter, until })
      : undefined
  },
  PromoterCardIssued: (p: Promoter, c: Said<typeof happened.PromoterCardIssued>) => {
    const [until, issuedOn] = [lastDayOfOffice(p), c.occurredOn]
    if (until === undefined || until < issuedOn) return refused.PromoterNotAppointed(c)
    if (c.expiresOn < issuedOn) return refused.CardExpiresBeforeIssue({ ...c, issuedOn })
    return c.expiresOn > until ? refused.CardOutlivesTerm({ ...c, until }) : undefined
  },
  PromoterSuspended: (p: Promoter, c: Said<typeof happened.PromoterSuspended>) => {
    if (p.suspension !== undefined) return refused.PromoterAlreadySuspended({ ...c, from: p.suspension.occurredOn })
    return termOn(p, c.occurredOn) === undefined
      ? refused.PromoterNotInOffice({ promoter: c.promoter, on: c.occurredOn })
      : undefined
  },
  PromoterReinstated: (p: Promoter, c: Said<typeof happened.PromoterReinstated>) =>
    p.suspension === undefined ? refused.PromoterNotSuspended(c) : undefined,
  PromoterRenewed: (p: Promoter, c: Said<typeof happened.PromoterRenewed> & { readonly termFrom?: LocalDate }) => {
    const until = lastDayOfOffice(p)
    if (until === undefined || p.nomination === undefined) return refused.PromoterNotAppointed(c)
    const termFrom = addDays(until, 1)
    // A renewal that stands begins where it did; none is recorded anywhere else than after the last term.
    const isInPlace = c.termFrom === undefined || c.termFrom === termFrom
    return c.termTo < termFrom || !isInPlace ? refused.TermEndsBeforeItBegins({ ...c, termFrom }) : undefined
  },
  PromoterResigned: (p: Promoter, c: Said<typeof happened.PromoterResigned>) => {
    const until = lastDayOfOffice(p)
    return p.nomination === undefined || until === undefined || until < c.occurredOn
      ? refused.PromoterNotAppointed(c)
      : undefined
  }
}

/** How a promoter's entries follow one another, and which are allowed. */
export const course = {
  ...life,
  rule: (p: Promoter, entry: happened.PromoterEntry) =>
    (whyNot[entry._tag] as (p: Promoter, e: happened.PromoterEntry) => unknown)(p, entry) ?? entry
}

/** Why the history cannot become this one: an entry that was allowed would not be any more. */
export const disturbed = (history: PromoterHistory, changed: PromoterHistory) => {
  const later = firstDisturbed(course, history, changed)
  return later && laterStands(refused.LaterPromoterEntryStands, later)
}

/** Records an entry as of its day: the same again in every field is already so. */
export const enter = <D extends EventDefinition, C extends OfPromoter, R extends object>(
  kind: D,
  c: C,
  history: PromoterHistory,
  rule: (p: Promoter, c: C) => R | undefined,
  complete: (p: Promoter) => EventOf<D>
) => {
  if (entriesOf(history, kind).some((entry) => agrees(entry, c))) return alreadySo
  const promoter = promoterOn(history, c.occurredOn)
  const reason = rule(promoter, c)
  if (reason !== undefined) return reason
  const event = complete(promoter)
  return disturbed(history, inserted<happened.PromoterEntry>(history, event as happened.PromoterEntry)) ?? event
}

interface OfPromoter {
  readonly promoter: PromoterId
  readonly occurredOn: LocalDate
}
