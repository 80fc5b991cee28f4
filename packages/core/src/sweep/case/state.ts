// How a case stands, and what is already established for a business. Outcomes are kept in order, and a reversal takes
// the last one back: what the case was before, it is again.
import { type EventOf, fact, type LocalDate } from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import type { AssociationId, BusinessId, CanvassId, CaseId, PromoterId } from "../../identifier.ts"
import type { Insurances, OutcomeKind } from "./events.ts"
import * as happened from "./events.ts"

/** How a case stands; an establishment also says for which insurances it counts. */
export interface CaseOutcome {
  readonly kind: OutcomeKind
  readonly on: LocalDate
  readonly branch: BranchCode
  readonly insurances?: Insurances
}

/** One canvass of the case. */
export interface Canvass {
  readonly canvass: CanvassId
  readonly promoter: PromoterId
  readonly on: LocalDate
  readonly submittedOn: LocalDate | undefined
  readonly acceptedOn: LocalDate | undefined
}

/** A listed case. */
export interface Case {
  readonly business: BusinessId
  readonly branch: BranchCode
  /** The branch that listed it; `branch` is the one that has it now. */
  readonly listedBy: BranchCode
  readonly listedOn: LocalDate
  readonly promoter: PromoterId | undefined
  readonly canvasses: ReadonlyArray<Canvass>
  readonly outcomes: ReadonlyArray<CaseOutcome>
  readonly association: AssociationId | undefined
  /** The last day on which anything happened to it. */
  readonly lastOn: LocalDate
}

type Establishment = EventOf<
  typeof happened.CaseEstablished | typeof happened.CaseEstablishedByAuthority | typeof happened.EiProcedureCompleted
>

const establishment = (kind: OutcomeKind) => (c: Case | undefined, e: Establishment) =>
  withOutcome(c, {
    kind,
    on: e.occurredOn,
    branch: e.branch,
    insurances: e._tag === "EiProcedureCompleted" ? "ei-only" : e.insurances
  })

const outcome = (kind: OutcomeKind) => (c: Case | undefined, e: { occurredOn: LocalDate; branch: BranchCode }) =>
  withOutcome(c, { kind, on: e.occurredOn, branch: e.branch })

const withOutcome = (c: Case | undefined, latest: CaseOutcome): Case | undefined =>
  c && { ...c, outcomes: [...c.outcomes, latest], lastOn: later(c, latest.on) }

/** The last day so far: what is recorded later may have happened earlier. */
const later = ({ lastOn }: Case, on: LocalDate): LocalDate => (on > lastOn ? on : lastOn)

/** A reversal names what it takes back: as in effect on a date, that is not always the last outcome left. */
const withoutOutcome = (outcomes: Case["outcomes"], e: { outcome: OutcomeKind; outcomeOn: LocalDate }) => {
  const reversed = outcomes.findLastIndex(({ kind, on }) => kind === e.outcome && on === e.outcomeOn)
  return outcomes.filter((_, n) => n !== reversed)
}

/** How a case's history folds; `undefined` while it is not listed. */
export const cases = fact<Case | undefined>(undefined)
  .on(happened.CaseListed, (_, e) => ({
    business: e.business,
    branch: e.branch,
    listedBy: e.branch,
    listedOn: e.occurredOn,
    promoter: undefined,
    canvasses: [],
    outcomes: [],
    association: undefined,
    lastOn: e.occurredOn
  }))
  .on(happened.CaseAssigned, (c, e) => c && { ...c, promoter: e.promoter, lastOn: later(c, e.occurredOn) })
  .on(happened.CaseCanvassed, (c, e) => {
    const { canvass, promoter, occurredOn, submittedOn } = e
    const act = { canvass, promoter, on: occurredOn, submittedOn, acceptedOn: undefined }
    return c && { ...c, canvasses: [...c.canvasses, act], lastOn: later(c, occurredOn) }
  })
  .on(happened.CanvassAccepted, (c, e) => {
    const accepted = (act: Canvass) => (act.canvass === e.canvass ? { ...act, acceptedOn: e.occurredOn } : act)
    return c && { ...c, canvasses: c.canvasses.map(accepted) }
  })
  .on(happened.CaseEstablished, establishment("established"))
  .on(happened.EiProcedureCompleted, establishment("ei-completed"))
  .on(happened.CaseEstablishedByAuthority, establishment("established-by-authority"))
  .on(happened.CaseRefused, outcome("refused"))
  .on(happened.CaseRuledOut, outcome("ruled-out"))
  .on(happened.CaseMarkedDuplicate, outcome("duplicate"))
  .on(happened.CaseTransferred, outcome("transferred"))
  .on(
    happened.OutcomeReversed,
    (c, e) => c && { ...c, outcomes: withoutOutcome(c.outcomes, e), lastOn: later(c, e.occurredOn) }
  )
  .on(happened.CaseEntrusted, (c, e) => c && { ...c, association: e.association, lastOn: later(c, e.occurredOn) })
  .on(
    happened.CaseMoved,
    (c, e) => c && { ...c, branch: e.toBranch, promoter: undefined, lastOn: later(c, e.occurredOn) }
  )

