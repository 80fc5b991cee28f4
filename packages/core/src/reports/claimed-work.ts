// What was claimed for each business, and what of it is still valid: the visits and successes that fee claims are computed
// from and auditors examine. A reversal takes back the success that it names.
import { projection } from "@keikaku/kernel"
import type { Calendar } from "../calendar/index.ts"
import type { BranchCode } from "../federation/index.ts"
import type { BusinessId, CanvassId, CaseId, PromoterId } from "../identifier.ts"
import {
  CanvassAccepted,
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurances,
  OutcomeReversed,
  type PayableVisit
} from "../sweep/case/index.ts"
import { type Entry, entryOf } from "./entry.ts"

/** A canvass with a day of submission. */
export interface ClaimedVisit extends PayableVisit {
  readonly entry: Entry
  readonly canvass: CanvassId
  readonly case: CaseId
  readonly branch: BranchCode
  readonly promoter: PromoterId
  readonly submittedOn: string
  accepted: boolean
}

/** A success that was not reversed; one without a day of submission is not claimed. */
export interface Success {
  readonly entry: Entry
  readonly case: CaseId
  readonly branch: BranchCode
  readonly on: PayableVisit["on"]
  readonly insurances: Insurances
  readonly specialEnrolment: boolean
  readonly submittedOn: string | undefined
}

/** What was done for one business. */
export interface ClaimedWork {
  readonly visits: Array<ClaimedVisit>
  readonly successes: Array<Success>
}

type State = Map<BusinessId, ClaimedWork>

const workOf = (state: State, business: BusinessId): ClaimedWork => {
  const found = state.get(business) ?? { visits: [], successes: [] }
  state.set(business, found)
  return found
}

interface Succeeded {
  readonly business: BusinessId
  readonly case: CaseId
  readonly branch: BranchCode
  readonly occurredOn: PayableVisit["on"]
  readonly submittedOn?: string
}

const succeed = (
  state: State,
  { branch, business, case: caseId, occurredOn, submittedOn }: Succeeded,
  { insurances, specialEnrolment }: Pick<Success, "insurances" | "specialEnrolment">,
  entry: Entry
): State => {
  workOf(state, business).successes.push({
    ...{ entry, case: caseId, branch, on: occurredOn, submittedOn },
    ...{ insurances, specialEnrolment }
  })
  return state
}

/** Folds the claimed work of each business; entries are dated by the calendar. */
export const claimedWork = (calendar: Pick<Calendar, "timeZone">) =>
  projection((): State => new Map())
    .on(CaseCanvassed, (state, e, recorded) => {
      const { branch, canvass, case: caseId, explained, method, occurredOn: on, promoter, submittedOn } = e
      if (submittedOn !== undefined)
        workOf(state, e.business).visits.push({
          ...{ entry: entryOf(recorded, calendar), canvass, case: caseId, branch, promoter, on, submittedOn },
          ...{ isExplainingVisit: method === "visit" && explained, accepted: false }
        })
      return state
    })
    .on(CanvassAccepted, (state, e) => {
      const visit = state.get(e.business)?.visits.find((each) => each.canvass === e.canvass && each.case === e.case)
      if (visit !== undefined) visit.accepted = true
      return state
    })
    .on(CaseEstablished, (state, e, recorded) => succeed(state, e, e, entryOf(recorded, calendar)))
    .on(EiProcedureCompleted, (state, e, recorded) =>
      succeed(state, e, { insurances: "ei-only", specialEnrolment: false }, entryOf(recorded, calendar))
    )
    .on(OutcomeReversed, (state, e) => {
      if (e.outcome !== "established" && e.outcome !== "ei-completed") return state
      const { successes } = workOf(state, e.business)
      const reversed = successes.findLastIndex(
        (each) => each.case === e.case && each.on === e.outcomeOn && each.insurances === e.insurances
      )
      if (reversed >= 0) successes.splice(reversed, 1)
      return state
    })
