// Members (会員, plan §2(1)): certified associations that applied and were admitted by the board (assumption: the articles leave it to
// the board), until they withdraw (一般法人法 第28条), leave by law (第29条) or are expelled (第30条, the topic `expulsion`).
import { type EventOf, forEach, LocalDate, once, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { addDays } from "../calendar/index.ts"
import {
  type Course,
  datedHistory,
  type Entries,
  enter,
  firstDisturbed,
  inserted,
  laterStands,
  presupposition,
  retractable,
  stateOn,
  unlessSame
} from "../dated-history.ts"
import { decision } from "../decision.ts"
import { BranchCode, type Federation, freeToWithdraw } from "../federation/index.ts"
import { AssociationId, identifier } from "../identifier.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { occurrencesOf, stock } from "../report/measure.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"
import { AssociationCertified, associations, certificationOn } from "./association.ts"
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
  { expulsion: ExpulsionId, meeting: MeetingId, item: AgendaItemId },
  { tags: (e) => [`expulsion:${e.expulsion}`, `meeting:${e.meeting}`] }
)
/** The member was told that the general meeting has expelled it: no member from this day on (第30条2項). */
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
  /** The last entry. */
  readonly last?: MembershipEntry | undefined
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

// REFUSALS.

/** Only a certified association can be a member. */
export const AssociationNotCertified = refusal("AssociationNotCertified", "association", {
  ja: "事務組合 {association} は、その日に認可を受けていません。",
  en: "Affairs association {association} is not certified on that day."
})
export const MemberAlready = refusal("MemberAlready", "association", {
  ja: "{association} は {on} に入会を承認された会員です。",
  en: "{association} is a member, admitted on {on}."
})
export const MembershipAlreadyApplied = refusal("MembershipAlreadyApplied", "association", {
  ja: "{association} は {occurredOn} に入会を申し込んでいます。",
  en: "{association} has applied for membership on {occurredOn}."
})
export const MembershipNotApplied = refusal("MembershipNotApplied", "association", {
  ja: "{association} は、その日までに入会を申し込んでいません。",
  en: "{association} has not applied for membership by that day."
})
export const NotAMember = refusal("NotAMember", "association", {
  ja: "{association} は、その日に会員ではありません。",
  en: "{association} is not a member on that day."
})
export const MemberAlreadyLeaving = refusal("MemberAlreadyLeaving", "association", {
  ja: "{association} は {lastDay} に退会すると届け出ています。",
  en: "{association} has given notice that it leaves on {lastDay}."
})
/** The articles may ask notice, except for an unavoidable reason (第28条). */
export const WithdrawalNoticeTooShort = refusal("WithdrawalNoticeTooShort", "lastDay", {
  ja: "{lastDay} の退会は予告が足りません。最も早い退会日は {earliest} です。",
  en: "The notice is too short for {lastDay}; the earliest last day is {earliest}."
})
export const NoMembershipEntryToWithdraw = refusal("NoMembershipEntryToWithdraw", "association", {
  ja: "{association} に取り下げる入退会の記録がありません。",
  en: "{association} has no such entry of its membership to take back."
})
/** Something of a later day rests on it: that is taken back first. */
export const LaterMembershipEntryStands = refusal(
  "LaterMembershipEntryStands",
  "association",
  {
    ja: "{association} には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: '{association} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(membershipEntries.map(([, { label, type }]) => [type, label])) } }
)

// DECISIONS.

const whileMember = <E extends MembershipEntry>(m: Membership, e: E) =>
  admissionOn(m, e.occurredOn) === undefined ? NotAMember(e) : e
const rules = {
  MembershipApplied: (m: Membership, e: EventOf<typeof MembershipApplied>) => {
    const admission = admissionOn(m, e.occurredOn)
    if (admission !== undefined) return MemberAlready({ ...e, on: admission.occurredOn })
    return once(e, m.application, MembershipAlreadyApplied)
  },
  MemberAdmitted: (m: Membership, e: EventOf<typeof MemberAdmitted>) =>
    m.application === undefined ? unlessSame(e, m.admission, () => MembershipNotApplied(e)) : e,
  MemberWithdrew: (m: Membership, e: EventOf<typeof MemberWithdrew>) =>
    m.notice === undefined ? whileMember(m, e) : once(e, m.notice, MemberAlreadyLeaving),
  MemberExited: (m: Membership, e: EventOf<typeof MemberExited>) =>
    m.last?._tag === "MemberExited" ? once(e, m.last, () => NotAMember(e)) : whileMember(m, e),
  MemberExpelled: whileMember<EventOf<typeof MemberExpelled>>
}
const course: Course<Membership, MembershipEntry> = {
  initial: {},
  next,
  rule: (m, e) => (rules[e._tag] as (m: Membership, e: MembershipEntry) => unknown)(m, e)
}

/** Why a member cannot be expelled on that day. */
export const notExpellable = (history: MembershipHistory, event: EventOf<typeof MemberExpelled>) => {
  // Whether this expulsion has been recorded of a later day is its own course's business.
  const others = history.filter((entry) => !MemberExpelled.is(entry) || entry.expulsion !== event.expulsion)
  if (membershipOn(others, event.occurredOn).admission === undefined) return NotAMember(event)
  const later = firstDisturbed(course, others, inserted<MembershipEntry>(others, event))
  return later && laterStands(LaterMembershipEntryStands, later)
}

export const ApplyForMembership = decision("ApplyForMembership", "入会を申し込む", {
  payload: { association: AssociationId },
  records: MembershipApplied,
  by: ["headquarters", "branch", "association"],
  refuses: [AssociationNotCertified, MemberAlready, MembershipAlreadyApplied, LaterMembershipEntryStands],
  reads: (c) => ({ history: membershipOf(c), certification: associations.of(c) }),
  decide: (c, { history, certification }) => {
    const certified = certificationOn(certification, c.occurredOn)
    if (certified === undefined) return AssociationNotCertified(c)
    const event = MembershipApplied({ ...c, branch: certified.branch })
    return enter(course, LaterMembershipEntryStands, history, event, rules.MembershipApplied)
  }
})
export const AdmitMember = decision("AdmitMember", "入会を承認する", {
  payload: { association: AssociationId },
  records: MemberAdmitted,
  by: ["headquarters"],
  refuses: [AssociationNotCertified, MembershipNotApplied, LaterMembershipEntryStands],
  reads: (c) => ({ history: membershipOf(c), certification: associations.of(c) }),
  decide: (c, { history, certification }) => {
    const certified = certificationOn(certification, c.occurredOn)
    if (certified === undefined) return AssociationNotCertified(c)
    const event = MemberAdmitted({ ...c, branch: certified.branch })
    return enter(course, LaterMembershipEntryStands, history, event, rules.MemberAdmitted)
  }
})
const noticeDays = ({ membership = freeToWithdraw }: Federation) => membership.noticeDays
/** A member may withdraw at any time; the articles may ask notice (settings: `membership`). */
export const WithdrawFromMembership = decision("WithdrawFromMembership", "退会を届け出る", {
  payload: { association: AssociationId, ground: WithdrawalGround, lastDay: LocalDate },
  records: MemberWithdrew,
  by: ["headquarters", "branch", "association"],
  refuses: [NotAMember, MemberAlreadyLeaving, WithdrawalNoticeTooShort, LaterMembershipEntryStands],
  reads: (c) => ({ history: membershipOf(c) }),
  decide: (c, { history }, { settings }) => {
    const { admission } = membershipOn(history, c.occurredOn)
    if (admission === undefined) return NotAMember(c)
    const earliest = c.ground === "unavoidable" ? c.occurredOn : addDays(c.occurredOn, noticeDays(settings))
    if (c.lastDay < earliest) return WithdrawalNoticeTooShort({ ...c, earliest })
    const event = MemberWithdrew({ ...c, branch: admission.branch })
    return enter(course, LaterMembershipEntryStands, history, event, rules.MemberWithdrew)
  }
})
export const ExitMember = decision("ExitMember", "法定退社を記録する", {
  payload: { association: AssociationId, cause: ExitCause },
  records: MemberExited,
  by: ["headquarters"],
  refuses: [NotAMember, LaterMembershipEntryStands],
  reads: (c) => ({ history: membershipOf(c), certification: associations.of(c) }),
  decide: (c, { history, certification }) => {
    const branch = associations.on(certification, c.occurredOn).opening?.branch
    if (branch === undefined) return NotAMember(c)
    return enter(course, LaterMembershipEntryStands, history, MemberExited({ ...c, branch }), rules.MemberExited)
  }
})

const withdraw = withdrawing({
  key: { association: AssociationId },
  historyOf: membershipOf,
  withdrawals: membershipEntries,
  course,
  nothing: NoMembershipEntryToWithdraw,
  later: LaterMembershipEntryStands
})
export const WithdrawMembershipApplication = withdraw(
  "WithdrawMembershipApplication",
  "入会の申込みを取り下げる",
  MembershipApplicationWithdrawn
)
export const WithdrawAdmission = withdraw("WithdrawAdmission", "入会の承認の記録を取り下げる", AdmissionWithdrawn)
export const WithdrawMemberWithdrawal = withdraw(
  "WithdrawMemberWithdrawal",
  "退会の届出の記録を取り下げる",
  MemberWithdrawalWithdrawn
)
export const WithdrawMemberExit = withdraw("WithdrawMemberExit", "法定退社の記録を取り下げる", MemberExitWithdrawn)
/** Takes an expulsion back: a decision of the topic `expulsion`. */
export const WithdrawMemberExpulsion = withdraw(
  "WithdrawMemberExpulsion",
  "会員の除名の記録を取り下げる",
  MemberExpulsionWithdrawn,
  { names: { expulsion: ExpulsionId } }
)

// REPORT.

/** How an association stands to the federation on a day. */
export const membershipStatus = (m: Membership, day: LocalDate) => {
  if (m.application !== undefined) return "applied"
  if (admissionOn(m, day) === undefined) return "left"
  return m.notice === undefined ? "member" : "leaving"
}
/** Everybody who is or was a member, or has applied. */
export const memberList = listed(
  "members",
  { ja: "会員", en: "Members" },
  {
    things: forEach(memberships, ({ association }) => association),
    identifier: ["association", column.text("事務組合", "Association")],
    statuses: {
      applied: { ja: "入会申込中", en: "Applied" },
      member: { ja: "会員", en: "Member" },
      leaving: { ja: "退会予定", en: "Leaving" },
      left: { ja: "退会済み", en: "Left" }
    },
    columns: {
      admittedOn: column.date("入会日", "Admitted on"),
      lastDay: column.date("最終日", "Last day")
    },
    row: (history, { asOf }) => {
      const state = membershipOn(history, asOf)
      const { admission, last, notice } = state
      if (last === undefined) return undefined
      return {
        branch: last.branch,
        status: membershipStatus(state, asOf),
        since: last.occurredOn,
        admittedOn: admission?.occurredOn ?? null,
        lastDay: notice?.lastDay ?? (null as LocalDate | null)
      }
    }
  }
)

export const topic = defineTopic({
  name: "membership",
  rows: ["P2.1c"],
  label: { ja: "会員の入退会", en: "Membership" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[ApplyForMembership, AdmitMember, WithdrawFromMembership, ExitMember],
    ...[WithdrawMembershipApplication, WithdrawAdmission, WithdrawMemberWithdrawal, WithdrawMemberExit]
  ],
  presupposes: [
    presupposition({
      on: AssociationCertified,
      entry: applied,
      tag: ({ association }) => `association:${association}`
    }),
    presupposition({
      on: AssociationCertified,
      entry: admitted,
      tag: ({ association }) => `association:${association}`
    })
  ],
  reports: [memberList],
  accomplishments: [
    accomplishedUnits(["入会した会員", "Members admitted"], occurrencesOf(MemberAdmitted, AdmissionWithdrawn))
  ],
  measures: {
    members: stock(
      forEach(memberships, ({ association }) => association),
      (history, day) => membershipOn(history, day).admission?.branch
    )
  }
})
