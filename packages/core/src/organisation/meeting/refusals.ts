// Why a command about a meeting is refused. "Art." is 一般社団法人及び一般財団法人に関する法律.
import { type Label, refusal } from "@keikaku/kernel"
import * as happened from "../meeting-events.ts"
import { meetingKindLabels, meetingStatusLabels, subjectLabels } from "../meeting-facts.ts"

const kind = meetingKindLabels
const fields: Readonly<Record<string, Label>> = {
  fiscalYear: { ja: "年度", en: "fiscal year" },
  block: { ja: "ブロック", en: "block" },
  committee: { ja: "委員会名", en: "committee" },
  voting: { ja: "書面・電磁的方法による議決権行使", en: "written or electronic voting" },
  waived: { ja: "招集手続の省略", en: "waiver of notice" },
  interested: { ja: "特別利害関係", en: "special interest" }
}

export const MeetingUnknown = refusal("MeetingUnknown", "meeting", {
  ja: "会議 {meeting} は、その日までに招集されていません。",
  en: "No meeting {meeting} has been convened by that day."
})
export const MeetingIdTaken = refusal("MeetingIdTaken", "meeting", {
  ja: "会議番号 {meeting} は {occurredOn} に招集した {date} の会議です。",
  en: "Meeting {meeting} was convened on {occurredOn} for {date}."
})
export const MeetingNotAt = refusal(
  "MeetingNotAt",
  "meeting",
  {
    ja: "会議 {meeting} はその日に「{status}」です（「{needed}」でなければなりません）。",
    en: "Meeting {meeting} is {status} on that day; it must be {needed}."
  },
  { labels: { status: meetingStatusLabels, needed: meetingStatusLabels } }
)
export const MeetingLacks = refusal(
  "MeetingLacks",
  "field",
  { ja: "{kind}には{field}が必要です。", en: "A meeting of the kind {kind} needs its {field}." },
  { labels: { kind, field: fields } }
)
export const NotOfThatKind = refusal(
  "NotOfThatKind",
  "field",
  { ja: "{kind}に{field}はありません。", en: "A meeting of the kind {kind} has no {field}." },
  { labels: { kind, field: fields } }
)
export const UnknownBlock = refusal("UnknownBlock", "block", {
  ja: "ブロック {block} はありません。",
  en: "There is no block {block}."
})
/** A general meeting of this kind of body needs a place where members can come; online alone is not accepted (Art. 38(1)1). */
export const MeetingNeedsPlace = refusal("MeetingNeedsPlace", "format", {
  ja: "総会はオンラインのみでは開催できません。場所を定めてください（一般法人法第38条1項1号）。",
  en: "A general meeting is not held online alone; it needs a place (Art. 38(1)1)."
})
export const NoticeAfterMeeting = refusal("NoticeAfterMeeting", "date", {
  ja: "招集通知の日 {occurredOn} が開催日 {date} より後です。",
  en: "The notice of {occurredOn} comes after the meeting of {date}."
})
/** Neither the day of sending nor that of the meeting is counted (Art. 39(1), 94(1)). */
export const NoticeTooLate = refusal("NoticeTooLate", "occurredOn", {
  ja: "招集通知の発送が遅すぎます。{date} の会議の通知は {last} までに発送しなければなりません（一般法人法第39条1項、第94条1項）。",
  en: "The notice is too late: for the meeting of {date}, {last} is the last day to send it (Art. 39(1), 94(1))."
})
/** Whoever may vote by ballot or electronically needs the papers: no consent makes up for them (Art. 40). */
export const NoticeNotWaivable = refusal("NoticeNotWaivable", "waived", {
  ja: "書面・電磁的方法による議決権行使を認める総会では、招集手続を省略できません（一般法人法第40条ただし書）。",
  en: "The notice of a general meeting with written or electronic voting cannot be waived (Art. 40)."
})
/** An ordinary general meeting deals with the accounts of a year that is over (Art. 126); what it closes ends terms (Art. 66). */
export const BusinessYearNotEnded = refusal("BusinessYearNotEnded", "fiscalYear", {
  ja: "{fiscalYear}年度は {last} に終わるため、{date} の通常総会で計算書類を扱えません。終わった年度を指定してください。",
  en: "FY{fiscalYear} ends on {last}: the ordinary general meeting of {date} deals with the accounts of a year that has ended."
})
/** The national meeting is held in the strengthening period (plan §4(5)②). */
export const OutsideStrengtheningPeriod = refusal("OutsideStrengtheningPeriod", "date", {
  ja: "全国会議の開催日 {date} が強化期間（{month}月）の外にあります。",
  en: "The national meeting of {date} lies outside the strengthening period, month {month}."
})
export const AgendaItemTaken = refusal("AgendaItemTaken", "item", {
  ja: "議案 {item}「{title}」は {occurredOn} に設定されています。",
  en: 'Item {item}, "{title}", was put on the agenda on {occurredOn}.'
})
/** A general meeting resolves only on what the notice named (Art. 49(3)). */
export const ItemNotOnNotice = refusal("ItemNotOnNotice", "item", {
  ja: "議案 {item} は招集通知に間に合いません。総会の議題は {last} までに通知しなければなりません（一般法人法第49条3項）。",
  en: "Item {item} is not on the notice: a general meeting's items are notified by {last} (Art. 49(3))."
})
export const NeedsSpecialResolution = refusal(
  "NeedsSpecialResolution",
  "subject",
  {
    ja: "「{subject}」には特別決議が必要です（一般法人法第49条2項）。",
    en: "A special resolution is needed for this subject: {subject} (Art. 49(2))."
  },
  { labels: { subject: subjectLabels } }
)
export const OnlyAtGeneralMeeting = refusal(
  "OnlyAtGeneralMeeting",
  "subject",
  {
    ja: "「{subject}」の特別決議は総会だけができます（一般法人法第49条2項）。",
    en: "Only a general meeting passes a special resolution, here on: {subject} (Art. 49(2))."
  },
  { labels: { subject: subjectLabels } }
)
export const MeetingOnAnotherDay = refusal("MeetingOnAnotherDay", "occurredOn", {
  ja: "会議 {meeting} は {date} に招集されています。",
  en: "Meeting {meeting} was convened for {date}."
})
/** What block meetings deal with in any case (plan §2(5)). */
export const MandatoryItemsMissing = refusal(
  "MandatoryItemsMissing",
  "subject",
  {
    ja: "ブロック会議 {meeting} の議題に「{subject}」がありません。",
    en: "The agenda of block meeting {meeting} lacks a mandatory subject: {subject}."
  },
  { labels: { subject: subjectLabels } }
)
const manners = {
  room: { ja: "会場", en: "in the room" },
  online: { ja: "オンライン", en: "online" },
  proxy: { ja: "代理", en: "by proxy" },
  ballot: { ja: "書面", en: "by ballot" },
  electronic: { ja: "電磁的方法", en: "electronically" }
}
/** No proxy and no ballot at the board (Art. 95(1)); at a general meeting what the notice offered (Art. 38(1), 50 to 52). */
export const MannerNotAllowed = refusal(
  "MannerNotAllowed",
  "manner",
  {
    ja: "会議 {meeting} では「{manner}」による参加はできません。",
    en: "Nobody takes part in meeting {meeting} in this manner: {manner}."
  },
  { labels: { manner: manners } }
)
export const CountedTwice = refusal("CountedTwice", "voter", {
  ja: "{voter} は会議 {meeting} の出席に既に数えられています。",
  en: "{voter} has been counted as present at meeting {meeting}."
})
/** Members vote at a general meeting, directors in term at the board. */
export const NotEntitledToVote = refusal("NotEntitledToVote", "voter", {
  ja: "{voter} はその日に会議 {meeting} の議決権を持ちません。",
  en: "{voter} has no vote at meeting {meeting} on that day."
})
export const AgendaItemUnknown = refusal("AgendaItemUnknown", "item", {
  ja: "会議 {meeting} の議題に {item} は、その日までに設定されていません。",
  en: "Item {item} is not on the agenda of meeting {meeting} by that day."
})
export const ItemOnlyReported = refusal("ItemOnlyReported", "item", {
  ja: "議題 {item} は報告事項で、議決しません。",
  en: "Item {item} is reported, not resolved on."
})
export const ItemAlreadyResolved = refusal("ItemAlreadyResolved", "item", {
  ja: "議案 {item} は {occurredOn} に採決されています。",
  en: "Item {item} was voted on on {occurredOn}."
})
export const NotQuorate = refusal("NotQuorate", "present", {
  ja: "議案 {item} の定足数に足りません（出席 {present}、必要 {quorum}）。",
  en: "Item {item} lacks its quorum: {present} are present, {quorum} are needed."
})
export const MoreVotesThanPresent = refusal("MoreVotesThanPresent", "votes", {
  ja: "議案 {item} の票数 {votes} が出席 {present} を超えています。",
  en: "Item {item} has {votes} votes, and {present} are present."
})
const lacking = {
  kind: { ja: "総会又は理事会であること", en: "a general meeting or a board" },
  articles: { ja: "定款の定め（一般法人法第96条）", en: "leave of the articles (Art. 96)" },
  consents: { ja: "議決権を持つ全員の同意", en: "the consent of everyone entitled" },
  auditors: { ja: "監事の異議がないこと（一般法人法第96条）", en: "the silence of the auditors (Art. 96)" }
}
/** Without a meeting everyone entitled agrees (Art. 58); at the board the articles allow it, and no auditor objects (Art. 96). */
export const NotDeemedResolved = refusal(
  "NotDeemedResolved",
  "item",
  {
    ja: "議案 {item} は会議を開かずに議決できません（足りないもの：{lacking}）。",
    en: "Item {item} is not resolved without a meeting; it lacks {lacking}."
  },
  { labels: { lacking } }
)

export const NoMeetingEntryToWithdraw = refusal("NoMeetingEntryToWithdraw", "meeting", {
  ja: "会議 {meeting} には、その日までの記録に取り下げるものがありません。",
  en: "Meeting {meeting} has no such entry to take back by that day."
})
/** Something that rests on it would not be allowed any more: that is taken back first. */
export const LaterMeetingEntryStands = refusal(
  "LaterMeetingEntryStands",
  "meeting",
  {
    ja: "会議 {meeting} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: 'Meeting {meeting} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(happened.withdrawals.map(([, { label, type }]) => [type, label])) } }
)
