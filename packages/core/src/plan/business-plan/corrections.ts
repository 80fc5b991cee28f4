// What takes back what was recorded of a plan by mistake. Both stay in the history, and an entry is not taken back while a later
// one was allowed only because of it.
import { FiscalYear } from "../../calendar/index.ts"
import { PlanItemId, Text } from "../../identifier.ts"
import { withdrawing } from "../../withdrawing.ts"
import * as happened from "./events.ts"
import { planOf } from "./facts.ts"
import * as refused from "./refusals.ts"
import { course } from "./rules.ts"

const withdraw = withdrawing({
  key: { fiscalYear: FiscalYear },
  historyOf: (c) => planOf(c.fiscalYear),
  withdrawals: happened.withdrawals,
  course,
  nothing: refused.NoPlanEntryToWithdraw,
  later: refused.LaterPlanEntryStands
})

/** Takes the draft back: the year has no plan. */
export const WithdrawPlanDraft = withdraw("WithdrawPlanDraft", "事業計画案を取り下げる", happened.PlanDraftWithdrawn)

/** Takes an item out of the plan, as if it had never been added. */
export const WithdrawPlanItem = withdraw("WithdrawPlanItem", "計画項目を取り下げる", happened.PlanItemWithdrawn, {
  names: { item: PlanItemId }
})

/** Takes a theme off an item. */
export const WithdrawPlanItemTag = withdraw(
  "WithdrawPlanItemTag",
  "計画項目の主題を取り下げる",
  happened.PlanItemTagWithdrawn,
  { names: { item: PlanItemId, theme: Text }, nothingRestsOnIt: true }
)

/** Takes the board's approval back: the plan is a draft as before. */
export const WithdrawPlanApproval = withdraw(
  "WithdrawPlanApproval",
  "理事会の承認を取り下げる",
  happened.PlanApprovalWithdrawn
)

/** Takes the adoption back: the plan is approved by the board, and no more. */
export const WithdrawPlanAdoption = withdraw(
  "WithdrawPlanAdoption",
  "総会の議決又は報告を取り下げる",
  happened.PlanAdoptionWithdrawn
)

/** Takes a revision back: the plan is adopted as it was. */
export const WithdrawPlanRevision = withdraw(
  "WithdrawPlanRevision",
  "事業計画の変更を取り下げる",
  happened.PlanRevisionWithdrawn
)

/** Takes the last report on an item back: the one before it holds. */
export const WithdrawPlanItemProgress = withdraw(
  "WithdrawPlanItemProgress",
  "計画項目の進捗報告を取り下げる",
  happened.PlanItemProgressWithdrawn,
  { names: { item: PlanItemId }, nothingRestsOnIt: true }
)

/** Takes the closing back: the plan was in force all the time. */
export const WithdrawPlanClosing = withdraw(
  "WithdrawPlanClosing",
  "事業計画の終了を取り下げる",
  happened.PlanClosingWithdrawn,
  { nothingRestsOnIt: true }
)
