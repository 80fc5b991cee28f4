// Who has a vote at a meeting, and what carries an item there: members by the ordinary or the special majority, directors in term by
// that of the board; elsewhere whoever takes part, by more than half of them (assumption: the law says nothing of those meetings).
import type { LocalDate } from "@keikaku/kernel"
import { type Articles, moreThanHalf, neededOf } from "../../federation/index.ts"
import type { ItemHandling, MeetingKind, VoterId } from "../meeting-events.ts"
import { isGeneralMeeting } from "../meeting-facts.ts"
import { type MembershipHistory, memberships, membersOn } from "../membership.ts"
import { directorsOn, type OfficerHistory, officers } from "../officer.ts"

/** What says who has a vote at a meeting of a kind: nothing, where the law asks nobody; everything, as long as the kind is not known. */
export const electorateOf = (
  kind: MeetingKind | undefined
): { readonly members?: typeof memberships; readonly officers?: typeof officers } => ({
  ...((kind === undefined || isGeneralMeeting(kind)) && { members: memberships }),
  ...((kind === undefined || kind === "board") && { officers })
})

/** What was read of it. */
export interface Electorate {
  readonly members?: MembershipHistory
  readonly officers?: OfficerHistory
}

/** Who has a vote on a day; `undefined` where whoever takes part has one. */
export const votersOn = (
  kind: MeetingKind,
  { members = [], officers = [] }: Electorate,
  day: LocalDate
): ReadonlySet<VoterId> | undefined => {
  if (kind !== "board" && !isGeneralMeeting(kind)) return undefined
  const voters: ReadonlySet<string> = kind === "board" ? directorsOn(officers, day) : membersOn(members, day)
  return voters as ReadonlySet<VoterId>
}

/** How many must be present for an item, and how many in favour carry it. A special resolution has no quorum of its own: it counts the
 * whole membership (Art. 49(2)). */
export const neededFor = (
  kind: MeetingKind,
  handling: typeof ItemHandling.Type,
  { entitled, present }: { readonly entitled: number; readonly present: number },
  { board, ordinary, special }: Articles
): { readonly quorum: number; readonly votes: number } => {
  if (kind === "board") return { quorum: neededOf(board.quorum, entitled), votes: neededOf(board.majority, present) }
  if (!isGeneralMeeting(kind)) return { quorum: 1, votes: neededOf(moreThanHalf, present) }
  if (handling === "special")
    return { quorum: 0, votes: Math.max(neededOf(special.heads, entitled), neededOf(special.votes, entitled)) }
  return { quorum: neededOf(ordinary.quorum, entitled), votes: neededOf(ordinary.majority, present) }
}
