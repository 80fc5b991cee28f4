// What takes back what was recorded of a promoter by mistake. Both stay in the history, and an entry is not taken back while a
// later one was allowed only because of it.
import type { EventDefinition, Payload } from "@keikaku/kernel"
import { LocalDate } from "@keikaku/kernel"
import type { Schema } from "effect"
import { decision } from "../../decision.ts"
import { BranchCode } from "../../federation/index.ts"
import { AssociationId, CardId, ParentBodyId, PromoterId, Text } from "../../identifier.ts"
import * as happened from "./events.ts"
import { agrees, consentOf, entriesOf, lentFrom, promoterOf, promoterOn } from "./facts.ts"
import * as refused from "./refusals.ts"
import { disturbed } from "./rules.ts"

type Fields = Schema.Struct.Fields
type Named = Payload<{ readonly promoter: typeof PromoterId; readonly reason: typeof Text }>

/** Takes back the last entry of a kind by the command's day that is what the command names. */
const withdraw = <
  const W extends EventDefinition & { readonly fields: Fields },
  E extends EventDefinition,
  const P extends Fields,
  const R extends ReadonlyArray<typeof refused.LaterPromoterEntryStands>
>(
  name: string,
  label: string,
  records: W,
  takesBack: E,
  names: P,
  refuses: R
) =>
  decision(name, label, {
    payload: { promoter: PromoterId, ...names, reason: Text } as unknown as P & {
      readonly promoter: typeof PromoterId
      readonly reason: typeof Text
    },
    records,
    takesBack,
    refuses: [refused.NoPromoterEntryToWithdraw, ...refuses],
    reads: (c) => ({ history: promoterOf((c as unknown as Named).promoter) }),
    decide: (c, { history }) => {
      const { occurredOn, reason, ...named } = c as unknown as Named
      const entry = entriesOf(history, takesBack).findLast(
        (each) => each.occurredOn <= occurredOn && agrees(each, named)
      )
      if (entry === undefined) return refused.NoPromoterEntryToWithdraw(named) as never
      const left = history.filter((each) => each !== entry)
      return (disturbed(history, left) ?? (records as any)({ ...entry, reason })) as never
    }
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
      if (later !== undefined)
        return refused.LaterPromoterEntryStands({ ...later, later: later._tag, on: later.occurredOn })
    }
    return happened.ParentBodyWithdrawn({ ...consent, reason: c.reason })
  }
})

/** Takes back that an association recommended the promoter. */
export const WithdrawNomination = withdraw(
  "WithdrawNomination",
  "推進員の推薦を取り下げる",
  happened.NominationWithdrawn,
  happened.PromoterNominated,
  { association: AssociationId },
  [refused.LaterPromoterEntryStands]
)

/** Takes back the appointment for the term that begins on that day. */
export const WithdrawAppointment = withdraw(
  "WithdrawAppointment",
  "推進員の委嘱を取り下げる",
  happened.AppointmentWithdrawn,
  happened.PromoterAppointed,
  { termFrom: LocalDate },
  [refused.LaterPromoterEntryStands]
)

/** Takes the issue of a card back; its number can be given again. No other entry rests on it. */
export const WithdrawCard = withdraw(
  "WithdrawCard",
  "推進員証の交付を取り下げる",
  happened.CardWithdrawn,
  happened.PromoterCardIssued,
  { card: CardId },
  []
)

/** Takes a suspension back: the promoter could act all the time. */
export const WithdrawSuspension = withdraw(
  "WithdrawSuspension",
  "推進員の活動停止を取り下げる",
  happened.SuspensionWithdrawn,
  happened.PromoterSuspended,
  {},
  [refused.LaterPromoterEntryStands]
)

/** Takes a reinstatement back: the promoter is still suspended. */
export const WithdrawReinstatement = withdraw(
  "WithdrawReinstatement",
  "推進員の活動再開を取り下げる",
  happened.ReinstatementWithdrawn,
  happened.PromoterReinstated,
  {},
  [refused.LaterPromoterEntryStands]
)

/** Takes a renewal back: the last term ends as before. */
export const WithdrawRenewal = withdraw(
  "WithdrawRenewal",
  "推進員の再委嘱を取り下げる",
  happened.RenewalWithdrawn,
  happened.PromoterRenewed,
  { termTo: LocalDate },
  [refused.LaterPromoterEntryStands]
)

/** Takes a resignation back: terms and cards run on. */
export const WithdrawResignation = withdraw(
  "WithdrawResignation",
  "推進員の辞任を取り下げる",
  happened.ResignationWithdrawn,
  happened.PromoterResigned,
  {},
  [refused.LaterPromoterEntryStands]
)
