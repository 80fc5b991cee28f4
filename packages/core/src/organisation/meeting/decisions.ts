// What may be asked about a meeting: convene, set its agenda, cancel or hold it, record who came, resolve, publish the minutes. Each is
// decided on what was so on the command's day.
import { Schema } from "effect"
import { lastDayOfFiscalYear, monthOf } from "../../calendar/index.ts"
import { enter } from "../../dated-history.ts"
import { decision } from "../../decision.ts"
import { articlesOf, blockOf, strengtheningOn } from "../../federation/index.ts"
import * as happened from "../meeting-events.ts"
import {
  isGeneralMeeting,
  lastNoticeDay,
  type Meeting,
  type MeetingEntry,
  type MeetingHistory,
  meetingOf,
  meetingOn,
  presentAt,
  specialSubjects
} from "../meeting-facts.ts"
import { auditorsOn, OfficerId } from "../officer.ts"
import { electorateOf, neededFor, votersOn } from "./electorate.ts"
import * as refused from "./refusals.ts"
import { course, rules } from "./rules.ts"

/** The answer on an entry that the meeting's own entries allow: `also` may say why it is refused nevertheless. */
const allow = <E extends MeetingEntry, A, R>(
  meeting: Meeting,
  entry: E,
  rule: (meeting: Meeting, entry: E) => A,
  also: (meeting: Meeting) => R | undefined
) => {
  const answer = rule(meeting, entry)
  return (answer as unknown) === entry ? (also(meeting) ?? answer) : answer
}

/** The same for an entry that can come in front of one of a later day. */
const record = <E extends MeetingEntry, A, R>(
  history: MeetingHistory,
  entry: E,
  rule: (meeting: Meeting, entry: E) => A,
  also: (meeting: Meeting) => R | undefined = () => undefined
) => enter(course, refused.LaterMeetingEntryStands, history, entry, (meeting, e) => allow(meeting, e, rule, also))

type Field = "block" | "committee" | "fiscalYear" | "voting" | "waived"
/** What a notice of each kind says besides, and what it may say. */
const fieldsOf: Readonly<Record<happened.MeetingKind, Readonly<Partial<Record<Field, "needed" | "allowed">>>>> = {
  "ordinary-general-meeting": { fiscalYear: "needed", voting: "allowed", waived: "allowed" },
  "extraordinary-general-meeting": { voting: "allowed", waived: "allowed" },
  board: { waived: "allowed" },
  committee: { committee: "needed" },
  "block-meeting": { block: "needed" },
  "national-meeting": {}
}
const allFields: ReadonlyArray<Field> = ["fiscalYear", "block", "committee", "voting", "waived"]

