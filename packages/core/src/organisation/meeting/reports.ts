// The calendar of meetings, with who was there and whether that sufficed; and what was resolved, item by item.
import { forEach, type Label, together } from "@keikaku/kernel"
import { fiscalYearOf } from "../../calendar/index.ts"
import { articlesOf, blockOf, strengtheningOn } from "../../federation/index.ts"
import { accomplishedThings, isInYear } from "../../report/accomplishment.ts"
import { column } from "../../report/column.ts"
import type { YearQuery } from "../../report/flow-in-year.ts"
import { occasionsOf } from "../../report/occasion.ts"
import { defineReport, ofYear, type ReportQuery } from "../../report/report.ts"
import { ItemResolved, type MeetingKind } from "../meeting-events.ts"
import {
  isGeneralMeeting,
  type Meeting,
  meetingKindLabels,
  meetingOn,
  meetingStatusLabels,
  meetings,
  presentAt,
  statusOf,
  subjectLabels
} from "../meeting-facts.ts"
import { memberships } from "../membership.ts"
import { officers } from "../officer.ts"
import { neededFor, votersOn } from "./electorate.ts"

const formats = {
  "in-person": { ja: "対面", en: "in person" },
  hybrid: { ja: "対面とオンライン", en: "hybrid" },
  online: { ja: "オンライン", en: "online" }
}
const handlings = {
  report: { ja: "報告", en: "report" },
  ordinary: { ja: "普通決議", en: "ordinary resolution" },
  special: { ja: "特別決議", en: "special resolution" }
}
const yes = { ja: "はい", en: "yes" }
const no = { ja: "いいえ", en: "no" }

/** The meetings of the year, by date. */
const ofTheYear = <M>(state: ReadonlyMap<string, M>, meetingOf: (each: M) => Meeting, query: ReportQuery<any>) =>
  [...state]
    .flatMap(([id, each]) => {
      const meeting = meetingOf(each)
      const { convened } = meeting
      if (convened === undefined || fiscalYearOf(convened.date, query.federation.calendar) !== query.fiscalYear)
        return []
      return [{ id, convened, meeting }]
    })
    .sort((a, b) => (a.convened.date + a.id < b.convened.date + b.id ? -1 : 1))

/** What a meeting is called: the national meeting as the articles have it on its day. */
const nameOf = ({ convened }: Meeting, { federation }: Pick<YearQuery, "federation">): Label => {
  const { block, committee, date, kind } = convened!
  const label = meetingKindLabels[kind]
  if (kind === "national-meeting") return strengtheningOn(articlesOf(federation), date)?.meeting ?? label
  const of = committee === undefined ? blockOf(federation, block ?? "")?.label : { ja: committee, en: committee }
  return of === undefined ? label : { ja: `${label.ja}（${of.ja ?? of.en}）`, en: `${label.en}: ${of.en}` }
}

export const meetingCalendar = defineReport(
  "meetings",
  { ja: "会議の開催状況", en: "Calendar of meetings" },
  {
    parameters: ofYear,
    columns: {
      meeting: column.text("会議番号", "Meeting"),
      kind: column.code,
      name: column.text("会議", "Name"),
      date: column.date("開催日", "Date"),
      format: column.text("開催形式", "Format"),
      convenedOn: column.date("招集日", "Convened on"),
      statusCode: column.code,
      status: column.text("状態", "Status"),
      present: column.count("出席", "Present"),
      entitled: column.count("議決権を持つ者", "Entitled"),
      quorate: column.text("定足数を満たすか", "Quorate"),
      carried: column.count("可決", "Carried"),
      defeated: column.count("否決", "Not carried"),
      minutes: column.text("議事録", "Minutes")
    },
    projection: () =>
      together({
        meetings: forEach(meetings, ({ meeting }) => meeting),
        members: forEach(memberships, () => "all" as const),
        officers: forEach(officers, () => "all" as const)
      }),
    rows: (state, query) => {
      const electorate = { members: state.members.get("all") ?? [], officers: state.officers.get("all") ?? [] }
      return ofTheYear(state.meetings, (history) => meetingOn(history, query.asOf), query).map(
        ({ convened, id, meeting }) => {
          const { date, format, kind, occurredOn } = convened
          const asksLaw = kind === "board" || isGeneralMeeting(kind)
          const isOver = meeting.held !== undefined
          const voters = votersOn(kind, electorate, date)
          const present = presentAt(meeting, { entitled: voters }).size
          const entitled = voters?.size ?? present
          const { quorum } = neededFor(kind, "ordinary", { entitled, present }, articlesOf(query.federation))
          const resolutions = [...meeting.resolutions.values()]
          const carried = resolutions.filter((each) => !ItemResolved.is(each) || each.carried).length
          const statusCode = statusOf(meeting)!
          return {
            meeting: id,
            kind,
            name: nameOf(meeting, query),
            date,
            format: formats[format],
            convenedOn: occurredOn,
            statusCode,
            status: meetingStatusLabels[statusCode],
            present: isOver ? present : null,
            entitled: isOver && asksLaw ? entitled : null,
            quorate: isOver && asksLaw ? (present >= quorum ? yes : no) : null,
            carried,
            defeated: resolutions.length - carried,
            minutes: meeting.minutes?.title ?? null
          }
        }
      )
    },
    notes: [
      {
        ja: "定足数は普通決議のものです。特別決議は、出席数ではなく会員の総数に対する賛成で決まります（一般法人法第49条2項）。",
        en: "The quorum is that of ordinary resolutions. A special one counts the whole membership, not those present (Art. 49(2))."
      }
    ]
  }
)

