// What was claimed for each business, and what of it is still valid: the visits and successes that fee claims are computed from
// and auditors examine. A reversal takes back what it reverses of a success, a withdrawal the entry that was a mistake.
import { type AnyEvent, projection } from "@keikaku/kernel"
import type { Calendar } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import type { BusinessId, CanvassId, CaseId, OutcomeId, PromoterId } from "../identifier.ts"
import * as canvassing from "../sweep/case/index.ts"
import { type Entry, entryOf } from "./entry.ts"

/** A canvass; one without a day of submission is not claimed. */
export interface Visit extends canvassing.PayableVisit {
  readonly entry: Entry
  readonly canvass: CanvassId
  readonly case: CaseId
  readonly branch: BranchCode
  readonly promoter: PromoterId
  readonly submittedOn: string | undefined
  readonly accepted: boolean
}

/** A canvass that was claimed. */
export type ClaimedVisit = Visit & { readonly submittedOn: string }

/** A success as far as it stands; one without a day of submission is not claimed. */
export interface Success {
  readonly entry: Entry
  readonly outcome: OutcomeId
  readonly case: CaseId
  readonly branch: BranchCode
  readonly on: canvassing.PayableVisit["on"]
  /** What stands, reversals taken off. */
  readonly standing: ReadonlyArray<canvassing.Insurance>
  readonly specialEnrolment: boolean
  readonly submittedOn: string | undefined
}

/** What was done for one business. */
export interface ClaimedWork {
  readonly visits: ReadonlyArray<Visit>
  readonly successes: ReadonlyArray<Success>
}

type State = Map<BusinessId, ClaimedWork>
type OfCase = AnyEvent & { readonly business: BusinessId; readonly case: CaseId }
type OfCanvass = OfCase & { readonly canvass: CanvassId }
type OfOutcome = OfCase & { readonly outcome: OutcomeId }

const nothing: ClaimedWork = { visits: [], successes: [] }

const change = (state: State, { business }: OfCase, to: (work: ClaimedWork) => Partial<ClaimedWork>): State => {
  const work = state.get(business) ?? nothing
  return state.set(business, { ...work, ...to(work) })
}

/** Changes the visit that an event is about. */
const visit =
  <E extends OfCanvass>(to: (event: E) => Partial<Visit>) =>
  (state: State, e: E) =>
    change(state, e, ({ visits }) => ({
      visits: visits.map((each) => (each.canvass === e.canvass && each.case === e.case ? { ...each, ...to(e) } : each))
    }))

/** Changes the success that an event is about. */
const success =
  <E extends OfOutcome>(to: (event: E, before: Success) => Partial<Success>) =>
  (state: State, e: E) =>
    change(state, e, ({ successes }) => ({
      successes: successes.map((each) =>
        each.outcome === e.outcome && each.case === e.case ? { ...each, ...to(e, each) } : each
      )
    }))

type Succeeded = OfOutcome & { readonly branch: BranchCode; readonly occurredOn: canvassing.PayableVisit["on"] }

const succeed = (
  state: State,
  e: Succeeded,
  entry: Entry,
  of: { readonly insurances: canvassing.Insurances; readonly specialEnrolment: boolean }
): State =>
  change(state, e, ({ successes }) => {
    const { branch, case: id, occurredOn: on, outcome } = e
    const standing = canvassing.insurancesIn(of.insurances)
    const added = { entry, outcome, case: id, branch, on, standing, submittedOn: undefined }
    return { successes: [...successes, { ...added, specialEnrolment: of.specialEnrolment }] }
  })

/** Folds the work done for each business, and what of it was claimed; entries are dated by the calendar. */
export const claimedWork = (calendar: Pick<Calendar, "timeZone">) =>
  projection((): State => new Map())
    .on(canvassing.CaseCanvassed, (state, e, recorded) =>
      change(state, e, ({ visits }) => {
        const { branch, canvass, case: id, explained, method, occurredOn: on, promoter } = e
        const added = { entry: entryOf(recorded, calendar), canvass, case: id, branch, promoter, on, accepted: false }
        return {
          visits: [...visits, { ...added, isExplainingVisit: method === "visit" && explained, submittedOn: undefined }]
        }
      })
    )
    .on(canvassing.CanvassWithdrawn, (state, e) =>
      change(state, e, ({ visits }) => ({
        visits: visits.filter((each) => each.canvass !== e.canvass || each.case !== e.case)
      }))
    )
    .on(
      canvassing.CanvassSubmitted,
      visit(({ occurredOn: submittedOn }) => ({ submittedOn }))
    )
    .on(
      canvassing.CanvassSubmissionWithdrawn,
      visit(() => ({ submittedOn: undefined }))
    )
    .on(
      canvassing.CanvassAccepted,
      visit(() => ({ accepted: true }))
    )
    .on(
      canvassing.AcceptanceWithdrawn,
      visit(() => ({ accepted: false }))
    )
    .on(canvassing.CaseEstablished, (state, e, recorded) => succeed(state, e, entryOf(recorded, calendar), e))
    .on(canvassing.EiProcedureCompleted, (state, e, recorded) =>
      succeed(state, e, entryOf(recorded, calendar), { insurances: "ei-only", specialEnrolment: false })
    )
    .on(
      canvassing.SuccessSubmitted,
      success(({ occurredOn: submittedOn }) => ({ submittedOn }))
    )
    .on(
      canvassing.SuccessSubmissionWithdrawn,
      success(() => ({ submittedOn: undefined }))
    )
    .on(
      canvassing.OutcomeReversed,
      success(({ insurances }, { standing }) => ({
        standing: standing.filter((each) => !canvassing.insurancesIn(insurances).includes(each))
      }))
    )
    .on(
      canvassing.ReversalWithdrawn,
      success(({ insurances }, { standing }) => ({
        standing: [...new Set([...standing, ...canvassing.insurancesIn(insurances)])]
      }))
    )

/** The visits that were claimed. */
export const claimedVisits = ({ visits }: ClaimedWork): ReadonlyArray<ClaimedVisit> =>
  visits.filter((each): each is ClaimedVisit => each.submittedOn !== undefined)

/** What stands of the successes that were claimed. */
export const claimedSuccesses = ({ successes }: ClaimedWork) =>
  successes.flatMap(({ standing, submittedOn, ...success }) => {
    const insurances = canvassing.insurancesNamed(standing)
    return submittedOn === undefined || insurances === undefined ? [] : [{ ...success, submittedOn, insurances }]
  })
