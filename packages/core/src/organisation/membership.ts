// Members (会員, plan §2(1)): certified associations that applied and were admitted by the board (assumption: the articles leave it to
// the board), until they withdraw (一般法人法 第28条), leave by law (第29条) or are expelled (第30条, the topic `expulsion`).
import { alreadySo, type EventOf, LocalDate, once, refusal } from "@keikaku/kernel"
import { Equal, Schema } from "effect"
import { addDays } from "../calendar/index.ts"
import { type Course, datedHistory, type Entries, enter, retractable, stateOn, withdrawing } from "../dated-history.ts"
import { decision } from "../decision.ts"
import { BranchCode } from "../federation/index.ts"
import { AssociationId, identifier } from "../identifier.ts"
import { associations } from "./association.ts"

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
const applied = ofMember("MembershipApplied", "入会の申込み", "MembershipApplicationWithdrawn")
export const [MembershipApplicationWithdrawn, MembershipApplied] = applied
const admitted = ofMember(
  "MemberAdmitted",
  "入会の承認",
  "AdmissionWithdrawn",
  {},
  { particulars: () => ({ approver: "board" }) }
)
/** The board admitted the association: a member from this day on. */
export const [AdmissionWithdrawn, MemberAdmitted] = admitted
const withdrew = ofMember("MemberWithdrew", "会員の退会", "MemberWithdrawalWithdrawn", {
  ground: WithdrawalGround,
  lastDay: LocalDate
})
/** The member gave notice that it withdraws; `lastDay` is its last day as a member. */
export const [MemberWithdrawalWithdrawn, MemberWithdrew] = withdrew
const exited = ofMember("MemberExited", "会員の法定退社", "MemberExitWithdrawn", { cause: ExitCause })
/** No member from this day on, by law. */
export const [MemberExitWithdrawn, MemberExited] = exited
/** The entry of an expulsion, after what takes it back; the topic `expulsion` decides it. */
export const expelled = ofMember(
  "MemberExpelled",
  "会員の除名",
  "MemberExpulsionWithdrawn",
  { expulsion: ExpulsionId },
  { tags: (e) => [`expulsion:${e.expulsion}`] }
)
/** The member was told that the general meeting has expelled it: no member from this day on (第30条2項). */
export const [MemberExpulsionWithdrawn, MemberExpelled] = expelled

// FACTS.

const ofMembers = [applied, admitted, withdrew, exited, expelled] as const
export type MembershipEntry = EventOf<(typeof ofMembers)[number][1]>
export type MembershipHistory = Entries<MembershipEntry>

/** The fact of the entries of all members; of one with `.about("association:…")`. */
export const memberships = datedHistory(ofMembers)
export const membershipOf = ({ association }: { readonly association: AssociationId }) =>
  memberships.about(`association:${association}`)

/** An association's membership on a day. */
export interface Membership {
  /** The application that has not been decided yet. */
  readonly application?: EventOf<typeof MembershipApplied>
  readonly admission?: EventOf<typeof MemberAdmitted>
  /** The notice with which it leaves, or left. */
  readonly notice?: EventOf<typeof MemberWithdrew>
  /** The last entry. */
  readonly last?: MembershipEntry
}

const next = (m: Membership, last: MembershipEntry): Membership => {
  if (MembershipApplied.is(last)) return { last, application: last }
  if (MemberAdmitted.is(last)) return { last, admission: last }
  return MemberWithdrew.is(last) ? { ...m, last, notice: last } : { last }
}

/** The admission of a member that is one on that day. */
const admissionOn = ({ admission, notice }: Membership, day: LocalDate) =>
  notice === undefined || day <= notice.lastDay ? admission : undefined

/** The membership at the end of a day, of the entries of one association. */
export const membershipOn = (history: MembershipHistory, day: LocalDate) => {
  const state = stateOn({ initial: {} as Membership, next }, history, day)
  return { ...state, admission: admissionOn(state, day) }
}

/** The associations that are members on a day: admitted, and neither withdrawn nor expelled. */
export const membersOn = (history: MembershipHistory, day: LocalDate): ReadonlySet<AssociationId> => {
  const all = new Map<AssociationId, Membership>()
  for (const entry of history)
    if (entry.occurredOn <= day) all.set(entry.association, next(all.get(entry.association) ?? {}, entry))
  return new Set([...all].flatMap(([id, each]) => (admissionOn(each, day) === undefined ? [] : [id])))
}