/** The case with this identifier. */
export const caseOf = (id: CaseId) => cases.about(`case:${id}`)

/** What counts for a business nation-wide: the case it has open, and what it has established on which day. */
export interface Business {
  readonly openCase: CaseId | undefined
  readonly established: ReadonlyArray<{
    readonly case: CaseId
    readonly insurance: "wc" | "ei"
    readonly on: LocalDate
    /** The day from which it is void, if it was reversed. */
    readonly reversedOn: LocalDate | undefined
  }>
}

/** The single insurances that an establishment covers. */
export const insurancesIn = (insurances: Insurances): ReadonlyArray<"wc" | "ei"> =>
  insurances === "both" ? ["wc", "ei"] : insurances === "wc-only" ? ["wc"] : ["ei"]

const established = (insurances: Insurances, e: Establishment): Business["established"] =>
  insurancesIn(insurances).map((insurance) => ({
    case: e.case,
    insurance,
    on: e.occurredOn,
    reversedOn: undefined
  }))

/** A business of which nothing has been recorded. */
export const unknownBusiness: Business = { openCase: undefined, established: [] }

const businesses = fact(unknownBusiness)
  .on(happened.CaseListed, (b, e) => ({ ...b, openCase: e.case }))
  .on(happened.CaseRuledOut, (b) => ({ ...b, openCase: undefined }))
  .on(happened.CaseMarkedDuplicate, (b) => ({ ...b, openCase: undefined }))
  .on(happened.CaseEstablished, (b, e) => ({
    ...b,
    established: [...b.established, ...established(e.insurances, e)]
  }))
  .on(happened.CaseEstablishedByAuthority, (b, e) => ({
    ...b,
    established: [...b.established, ...established(e.insurances, e)]
  }))
  .on(happened.EiProcedureCompleted, (b, e) => ({
    ...b,
    established: [...b.established, ...established("ei-only", e)]
  }))
  .on(happened.OutcomeReversed, (b, e) => {
    const { insurances } = e
    if (insurances === undefined)
      return e.outcome === "ruled-out" || e.outcome === "duplicate" ? { ...b, openCase: e.case } : b
    const isMeant = (x: Business["established"][number]) =>
      x.case === e.case &&
      x.reversedOn === undefined &&
      x.on === e.outcomeOn &&
      insurancesIn(insurances).includes(x.insurance)
    // What is reversed on its own day never stood at the end of any day: it leaves no trace.
    const stood = e.occurredOn > e.outcomeOn
    return {
      ...b,
      established: b.established.flatMap((x) =>
        isMeant(x) ? (stood ? [{ ...x, reversedOn: e.occurredOn }] : []) : [x]
      )
    }
  })

/** The business with this identifier, over all its cases in all branches. */
export const businessOf = (id: BusinessId) => businesses.about(`business:${id}`)

/** The outcome that stands last, if any. */
export const latestOutcome = (c: Case): CaseOutcome | undefined => c.outcomes.at(-1)

/** What of the case's establishments stands; with a day, what had been established by the end of it. */
export const establishedIn = (c: Case, by?: LocalDate): ReadonlySet<"wc" | "ei"> =>
  new Set(
    c.outcomes.flatMap(({ insurances, on }) =>
      insurances === undefined || (by !== undefined && on > by) ? [] : insurancesIn(insurances)
    )
  )

const closing: ReadonlySet<OutcomeKind> = new Set(["ruled-out", "duplicate", "transferred", "established-by-authority"])

/** Whether the case had been canvassed by the end of that day. */
export const canvassedBy = (c: Case, day: LocalDate): boolean => c.canvasses.some(({ on }) => on <= day)

/** Whether the case stands as that kind of outcome, since that day or longer. */
export const standsAs = (c: Case, kind: OutcomeKind, day: LocalDate): boolean => {
  const latest = latestOutcome(c)
  return latest !== undefined && latest.kind === kind && latest.on <= day
}

/** Why no promoter has anything left to do on the case; `undefined` while one has. */
export const closedBy = (c: Case): OutcomeKind | undefined => {
  const latest = latestOutcome(c)
  return latest !== undefined && (closing.has(latest.kind) || establishedIn(c).size === 2) ? latest.kind : undefined
}
