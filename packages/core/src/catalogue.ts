// Everything the plan knows how to decide, and with it everything it can record.
import { type Decision, defineCatalogue } from "@keikaku/kernel"
import type { Federation } from "./federation/index.ts"
import { IssueManual } from "./guidance/publication/index.ts"
import * as plan from "./plan/business-plan/index.ts"
import * as target from "./plan/target/index.ts"
import * as personalData from "./privacy/personal-data/index.ts"
import * as sweepCase from "./sweep/case/index.ts"
import * as promoter from "./sweep/promoter/index.ts"

const decisions: ReadonlyArray<Decision<Federation>> = [
  plan.DraftPlan,
  plan.AddPlanItem,
  plan.TagPlanItem,
  plan.ApprovePlan,
  plan.AdoptPlan,
  plan.RevisePlan,
  plan.ReportPlanItemProgress,
  plan.ClosePlan,
  target.DraftTarget,
  target.SetTarget,
  target.ApportionTarget,
  target.AdjustBranchTargets,
  target.AcceptBranchTarget,
  target.PhaseTarget,
  target.ReviseTarget,
  promoter.SecureParentBody,
  promoter.NominatePromoter,
  promoter.AppointPromoter,
  promoter.IssuePromoterCard,
  promoter.SuspendPromoter,
  promoter.ReinstatePromoter,
  promoter.RenewPromoter,
  promoter.ResignPromoter,
  sweepCase.ListCase,
  sweepCase.AssignCase,
  sweepCase.CanvassCase,
  sweepCase.AcceptCanvass,
  sweepCase.EstablishCase,
  sweepCase.CompleteEiProcedure,
  sweepCase.RefuseCase,
  sweepCase.RuleOutCase,
  sweepCase.MarkCaseDuplicate,
  sweepCase.TransferCase,
  sweepCase.EstablishCaseByAuthority,
  sweepCase.ReverseOutcome,
  sweepCase.EntrustCase,
  sweepCase.MoveCase,
  IssueManual,
  personalData.PlaceLegalHold,
  personalData.LiftLegalHold,
  personalData.ErasePersonalData
]

/** The decisions and events of the plan, by name. */
export const planCatalogue = defineCatalogue(decisions)
