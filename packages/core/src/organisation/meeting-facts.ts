// What is known of a meeting: its entries, what they make of it on a day, and what it has carried. Who is entitled to vote is asked
// elsewhere, so that members and officers can in turn ask what a meeting has carried.
import type { EventOf, Label, LocalDate } from "@keikaku/kernel"
import { addDays } from "../calendar/index.ts"
import { datedHistory, type Entries, stateOn } from "../dated-history.ts"
import type { Articles, MeetingSubject } from "../federation/index.ts"
import * as happened from "./meeting-events.ts"

/** How far a meeting has come. */
export type MeetingStatus = "convened" | "cancelled" | "held" | "inquorate" | "minuted"

/** How each status is called. */
export const meetingStatusLabels: Readonly<Record<MeetingStatus, Label>> = {
  convened: { ja: "招集済み", en: "convened" },
  cancelled: { ja: "中止", en: "cancelled" },
  held: { ja: "開催済み", en: "held" },
  inquorate: { ja: "流会", en: "ended without a resolution" },
  minuted: { ja: "議事録公表済み", en: "minuted" }
}

/** How each kind is called. What the national meeting is called in a year, the articles say. */
export const meetingKindLabels: Readonly<Record<happened.MeetingKind, Label>> = {
  "ordinary-general-meeting": { ja: "通常総会", en: "ordinary general meeting" },
  "extraordinary-general-meeting": { ja: "臨時総会", en: "extraordinary general meeting" },
  board: { ja: "理事会", en: "board" },
  committee: { ja: "委員会", en: "committee" },
  "block-meeting": { ja: "ブロック会議", en: "block meeting" },
  "national-meeting": { ja: "全国会議", en: "national meeting" }
}

/** How each subject is called. */
export const subjectLabels: Readonly<Record<MeetingSubject, Label>> = {
  "business-plan": { ja: "事業計画", en: "business plan" },
  "business-report": { ja: "事業報告", en: "business report" },
  accounts: { ja: "計算書類", en: "accounts" },
  officers: { ja: "役員の選任", en: "officers" },
  fees: { ja: "会費", en: "fees" },
  canvassing: { ja: "未手続事業一掃業務", en: "canvassing" },
  insurance: { ja: "労保連労働災害保険事業", en: "federation accident insurance" },
  requests: { ja: "要望事項", en: "requests" },
  "auditor-removal": { ja: "監事の解任", en: "removal of an auditor" },
  expulsion: { ja: "会員の除名の件", en: "expulsion of a member" },
  articles: { ja: "定款の変更", en: "amendment of the articles" },
  liability: { ja: "役員の責任の一部免除", en: "release from liability" },
  "business-transfer": { ja: "事業の全部の譲渡", en: "transfer of the whole business" },
  dissolution: { ja: "解散又は継続", en: "dissolution or continuation" },
  merger: { ja: "合併", en: "merger" },
  other: { ja: "その他", en: "other" }
}

/** What only a special resolution of the general meeting decides (Art. 49(2)). */
export const specialSubjects: ReadonlySet<MeetingSubject> = new Set([
  ...(["auditor-removal", "expulsion", "articles", "liability", "business-transfer", "dissolution", "merger"] as const)
])

export const isGeneralMeeting = (kind: happened.MeetingKind): boolean =>
  kind === "ordinary-general-meeting" || kind === "extraordinary-general-meeting"

type Entry<D> = EventOf<D>
export type MeetingEntry = EventOf<(typeof happened.withdrawals)[number][1]>
export type MeetingHistory = Entries<MeetingEntry>

/** A meeting on a day. */
export interface Meeting {
  readonly convened?: Entry<typeof happened.MeetingConvened>
  readonly cancelled?: Entry<typeof happened.MeetingCancelled>
  readonly held?: Entry<typeof happened.MeetingHeld>
  readonly minutes?: Entry<typeof happened.MinutesPublished>
  readonly agenda: ReadonlyMap<happened.AgendaItemId, Entry<typeof happened.AgendaItemSet>>
  readonly attendance: ReadonlyArray<Entry<typeof happened.AttendanceRecorded>>
  readonly resolutions: ReadonlyMap<
    happened.AgendaItemId,
    Entry<typeof happened.ItemResolved> | Entry<typeof happened.ItemResolvedWithoutMeeting>
  >
}

