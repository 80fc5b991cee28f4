// The annual business plan itself (事業計画書（案）): its draft, its items, and how far each has come.
// Read events, facts, refusals, rules, decisions, corrections; then fy2023, the real one.
import { defineTopic } from "../../topic.ts"
import {
  WithdrawPlanAdoption,
  WithdrawPlanApproval,
  WithdrawPlanClosing,
  WithdrawPlanDraft,
  WithdrawPlanItem,
  WithdrawPlanItemProgress,
  WithdrawPlanItemTag,
  WithdrawPlanRevision
} from "./corrections.ts"
import {
  AddPlanItem,
  AdoptPlan,
  ApprovePlan,
  ClosePlan,
  DraftPlan,
  ReportPlanItemProgress,
  RevisePlan,
  TagPlanItem
} from "./decisions.ts"

export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./events.ts"
export {
  type Plan,
  type PlanHistory,
  type PlanItem,
  type PlanStatus,
  planOf,
  planOn,
  plans,
  statusOf
} from "./facts.ts"
export * from "./fy2023.ts"
export * from "./refusals.ts"

/** The annual business plan. */
export const topic = defineTopic({
  name: "business-plan",
  rows: ["P0"],
  label: { ja: "事業計画", en: "Business plan" },
  by: ["headquarters"],
  decisions: [
    DraftPlan,
    AddPlanItem,
    TagPlanItem,
    ApprovePlan,
    AdoptPlan,
    RevisePlan,
    ReportPlanItemProgress,
    ClosePlan,
    WithdrawPlanDraft,
    WithdrawPlanItem,
    WithdrawPlanItemTag,
    WithdrawPlanApproval,
    WithdrawPlanAdoption,
    WithdrawPlanRevision,
    WithdrawPlanItemProgress,
    WithdrawPlanClosing
  ]
})
