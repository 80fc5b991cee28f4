// The annual business plan itself (事業計画書（案）): its draft, its items, and how far each has come.
// Read events, facts, refusals, rules, decisions, corrections; then fy2023, the real one.
import { presupposition } from "../../dated-history.ts"
import {
  AgendaItemSet,
  ItemResolved,
  ItemResolvedWithoutMeeting,
  MeetingHeld
} from "../../organisation/meeting-events.ts"
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

import { PlanAdopted, PlanAdoptionWithdrawn, PlanApprovalWithdrawn, PlanApproved } from "./events.ts"

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

const approved = [PlanApprovalWithdrawn, PlanApproved] as const
const adopted = [PlanAdoptionWithdrawn, PlanAdopted] as const
const tag = ({ meeting }: { readonly meeting: string }) => `meeting:${meeting}` as const
const where = (presupposed: { readonly item: string }, entry: { readonly item: string }) =>
  presupposed.item === entry.item

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
  ],
  presupposes: [
    presupposition({ on: ItemResolved, entry: approved, tag, where }),
    presupposition({ on: ItemResolvedWithoutMeeting, entry: approved, tag, where }),
    presupposition({ on: ItemResolved, entry: adopted, tag, where }),
    presupposition({ on: ItemResolvedWithoutMeeting, entry: adopted, tag, where }),
    presupposition({ on: AgendaItemSet, entry: adopted, tag, where }),
    presupposition({ on: MeetingHeld, entry: adopted, tag })
  ]
})