/** The notice is sent on the command's day. */
export const ConveneMeeting = decision("ConveneMeeting", "会議を招集する", {
  records: happened.MeetingConvened,
  refuses: [
    refused.MeetingLacks,
    refused.NotOfThatKind,
    refused.UnknownBlock,
    refused.MeetingNeedsPlace,
    refused.NoticeNotWaivable,
    refused.BusinessYearNotEnded,
    refused.NoticeAfterMeeting,
    refused.NoticeTooLate,
    refused.OutsideStrengtheningPeriod,
    refused.MeetingIdTaken
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  decide: (c, { history }, { settings }) => {
    const { date, kind } = c
    const articles = articlesOf(settings)
    return allow(meetingOn(history, c.occurredOn), happened.MeetingConvened(c), rules.MeetingConvened, () => {
      for (const field of allFields) {
        const asked = fieldsOf[kind][field]
        if (asked === "needed" && c[field] === undefined) return refused.MeetingLacks({ kind, field })
        if (asked === undefined && c[field] !== undefined) return refused.NotOfThatKind({ kind, field })
      }
      if (c.block !== undefined && blockOf(settings, c.block) === undefined)
        return refused.UnknownBlock({ block: c.block })
      if (isGeneralMeeting(kind) && c.format === "online") return refused.MeetingNeedsPlace(c)
      if (c.waived && c.voting !== undefined) return refused.NoticeNotWaivable(c)
      if (c.fiscalYear !== undefined) {
        const last = lastDayOfFiscalYear(c.fiscalYear, settings.calendar)
        if (last >= date) return refused.BusinessYearNotEnded({ ...c, fiscalYear: c.fiscalYear, last })
      }
      if (c.occurredOn > date) return refused.NoticeAfterMeeting(c)
      const last = lastNoticeDay(c, articles)
      if (c.occurredOn > last) return refused.NoticeTooLate({ ...c, last })
      const month = kind === "national-meeting" ? strengtheningOn(articles, date)?.month : undefined
      return month === undefined || month === monthOf(date)
        ? undefined
        : refused.OutsideStrengtheningPeriod({ date, month })
    })
  }
})

/** A general meeting's items are on the notice; other meetings take them up to the day itself. */
export const SetAgendaItem = decision("SetAgendaItem", "議題を設定する", {
  records: happened.AgendaItemSet,
  refuses: [
    refused.MeetingUnknown,
    refused.MeetingNotAt,
    refused.AgendaItemTaken,
    refused.LaterMeetingEntryStands,
    refused.NeedsSpecialResolution,
    refused.OnlyAtGeneralMeeting,
    refused.ItemNotOnNotice
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  decide: (c, { history }, { settings }) =>
    record(history, happened.AgendaItemSet(c), rules.AgendaItemSet, ({ convened }) => {
      const { subject } = c
      const [isSpecial, needsSpecial] = [c.handling === "special", specialSubjects.has(subject)]
      if (!isGeneralMeeting(convened!.kind))
        // What needs a special resolution, the board resolves to put to the general meeting (Art. 38(2)).
        return isSpecial ? refused.OnlyAtGeneralMeeting({ subject }) : undefined
      if (needsSpecial && !isSpecial) return refused.NeedsSpecialResolution({ subject })
      const last = lastNoticeDay(convened!, articlesOf(settings))
      return c.occurredOn > last ? refused.ItemNotOnNotice({ ...c, last }) : undefined
    })
})

/** Before it is held; a board also after it was held, when it lacked its quorum and resolved nothing (流会). */
export const CancelMeeting = decision("CancelMeeting", "会議を中止する", {
  records: happened.MeetingCancelled,
  refuses: [refused.MeetingUnknown, refused.MeetingNotAt, refused.LaterMeetingEntryStands],
  reads: (c) => ({ history: meetingOf(c) }),
  decide: (c, { history }) => record(history, happened.MeetingCancelled(c), rules.MeetingCancelled)
})

/** On the day of the notice; a block meeting with the items that every block meeting has. */
export const HoldMeeting = decision("HoldMeeting", "会議を開催する", {
  payload: { meeting: happened.MeetingId },
  records: happened.MeetingHeld,
  refuses: [
    refused.MeetingUnknown,
    refused.MeetingNotAt,
    refused.MeetingOnAnotherDay,
    refused.MandatoryItemsMissing,
    refused.LaterMeetingEntryStands
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  decide: (c, { history }, { settings }) => {
    const { convened } = meetingOn(history, c.occurredOn)
    if (convened === undefined) return refused.MeetingUnknown(c)
    const { date, fiscalYear, kind } = convened
    const event = happened.MeetingHeld({ ...c, kind, ...(fiscalYear !== undefined && { fiscalYear }) })
    return record(history, event, rules.MeetingHeld, ({ agenda }) => {
      if (date !== c.occurredOn) return refused.MeetingOnAnotherDay({ ...c, date })
      const dealtWith = [...agenda.values()].map(({ subject }) => subject)
      const subject = articlesOf(settings).blockMeetings.subjects.find((each) => !dealtWith.includes(each))
      return kind !== "block-meeting" || subject === undefined
        ? undefined
        : refused.MandatoryItemsMissing({ ...c, subject })
    })
  }
})

/** The manners in which voters can take part. */
const mannersAt = ({ convened }: Meeting): ReadonlyArray<string> => {
  const { format, kind, voting = [] } = convened!
  const rooms = { "in-person": ["room"], hybrid: ["room", "online"], online: ["online"] }[format]
  return isGeneralMeeting(kind) ? [...rooms, "proxy", ...voting] : rooms
}

/** Who came, in one manner: everyone once, and only who has a vote on that day. */
export const RecordAttendance = decision("RecordAttendance", "会議の出席を記録する", {
  records: happened.AttendanceRecorded,
  refuses: [
    refused.MeetingUnknown,
    refused.MeetingNotAt,
    refused.MeetingOnAnotherDay,
    refused.CountedTwice,
    refused.MannerNotAllowed,
    refused.NotEntitledToVote
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  alsoReads: (_, { history }) => electorateOf(meetingOn(history).convened?.kind),
  decide: (c, { history, ...electorate }) =>
    allow(meetingOn(history, c.occurredOn), happened.AttendanceRecorded(c), rules.AttendanceRecorded, (meeting) => {
      const { date, kind } = meeting.convened!
      if (date !== c.occurredOn) return refused.MeetingOnAnotherDay({ ...c, date })
      if (!mannersAt(meeting).includes(c.manner)) return refused.MannerNotAllowed(c)
      const entitled = votersOn(kind, electorate, date)
      const voter = c.voters.find((each) => entitled?.has(each) === false)
      return voter === undefined ? undefined : refused.NotEntitledToVote({ ...c, voter })
    })
})

/** Whether the votes carry the item is not asked but computed; a tie carries nothing, and whoever abstains is present. */
export const ResolveItem = decision("ResolveItem", "議案を採決する", {
  payload: {
    meeting: happened.MeetingId,
    item: happened.AgendaItemId,
    votesFor: Schema.Natural,
    votesAgainst: Schema.Natural,
    abstained: Schema.Natural,
    interested: happened.ItemResolved.fields.interested
  },
  records: happened.ItemResolved,
  refuses: [
    refused.MeetingUnknown,
    refused.MeetingNotAt,
    refused.MeetingOnAnotherDay,
    refused.AgendaItemUnknown,
    refused.ItemOnlyReported,
    refused.ItemAlreadyResolved,
    refused.NotOfThatKind,
    refused.NotQuorate,
    refused.MoreVotesThanPresent,
    refused.LaterMeetingEntryStands
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  alsoReads: (_, { history }) => electorateOf(meetingOn(history).convened?.kind),
  decide: (c, { history, ...electorate }, { settings }) => {
    const meeting = meetingOn(history, c.occurredOn)
    if (meeting.convened === undefined) return refused.MeetingUnknown(c)
    const { date, kind } = meeting.convened
    const { handling = "ordinary" } = meeting.agenda.get(c.item) ?? {}
    const voters = votersOn(kind, electorate, date)
    const present = presentAt(meeting, { entitled: voters, interested: c.interested }).size
    const entitled = voters === undefined ? present : [...voters].filter((each) => !c.interested?.includes(each)).length
    const needed = neededFor(kind, handling, { entitled, present }, articlesOf(settings))
    const carried = c.votesFor >= needed.votes
    const event = happened.ItemResolved({ ...c, entitled, present, needed: needed.votes, carried })
    return record(history, event, rules.ItemResolved, () => {
      if (date !== c.occurredOn) return refused.MeetingOnAnotherDay({ ...c, date })
      if (c.interested !== undefined && kind !== "board") return refused.NotOfThatKind({ kind, field: "interested" })
      return present < needed.quorum ? refused.NotQuorate({ ...c, present, quorum: needed.quorum }) : undefined
    })
  }
})

/** Everyone entitled agrees in writing or electronically, the last of them on the command's day (Art. 58, 96). */
export const ResolveWithoutMeeting = decision("ResolveWithoutMeeting", "会議を開かずに議決する", {
  payload: {
    ...happened.ItemResolvedWithoutMeeting.fields,
    /** Auditors who object to a resolution of the board. */
    objecting: Schema.optionalKey(Schema.NonEmptyArray(OfficerId))
  },
  records: happened.ItemResolvedWithoutMeeting,
  refuses: [
    refused.MeetingUnknown,
    refused.MeetingNotAt,
    refused.AgendaItemUnknown,
    refused.ItemOnlyReported,
    refused.ItemAlreadyResolved,
    refused.LaterMeetingEntryStands,
    refused.NotDeemedResolved,
    refused.NotEntitledToVote
  ],
  reads: (c) => ({ history: meetingOf(c) }),
  alsoReads: (_, { history }) => electorateOf(meetingOn(history).convened?.kind),
  decide: (c, { history, ...electorate }, { settings }) =>
    record(history, happened.ItemResolvedWithoutMeeting(c), rules.ItemResolvedWithoutMeeting, ({ convened }) => {
      const { kind } = convened!
      const lacks = (lacking: string) => refused.NotDeemedResolved({ ...c, lacking })
      const voters = votersOn(kind, electorate, c.occurredOn)
      if (voters === undefined) return lacks("kind")
      const voter = c.consents.find((each) => !voters.has(each))
      if (voter !== undefined) return refused.NotEntitledToVote({ ...c, voter })
      if (kind === "board" && !articlesOf(settings).board.withoutMeeting) return lacks("articles")
      const asked = kind === "board" ? [...voters].filter((each) => !c.interested?.includes(each)) : [...voters]
      if (asked.some((each) => !c.consents.includes(each))) return lacks("consents")
      const auditors = kind === "board" ? auditorsOn(electorate.officers ?? [], c.occurredOn) : undefined
      return c.objecting?.some((each) => auditors?.has(each)) ? lacks("auditors") : undefined
    })
})

/** The hash of the document, which is kept for ten years (Art. 57, 97). */
export const PublishMinutes = decision("PublishMinutes", "議事録を公表する", {
  records: happened.MinutesPublished,
  refuses: [refused.MeetingUnknown, refused.MeetingNotAt, refused.LaterMeetingEntryStands],
  reads: (c) => ({ history: meetingOf(c) }),
  decide: (c, { history }) => record(history, happened.MinutesPublished(c), rules.MinutesPublished)
})
