// What takes back what was recorded of a target by mistake. Both stay in the history, and an entry is not taken back while a later
// one was allowed only because of it.
import { FiscalYear } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { BranchCode, MetricCode } from "../../federation/index.ts"
import { Text } from "../../identifier.ts"
import { withdrawing } from "../../withdrawing.ts"
import * as happened from "./events.ts"
import { acceptancesOf, targetOf } from "./facts.ts"
import * as refused from "./refusals.ts"
import { course } from "./rules.ts"

const targetKey = { fiscalYear: FiscalYear, metric: MetricCode }
const withdraw = withdrawing({
  key: targetKey,
  historyOf: (c) => targetOf(c.fiscalYear, c.metric),
  withdrawals: happened.withdrawals,
  course,
  nothing: refused.NoTargetEntryToWithdraw,
  later: refused.LaterTargetEntryStands
})

/** Takes the last draft back: the one before it holds. */
export const WithdrawTargetDraft = withdraw("WithdrawTargetDraft", "目標案を取り下げる", happened.TargetDraftWithdrawn)

/** Takes the setting of a target back: it is a draft as before. */
export const WithdrawTarget = withdraw("WithdrawTarget", "目標の設定を取り下げる", happened.TargetWithdrawn)

/** Takes the last division back: the one before it holds, with what was adjusted then. */
export const WithdrawApportionment = withdraw(
  "WithdrawApportionment",
  "目標の配分を取り下げる",
  happened.ApportionmentWithdrawn
)

/** Takes a division back that was decided elsewhere: the division before it holds. */
export const WithdrawRecordedDivision = withdraw(
  "WithdrawRecordedDivision",
  "決定済みの目標配分の記録を取り下げる",
  happened.RecordedDivisionWithdrawn
)

/** Takes the last adjustment back: the branches have what they had before, and what they had accepted of that holds again. */
export const WithdrawAdjustment = withdraw(
  "WithdrawAdjustment",
  "支部目標の調整を取り下げる",
  happened.AdjustmentWithdrawn
)

/** Takes the last phasing back: the one before it holds. */
export const WithdrawPhasing = withdraw("WithdrawPhasing", "目標の月別計画を取り下げる", happened.PhasingWithdrawn, {
  nothingRestsOnIt: true
})

/** Takes the last revision back: the amount before it is in force, with its division and its months. */
export const WithdrawTargetRevision = withdraw(
  "WithdrawTargetRevision",
  "目標の改定を取り下げる",
  happened.TargetRevisionWithdrawn
)

/** Takes the last acceptance of a branch back; no other entry rests on it. */
export const WithdrawBranchAcceptance = decision("WithdrawBranchAcceptance", "支部目標の受諾を取り下げる", {
  payload: { ...targetKey, branch: BranchCode, reason: Text },
  records: happened.BranchAcceptanceWithdrawn,
  takesBack: happened.BranchTargetAccepted,
  by: ["headquarters", "branch"],
  refuses: [refused.NoTargetEntryToWithdraw],
  reads: (c) => ({ accepted: acceptancesOf(c.fiscalYear, c.metric, c.branch) }),
  decide: (c, { accepted }) => {
    const acceptance = accepted.findLast(({ occurredOn }) => occurredOn <= c.occurredOn)
    return acceptance === undefined
      ? refused.NoTargetEntryToWithdraw(c)
      : happened.BranchAcceptanceWithdrawn({ ...acceptance, reason: c.reason })
  }
})
