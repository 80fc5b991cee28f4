// The expulsion of a member (除名, 一般法人法 第30条): just cause, notice to the member at least a week before the general meeting, a
// chance to speak at it, its special resolution. The board cannot expel, and it binds the member once the member has been told.
import { forEach, type LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays } from "../calendar/index.ts"
import { presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"
import { AssociationOfOtherBranch } from "./association.ts"
import { AgendaItemId, ItemResolved, MeetingConvened, MeetingHeld, MeetingId } from "./meeting-events.ts"
import {
  isGeneralMeeting,
  type MeetingHistory,
  meetingOn,
  meetings,
  resolvedOn,
  subjectLabels
} from "./meeting-facts.ts"
import {
  ExpulsionId,
  expelled,
  LaterMembershipEntryStands,
  MemberAdmitted,
  MemberExpelled,
  type MembershipHistory,
  membershipOf,
  membershipOn,
  memberships,
  NotAMember,
  notExpellable,
  WithdrawMemberExpulsion
} from "./membership.ts"

/** Whether the member spoke at the meeting, or did not use its chance to. */
export const Hearing = Schema.Literals(["spoke", "did-not-speak"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofExpulsion = retractable({
  fields: {
    ...{ expulsion: ExpulsionId, association: AssociationId, branch: BranchCode },
    ...{ meeting: MeetingId, item: AgendaItemId }
  },
  tags: (e) => [
    ...([`expulsion:${e.expulsion}`, `association:${e.association}`] as const),
    ...([`branch:${e.branch}`, `meeting:${e.meeting}`] as const)
  ],
  particulars: (e) => ({ counterparty: e.association })
})
const notified = ofExpulsion("ExpulsionNotified", "除名の通知", "ExpulsionNoticeWithdrawn", { cause: Text })
/** The member was notified that the general meeting is to resolve on its expulsion, and why. */
export const [ExpulsionNoticeWithdrawn, ExpulsionNotified] = notified
const heard = ofExpulsion("ExpulsionHeard", "除名についての弁明", "ExpulsionHearingWithdrawn", { hearing: Hearing })
/** The member had the chance to speak at the meeting. */
export const [ExpulsionHearingWithdrawn, ExpulsionHeard] = heard

// STAGES.

export const expulsions = staged({
  code: "Expulsion",
  noun: { ja: "除名の手続", en: "expulsion" },
  key: { expulsion: ExpulsionId },
  tag: "expulsion",
  opens: notified,
  steps: [
    { entry: heard, after: [notified], stays: true },
    { entry: expelled, after: [notified] }
  ],
  carries: ["association", "branch", "meeting", "item"]
})

const ofMeeting = (all: MeetingHistory, meeting: MeetingId): MeetingHistory =>
  all.filter((entry) => entry.meeting === meeting)
const ofMember = (all: MembershipHistory, association: AssociationId): MembershipHistory =>
  all.filter((entry) => entry.association === association)

// REFUSALS.

export const NoGeneralMeetingConvened = refusal("NoGeneralMeetingConvened", "meeting", {
  ja: "{meeting} は、その日に招集されている総会ではありません。",
  en: "{meeting} is no general meeting that is convened on that day."
})
/** Whoever is told to answer an expulsion is told of the item on which it is voted (第30条1項). */
export const ItemNotOnExpulsion = refusal(
  "ItemNotOnExpulsion",
  "item",
  {
    ja: "総会 {meeting} の議題 {item} は会員の除名の議案ではありません（区分：{subject}）。",
    en: "Item {item} of general meeting {meeting} is not about an expulsion, but: {subject}."
  },
  { labels: { subject: subjectLabels } }
)
/** A week before the meeting; neither the day of the notice nor that of the meeting is counted (第30条1項; counted as for 第39条1項). */
export const ExpulsionNoticeTooLate = refusal("ExpulsionNoticeTooLate", "occurredOn", {
  ja: "除名の通知は総会の一週間前までです。{date} の総会には {lastDay} までに通知する必要がありました（一般法人法第30条1項）。",
  en: "The notice is due a week before: for the meeting of {date}, by {lastDay} (Art. 30(1))."
})
/** The member speaks at the meeting, not before or after it (第30条1項). */
export const HearingNotAtMeeting = refusal("HearingNotAtMeeting", "meeting", {
  ja: "総会 {meeting} はその日に開催されていません。弁明の機会は総会で与えます（一般法人法第30条1項）。",
  en: "General meeting {meeting} was not held on that day; the member is heard at it (Art. 30(1))."
})
/** Nobody is expelled without the chance to speak (第30条1項). */
export const MemberNotHeard = refusal("MemberNotHeard", "association", {
  ja: "{association} には、その日までに弁明の機会が与えられていません（一般法人法第30条1項）。",
  en: "{association} has had no chance to speak by that day (Art. 30(1))."
})
/** Only a special resolution of the general meeting expels (第30条1項、第49条2項1号). */
export const ExpulsionNotResolved = refusal("ExpulsionNotResolved", "item", {
  ja: "総会 {meeting} の議案 {item} は、その日までに除名の特別決議として可決されていません。",
  en: "Item {item} of general meeting {meeting} was not carried by that day as a special resolution to expel."
})

// DECISIONS.

const { decide, withdraw } = expulsions

export const NotifyExpulsion = decide("NotifyExpulsion", "除名を通知する", ExpulsionNotified, {
  refuses: [NotAMember, AssociationOfOtherBranch, NoGeneralMeetingConvened, ItemNotOnExpulsion, ExpulsionNoticeTooLate],
  reads: (c) => ({ membership: membershipOf(c), meeting: meetings.about(`meeting:${c.meeting}`) }),
  rule: (event, { meeting, membership }) => {
    const { admission } = membershipOn(membership, event.occurredOn)
    if (admission === undefined) return NotAMember(event)
    if (admission.branch !== event.branch) return AssociationOfOtherBranch(admission)
    const { agenda, cancelled, convened } = meetingOn(meeting, event.occurredOn)
    if (convened === undefined || cancelled !== undefined || !isGeneralMeeting(convened.kind))
      return NoGeneralMeetingConvened(event)
    // The notice may go out before the item is on the agenda.
    const { subject = "expulsion" } = agenda.get(event.item) ?? {}
    if (subject !== "expulsion") return ItemNotOnExpulsion({ ...event, subject })
    const { date } = convened
    const lastDay = addDays(date, -8)
    return event.occurredOn > lastDay ? ExpulsionNoticeTooLate({ date, lastDay }) : undefined
  }
})
export const HearMember = decide("HearMember", "除名について弁明の機会を与える", ExpulsionHeard, {
  refuses: [HearingNotAtMeeting],
  // Which meeting it is, only the notice says: expulsions are rare enough to read all.
  reads: () => ({ meetings }),
  rule: (event, { meetings }) => {
    const { held } = meetingOn(ofMeeting(meetings, event.meeting), event.occurredOn)
    return held?.occurredOn === event.occurredOn ? undefined : HearingNotAtMeeting(event)
  }
})
/** Records that the member was told of the resolution, from which day it binds (第30条2項). */
export const ExpelMember = decide("ExpelMember", "会員を除名する", MemberExpelled, {
  refuses: [MemberNotHeard, ExpulsionNotResolved, NotAMember, LaterMembershipEntryStands],
  reads: () => ({ meetings, memberships }),
  rule: (event, { meetings, memberships }, { last }) => {
    if (last.ExpulsionHeard === undefined) return MemberNotHeard(event)
    const carried = resolvedOn(ofMeeting(meetings, event.meeting), event.item, event.occurredOn)
    const isExpulsion = carried?.item.handling === "special" && carried.item.subject === "expulsion"
    if (!isExpulsion || !isGeneralMeeting(carried.kind)) return ExpulsionNotResolved(event)
    return notExpellable(ofMember(memberships, event.association), event)
  }
})
export const WithdrawExpulsionNotice = withdraw(
  "WithdrawExpulsionNotice",
  "除名の通知の記録を取り下げる",
  ExpulsionNoticeWithdrawn
)
export const WithdrawExpulsionHearing = withdraw(
  "WithdrawExpulsionHearing",
  "除名についての弁明の記録を取り下げる",
  ExpulsionHearingWithdrawn
)

// REPORT.

export const expulsionList = listed(
  "expulsions",
  { ja: "除名の手続", en: "Expulsions of members" },
  {
    things: forEach(expulsions.histories, ({ expulsion }) => expulsion),
    identifier: ["expulsion", column.text("番号", "Expulsion")],
    statuses: {
      ExpulsionNotified: { ja: "通知済み", en: "Notified" },
      ExpulsionHeard: { ja: "弁明済み", en: "Heard" },
      MemberExpelled: { ja: "除名", en: "Expelled" }
    },
    columns: {
      association: column.text("会員", "Member"),
      meeting: column.text("総会", "General meeting"),
      cause: column.text("事由", "Cause"),
      expelledOn: column.date("除名日", "Expelled on")
    },
    row: (history, { asOf }) => {
      const { last, opening } = expulsions.on(history, asOf)
      if (opening === undefined) return undefined
      const { association, branch, cause, meeting } = opening
      const { _tag: status, occurredOn: since } = last.MemberExpelled ?? last.ExpulsionHeard ?? opening
      const expelledOn = last.MemberExpelled?.occurredOn ?? (null as LocalDate | null)
      return { branch, status, since, association, meeting, cause, expelledOn }
    }
  }
)

export const topic = defineTopic({
  name: "expulsion",
  rows: ["P2.1c"],
  label: { ja: "会員の除名", en: "Expulsion of members" },
  by: ["headquarters"],
  decisions: [
    ...[NotifyExpulsion, HearMember, ExpelMember],
    ...[WithdrawExpulsionNotice, WithdrawExpulsionHearing, WithdrawMemberExpulsion]
  ],
  presupposes: [
    presupposition({
      on: MemberAdmitted,
      entry: notified,
      tag: ({ association }) => `association:${association}`
    }),
    presupposition({ on: MeetingConvened, entry: notified, tag: ({ meeting }) => `meeting:${meeting}` }),
    presupposition({ on: ExpulsionHeard, entry: expelled, tag: ({ expulsion }) => `expulsion:${expulsion}` }),
    presupposition({ on: MeetingHeld, entry: heard, tag: ({ meeting }) => `meeting:${meeting}` }),
    presupposition({
      on: ItemResolved,
      entry: expelled,
      tag: ({ meeting }) => `meeting:${meeting}`,
      where: ({ item }, entry) => entry.item === item
    })
  ],
  reports: [expulsionList]
})
