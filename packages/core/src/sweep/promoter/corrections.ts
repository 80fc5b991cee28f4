// What takes back what was recorded of a promoter by mistake. Both stay in the history, and an entry is not taken back while a
// later one was allowed only because of it.
import { LocalDate } from "@keikaku/kernel"
import { entriesOf, laterStands } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, ParentBodyId, PromoterId, Text } from "../../identifier.ts"
import { withdrawing } from "../../withdrawing.ts"
import * as happened from "./events.ts"
import { consentOf, lentFrom, promoterOf, promoterOn } from "./facts.ts"
import * as refused from "./refusals.ts"
import { course } from "./rules.ts"

const withdraw = withdrawing({
  key: { promoter: PromoterId },
  historyOf: (c) => promoterOf(c.promoter),
  withdrawals: happened.withdrawals,
  course,
  nothing: refused.NoPromoterEntryToWithdraw,
  later: refused.LaterPromoterEntryStands
})

/** Takes the consent of a parent body back, unless somebody was appointed on it. */
export const WithdrawParentBody = decision("WithdrawParentBody", "母体団体の承諾を取り下げる", {
  payload: { parentBody: ParentBodyId, branch: BranchCode, reason: Text },
  records: happened.ParentBodyWithdrawn,
  takesBack: happened.ParentBodySecured,
  refuses: [refused.NoConsentToWithdraw, refused.LaterPromoterEntryStands],
  reads: (c) => ({ consent: consentOf(c.parentBody, c.branch), lent: lentFrom(c.parentBody, c.branch) }),
  alsoReads: (_, { lent }) => Object.fromEntries([...lent].map((id) => [`promoter:${id}`, promoterOf(id)])),
  decide: (c, { consent, lent, ...histories }) => {
    if (consent === undefined) return refused.NoConsentToWithdraw(c)
    for (const id of lent) {
      const history = histories[`promoter:${id}`]!
      const later = entriesOf(history, happened.PromoterAppointed).find((each) => {
        const { nomination } = promoterOn(history.slice(0, history.indexOf(each)))
        return nomination?.parentBody === c.parentBody && nomination.branch === c.branch
      })
      if (later !== undefined) return laterStands(refused.LaterPromoterEntryStands, later)
    }
    return happened.ParentBodyWithdrawn({ ...consent, reason: c.reason })
  }
})

/** Takes back that an association recommended the promoter. */
export const WithdrawNomination = withdraw(
  "WithdrawNomination",
  "推進員の推薦を取り下げる",
  happened.NominationWithdrawn,
  { names: { association: AssociationId } }
)

/** Takes back the appointment for the term that begins on that day. */
export const WithdrawAppointment = withdraw(
  "WithdrawAppointment",
  "推進員の委嘱を取り下げる",
  happened.AppointmentWithdrawn,
  { names: { termFrom: LocalDate } }
)

/** Takes the issue of a card back; its number can be given again. No other entry rests on it. */
export const WithdrawCard = withdraw("WithdrawCard", "推進員証の交付を取り下げる", happened.CardWithdrawn, {
  names: { card: CardId },
  nothingRestsOnIt: true
})

/** Takes a suspension back: the promoter could act all the time. */
export const WithdrawSuspension = withdraw(
  "WithdrawSuspension",
  "推進員の活動停止を取り下げる",
  happened.SuspensionWithdrawn
)

/** Takes a reinstatement back: the promoter is still suspended. */
export const WithdrawReinstatement = withdraw(
  "WithdrawReinstatement",
  "推進員の活動再開を取り下げる",
  happened.ReinstatementWithdrawn
)

/** Takes a renewal back: the last term ends as before. */
export const WithdrawRenewal = withdraw("WithdrawRenewal", "推進員の再委嘱を取り下げる", happened.RenewalWithdrawn, {
  names: { termTo: LocalDate }
})

/** Takes a resignation back: terms and cards run on. */
export const WithdrawResignation = withdraw(
  "WithdrawResignation",
  "推進員の辞任を取り下げる",
  happened.ResignationWithdrawn
)
