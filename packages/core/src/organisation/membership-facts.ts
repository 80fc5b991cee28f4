// What happens to members and what is known of them: the events and facts of the topic `membership`, which meetings, fees, expulsions
// and the organisation rate read as well.
import { type EventOf, LocalDate } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries, retractable, stateOn } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier } from "../identifier.ts"
import { AgendaItemId, MeetingId } from "./meeting-events.ts"

/** The procedure in which a member is expelled: the topic `expulsion`. */
export const ExpulsionId = identifier("ExpulsionId", "the expulsion of a member")
/** Whether a member withdraws with the notice that the articles ask, or for an unavoidable reason, which always allows it (第28条). */
export const WithdrawalGround = Schema.Literals(["notice", "unavoidable"])
/** Why a member leaves without its doing (第29条): a cause in the articles, the consent of all members, or its dissolution. */
export const ExitCause = Schema.Literals(["articles", "consent-of-all", "dissolution"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast.

const ofMember = retractable({
  fields: { association: AssociationId, branch: BranchCode },
  tags: (e) => [`association:${e.association}`, `branch:${e.branch}`]
})
export const applied = ofMember("MembershipApplied", "入会の申込み", "MembershipApplicationWithdrawn")
export const [MembershipApplicationWithdrawn, MembershipApplied] = applied
export const admitted = ofMember(
  "MemberAdmitted",
  "入会の承認",
  "AdmissionWithdrawn",
  {},
  { particulars: () => ({ approver: "board" }) }
)
/** The board admitted the association: a member from this day on. */
export const [AdmissionWithdrawn, MemberAdmitted] = admitted
export const withdrew = ofMember("MemberWithdrew", "会員の退会", "MemberWithdrawalWithdrawn", {
  ground: WithdrawalGround,
  lastDay: LocalDate
})
/** The member gave notice that it withdraws; `lastDay` is its last day as a member. */
export const [MemberWithdrawalWithdrawn, MemberWithdrew] = withdrew
export const exited = ofMember("MemberExited", "会員の法定退社", "MemberExitWithdrawn", { cause: ExitCause })
/** No member any more by law: that day is its last as one. */
export const [MemberExitWithdrawn, MemberExited] = exited
/** The entry of an expulsion, after what takes it back; the topic `expulsion` decides it. */
export const expelled = ofMember(
  "MemberExpelled",
  "会員の除名",
  "MemberExpulsionWithdrawn",
  { expulsion: ExpulsionId, meeting: MeetingId, item: AgendaItemId },
  { tags: (e) => [`expulsion:${e.expulsion}`, `meeting:${e.meeting}`] }
)
/** The member was told that the general meeting has expelled it: that day is its last as one (第30条2項). */
export const [MemberExpulsionWithdrawn, MemberExpelled] = expelled

// FACTS.

/** The entries of which a membership consists, each after what takes it back. */
export const membershipEntries = [applied, admitted, withdrew, exited, expelled] as const
export type MembershipEntry = EventOf<(typeof membershipEntries)[number][1]>
export type MembershipHistory = Entries<MembershipEntry>

/** The fact of the entries of all members; of one with `.about("association:…")`. */
export const memberships = datedHistory(membershipEntries)
export const membershipOf = ({ association }: { readonly association: AssociationId }) =>
  memberships.about(`association:${association}`)

/** An association's membership on a day. */
export interface Membership {
  /** The application that has not been decided yet. */
  readonly application?: EventOf<typeof MembershipApplied> | undefined
  readonly admission?: EventOf<typeof MemberAdmitted> | undefined
  /** The notice with which it leaves, or left. */
  readonly notice?: EventOf<typeof MemberWithdrew> | undefined
  /** What ended it without a notice: an exit by law, or an expulsion. */
  readonly end?: EventOf<typeof MemberExited> | EventOf<typeof MemberExpelled> | undefined
  /** The last entry. */
  readonly last?: MembershipEntry | undefined
}

/** What an entry makes of a membership. */
export const next = (m: Membership, last: MembershipEntry): Membership => {
  if (MembershipApplied.is(last)) return { last, application: last }
  if (MemberAdmitted.is(last)) return { last, admission: last }
  return MemberWithdrew.is(last) ? { ...m, last, notice: last } : { ...m, last, end: last }
}

/** The last day as a member. A membership ends with the end of a day: whoever is expelled at a general meeting has its vote there. */
const lastDayOf = ({ end, notice }: Membership): LocalDate | undefined => end?.occurredOn ?? notice?.lastDay

/** The admission of a member that is one on that day. */
export const admissionOn = (m: Membership, day: LocalDate) => {
  const lastDay = lastDayOf(m)
  return lastDay === undefined || day <= lastDay ? m.admission : undefined
}

/** The membership on a day, of the entries of one association: `admission` is that of a member, `admitted` also of one that left. */
export const membershipOn = (history: MembershipHistory, day: LocalDate) => {
  const state = stateOn({ initial: {} as Membership, next }, history, day)
  return { ...state, admission: admissionOn(state, day), admitted: state.admission, lastDay: lastDayOf(state) }
}

/** The associations that are members on a day: admitted, and that day or no day before it their last. */
export const membersOn = (history: MembershipHistory, day: LocalDate): ReadonlySet<AssociationId> => {
  const all = new Map<AssociationId, Membership>()
  for (const entry of history)
    if (entry.occurredOn <= day) all.set(entry.association, next(all.get(entry.association) ?? {}, entry))
  return new Set([...all].flatMap(([id, each]) => (admissionOn(each, day) === undefined ? [] : [id])))
}
