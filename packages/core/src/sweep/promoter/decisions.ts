// What may be asked about promoters, from the parent body's consent to resignation.
import { alreadySo, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, Commitment, ParentBodyId, PromoterId, Text } from "../../identifier.ts"
import * as happened from "./events.ts"
import * as refused from "./rejections.ts"
import {
  holderOf,
  isSuspended,
  lastDayOfOffice,
  officeOn,
  parentBodySecured,
  promoterOf,
  suspensionOn
} from "./state.ts"

/** Records that a parent body agrees to lend promoters to a branch. */
export const SecureParentBody = decision(
  "SecureParentBody",
  { ja: "母体団体の承諾を得る", en: "Secure a parent body" },
  {
    payload: { parentBody: ParentBodyId, branch: BranchCode },
    records: [happened.ParentBodySecured],
    refuses: [],
    reads: (c) => ({ secured: parentBodySecured(c.parentBody, c.branch) }),
    decide: (c, { secured }) => (secured ? alreadySo : happened.ParentBodySecured(c))
  }
)

/** Recommends a promoter; one recommendation is open at a time, until the promoter resigns or the last term has run out. A name
 * may follow later, but not another one: whether two commitments stand for the same name, nobody can tell here. */
export const NominatePromoter = decision(
  "NominatePromoter",
  { ja: "推進員を推薦する", en: "Nominate a promoter" },
  {
    payload: {
      promoter: PromoterId,
      association: AssociationId,
      branch: BranchCode,
      parentBody: ParentBodyId,
      name: Schema.optionalKey(Commitment)
    },
    records: [happened.PromoterNominated],
    refuses: [refused.PromoterAlreadyNominated],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    decide: (c, { promoter }) => {
      const { nomination } = promoter
      if (nomination === undefined) return happened.PromoterNominated(c)
      const { association, branch, name, parentBody } = nomination
      if (association === c.association && branch === c.branch && parentBody === c.parentBody) {
        if (c.name === undefined || c.name === name) return alreadySo
        if (name === undefined) return happened.PromoterNominated(c)
      }
      const until = lastDayOfOffice(promoter)
      return until !== undefined && until < c.occurredOn
        ? happened.PromoterNominated(c)
        : refused.PromoterAlreadyNominated({ promoter: c.promoter, association })
    }
  }
)

/** Appoints a recommended promoter for a term, once the parent body has agreed. */
export const AppointPromoter = decision(
  "AppointPromoter",
  { ja: "推進員を委嘱する", en: "Appoint a promoter" },
  {
    payload: { promoter: PromoterId, termFrom: LocalDate, termTo: LocalDate },
    records: [happened.PromoterAppointed],
    refuses: [
      refused.PromoterNotNominated,
      refused.ParentBodyNotSecured,
      refused.TermEndsBeforeItBegins,
      refused.TermOverlaps
    ],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    alsoReads: (_, { promoter: { nomination } }) =>
      nomination === undefined ? {} : { secured: parentBodySecured(nomination.parentBody, nomination.branch) },
    decide: (c, { promoter, secured }) => {
      const { nomination, terms } = promoter
      const until = lastDayOfOffice(promoter)
      if (nomination === undefined) return refused.PromoterNotNominated(c)
      if (!secured) return refused.ParentBodyNotSecured(nomination)
      if (c.termTo < c.termFrom) return refused.TermEndsBeforeItBegins(c)
      if (terms.some((term) => term.from === c.termFrom && term.to === c.termTo)) return alreadySo
      if (until !== undefined && c.termFrom <= until) return refused.TermOverlaps({ promoter: c.promoter, until })
      return happened.PromoterAppointed({ ...c, branch: nomination.branch })
    }
  }
)

