// Cases (未手続事業の事案, plan §4): canvassed, established, refused, ruled out, handed over, and what counts of that.
// Read events, facts, refusals, then decisions (the life of a case), claims, corrections, reports, and fee.
import type { EventOf, LocalDate } from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import { type FlowChange, flow } from "../../report/measure.ts"
import { defineTopic } from "../../topic.ts"
import * as claims from "./claims.ts"
import * as corrections from "./corrections.ts"
import * as decisions from "./decisions.ts"
import {
  CanvassWithdrawn,
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurance,
  type Insurances,
  insurancesIn,
  OutcomeReversed,
  ReversalWithdrawn
} from "./events.ts"
import { caseFunnel, caseLife, caseList, staleCases } from "./reports.ts"

export { AcceptCanvass, SubmitCanvasses } from "./claims.ts"
export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./events.ts"
export {
  type Case,
  type CaseHistory,
  type CaseState,
  caseOf,
  caseOn,
  caseStates,
  cases,
  establishedIn,
  insurancesNamed,
  isClosed,
  isOpen,
  type StandingOutcome,
  stateOf
} from "./facts.ts"
export * from "./fee.ts"
export * from "./refusals.ts"
export * from "./reports.ts"

interface Counted {
  readonly branch: BranchCode
  readonly occurredOn: LocalDate
  readonly insurances?: Insurances
}

const at = ({ branch, occurredOn: on }: Counted, units: 1 | -1): FlowChange => ({ branch, on, units })

/** A success counts in its branch and on its day, and there it is taken back. What the bureau establishes by authority is its own
 * work and does not count (assumption). */
const successes = (insurance: Insurance) => {
  const change = (units: 1 | -1) => (e: Counted) =>
    insurancesIn(e.insurances).includes(insurance) ? [at(e, units)] : []
  const back = (units: 1 | -1) => (e: EventOf<typeof OutcomeReversed | typeof ReversalWithdrawn>) =>
    e.kind === "established-by-authority" ? [] : change(units)({ ...e, occurredOn: e.outcomeOn })
  return flow.on(CaseEstablished, change(1)).on(OutcomeReversed, back(-1)).on(ReversalWithdrawn, back(1))
}

/** Cases of canvassing. */
export const topic = defineTopic({
  name: "canvassing",
  rows: ["P4.3"],
  label: { ja: "未手続事業の一掃", en: "Canvassing" },
  by: ["headquarters", "branch"],
  decisions: [
    decisions.ListCase,
    decisions.AssignCase,
    decisions.CanvassCase,
    claims.SubmitCanvasses,
    claims.AcceptCanvass,
    decisions.EstablishCase,
    decisions.CompleteEiProcedure,
    decisions.RefuseCase,
    decisions.RuleOutCase,
    decisions.MarkCaseDuplicate,
    decisions.TransferCase,
    decisions.EstablishCaseByAuthority,
    decisions.EntrustCase,
    decisions.MoveCase,
    corrections.ReverseOutcome,
    corrections.WithdrawListing,
    corrections.WithdrawAssignment,
    corrections.WithdrawCanvass,
    corrections.WithdrawCanvassSubmission,
    corrections.WithdrawAcceptance,
    corrections.WithdrawSuccessSubmission,
    corrections.WithdrawReversal,
    corrections.WithdrawEntrustment,
    corrections.WithdrawMove
  ],
  reports: [caseList, caseLife, caseFunnel, staleCases],
  measures: {
    canvasses: flow.on(CaseCanvassed, (e) => at(e, 1)).on(CanvassWithdrawn, (e) => at(e, -1)),
    establishments: successes("wc"),
    "ei-procedures": successes("ei").on(EiProcedureCompleted, (e) => at(e, 1))
  }
})
