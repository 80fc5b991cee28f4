// Meetings of the federation (会議): general meeting, board, committees, block meetings, the national meeting. Read, beside this
// folder, `meeting-events.ts` and `meeting-facts.ts`, which members and officers read as well; then refusals, rules, electorate, decisions,
// corrections, reports.
import { defineTopic } from "../../topic.ts"
import {
  WithdrawAgendaItem,
  WithdrawAttendance,
  WithdrawCancellation,
  WithdrawConvening,
  WithdrawDeemedResolution,
  WithdrawHolding,
  WithdrawMinutes,
  WithdrawResolution
} from "./corrections.ts"
import {
  CancelMeeting,
  ConveneMeeting,
  HoldMeeting,
  PublishMinutes,
  RecordAttendance,
  ResolveItem,
  ResolveWithoutMeeting,
  SetAgendaItem
} from "./decisions.ts"
import { meetingCalendar, meetingDays, meetingsHeld, resolutionList } from "./reports.ts"

export * from "../meeting-events.ts"
export {
  type CarriedResolution,
  lastNoticeDay,
  type Meeting,
  type MeetingHistory,
  type MeetingStatus,
  meetingOf,
  meetingOn,
  meetings,
  reportedOn,
  resolvedOn
} from "../meeting-facts.ts"
export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./electorate.ts"
export * from "./refusals.ts"
export * from "./reports.ts"

/** Meetings of the federation. */
export const topic = defineTopic({
  name: "meeting",
  rows: ["P1.8", "P2.5", "P4.5"],
  label: { ja: "会議", en: "Meetings" },
  by: ["headquarters"],
  decisions: [
    ...[ConveneMeeting, SetAgendaItem, CancelMeeting, HoldMeeting],
    ...[RecordAttendance, ResolveItem, ResolveWithoutMeeting, PublishMinutes],
    ...[WithdrawConvening, WithdrawAgendaItem, WithdrawCancellation, WithdrawHolding],
    ...[WithdrawAttendance, WithdrawResolution, WithdrawDeemedResolution, WithdrawMinutes]
  ],
  reports: [meetingCalendar, resolutionList],
  occasions: [meetingDays],
  accomplishments: [
    meetingsHeld(["総会・理事会の開催", "General meetings and boards held"], "P1.8", [
      "ordinary-general-meeting",
      "extraordinary-general-meeting",
      "board"
    ]),
    meetingsHeld(["ブロック会議の開催", "Block meetings held"], "P2.5", ["block-meeting"]),
    meetingsHeld(["全国会議の開催", "National meetings held"], "P4.5", ["national-meeting"])
  ]
})
