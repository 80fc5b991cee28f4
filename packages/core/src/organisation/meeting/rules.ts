// What is allowed at a meeting by its own entries: asked of a command before it is recorded, and of every later entry before
// something is put in front of it or taken away. What members, officers and the articles say besides, the decisions ask.
import { alreadySo, once } from "@keikaku/kernel"
import { Equal } from "effect"
import type { Course } from "../../dated-history.ts"
import type { VoterId } from "../meeting-events.ts"
import { life, type Meeting, type MeetingEntry, type MeetingStatus, presentAt, statusOf } from "../meeting-facts.ts"
import * as refused from "./refusals.ts"

type Entry<Tag> = Extract<MeetingEntry, { readonly _tag: Tag }>

/** What only a meeting at some stage allows. */
const at = <A>(needed: MeetingStatus, meeting: Meeting, entry: MeetingEntry, rule: () => A) => {
  const status = statusOf(meeting)
  if (status === undefined) return refused.MeetingUnknown(entry)
  return status === needed ? rule() : refused.MeetingNotAt({ ...entry, status, needed })
}

/** The same again, in every field, is already so whatever has happened since. */
const unlessAmong = <E extends MeetingEntry, A>(
  entry: E,
  earlier: Iterable<MeetingEntry | undefined>,
  rule: () => A
) => ([...earlier].some((each) => Equal.equals(each, entry)) ? alreadySo : rule())

/** An item that can still be resolved on. */
const open = <E extends Entry<"ItemResolved" | "ItemResolvedWithoutMeeting">, A>(
  { agenda, resolutions }: Meeting,
  entry: E,
  rule: () => A
) => {
  const [item, earlier] = [agenda.get(entry.item), resolutions.get(entry.item)]
  if (item === undefined) return refused.AgendaItemUnknown(entry)
  if (item.handling === "report") return refused.ItemOnlyReported(entry)
  return earlier === undefined ? rule() : refused.ItemAlreadyResolved(earlier)
}

/** The first voter that is counted before, or twice in one list. */
const countedTwice = (meeting: Meeting, voters: ReadonlyArray<VoterId>): VoterId | undefined => {
  const before = presentAt(meeting)
  return voters.find((voter, n) => before.has(voter) || voters.indexOf(voter) < n)
}

/** The rule on each kind of entry. */
export const rules = {
  MeetingConvened: ({ convened }: Meeting, e: Entry<"MeetingConvened">) => once(e, convened, refused.MeetingIdTaken),
  AgendaItemSet: (meeting: Meeting, e: Entry<"AgendaItemSet">) => {
    const earlier = meeting.agenda.get(e.item)
    return unlessAmong(e, [earlier], () =>
      at("convened", meeting, e, () => (earlier === undefined ? e : refused.AgendaItemTaken(earlier)))
    )
  },
  /** A board that was held and resolved nothing, for want of a quorum, is cancelled too (流会). */
  MeetingCancelled: (meeting: Meeting, e: Entry<"MeetingCancelled">) =>
    unlessAmong(e, [meeting.cancelled], () => {
      const isIdle = meeting.held?.kind === "board" && meeting.resolutions.size === 0
      return at(isIdle && statusOf(meeting) === "held" ? "held" : "convened", meeting, e, () => e)
    }),
  MeetingHeld: (meeting: Meeting, e: Entry<"MeetingHeld">) =>
    unlessAmong(e, [meeting.held], () => at("convened", meeting, e, () => e)),
  AttendanceRecorded: (meeting: Meeting, e: Entry<"AttendanceRecorded">) =>
    unlessAmong(e, meeting.attendance, () =>
      at("held", meeting, e, () => {
        const voter = countedTwice(meeting, e.voters)
        return voter === undefined ? e : refused.CountedTwice({ ...e, voter })
      })
    ),
  /** The votes are those of whoever was present then: attendance that they rest on is not taken away. */
  ItemResolved: (meeting: Meeting, e: Entry<"ItemResolved">) =>
    unlessAmong(e, [meeting.resolutions.get(e.item)], () =>
      at("held", meeting, e, () =>
        open(meeting, e, () => {
          const votes = e.votesFor + e.votesAgainst + e.abstained
          const { size } = presentAt(meeting, { interested: e.interested })
          return votes <= e.present && e.present <= size ? e : refused.MoreVotesThanPresent({ ...e, votes })
        })
      )
    ),
  ItemResolvedWithoutMeeting: (meeting: Meeting, e: Entry<"ItemResolvedWithoutMeeting">) =>
    unlessAmong(e, [meeting.resolutions.get(e.item)], () =>
      at("convened", meeting, e, () => open(meeting, e, () => e))
    ),
  MinutesPublished: (meeting: Meeting, e: Entry<"MinutesPublished">) =>
    unlessAmong(e, [meeting.minutes], () => at("held", meeting, e, () => e))
}

/** How a meeting's entries follow one another, and what is allowed. */
export const course: Course<Meeting, MeetingEntry> = {
  ...life,
  rule: (meeting, entry) => (rules[entry._tag] as (meeting: Meeting, entry: MeetingEntry) => unknown)(meeting, entry)
}
