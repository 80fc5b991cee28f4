// What may be asked about cases, in the order of a case's life: list, assign, canvass, an outcome, and afterwards.
import { alreadySo, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { fiscalYearOf } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { BranchCode, type Federation, lastClaimDay } from "../../federation/index.ts"
import { AssociationId, BusinessId, CanvassId, CaseId, PromoterId, Text } from "../../identifier.ts"
import { cardOn, officeOn, type Promoter, PromoterNotInOffice, promoterOf } from "../promoter/index.ts"
import * as happened from "./events.ts"
import * as refused from "./rejections.ts"
import * as state from "./state.ts"
import { businessOf, caseOf, unknownBusiness } from "./state.ts"

interface OnCase {
  readonly case: CaseId
  readonly occurredOn: LocalDate
}

/** Nothing happens to a case before the day on which it was listed. */
const onListed = <A>(c: OnCase, found: state.Case | undefined, rule: (found: state.Case) => A) =>
  found === undefined || c.occurredOn < found.listedOn ? refused.CaseNotListed(c) : rule(found)

const onOpen = <A>(c: OnCase, found: state.Case | undefined, rule: (found: state.Case) => A) =>
  onListed(c, found, (listed) => {
    const outcome = state.closedBy(listed)
    return outcome === undefined ? rule(listed) : refused.CaseClosed({ case: c.case, outcome })
  })

const whyMayNotAct = (promoter: Promoter, id: PromoterId, caseBranch: BranchCode, on: LocalDate) => {
  const office = officeOn(promoter, on)
  if (office === undefined) return PromoterNotInOffice({ promoter: id, on })
  return office.branch === caseBranch
    ? undefined
    : refused.PromoterOfOtherBranch({ promoter: id, branch: office.branch, caseBranch })
}

const whyNotClaimable = (settings: Federation, occurredOn: LocalDate, submittedOn: LocalDate | undefined) => {
  if (submittedOn === undefined) return undefined
  if (submittedOn < occurredOn) return refused.SubmittedBeforeDone({ submittedOn, occurredOn })
  const fiscalYear = fiscalYearOf(occurredOn, settings.calendar)
  const lastDay = lastClaimDay(settings.claimClosing, fiscalYear, settings.calendar)
  return submittedOn > lastDay
    ? refused.ClaimWindowClosed({ submittedOn, fiscalYear, lastClaimDay: lastDay })
    : undefined
}

/** Nation-wide once a fiscal year, and on one case once for all: a new year does not make the same success a second one.
 * What was reversed stood until then, so nothing is put in its place on an earlier day. */
const whyNotEstablishable = (
  { calendar }: Federation,
  { established }: state.Business,
  { business, ...c }: OnCase & { readonly business: BusinessId; readonly insurances: happened.Insurances }
) => {
  const fiscalYear = fiscalYearOf(c.occurredOn, calendar)
  const wanted = state.insurancesIn(c.insurances)
  const before = established.find(
    ({ reversedOn, ...e }) =>
      (reversedOn === undefined || c.occurredOn < reversedOn) &&
      (fiscalYearOf(e.on, calendar) === fiscalYear || e.case === c.case) &&
      wanted.includes(e.insurance)
  )
  if (before === undefined) return undefined
  const { case: of, insurance, on } = before
  return refused.AlreadyEstablished({ business, insurance, fiscalYear: fiscalYearOf(on, calendar), case: of })
}

const businessOfCase = (found: state.Case | undefined) =>
  found === undefined ? {} : { business: businessOf(found.business) }

/** Lists a business that was found without insurance; one open case a business, nation-wide. */
export const ListCase = decision(
  "ListCase",
  { ja: "未手続事業を登録する", en: "List a case" },
  {
    payload: {
      case: CaseId,
      business: BusinessId,
      branch: BranchCode,
      source: happened.CaseSource,
      dualScheme: Schema.Boolean
    },
    records: [happened.CaseListed],
    refuses: [refused.CaseIdTaken, refused.BusinessAlreadyListed],
    reads: (c) => ({ found: caseOf(c.case), business: businessOf(c.business) }),
    decide: (c, { found, business: { openCase } }, { settings }) => {
      if (found !== undefined && found.business !== c.business)
        return refused.CaseIdTaken({ case: c.case, business: found.business })
      if (found !== undefined && (c.branch === found.listedBy || c.branch === found.branch)) return alreadySo
      if (found !== undefined && openCase === undefined) return refused.CaseIdTaken({ ...c })
      if (openCase !== undefined) return refused.BusinessAlreadyListed({ business: c.business, openCase })
      return happened.CaseListed(c)
    }
  }
)

/** Gives a case to a promoter in office of its branch. */
export const AssignCase = decision(
  "AssignCase",
  { ja: "推進員に割り当てる", en: "Assign a case" },
  {
    payload: { case: CaseId, promoter: PromoterId },
    records: [happened.CaseAssigned],
    refuses: [refused.CaseNotListed, refused.CaseClosed, PromoterNotInOffice, refused.PromoterOfOtherBranch],
    reads: (c) => ({ found: caseOf(c.case), promoter: promoterOf(c.promoter) }),
    decide: (c, { found, promoter }) =>
      onOpen(c, found, ({ branch, business, promoter: current }) => {
        const forbidden = whyMayNotAct(promoter, c.promoter, branch, c.occurredOn)
        if (forbidden !== undefined) return forbidden
        return current === c.promoter ? alreadySo : happened.CaseAssigned({ ...c, business, branch })
      })
  }
)

/** Records one act of canvassing by a promoter in office, of the case's branch, with a valid card on that day. Any such
 * promoter may stand in for the one to whom the case is assigned. */
export const CanvassCase = decision(
  "CanvassCase",
  { ja: "手続勧奨を行う", en: "Canvass a case" },
  {
    payload: {
      case: CaseId,
      canvass: CanvassId,
      promoter: PromoterId,
      method: happened.CanvassMethod,
      explained: Schema.Boolean,
      submittedOn: Schema.optionalKey(LocalDate)
    },
    records: [happened.CaseCanvassed],
    refuses: [
      refused.CaseNotListed,
      refused.CaseClosed,
      refused.CaseNotAssigned,
      refused.CanvassIdTaken,
      PromoterNotInOffice,
      refused.PromoterOfOtherBranch,
      refused.CardNotValid,
      refused.SubmittedBeforeDone,
      refused.ClaimWindowClosed
    ],
    reads: (c) => ({ found: caseOf(c.case), promoter: promoterOf(c.promoter) }),
    decide: (c, { found, promoter }, { settings }) =>
      onOpen(c, found, ({ branch, business, canvasses, promoter: assigned }) => {
        const same = canvasses.find((act) => act.canvass === c.canvass)
        if (same !== undefined)
          return same.on === c.occurredOn && same.promoter === c.promoter && same.submittedOn === c.submittedOn
            ? alreadySo
            : refused.CanvassIdTaken({ ...c, on: same.on })
        if (assigned === undefined) return refused.CaseNotAssigned(c)
        const forbidden = whyMayNotAct(promoter, c.promoter, branch, c.occurredOn)
        if (forbidden !== undefined) return forbidden
        if (cardOn(promoter, c.occurredOn) === undefined)
          return refused.CardNotValid({ promoter: c.promoter, on: c.occurredOn })
        const late = whyNotClaimable(settings, c.occurredOn, c.submittedOn)
        return late === undefined ? happened.CaseCanvassed({ ...c, business, branch }) : late
      })
  }
)

/** Accepts the report of a canvass for payment. */
export const AcceptCanvass = decision(
  "AcceptCanvass",
  { ja: "手続勧奨報告を受理する", en: "Accept a canvass" },
  {
    payload: { case: CaseId, canvass: CanvassId },
    records: [happened.CanvassAccepted],
    refuses: [refused.CaseNotListed, refused.CanvassNotRecorded, refused.CanvassNotSubmitted],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onListed(c, found, ({ branch, business, canvasses }) => {
        const act = canvasses.find(({ canvass }) => canvass === c.canvass)
        if (act === undefined) return refused.CanvassNotRecorded(c)
        if (act.acceptedOn !== undefined) return alreadySo
        return act.submittedOn === undefined || c.occurredOn < act.submittedOn
          ? refused.CanvassNotSubmitted({ canvass: c.canvass, on: c.occurredOn })
          : happened.CanvassAccepted({ ...c, business, branch })
      })
  }
)

/** Records that a canvassed business established its insurance; at most once a business, insurance and fiscal year. */
export const EstablishCase = decision(
  "EstablishCase",
  { ja: "保険関係の成立を記録する", en: "Establish a case" },
  {
    payload: {
      case: CaseId,
      insurances: happened.Insurances,
      specialEnrolment: Schema.Boolean,
      submittedOn: Schema.optionalKey(LocalDate)
    },
    records: [happened.CaseEstablished],
    refuses: [
      refused.CaseNotListed,
      refused.CaseClosed,
      refused.CaseNotCanvassed,
      refused.AlreadyEstablished,
      refused.SubmittedBeforeDone,
      refused.ClaimWindowClosed
    ],
    reads: (c) => ({ found: caseOf(c.case) }),
    alsoReads: (_, { found }) => businessOfCase(found),
    decide: (c, { found, business: b = unknownBusiness }, { settings }) =>
      onOpen(c, found, (listed) => {
        const { branch, business } = listed
        if (!state.canvassedBy(listed, c.occurredOn)) return refused.CaseNotCanvassed(c)
        const forbidden =
          whyNotEstablishable(settings, b, { ...c, business }) ?? whyNotClaimable(settings, c.occurredOn, c.submittedOn)
        if (forbidden !== undefined) return forbidden
        return happened.CaseEstablished({ ...c, business, branch })
      })
  }
)

/** Records the EI procedure that follows later on a case that had established workers' compensation only. */
export const CompleteEiProcedure = decision(
  "CompleteEiProcedure",
  { ja: "雇用保険手続を記録する", en: "Complete the EI procedure" },
  {
    payload: { case: CaseId, submittedOn: Schema.optionalKey(LocalDate) },
    records: [happened.EiProcedureCompleted],
    refuses: [
      refused.CaseNotListed,
      refused.CaseClosed,
      refused.CaseNotEstablished,
      refused.AlreadyEstablished,
      refused.SubmittedBeforeDone,
      refused.ClaimWindowClosed
    ],
    reads: (c) => ({ found: caseOf(c.case) }),
    alsoReads: (_, { found }) => businessOfCase(found),
    decide: (c, { found, business: b = unknownBusiness }, { settings }) =>
      onOpen(c, found, (listed) => {
        const { branch, business } = listed
        if (!state.establishedIn(listed, c.occurredOn).has("wc")) return refused.CaseNotEstablished(c)
        const forbidden =
          whyNotEstablishable(settings, b, { ...c, business, insurances: "ei-only" }) ??
          whyNotClaimable(settings, c.occurredOn, c.submittedOn)
        if (forbidden !== undefined) return forbidden
        return happened.EiProcedureCompleted({ ...c, business, branch })
      })
  }
)

/** Records that the owner of a canvassed business refused. */
export const RefuseCase = decision(
  "RefuseCase",
  { ja: "拒否を記録する", en: "Record a refusal" },
  {
    payload: { case: CaseId },
    records: [happened.CaseRefused],
    refuses: [refused.CaseNotListed, refused.CaseClosed, refused.CaseNotCanvassed],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onOpen(c, found, (listed) => {
        const { branch, business } = listed
        if (!state.canvassedBy(listed, c.occurredOn)) return refused.CaseNotCanvassed(c)
        const latest = state.latestOutcome(listed)
        return latest?.kind === "refused" && latest.on === c.occurredOn
          ? alreadySo
          : happened.CaseRefused({ ...c, business, branch })
      })
  }
)

/** Records that the case is none. */
export const RuleOutCase = decision(
  "RuleOutCase",
  { ja: "対象外とする", en: "Rule out a case" },
  {
    payload: { case: CaseId, reason: happened.RuledOutReason },
    records: [happened.CaseRuledOut],
    refuses: [refused.CaseNotListed, refused.CaseClosed, refused.EstablishmentStands],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onOpen(c, found, (listed) =>
        state.establishedIn(listed).size > 0
          ? refused.EstablishmentStands(c)
          : happened.CaseRuledOut({ ...c, business: listed.business, branch: listed.branch })
      )
  }
)

/** Records that two listed cases are the same; this one is dropped, so the other must not have been dropped itself. */
export const MarkCaseDuplicate = decision(
  "MarkCaseDuplicate",
  { ja: "重複とする", en: "Mark a case duplicate" },
  {
    payload: { case: CaseId, of: CaseId },
    records: [happened.CaseMarkedDuplicate],
    refuses: [refused.DuplicateOfItself, refused.CaseNotListed, refused.CaseClosed, refused.EstablishmentStands],
    reads: (c) => ({ found: caseOf(c.case), other: caseOf(c.of) }),
    decide: (c, { found, other }) => {
      if (c.case === c.of) return refused.DuplicateOfItself(c)
      if (other === undefined) return refused.CaseNotListed({ case: c.of })
      const outcome = state.latestOutcome(other)?.kind
      if (outcome === "duplicate") return refused.CaseClosed({ case: c.of, outcome })
      return onOpen(c, found, (listed) =>
        state.establishedIn(listed).size > 0
          ? refused.EstablishmentStands(c)
          : happened.CaseMarkedDuplicate({ ...c, business: listed.business, branch: listed.branch })
      )
    }
  }
)

/** Hands a stubborn refusal to the Labour Bureau through the council. */
export const TransferCase = decision(
  "TransferCase",
  { ja: "労働局に移管する", en: "Transfer a case" },
  {
    payload: { case: CaseId },
    records: [happened.CaseTransferred],
    refuses: [refused.CaseNotListed, refused.CaseClosed, refused.CaseNotRefused],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onOpen(c, found, (listed) =>
        state.standsAs(listed, "refused", c.occurredOn)
          ? happened.CaseTransferred({ ...c, business: listed.business, branch: listed.branch })
          : refused.CaseNotRefused(c)
      )
  }
)

/** Records that the bureau established a transferred case by authority. */
export const EstablishCaseByAuthority = decision(
  "EstablishCaseByAuthority",
  { ja: "職権成立を記録する", en: "Establish a case by authority" },
  {
    payload: { case: CaseId, insurances: happened.Insurances },
    records: [happened.CaseEstablishedByAuthority],
    refuses: [refused.CaseNotListed, refused.CaseNotTransferred, refused.AlreadyEstablished],
    reads: (c) => ({ found: caseOf(c.case) }),
    alsoReads: (_, { found }) => businessOfCase(found),
    decide: (c, { found, business: b = unknownBusiness }, { settings }) =>
      onListed(c, found, (listed) => {
        const { branch, business } = listed
        if (!state.standsAs(listed, "transferred", c.occurredOn)) return refused.CaseNotTransferred(c)
        const forbidden = whyNotEstablishable(settings, b, { ...c, business })
        return forbidden === undefined ? happened.CaseEstablishedByAuthority({ ...c, business, branch }) : forbidden
      })
  }
)

/** Takes the latest outcome back, because the bureau rejected it: every count is as it was before. */
export const ReverseOutcome = decision(
  "ReverseOutcome",
  { ja: "結果を取り消す", en: "Reverse an outcome" },
  {
    payload: { case: CaseId, outcome: happened.OutcomeKind, reason: Text },
    records: [happened.OutcomeReversed],
    refuses: [
      refused.CaseNotListed,
      refused.OutcomeNotLatest,
      refused.ReversedBeforeOutcome,
      refused.BusinessAlreadyListed
    ],
    reads: (c) => ({ found: caseOf(c.case) }),
    alsoReads: (_, { found }) => businessOfCase(found),
    decide: (c, { found, business: { openCase } = unknownBusiness }) =>
      onListed(c, found, (listed) => {
        const latest = state.latestOutcome(listed)
        if (latest?.kind !== c.outcome)
          return refused.OutcomeNotLatest({ case: c.case, outcome: c.outcome, latest: latest?.kind ?? "none" })
        if (openCase !== undefined && openCase !== c.case)
          return refused.BusinessAlreadyListed({ business: listed.business, openCase })
        const { branch, kind: _, on: outcomeOn, ...counted } = latest
        if (c.occurredOn < outcomeOn) return refused.ReversedBeforeOutcome({ ...c, outcomeOn })
        return happened.OutcomeReversed({ ...c, ...counted, outcomeOn, business: listed.business, branch })
      })
  }
)

/** Records that the established business entrusted its affairs to an association. */
export const EntrustCase = decision(
  "EntrustCase",
  { ja: "事務委託を記録する", en: "Entrust a case" },
  {
    payload: { case: CaseId, association: AssociationId },
    records: [happened.CaseEntrusted],
    refuses: [refused.CaseNotListed, refused.CaseNotEstablished, refused.CaseAlreadyEntrusted],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onListed(c, found, (listed) => {
        const { association, branch, business } = listed
        if (association === c.association) return alreadySo
        if (association !== undefined) return refused.CaseAlreadyEntrusted({ case: c.case, association })
        return state.establishedIn(listed).size === 0
          ? refused.CaseNotEstablished(c)
          : happened.CaseEntrusted({ ...c, business, branch })
      })
  }
)

/** Moves a case to another branch, where it waits to be assigned anew. */
export const MoveCase = decision(
  "MoveCase",
  { ja: "他支部へ移す", en: "Move a case" },
  {
    payload: { case: CaseId, toBranch: BranchCode },
    records: [happened.CaseMoved],
    refuses: [refused.CaseNotListed, refused.CaseClosed],
    reads: (c) => ({ found: caseOf(c.case) }),
    decide: (c, { found }) =>
      onOpen(c, found, ({ branch, business }) =>
        branch === c.toBranch ? alreadySo : happened.CaseMoved({ ...c, business, branch })
      )
  }
)
