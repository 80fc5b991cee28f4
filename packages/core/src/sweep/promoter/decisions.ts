// What may be asked about promoters, from the parent body's consent to resignation. Each is decided on what was so on the
// command's day; the branch is that of the recommendation, the term or the suspension which it is about.
import { alreadySo, LocalDate, once } from "@keikaku/kernel"
import { addDays } from "../../calendar/index.ts"
import { agrees } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { CardId, PromoterId, Text } from "../../identifier.ts"
import { AssociationClosed, associations, closedOn } from "../../organisation/association.ts"
import * as happened from "./events.ts"
import { consentOf, issueOf, promoterOf, promoterOn, termOn } from "./facts.ts"
import * as refused from "./refusals.ts"
import { enter, whyNot } from "./rules.ts"

/** Records that a parent body agrees to lend promoters to a branch. */
export const SecureParentBody = decision("SecureParentBody", "母体団体の承諾を得る", {
  records: happened.ParentBodySecured,
  refuses: [refused.ParentBodyAlreadySecured],
  reads: (c) => ({ consent: consentOf(c.parentBody, c.branch) }),
  decide: (c, { consent }) => once(happened.ParentBodySecured(c), consent, refused.ParentBodyAlreadySecured)
})

/** Recommends a promoter, by an association that was not abolished by then; one recommendation is open at a time, until the promoter resigns or the last term has run out. A name
 * may follow later, but not another one: whether two commitments stand for the same name, nobody can tell here. */
export const NominatePromoter = decision("NominatePromoter", "推進員を推薦する", {
  records: happened.PromoterNominated,
  refuses: [refused.PromoterAlreadyNominated, AssociationClosed, refused.LaterPromoterEntryStands],
  reads: (c) => ({ history: promoterOf(c.promoter), association: associations.of(c) }),
  decide: (c, { history, association }) =>
    enter(
      happened.PromoterNominated,
      c,
      history,
      (p) => whyNot.PromoterNominated(p, c) ?? closedOn(association, c.association, c.occurredOn),
      () => happened.PromoterNominated(c)
    )
})

/** Appoints a recommended promoter for a term, once the parent body has agreed. */
export const AppointPromoter = decision("AppointPromoter", "推進員を委嘱する", {
  payload: { promoter: PromoterId, termFrom: LocalDate, termTo: LocalDate },
  records: happened.PromoterAppointed,
  refuses: [
    refused.PromoterNotNominated,
    refused.ParentBodyNotSecured,
    refused.TermEndsBeforeItBegins,
    refused.TermOverlaps,
    refused.LaterPromoterEntryStands
  ],
  reads: (c) => ({ history: promoterOf(c.promoter) }),
  alsoReads: (c, { history }) => {
    const { nomination } = promoterOn(history, c.occurredOn)
    return nomination === undefined ? {} : { consent: consentOf(nomination.parentBody, nomination.branch) }
  },
  decide: (c, { history, consent }) =>
    enter(
      happened.PromoterAppointed,
      c,
      history,
      (p) =>
        whyNot.PromoterAppointed(p, c) ??
        (consent !== undefined && consent.occurredOn <= c.occurredOn
          ? undefined
          : refused.ParentBodyNotSecured(p.nomination!)),
      ({ nomination }) => happened.PromoterAppointed({ ...c, branch: nomination!.branch })
    )
})

/** Issues a card, valid from its day at the longest until the term ends. */
export const IssuePromoterCard = decision(
  "IssuePromoterCard",
  { ja: "推進員証を交付する", en: "Issue a promoter's card" },
  {
    payload: { promoter: PromoterId, card: CardId, expiresOn: LocalDate },
    records: happened.PromoterCardIssued,
    refuses: [
      refused.PromoterNotAppointed,
      refused.CardNumberTaken,
      refused.CardExpiresBeforeIssue,
      refused.CardOutlivesTerm
    ],
    reads: (c) => ({ history: promoterOf(c.promoter), issue: issueOf(c.card) }),
    decide: (c, { history, issue }) => {
      if (issue !== undefined) return agrees(issue, c) ? alreadySo : refused.CardNumberTaken(issue)
      const promoter = promoterOn(history, c.occurredOn)
      const term = promoter.terms.find(({ to }) => c.occurredOn <= to)
      return whyNot.PromoterCardIssued(promoter, c) ?? happened.PromoterCardIssued({ ...c, branch: term!.branch })
    }
  }
)

/** Bars a promoter in office from acting. */
export const SuspendPromoter = decision("SuspendPromoter", "推進員の活動を停止する", {
  payload: { promoter: PromoterId, reason: Text },
  records: happened.PromoterSuspended,
  refuses: [refused.PromoterNotInOffice, refused.PromoterAlreadySuspended, refused.LaterPromoterEntryStands],
  reads: (c) => ({ history: promoterOf(c.promoter) }),
  decide: (c, { history }) =>
    enter(happened.PromoterSuspended, c, history, whyNot.PromoterSuspended, (p) =>
      happened.PromoterSuspended({ ...c, branch: termOn(p, c.occurredOn)!.branch })
    )
})

/** Ends a suspension. */
export const ReinstatePromoter = decision("ReinstatePromoter", "推進員の活動を再開する", {
  payload: { promoter: PromoterId },
  records: happened.PromoterReinstated,
  refuses: [refused.PromoterNotSuspended, refused.LaterPromoterEntryStands],
  reads: (c) => ({ history: promoterOf(c.promoter) }),
  decide: (c, { history }) =>
    enter(happened.PromoterReinstated, c, history, whyNot.PromoterReinstated, ({ suspension }) =>
      happened.PromoterReinstated({ ...c, branch: suspension!.branch })
    )
})

/** Adds a term that begins on the day after the last one ends. */
export const RenewPromoter = decision("RenewPromoter", "推進員を再委嘱する", {
  payload: { promoter: PromoterId, termTo: LocalDate },
  records: happened.PromoterRenewed,
  refuses: [refused.PromoterNotAppointed, refused.TermEndsBeforeItBegins, refused.LaterPromoterEntryStands],
  reads: (c) => ({ history: promoterOf(c.promoter) }),
  decide: (c, { history }) =>
    enter(happened.PromoterRenewed, c, history, whyNot.PromoterRenewed, ({ terms }) => {
      const { branch, to } = terms.at(-1)!
      return happened.PromoterRenewed({ ...c, termFrom: addDays(to, 1), branch })
    })
})

/** Ends the promoter's office with this day. */
export const ResignPromoter = decision(
  "ResignPromoter",
  { ja: "推進員を辞任する", en: "Resign as promoter" },
  {
    payload: { promoter: PromoterId, reason: Text },
    records: happened.PromoterResigned,
    refuses: [refused.PromoterNotAppointed, refused.LaterPromoterEntryStands],
    reads: (c) => ({ history: promoterOf(c.promoter) }),
    decide: (c, { history }) =>
      enter(happened.PromoterResigned, c, history, whyNot.PromoterResigned, ({ terms }) =>
        happened.PromoterResigned({ ...c, branch: terms.at(-1)!.branch })
      )
  }
)