/** Issues a card, valid from today at the longest until the term ends. */
export const IssuePromoterCard = decision(
  "IssuePromoterCard",
  { ja: "推進員証を交付する", en: "Issue a promoter's card" },
  {
    payload: { promoter: PromoterId, card: CardId, expiresOn: LocalDate },
    records: [happened.PromoterCardIssued],
    refuses: [
      refused.PromoterNotAppointed,
      refused.CardNumberTaken,
      refused.CardExpiresBeforeIssue,
      refused.CardOutlivesTerm
    ],
    reads: (c) => ({ promoter: promoterOf(c.promoter), holder: holderOf(c.card) }),
    decide: (c, { promoter, holder }) => {
      const until = lastDayOfOffice(promoter)
      if (promoter.cards.some(({ card, from, to }) => card === c.card && from === c.occurredOn && to === c.expiresOn))
        return alreadySo
      if (holder !== undefined) return refused.CardNumberTaken({ card: c.card, holder })
      if (until === undefined || until < c.occurredOn) return refused.PromoterNotAppointed(c)
      if (c.expiresOn < c.occurredOn)
        return refused.CardExpiresBeforeIssue({ issuedOn: c.occurredOn, expiresOn: c.expiresOn })
      if (c.expiresOn > until) return refused.CardOutlivesTerm({ expiresOn: c.expiresOn, until })
      return happened.PromoterCardIssued({ ...c, branch: promoter.terms.at(-1)!.branch })
    }
  }
)

/** Bars a promoter in office from acting. */
export const SuspendPromoter = decision(
  "SuspendPromoter",
  { ja: "推進員の活動を停止する", en: "Suspend a promoter" },
  {
    payload: { promoter: PromoterId, reason: Text },
    records: [happened.PromoterSuspended],
    refuses: [refused.PromoterNotInOffice],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    decide: (c, { promoter }) => {
      if (isSuspended(promoter, c.occurredOn)) return alreadySo
      const office = officeOn(promoter, c.occurredOn)
      return office === undefined
        ? refused.PromoterNotInOffice({ promoter: c.promoter, on: c.occurredOn })
        : happened.PromoterSuspended({ ...c, branch: office.branch })
    }
  }
)

/** Ends a suspension. */
export const ReinstatePromoter = decision(
  "ReinstatePromoter",
  { ja: "推進員の活動を再開する", en: "Reinstate a promoter" },
  {
    payload: { promoter: PromoterId },
    records: [happened.PromoterReinstated],
    refuses: [refused.PromoterNotSuspended],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    decide: (c, { promoter }) => {
      const suspension = suspensionOn(promoter, c.occurredOn)
      return suspension === undefined
        ? refused.PromoterNotSuspended(c)
        : happened.PromoterReinstated({ ...c, branch: suspension.branch })
    }
  }
)

/** Adds a term that begins on the day after the last one ends. */
export const RenewPromoter = decision(
  "RenewPromoter",
  { ja: "推進員を再委嘱する", en: "Renew a promoter" },
  {
    payload: { promoter: PromoterId, termTo: LocalDate },
    records: [happened.PromoterRenewed],
    refuses: [refused.PromoterNotAppointed, refused.TermEndsBeforeItBegins],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    decide: (c, { promoter }) => {
      const until = lastDayOfOffice(promoter)
      if (until === undefined || promoter.nomination === undefined) return refused.PromoterNotAppointed(c)
      if (until === c.termTo) return alreadySo
      const termFrom = addDays(until, 1)
      if (c.termTo < termFrom) return refused.TermEndsBeforeItBegins({ termFrom, termTo: c.termTo })
      const { branch } = promoter.terms.at(-1)!
      return happened.PromoterRenewed({ ...c, termFrom, branch })
    }
  }
)

/** Ends the promoter's office with this day. */
export const ResignPromoter = decision(
  "ResignPromoter",
  { ja: "推進員を辞任する", en: "Resign as promoter" },
  {
    payload: { promoter: PromoterId, reason: Text },
    records: [happened.PromoterResigned],
    refuses: [refused.PromoterNotAppointed],
    reads: (c) => ({ promoter: promoterOf(c.promoter) }),
    decide: (c, { promoter }) => {
      const until = lastDayOfOffice(promoter)
      return promoter.nomination !== undefined && until !== undefined && c.occurredOn <= until
        ? happened.PromoterResigned({ ...c, branch: promoter.terms.at(-1)!.branch })
        : refused.PromoterNotAppointed(c)
    }
  }
)
