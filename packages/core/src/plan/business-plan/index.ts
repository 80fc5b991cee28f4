// The annual business plan itself (事業計画書（案）): its term, its items, and how far each has come.
// Read events, state, rejections, decisions; then fy2023, the real one.
import { defineTopic } from "../../topic.ts"
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

export * from "./decisions.ts"
export * from "./events.ts"
export * from "./fy2023.ts"
export * from "./rejections.ts"
export { noPlan, type Plan, type PlanItem, type PlanStatus, planOf, plans } from "./state.ts"

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
    ClosePlan
  ]
})
