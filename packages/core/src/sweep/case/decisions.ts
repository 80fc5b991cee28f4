// What is decided about cases, in the order of a case's life: list, assign, canvass, an outcome, and afterwards. Each is decided on
// the case as it was at the end of the command's day; what is recorded late is recorded for the branch of that day.

// States and commands: + records, anything else is the refusal; ++ records as far as an insurance is left. Rows are the states in
// which a command finds the case, whose business has no other, whose promoter may act, and whose transfer is agreed.
//
// | state              | List | Assign | Canvass | Establish | CompleteEi | Refuse | RuleOut | Duplicate | Transfer | Authority | Entrust | Move |
// | unlisted           | +    | NL     | NL      | NL        | NL         | NL     | NL      | NL        | NL       | NL        | NL      | NL   |
// | listed             | T    | +      | NA      | NC        | NE         | NC     | +       | +         | NR       | NT        | NE      | +    |
// | assigned           | T    | A      | +       | NC        | NE         | NC     | +       | +         | NR       | NT        | NE      | +    |
// | canvassed          | T    | A      | +       | +         | NE         | +      | +       | +         | NR       | NT        | NE      | +    |
// | refused            | T    | A      | +       | +         | NE         | +      | +       | +         | +        | NT        | NE      | +    |
// | partly-established | T    | A      | +       | ++        | +          | +      | ES      | ES        | NR       | NT        | +       | +    |
// | established        | T    | C      | C       | C         | C          | C      | C       | C         | C        | NT        | +       | C    |
// | transferred        | T    | C      | C       | +         | NE         | C      | C       | C         | C        | +         | NE      | C    |
// | by-authority       | T    | C      | C       | C         | +          | C      | C       | C         | C        | NT        | +       | C    |
// | ruled-out          | T    | C      | C       | C         | C          | C      | C       | C         | C        | NT        | NE      | C    |
// | duplicate          | T    | C      | C       | C         | C          | C      | C       | C         | C        | NT        | NE      | C    |
//
// A CaseAlreadyAssigned · C CaseClosed · ES EstablishmentStands · NA CaseNotAssigned · NC CaseNotCanvassed · NE CaseNotEstablished ·
// NL CaseNotListed · NR CaseNotRefused · NT CaseNotTransferred · T CaseIdTaken
import { type EventOf, type LocalDate, once, type Payload } from "@keikaku/kernel"
import type { Entries } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { BranchCode, type Federation } from "../../federation/index.ts"
import { AssociationId, CanvassId, CaseId, OutcomeId, PromoterId } from "../../identifier.ts"
import { AssociationClosed, associations, closedOn } from "../../organisation/association.ts"
import { isOfBranchBy, type NameListHandedOver, nameListOf, transfersOf } from "../council-events.ts"
import { cardOn, officeOn, type PromoterHistory, PromoterNotInOffice, promoterOf } from "../promoter/index.ts"
import * as happened from "./events.ts"
import {
  businessOf,
  type Case,
  caseOf,
  caseOn,
  entriesOf,
  establishedIn,
  isFinished,
  stateOf,
  unknownBusiness
} from "./facts.ts"
import * as life from "./life.ts"
import * as refused from "./refusals.ts"

const whyMayNotAct = (promoter: PromoterHistory, id: PromoterId, caseBranch: BranchCode, on: LocalDate) => {
  const office = officeOn(promoter, on)
  if (office === undefined) return PromoterNotInOffice({ promoter: id, on })
  return office.branch === caseBranch
    ? undefined
    : refused.PromoterOfOtherBranch({ promoter: id, branch: office.branch, caseBranch })
}

const noLists: Entries<EventOf<typeof NameListHandedOver>> = []

/** Why a case cannot come from the list that it names. */
const notFromList = (c: Payload<typeof happened.CaseListed.fields>, lists = noLists) => {
  const { list } = c
  if (list === undefined) return undefined
  if (c.source !== "bureau-list") return refused.ListForOwnResearch({ ...c, list })
  return isOfBranchBy(lists, c.branch, c.occurredOn) ? undefined : refused.NameListUnknown({ ...c, list })
}

/** Lists a business that was found without insurance. One that was established can be listed again in a later year. A name list that
 * is named was handed over to the branch; old lists were never recorded, so none need be named. */
