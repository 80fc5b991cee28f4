// What takes back what was recorded of a meeting by mistake. Both stay in the history, and an entry is not taken back while a later
// one was allowed only because of it.
import { withdrawing } from "../../withdrawing.ts"
import * as happened from "../meeting-events.ts"
import { meetingOf } from "../meeting-facts.ts"
import * as refused from "./refusals.ts"
import { course } from "./rules.ts"

const withdraw = withdrawing({
  key: { meeting: happened.MeetingId },
  historyOf: meetingOf,
  withdrawals: happened.withdrawals,
  course,
  nothing: refused.NoMeetingEntryToWithdraw,
  later: refused.LaterMeetingEntryStands
})
const ofItem = { names: { item: happened.AgendaItemId } }
const nothingRestsOnIt = true

/** Takes the notice back: there is no such meeting. */
export const WithdrawConvening = withdraw("WithdrawConvening", "会議の招集を取り下げる", happened.ConveningWithdrawn)
export const WithdrawAgendaItem = withdraw(
  "WithdrawAgendaItem",
  "議題の設定を取り下げる",
  happened.AgendaItemWithdrawn,
  ofItem
)
export const WithdrawCancellation = withdraw(
  "WithdrawCancellation",
  "会議の中止を取り下げる",
  happened.CancellationWithdrawn,
  { nothingRestsOnIt }
)
export const WithdrawHolding = withdraw("WithdrawHolding", "会議の開催を取り下げる", happened.HoldingWithdrawn)
/** Takes back who came in one manner, as it was recorded last. */
export const WithdrawAttendance = withdraw(
  "WithdrawAttendance",
  "会議の出席の記録を取り下げる",
  happened.AttendanceWithdrawn,
  { names: { manner: happened.AttendanceManner } }
)
export const WithdrawResolution = withdraw(
  "WithdrawResolution",
  "議案の採決を取り下げる",
  happened.ResolutionWithdrawn,
  { ...ofItem, nothingRestsOnIt }
)
export const WithdrawDeemedResolution = withdraw(
  "WithdrawDeemedResolution",
  "みなし決議を取り下げる",
  happened.DeemedResolutionWithdrawn,
  { ...ofItem, nothingRestsOnIt }
)
export const WithdrawMinutes = withdraw("WithdrawMinutes", "議事録の公表を取り下げる", happened.MinutesWithdrawn, {
  nothingRestsOnIt
})
