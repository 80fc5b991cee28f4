// Directors (理事) and auditors (監事) of the federation, plan §1(8): elected, resigned, removed. A term ends by law at the close of the
// ordinary general meeting for the last business year that ends within two (four) years of the election (Art. 66, 67): which
// meeting that is, is computed at the election; on which day it closes, nobody knows before it is held.
import { type Answer, type EventOf, forEach, type LocalDate, type RejectionOf, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import {
  addMonths,
  FiscalYear,
  fiscalYearName,
  fiscalYearOf,
  lastDayOfFiscalYear,
  type YearStart
} from "../calendar/index.ts"
import { type Course, datedHistory, type Entries, enter, retractable, stateOn, unlessSame } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { articlesOf } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { column } from "../report/column.ts"
import { defineReport } from "../report/report.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"
import { held, MeetingHeld } from "./meeting-events.ts"

export const OfficerId = identifier("OfficerId", "a director or an auditor of the federation")
export type OfficerId = typeof OfficerId.Type
export const Office = Schema.Literals(["director", "auditor"])
export type Office = typeof Office.Type

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofOfficer = retractable({
  fields: { officer: OfficerId, office: Office },
  tags: (e) => [`officer:${e.officer}`]
})
const elected = ofOfficer("OfficerElected", "役員の選任", "ElectionWithdrawn", { lastYear: FiscalYear })
/** In office from that day to the close of the ordinary general meeting for `lastYear`. */
export const [ElectionWithdrawn, OfficerElected] = elected
const resigned = ofOfficer("OfficerResigned", "役員の辞任", "OfficerResignationWithdrawn")
export const [OfficerResignationWithdrawn, OfficerResigned] = resigned
const removed = ofOfficer("OfficerRemoved", "役員の解任", "RemovalWithdrawn", { cause: Text })
export const [RemovalWithdrawn, OfficerRemoved] = removed

// FACTS.

const ofOfficers = [elected, resigned, removed] as const
type OfficerEntry = EventOf<(typeof ofOfficers)[number][1]>
type Election = EventOf<typeof OfficerElected>

/** The entries of officers, and the meetings that were held: those end terms. */
export type OfficerHistory = Entries<OfficerEntry | EventOf<typeof MeetingHeld>>

const offices = datedHistory(ofOfficers)
const officeOf = (c: { readonly officer: OfficerId }) => offices.about(`officer:${c.officer}`)
/** The fact of all officers, with the meetings that end their terms. */
export const officers = datedHistory([...ofOfficers, held])

/** The business year whose ordinary general meeting ends the term of whoever is elected on a day: the last that ends within so many
 * years of it.
 * @example
 * ```ts
 * import { japaneseCalendar, officer } from "@keikaku/core"
 * import { LocalDate } from "@keikaku/kernel"
 *
 * officer.lastYearOf(LocalDate.make("2023-06-20"), 2, japaneseCalendar) // => 2024
 * officer.lastYearOf(LocalDate.make("2023-03-31"), 2, japaneseCalendar) // => 2024
 * officer.lastYearOf(LocalDate.make("2023-03-30"), 2, japaneseCalendar) // => 2023
 * ```
 */
export const lastYearOf = (electedOn: LocalDate, years: number, calendar: YearStart): FiscalYear => {
  const within = addMonths(electedOn, 12 * years)
  const year = fiscalYearOf(within, calendar)
  return (lastDayOfFiscalYear(year, calendar) <= within ? year : year - 1) as FiscalYear
}

const electionsOn = (history: OfficerHistory, day: LocalDate): ReadonlyMap<OfficerId, Election> => {
  const inOffice = new Map<OfficerId, Election>()
  for (const entry of history.filter(({ occurredOn }) => occurredOn <= day))
    if (OfficerElected.is(entry)) inOffice.set(entry.officer, entry)
    else if (!MeetingHeld.is(entry)) inOffice.delete(entry.officer)
    else if (entry.kind === "ordinary-general-meeting")
      for (const [officer, { lastYear }] of inOffice) if (lastYear <= entry.fiscalYear!) inOffice.delete(officer)
  return inOffice
}
const holdersOn =
  (office: Office) =>
  (history: OfficerHistory, day: LocalDate): ReadonlySet<OfficerId> =>
    new Set([...electionsOn(history, day)].flatMap(([officer, each]) => (each.office === office ? [officer] : [])))

/** The directors in term at the end of a day: those whose term closed on it are not among them. */
export const directorsOn: (history: OfficerHistory, day: LocalDate) => ReadonlySet<OfficerId> = holdersOn("director")
/** The auditors in term at the end of a day. */
export const auditorsOn: (history: OfficerHistory, day: LocalDate) => ReadonlySet<OfficerId> = holdersOn("auditor")

// REFUSALS.

const labels = { office: { director: { ja: "理事", en: "director" }, auditor: { ja: "監事", en: "auditor" } } }

export const OfficerNotInOffice = refusal(
  "OfficerNotInOffice",
  "officer",
  {
    ja: "{officer} はその日に{office}ではありません。",
    en: "{officer} is no {office} in term on that day."
  },
  { labels }
)
/** An auditor is not a director at the same time (Art. 65(2)). */
export const OfficerInOtherOffice = refusal(
  "OfficerInOtherOffice",
  "officer",
  {
    ja: "{officer} は {occurredOn} から{office}です。理事と監事は兼ねられません。",
    en: "{officer} has been {office} since {occurredOn}; nobody is director and auditor at once."
  },
  { labels }
)
export const NoOfficerEntryToWithdraw = refusal("NoOfficerEntryToWithdraw", "officer", {
  ja: "{officer} には、その日までの記録に取り下げるものがありません。",
  en: "{officer} has no such entry to take back by that day."
})
/** Something of a later day rests on it: that is taken back first. */
export const LaterOfficerEntryStands = refusal(
  "LaterOfficerEntryStands",
  "officer",
  {
    ja: "{officer} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: '{officer} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(ofOfficers.map(([, { label, type }]) => [type, label])) } }
)

// DECISIONS.

/** What an officer's entries leave; that a meeting has ended the term, they do not say. */
interface Holding {
  readonly office?: Office
  readonly last?: OfficerEntry
}
const course: Course<Holding, OfficerEntry> = {
  initial: {},
  next: (_, last) => (OfficerElected.is(last) ? { office: last.office, last } : { last }),
  rule: ({ last, office }, entry) =>
    unlessSame(entry, last, () =>
      OfficerElected.is(entry) || office === entry.office ? entry : OfficerNotInOffice(entry)
    )
}

/** Elected anew, an officer begins another term. */
export const ElectOfficer = decision("ElectOfficer", "役員を選任する", {
  payload: { officer: OfficerId, office: Office },
  records: OfficerElected,
  refuses: [OfficerInOtherOffice],
  reads: (c) => ({ history: officeOf(c), all: officers }),
  decide: (c, { all, history }, { settings }) => {
    const lastYear = lastYearOf(c.occurredOn, articlesOf(settings).terms[c.office], settings.calendar)
    const event = OfficerElected({ ...c, lastYear })
    const current = electionsOn(all, c.occurredOn).get(c.officer)
    const { last } = stateOn(course, history, c.occurredOn)
    return unlessSame(event as OfficerEntry, last, () =>
      current === undefined || current.office === c.office ? event : OfficerInOtherOffice(current)
    ) as Answer<typeof event, RejectionOf<typeof OfficerInOtherOffice>>
  }
})

/** Ends a term before its time: whoever is not in term on that day holds nothing to give up. */
const end = <E extends OfficerEntry>(history: Entries<OfficerEntry>, all: OfficerHistory, event: E) =>
  enter(course, LaterOfficerEntryStands, history, event, ({ last }) =>
    unlessSame<OfficerEntry, E | RejectionOf<typeof OfficerNotInOffice>>(event, last, () =>
      electionsOn(all, event.occurredOn).get(event.officer)?.office === event.office ? event : OfficerNotInOffice(event)
    )
  ) as E
export const ResignOffice = decision("ResignOffice", "役員が辞任する", {
  records: OfficerResigned,
  refuses: [OfficerNotInOffice, LaterOfficerEntryStands],
  reads: (c) => ({ history: officeOf(c), all: officers }),
  decide: (c, { all, history }) => end(history, all, OfficerResigned(c))
})
/** A director by an ordinary resolution of the general meeting, an auditor by a special one (Art. 70, 49(2)): see its minutes. */
export const RemoveOfficer = decision("RemoveOfficer", "役員を解任する", {
  records: OfficerRemoved,
  refuses: [OfficerNotInOffice, LaterOfficerEntryStands],
  reads: (c) => ({ history: officeOf(c), all: officers }),
  decide: (c, { all, history }) => end(history, all, OfficerRemoved(c))
})

const withdraw = withdrawing({
  key: { officer: OfficerId },
  historyOf: officeOf,
  withdrawals: ofOfficers,
  course,
  nothing: NoOfficerEntryToWithdraw,
  later: LaterOfficerEntryStands
})
const nothingRestsOnIt = true
export const WithdrawElection = withdraw("WithdrawElection", "役員の選任を取り下げる", ElectionWithdrawn)
export const WithdrawOfficerResignation = withdraw(
  "WithdrawOfficerResignation",
  "役員の辞任を取り下げる",
  OfficerResignationWithdrawn,
  { nothingRestsOnIt }
)
export const WithdrawRemoval = withdraw("WithdrawRemoval", "役員の解任を取り下げる", RemovalWithdrawn, {
  nothingRestsOnIt
})

// REPORT.

const byOffice = (a: Election, b: Election) =>
  a.office === b.office ? (a.officer < b.officer ? -1 : 1) : a.office === "director" ? -1 : 1

export const officerList = defineReport(
  "officers",
  { ja: "役員名簿", en: "Officers in term" },
  {
    columns: {
      officer: column.text("役員", "Officer"),
      officeCode: column.code,
      office: column.text("役職", "Office"),
      electedOn: column.date("選任日", "Elected on"),
      lastYear: column.text("任期満了の通常総会", "Term ends at the ordinary general meeting for")
    },
    projection: () => forEach(officers, () => "all" as const),
    rows: (state, { asOf, federation }) =>
      [...electionsOn(state.get("all") ?? [], asOf).values()]
        .toSorted(byOffice)
        .map(({ lastYear, occurredOn, office, officer }) => ({
          officer,
          officeCode: office,
          office: labels.office[office],
          electedOn: occurredOn,
          lastYear: fiscalYearName(lastYear, federation.calendar)
        })),
    notes: [
      {
        ja: "理事は3人以上、監事は1人以上が必要です（一般法人法第65条3項、第61条）。任期は該当する通常総会の終結の時に満了します。",
        en: "The law asks for at least three directors and one auditor (Art. 65(3), 61). A term ends at the close of that meeting."
      }
    ]
  }
)

export const topic = defineTopic({
  name: "officer",
  rows: ["P1.8"],
  label: { ja: "役員", en: "Officers" },
  by: ["headquarters"],
  decisions: [
    ...[ElectOfficer, ResignOffice, RemoveOfficer],
    ...[WithdrawElection, WithdrawOfficerResignation, WithdrawRemoval]
  ],
  reports: [officerList]
})