/** The fact of the entries of all meetings. */
export const meetings = datedHistory(happened.withdrawals)
/** The fact of the entries of one. */
export const meetingOf = ({ meeting }: { readonly meeting: happened.MeetingId }) => meetings.about(`meeting:${meeting}`)

const next = (meeting: Meeting, entry: MeetingEntry): Meeting => {
  if (happened.MeetingConvened.is(entry)) return { ...meeting, convened: entry }
  if (happened.AgendaItemSet.is(entry)) return { ...meeting, agenda: new Map(meeting.agenda).set(entry.item, entry) }
  if (happened.MeetingCancelled.is(entry)) return { ...meeting, cancelled: entry }
  if (happened.MeetingHeld.is(entry)) return { ...meeting, held: entry }
  if (happened.AttendanceRecorded.is(entry)) return { ...meeting, attendance: [...meeting.attendance, entry] }
  if (happened.MinutesPublished.is(entry)) return { ...meeting, minutes: entry }
  return { ...meeting, resolutions: new Map(meeting.resolutions).set(entry.item, entry) }
}

/** How a meeting's entries follow one another. */
export const life = { initial: { agenda: new Map(), attendance: [], resolutions: new Map() } as Meeting, next }

/** The meeting at the end of a day, or with all that is known. */
export const meetingOn = (history: MeetingHistory, day?: LocalDate): Meeting => stateOn(life, history, day)

export const statusOf = ({ cancelled, convened, held, minutes }: Meeting): MeetingStatus | undefined => {
  if (convened === undefined) return undefined
  if (cancelled !== undefined) return held === undefined ? "cancelled" : "inquorate"
  if (held === undefined) return "convened"
  return minutes === undefined ? "held" : "minuted"
}

/** Who is counted as present, each once; whoever has a special interest in the item is not (Art. 95(2)), nor whoever turned out to have
 * no vote, so that no more are present than entitled. */
export const presentAt = (
  { attendance }: Meeting,
  {
    entitled,
    interested = []
  }: {
    readonly entitled?: ReadonlySet<happened.VoterId> | undefined
    readonly interested?: ReadonlyArray<happened.VoterId> | undefined
  } = {}
): ReadonlySet<happened.VoterId> =>
  new Set(
    attendance
      .flatMap(({ voters }) => voters)
      .filter((voter) => !interested.includes(voter) && entitled?.has(voter) !== false)
  )

/** The last day on which the notice is in time: neither the day of sending nor that of the meeting is counted (Art. 39(1), 94(1)).
 * A meeting of a kind that the law does not know may be called on the day itself. */
export const lastNoticeDay = (
  { date, kind, voting, waived }: Pick<Entry<typeof happened.MeetingConvened>, "date" | "kind" | "voting" | "waived">,
  { notice }: Articles
): LocalDate => {
  if (waived || (kind !== "board" && !isGeneralMeeting(kind))) return date
  const ofGeneralMeeting = voting === undefined ? notice.generalMeeting : notice.withVoting
  return addDays(date, -((kind === "board" ? notice.board : ofGeneralMeeting) + 1))
}

/** A resolution that was carried: by which kind of meeting, on what, and on which day. */
export interface CarriedResolution {
  readonly kind: happened.MeetingKind
  readonly item: Entry<typeof happened.AgendaItemSet>
  readonly on: LocalDate
}

/** The resolution of an item, if a meeting has carried it by the end of a day, be it that all entitled agreed without one. */
export const resolvedOn = (
  history: MeetingHistory,
  item: happened.AgendaItemId,
  day: LocalDate
): CarriedResolution | undefined => {
  const { agenda, convened, resolutions } = meetingOn(history, day)
  const [resolution, set] = [resolutions.get(item), agenda.get(item)]
  if (convened === undefined || set === undefined || resolution === undefined) return undefined
  if (happened.ItemResolved.is(resolution) && !resolution.carried) return undefined
  return { kind: convened.kind, item: set, on: resolution.occurredOn }
}

/** An item that stood on the agenda of a meeting which was held by the end of a day: whoever was there has been told of it. */
export const reportedOn = (
  history: MeetingHistory,
  item: happened.AgendaItemId,
  day: LocalDate
): CarriedResolution | undefined => {
  const { agenda, held } = meetingOn(history, day)
  const set = agenda.get(item)
  return held === undefined || set === undefined ? undefined : { kind: held.kind, item: set, on: held.occurredOn }
}