export const ListCase = decision("ListCase", "未手続事業を登録する", {
  records: happened.CaseListed,
  refuses: [refused.CaseIdTaken, refused.ListForOwnResearch, refused.NameListUnknown, refused.BusinessAlreadyListed],
  reads: (c) => ({ found: caseOf(c.case), business: businessOf(c.business) }),
  alsoReads: ({ list }) => (list === undefined ? {} : { lists: nameListOf(list) }),
  decide: (c, { found, business, lists }) => {
    const earlier = caseOn(found)?.listing
    if (earlier !== undefined)
      return once(happened.CaseListed(c), earlier, () => refused.CaseIdTaken({ ...earlier, on: earlier.occurredOn }))
    return life.alreadyListed(business, c) ?? notFromList(c, lists) ?? happened.CaseListed(c)
  }
})

/** Gives a case to a promoter in office of its branch. */
export const AssignCase = decision("AssignCase", "推進員に割り当てる", {
  payload: { case: CaseId, promoter: PromoterId },
  records: happened.CaseAssigned,
  refuses: [
    refused.CaseNotListed,
    refused.CaseClosed,
    refused.CaseAlreadyAssigned,
    PromoterNotInOffice,
    refused.PromoterOfOtherBranch
  ],
  reads: (c) => ({ found: caseOf(c.case), promoter: promoterOf(c.promoter) }),
  decide: (c, { found: history, promoter }) =>
    life.onListed(c, history, (found) => {
      const closed = life.closedOn(c, found)
      if (closed !== undefined) return closed
      const event = happened.CaseAssigned(life.of(c, found))
      const { assignment } = found
      if (assignment?.promoter === c.promoter)
        return once(event, assignment, ({ occurredOn: on }) => refused.CaseAlreadyAssigned({ ...c, on }))
      return whyMayNotAct(promoter, c.promoter, found.branch, c.occurredOn) ?? event
    })
})

/** Records one act of canvassing by a promoter in office, of the branch that had the case, with a valid card on that day. Any such
 * promoter may stand in for the one to whom the case was assigned. */
export const CanvassCase = decision("CanvassCase", "手続勧奨を行う", {
  payload: {
    case: CaseId,
    canvass: CanvassId,
    promoter: PromoterId,
    method: happened.CanvassMethod,
    explained: happened.CaseCanvassed.fields.explained
  },
  by: ["headquarters", "branch", "promoter"],
  records: happened.CaseCanvassed,
  refuses: [
    refused.CaseNotListed,
    refused.CaseClosed,
    refused.CaseNotAssigned,
    refused.CanvassIdTaken,
    PromoterNotInOffice,
    refused.PromoterOfOtherBranch,
    refused.CardNotValid
  ],
  reads: (c) => ({ found: caseOf(c.case), promoter: promoterOf(c.promoter) }),
  decide: (c, { found: history, promoter }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseCanvassed(life.of(c, found))
      const same = entriesOf(history, happened.CaseCanvassed).find(({ canvass }) => canvass === c.canvass)
      if (same !== undefined) return once(event, same, ({ occurredOn: on }) => refused.CanvassIdTaken({ ...c, on }))
      const closed = life.closedOn(c, found)
      if (closed !== undefined) return closed
      if (found.assignment === undefined) return refused.CaseNotAssigned(c)
      const forbidden = whyMayNotAct(promoter, c.promoter, found.branch, c.occurredOn)
      if (forbidden !== undefined) return forbidden
      return cardOn(promoter, c.occurredOn) === undefined
        ? refused.CardNotValid({ promoter: c.promoter, on: c.occurredOn })
        : event
    })
})

/** Why a case cannot establish these insurances that day. */
const notEstablishable = (
  settings: Federation,
  c: life.OnCase & { readonly insurances: happened.Insurances; readonly outcome: OutcomeId },
  found: Case,
  business = unknownBusiness
) => {
  const insurances = happened.insurancesIn(c.insurances)
  const outside = insurances.find((each) => !happened.insurancesOf(found.listing.scheme).includes(each))
  return outside === undefined
    ? life.alreadyEstablished(settings, business, { ...c, insurances, business: found.listing.business })
    : refused.InsuranceOutsideScheme({ case: c.case, insurance: outside })
}

