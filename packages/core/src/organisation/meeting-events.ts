// What happens at meetings of the federation (会議, plan §1(8), §2(5), §4(5)): called, given an agenda, held, attended, resolved at, put
// in minutes. FROZEN once released: new versions are added, old ones upcast.
import { LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../calendar/index.ts"
import { retractable } from "../dated-history.ts"
import { BlockCode, MeetingSubject } from "../federation/index.ts"
import { DocumentHash, identifier, Text } from "../identifier.ts"

export const MeetingId = identifier("MeetingId", "a meeting of the federation")
export type MeetingId = typeof MeetingId.Type
/** The number of an item of an agenda (議案番号), unique within its meeting. */
export const AgendaItemId = identifier("AgendaItemId", "an item of a meeting's agenda")
export type AgendaItemId = typeof AgendaItemId.Type
/** Who has a vote. Elsewhere than at general meetings and boards the law asks nobody, and nothing is checked. */
export const VoterId = identifier(
  "VoterId",
  "who has a vote: at a general meeting a member association, at the board a director in term; at committees, block and national meetings whoever takes part, under any identifier, which is not checked"
)
export type VoterId = typeof VoterId.Type

/** The kinds of meetings. Headquarters' and branches' 推進委員会 are the topic `promotion-committee`. */
export const MeetingKind = Schema.Literals([
  ...["ordinary-general-meeting", "extraordinary-general-meeting", "board"],
  ...["committee", "block-meeting", "national-meeting"]
] as const)
export type MeetingKind = typeof MeetingKind.Type
/** Where those who take part are: in a room, in a room or online so that all hear and speak at once (出席型), or online alone. */
export const MeetingFormat = Schema.Literals(["in-person", "hybrid", "online"])
/** How a voter takes part: in the room, online, by proxy (Art. 50), by ballot (Art. 51), by an electronic vote (Art. 52). */
export const AttendanceManner = Schema.Literals(["room", "online", "proxy", "ballot", "electronic"])
/** What becomes of an item: it is reported, or resolved on by the ordinary or the special majority. */
export const ItemHandling = Schema.Literals(["report", "ordinary", "special"])

/** At most 500 a list: one event stays within its line. */
const Voters = Schema.Array(VoterId).check(Schema.isMaxLength(500))
const SomeVoters = Voters.check(Schema.isMinLength(1))
/** The year of an ordinary general meeting is the one that has ended, not the one in which it is held. */
const YearOfAccounts = FiscalYear.annotate({
  identifier: "YearOfAccounts",
  description:
    "the business year whose accounts an ordinary general meeting deals with: the one that has ended, in June 2023 that of 2022"
})

const ofMeeting = retractable({ fields: { meeting: MeetingId }, tags: (e) => [`meeting:${e.meeting}`] })

export const convened = ofMeeting("MeetingConvened", "会議の招集", "ConveningWithdrawn", {
  kind: MeetingKind,
  date: LocalDate,
  format: MeetingFormat,
  /** The ways of voting that a general meeting offers to whoever stays away (Art. 38(1)). */
  voting: Schema.optionalKey(Schema.NonEmptyArray(Schema.Literals(["ballot", "electronic"]))),
  /** Whether all consented to go without the period of notice (Art. 40, 94(2)). */
  waived: Schema.optionalKey(Schema.Literal(true)),
  fiscalYear: Schema.optionalKey(YearOfAccounts),
  block: Schema.optionalKey(BlockCode),
  committee: Schema.optionalKey(Text)
})
/** The notice of a meeting was sent on that day, for the meeting on `date`. */
export const [ConveningWithdrawn, MeetingConvened] = convened
export const agenda = ofMeeting("AgendaItemSet", "議題の設定", "AgendaItemWithdrawn", {
  item: AgendaItemId,
  title: Text,
  subject: MeetingSubject,
  handling: ItemHandling
})
export const [AgendaItemWithdrawn, AgendaItemSet] = agenda
export const cancelled = ofMeeting("MeetingCancelled", "会議の中止", "CancellationWithdrawn", { cause: Text })
export const [CancellationWithdrawn, MeetingCancelled] = cancelled
export const held = ofMeeting("MeetingHeld", "会議の開催", "HoldingWithdrawn", {
  kind: MeetingKind,
  fiscalYear: Schema.optionalKey(YearOfAccounts)
})
/** The meeting took place; kind and year are those of its notice. */
export const [HoldingWithdrawn, MeetingHeld] = held
export const attended = ofMeeting("AttendanceRecorded", "出席の記録", "AttendanceWithdrawn", {
  manner: AttendanceManner,
  voters: SomeVoters.annotate({
    description:
      "who came; checked at general meetings (member associations) and boards (directors in term), at other meetings whoever takes part"
  })
})
/** Who took part, in one manner; several such entries add up. */
export const [AttendanceWithdrawn, AttendanceRecorded] = attended
export const resolved = ofMeeting("ItemResolved", "議案の採決", "ResolutionWithdrawn", {
  item: AgendaItemId,
  votesFor: Schema.Natural,
  votesAgainst: Schema.Natural,
  abstained: Schema.Natural,
  /** Directors with a special interest, who count nowhere (Art. 95(2)). */
  interested: Schema.optionalKey(SomeVoters),
  entitled: Schema.Natural,
  present: Schema.Natural,
  /** In favour: as many carry it. */
  needed: Schema.Natural,
  carried: Schema.Boolean
})
/** The meeting voted on an item. What the rule of that day made of the votes was declared then, and stays. */
export const [ResolutionWithdrawn, ItemResolved] = resolved
export const deemed = ofMeeting("ItemResolvedWithoutMeeting", "みなし決議", "DeemedResolutionWithdrawn", {
  item: AgendaItemId,
  consents: SomeVoters,
  interested: Schema.optionalKey(SomeVoters)
})
/** Everyone entitled agreed in writing or electronically (Art. 58, 96), the last of them on that day. */
export const [DeemedResolutionWithdrawn, ItemResolvedWithoutMeeting] = deemed
export const minutes = ofMeeting("MinutesPublished", "議事録の公表", "MinutesWithdrawn", {
  document: DocumentHash,
  title: Text
})
export const [MinutesWithdrawn, MinutesPublished] = minutes

/** Each entry, after what takes it back. */
export const withdrawals = [convened, agenda, cancelled, held, attended, resolved, deemed, minutes] as const
