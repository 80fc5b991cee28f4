// Cases (未手続事業の事案, plan §4): canvassed, established, refused, ruled out, handed over, and what counts of that.
// Read events, state, rejections, decisions, then fee.
import type { EventOf, LocalDate } from "@keikaku/kernel"
import type { BranchCode } from "../../federation/index.ts"
import { type FlowChange, flow } from "../../report/measure.ts"
import { defineTopic } from "../../topic.ts"
import {
  AcceptCanvass,
  AssignCase,
  CanvassCase,
  CompleteEiProcedure,
  EntrustCase,
  EstablishCase,
  EstablishCaseByAuthority,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  TransferCase
} from "./decisions.ts"
import { CaseCanvassed, CaseEstablished, EiProcedureCompleted, type Insurances, OutcomeReversed } from "./events.ts"
import { insurancesIn } from "./state.ts"

export * from "./decisions.ts"
export * from "./events.ts"
export * from "./fee.ts"
export * from "./rejections.ts"
export {
  type Business,
  businessOf,
  type Canvass,
  type Case,
  type CaseOutcome,
  caseOf,
  cases,
  closedBy,
  establishedIn,
  insurancesIn,
  latestOutcome
} from "./state.ts"

const at = (e: { readonly branch: BranchCode; readonly occurredOn: LocalDate }, units = 1): FlowChange => ({
  branch: e.branch,
  on: e.occurredOn,
  units
})
const covers = (insurance: "wc" | "ei", insurances: Insurances) => insurancesIn(insurances).includes(insurance)

/** What a reversal takes back of a success, where that was counted. Establishments by authority are the bureau's work and do not
 * count (assumption). */
const reversed =
  (insurance: "wc" | "ei") =>
  ({ branch, insurances, outcome, outcomeOn }: EventOf<typeof OutcomeReversed>): ReadonlyArray<FlowChange> =>
    insurances !== undefined && outcome !== "established-by-authority" && covers(insurance, insurances)
      ? [{ branch, on: outcomeOn, units: -1 }]
      : []

/** Cases of canvassing. */
export const topic = defineTopic({
  name: "canvassing",
  rows: ["P4.3"],
  label: { ja: "未手続事業の一掃", en: "Canvassing" },
  by: ["headquarters", "branch"],
  decisions: [
    ListCase,
    AssignCase,
    CanvassCase,
    AcceptCanvass,
    EstablishCase,
    CompleteEiProcedure,
    RefuseCase,
    RuleOutCase,
    MarkCaseDuplicate,
    TransferCase,
    EstablishCaseByAuthority,
    ReverseOutcome,
    EntrustCase,
    MoveCase
  ],
  measures: {
    canvasses: flow.on(CaseCanvassed, (e) => at(e)),
    establishments: flow
      .on(CaseEstablished, (e) => (covers("wc", e.insurances) ? at(e) : []))
      .on(OutcomeReversed, reversed("wc")),
    "ei-procedures": flow
      .on(CaseEstablished, (e) => (covers("ei", e.insurances) ? at(e) : []))
      .on(EiProcedureCompleted, (e) => at(e))
      .on(OutcomeReversed, reversed("ei"))
  }
})