/** Records that a canvassed business established its insurance, be it after the case went to the bureau. */
export const EstablishCase = decision("EstablishCase", "保険関係の成立を記録する", {
  payload: {
    case: CaseId,
    outcome: OutcomeId,
    insurances: happened.Insurances,
    specialEnrolment: happened.CaseEstablished.fields.specialEnrolment
  },
  records: happened.CaseEstablished,
  refuses: [
    refused.CaseNotListed,
    refused.OutcomeIdTaken,
    refused.CaseClosed,
    refused.CaseNotCanvassed,
    refused.InsuranceOutsideScheme,
    refused.AlreadyEstablished
  ],
  reads: (c) => ({ found: caseOf(c.case) }),
  alsoReads: (_, { found }) => life.businessOfCase(found),
  decide: (c, { found: history, business }, { settings }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseEstablished(life.of(c, found))
      return life.onceAs(history, event, () => {
        const closed = stateOf(found) === "transferred" ? undefined : life.closedOn(c, found)
        if (closed !== undefined) return closed
        if (found.canvasses === 0) return refused.CaseNotCanvassed(c)
        return notEstablishable(settings, c, found, business) ?? event
      })
    })
})

/** Records the EI procedure that follows on a case whose workers' compensation was established, by the business or by authority. */
export const CompleteEiProcedure = decision(
  "CompleteEiProcedure",
  { ja: "雇用保険手続を記録する", en: "Complete the EI procedure" },
  {
    payload: { case: CaseId, outcome: OutcomeId },
    records: happened.EiProcedureCompleted,
    refuses: [
      refused.CaseNotListed,
      refused.OutcomeIdTaken,
      refused.CaseClosed,
      refused.CaseNotEstablished,
      refused.AlreadyEstablished
    ],
    reads: (c) => ({ found: caseOf(c.case) }),
    alsoReads: (_, { found }) => life.businessOfCase(found),
    decide: (c, { found: history, business }, { settings }) =>
      life.onListed(c, history, (found) => {
        const event = happened.EiProcedureCompleted(life.of(c, found))
        return life.onceAs(history, event, () => {
          if (isFinished(found)) return refused.CaseClosed({ case: c.case, state: stateOf(found) })
          if (!establishedIn(found).has("wc")) return refused.CaseNotEstablished(c)
          return (
            life.alreadyEstablished(settings, business ?? unknownBusiness, { ...event, insurances: ["ei"] }) ?? event
          )
        })
      })
  }
)

/** Records that the owner of a canvassed business refused. */
export const RefuseCase = decision(
  "RefuseCase",
  { ja: "拒否を記録する", en: "Record a refusal" },
  {
    payload: { case: CaseId, outcome: OutcomeId },
    records: happened.CaseRefused,
    refuses: [refused.CaseNotListed, refused.OutcomeIdTaken, refused.CaseClosed, refused.CaseNotCanvassed],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found: history }) =>
      life.onListed(c, history, (found) => {
        const event = happened.CaseRefused(life.of(c, found))
        return life.onceAs(
          history,
          event,
          () => life.closedOn(c, found) ?? (found.canvasses === 0 ? refused.CaseNotCanvassed(c) : event)
        )
      })
  }
)

/** Why a case cannot be dropped that day. */
const notDroppable = (c: life.OnCase, found: Case, history: Parameters<typeof caseOn>[0]) =>
  life.closedOn(c, found) ??
  (establishedIn(found).size > 0 ? refused.EstablishmentStands(c) : life.outOfPlace(c, history))

/** Records that the business needs no insurance, or no longer exists. */
export const RuleOutCase = decision(
  "RuleOutCase",
  { ja: "対象外とする", en: "Rule out a case" },
  {
    payload: { case: CaseId, outcome: OutcomeId, reason: happened.RuledOutReason },
    records: happened.CaseRuledOut,
    refuses: [
      refused.CaseNotListed,
      refused.OutcomeIdTaken,
      refused.CaseClosed,
      refused.EstablishmentStands,
      refused.LaterEntryStands
    ],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found: history }) =>
      life.onListed(c, history, (found) => {
        const event = happened.CaseRuledOut(life.of(c, found))
        return life.onceAs(history, event, () => notDroppable(c, found, history) ?? event)
      })
  }
)

/** Records that two listed cases are the same; this one is dropped, so the other must not have been dropped itself. */
export const MarkCaseDuplicate = decision("MarkCaseDuplicate", "重複とする", {
  payload: { case: CaseId, outcome: OutcomeId, of: CaseId },
  records: happened.CaseMarkedDuplicate,
  refuses: [
    refused.DuplicateOfItself,
    refused.CaseNotListed,
    refused.OutcomeIdTaken,
    refused.CaseClosed,
    refused.EstablishmentStands,
    refused.LaterEntryStands
  ],
  reads: (c) => ({ found: caseOf(c.case), other: caseOf(c.of) }),
  decide: (c, { found: history, other }) => {
    if (c.case === c.of) return refused.DuplicateOfItself(c)
    return life.onListed(c, history, (found) => {
      const event = happened.CaseMarkedDuplicate(life.of(c, found))
      return life.onceAs(history, event, () => {
        const kept = caseOn(other)
        if (kept === undefined) return refused.CaseNotListed({ case: c.of })
        const state = stateOf(kept)
        if (state === "duplicate") return refused.CaseClosed({ case: c.of, state })
        return notDroppable(c, found, history) ?? event
      })
    })
  }
})