export const resolutionList = defineReport(
  "resolutions",
  { ja: "議案の採決結果", en: "Resolutions item by item" },
  {
    parameters: ofYear,
    columns: {
      meeting: column.text("会議番号", "Meeting"),
      name: column.text("会議", "Name"),
      item: column.text("議案番号", "Item"),
      title: column.text("議案", "Title"),
      subject: column.text("区分", "Subject"),
      handling: column.text("決議の種類", "Handling"),
      on: column.date("採決日", "Resolved on"),
      votesFor: column.count("賛成", "For"),
      votesAgainst: column.count("反対", "Against"),
      abstained: column.count("棄権", "Abstained"),
      present: column.count("出席", "Present"),
      entitled: column.count("議決権を持つ者", "Entitled"),
      needed: column.count("可決に必要な賛成", "Needed in favour"),
      outcome: column.text("結果", "Outcome")
    },
    projection: () => forEach(meetings, ({ meeting }) => meeting),
    rows: (state, query) =>
      ofTheYear(state, (history) => meetingOn(history, query.asOf), query).flatMap(({ id, meeting }) =>
        [...meeting.agenda.values()].map((each) => {
          const resolution = meeting.resolutions.get(each.item)
          const votes = resolution !== undefined && ItemResolved.is(resolution) ? resolution : undefined
          return {
            meeting: id,
            name: nameOf(meeting, query),
            item: each.item,
            title: each.title,
            subject: subjectLabels[each.subject],
            handling: handlings[each.handling],
            on: resolution?.occurredOn ?? null,
            votesFor: votes?.votesFor ?? null,
            votesAgainst: votes?.votesAgainst ?? null,
            abstained: votes?.abstained ?? null,
            present: votes?.present ?? null,
            entitled: votes?.entitled ?? null,
            needed: votes?.needed ?? null,
            outcome: outcomeOf(resolution)
          }
        })
      ),
    notes: [
      {
        ja: "出席し投票しなかった者は、出席に数え、賛成には数えません。賛否同数は否決です。",
        en: "Whoever is present and does not vote counts as present, not as in favour. A tie is not carried."
      },
      {
        ja: "出席と議決権を持つ者は採決の時に確定した数です。後から記録した出席や会員の変動は、「会議の開催状況」には反映されますが、ここには反映されません。",
        en: "Present and entitled are as they were fixed at the vote. Attendance and members recorded later change the calendar of meetings, not this table."
      }
    ]
  }
)

const outcomeOf = (resolution: ReturnType<Meeting["resolutions"]["get"]>): Label | null => {
  if (resolution === undefined) return null
  if (!ItemResolved.is(resolution)) return { ja: "みなし決議", en: "carried without a meeting" }
  return resolution.carried ? { ja: "可決", en: "carried" } : { ja: "否決", en: "not carried" }
}

const eachMeeting = forEach(meetings, ({ meeting }) => meeting)

/** The meetings to come, and those that were held. */
export const meetingDays = occasionsOf(eachMeeting, (history, query, of) => {
  const meeting = meetingOn(history, query.asOf)
  const { cancelled, convened, held } = meeting
  if (convened === undefined || cancelled !== undefined) return undefined
  return { on: convened.date, what: nameOf(meeting, query), of, branch: null, done: held !== undefined }
})

/** How many of the year's meetings of some kinds were held, of those that were called and not cancelled. */
export const meetingsHeld = (
  label: readonly [ja: string, en: string],
  row: string,
  kinds: ReadonlyArray<MeetingKind>
) =>
  accomplishedThings(
    label,
    eachMeeting,
    (history, query) => {
      const { cancelled, convened, held } = meetingOn(history, query.asOf)
      if (convened === undefined || cancelled !== undefined) return undefined
      return kinds.includes(convened.kind) && isInYear(convened.date, query) ? held !== undefined : undefined
    },
    { row }
  )