/** Hands a stubborn refusal to the Labour Bureau, once a council of the branch that has the case has agreed. Transfers of earlier
 * days stand without an agreement (docs/decisions/0024): they are facts, and only commands are judged. */
export const TransferCase = decision("TransferCase", "労働局に移管する", {
  payload: { case: CaseId, outcome: OutcomeId },
  records: happened.CaseTransferred,
  refuses: [
    refused.CaseNotListed,
    refused.OutcomeIdTaken,
    refused.CaseClosed,
    refused.CaseNotRefused,
    refused.TransferNotAgreed
  ],
  reads: (c) => ({ found: caseOf(c.case), agreed: transfersOf(c.case) }),
  decide: (c, { agreed, found: history }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseTransferred(life.of(c, found))
      return life.onceAs(history, event, () => {
        const closed = life.closedOn(c, found)
        if (closed !== undefined) return closed
        if (stateOf(found) !== "refused") return refused.CaseNotRefused(c)
        return isOfBranchBy(agreed, found.branch, c.occurredOn) ? event : refused.TransferNotAgreed(event)
      })
    })
})

/** Records that the bureau established a transferred case by authority: its own work, which counts for no branch. */
export const EstablishCaseByAuthority = decision("EstablishCaseByAuthority", "職権成立を記録する", {
  payload: { case: CaseId, outcome: OutcomeId, insurances: happened.Insurances },
  records: happened.CaseEstablishedByAuthority,
  refuses: [
    refused.CaseNotListed,
    refused.OutcomeIdTaken,
    refused.CaseNotTransferred,
    refused.InsuranceOutsideScheme,
    refused.AlreadyEstablished
  ],
  reads: (c) => ({ found: caseOf(c.case) }),
  alsoReads: (_, { found }) => life.businessOfCase(found),
  decide: (c, { found: history, business }, { settings }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseEstablishedByAuthority(life.of(c, found))
      return life.onceAs(history, event, () =>
        stateOf(found) === "transferred"
          ? (notEstablishable(settings, c, found, business) ?? event)
          : refused.CaseNotTransferred(c)
      )
    })
})

/** Records that the established business entrusted its affairs to an association, which was not abolished by then. */
export const EntrustCase = decision("EntrustCase", "事務委託を記録する", {
  payload: { case: CaseId, association: AssociationId },
  records: happened.CaseEntrusted,
  refuses: [refused.CaseNotListed, refused.CaseNotEstablished, refused.CaseAlreadyEntrusted, AssociationClosed],
  reads: (c) => ({ found: caseOf(c.case), association: associations.of(c) }),
  decide: (c, { found: history, association }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseEntrusted(life.of(c, found))
      const [earlier] = entriesOf(history, happened.CaseEntrusted)
      if (earlier !== undefined)
        return once(event, earlier, () => refused.CaseAlreadyEntrusted({ ...earlier, on: earlier.occurredOn }))
      if (establishedIn(found).size === 0) return refused.CaseNotEstablished(c)
      return closedOn(association, c.association, c.occurredOn) ?? event
    })
})

/** Moves a case to another branch, where it waits to be assigned anew. */
export const MoveCase = decision("MoveCase", "他支部へ移す", {
  payload: { case: CaseId, toBranch: BranchCode },
  records: happened.CaseMoved,
  refuses: [refused.CaseNotListed, refused.CaseClosed, refused.CaseAlreadyInBranch, refused.LaterEntryStands],
  reads: (c) => ({ found: caseOf(c.case) }),
  decide: (c, { found: history }) =>
    life.onListed(c, history, (found) => {
      const event = happened.CaseMoved(life.of(c, found))
      const already = () => refused.CaseAlreadyInBranch(c)
      if (found.branch === c.toBranch)
        return found.move === undefined ? already() : once({ ...event, branch: found.move.branch }, found.move, already)
      return life.closedOn(c, found) ?? life.outOfPlace(c, history) ?? event
    })
})
