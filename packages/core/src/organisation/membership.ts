// Members (会員, plan §2(1)): certified associations that applied and were admitted by the board (assumption: the articles leave it to
// the board), until they withdraw (一般法人法 第28条), leave by law (第29条) or are expelled (第30条, the topic `expulsion`). Read
// `membership-facts.ts` first.
import { type EventOf, forEach, LocalDate, once, type RejectionOf, refusal, together } from "@keikaku/kernel"
import { addDays } from "../calendar/index.ts"
import {
  type Course,
  enter,
  firstDisturbed,
  inserted,
  laterStands,
  presupposition,
  stateOn,
  unlessSame
} from "../dated-history.ts"
import { decision } from "../decision.ts"
import { type Federation, freeToWithdraw } from "../federation/index.ts"
import { AssociationId } from "../identifier.ts"
import { accomplishedUnits } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { listed } from "../report/listed.ts"
import { occurrencesOf, stock } from "../report/measure.ts"
import type { Occasions } from "../report/occasion.ts"
import { defineTopic } from "../topic.ts"
import { withdrawing } from "../withdrawing.ts"
import { AssociationCertified, associations, certificationOn } from "./association.ts"
import {
  AdmissionWithdrawn,
  admissionOn,
  admitted,
  applied,
  ExitCause,
  ExpulsionId,
  MemberAdmitted,
  MemberExited,
  MemberExitWithdrawn,
  MemberExpelled,
  MemberExpulsionWithdrawn,
  type Membership,
  MembershipApplicationWithdrawn,
  MembershipApplied,
  type MembershipEntry,
  type MembershipHistory,
  MemberWithdrawalWithdrawn,
  MemberWithdrew,
  membershipEntries,
  membershipOf,
  membershipOn,
  memberships,
  next,
  WithdrawalGround
} from "./membership-facts.ts"

export {
  AdmissionWithdrawn,
  ExitCause,
  ExpulsionId,
  expelled,
  MemberAdmitted,
  MemberExited,
  MemberExitWithdrawn,
  MemberExpelled,
  MemberExpulsionWithdrawn,
  type Membership,
  MembershipApplicationWithdrawn,
  MembershipApplied,
  type MembershipEntry,
  type MembershipHistory,
  MemberWithdrawalWithdrawn,
  MemberWithdrew,
  membershipEntries,
  membershipOf,
  membershipOn,
  memberships,
  membersOn,
  WithdrawalGround
} from "./membership-facts.ts"

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
  ja: "{association} には、その日までの入退会の記録に取り下げるものがありません。",
  en: "{association} has no such entry of its membership to take back by that day."
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

/** What has ended already does not end again on its last day. */
const whileMember = <E extends MembershipEntry>(m: Membership, e: E) =>
  admissionOn(m, e.occurredOn) === undefined || m.end !== undefined ? NotAMember(e) : e
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
  const answer = whileMember(stateOn(course, others, event.occurredOn), event)
  if (answer !== event) return answer as RejectionOf<typeof NotAMember>
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
/** Records that a member leaves by law, of its last day as one. */
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
  if (m.end !== undefined) return m.end._tag === "MemberExpelled" ? "expelled" : "exited"
  if (admissionOn(m, day) === undefined) return "left"
  return m.notice === undefined ? "member" : "leaving"
}
/** How those who left are called, by how they did. */
export const leftLabels = {
  left: { ja: "退会", en: "Left" },
  exited: { ja: "法定退社", en: "Left by law" },
  expelled: { ja: "除名", en: "Expelled" }
} as const
/** Since when it stands so: for whoever left, its last day as a member. */
export const standingSince = ({ admission, last, lastDay }: ReturnType<typeof membershipOn>): LocalDate | undefined =>
  admission === undefined && lastDay !== undefined ? lastDay : last?.occurredOn

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
      ...leftLabels
    },
    columns: {
      admittedOn: column.date("入会日", "Admitted on"),
      lastDay: column.date("最終日", "Last day")
    },
    row: (history, { asOf }) => {
      const state = membershipOn(history, asOf)
      const { admitted, last, lastDay } = state
      const since = standingSince(state)
      if (last === undefined || since === undefined) return undefined
      return {
        branch: last.branch,
        status: membershipStatus(state, asOf),
        since,
        admittedOn: admitted?.occurredOn ?? null,
        lastDay: lastDay ?? (null as LocalDate | null)
      }
    },
    notes: [
      {
        ja: "会員資格は最終日の終わりに失われ、その日の総会では議決権を持ちます。事務組合の業務廃止や認可取消しは法定退社の事由（一般法人法第29条：定款で定めた事由、総社員の同意、解散、除名）そのものではないため、退会又は法定退社を記録するまでは会員として数え、議決権を持ちます。記録がないものは期限超過の一覧に表れます。",
        en: "A membership ends with the end of its last day: at a general meeting of that day the member has its vote. That an association is abolished or its certification revoked ends no membership by itself (Art. 29): until it withdraws or its exit is recorded it counts as a member and has a vote, and is listed as overdue."
      }
    ]
  }
)

/** An association that ended its work while it was a member: whether and how its membership ended is recorded. */
const afterAbolition: Occasions = {
  projection: together({
    members: forEach(memberships, ({ association }) => association),
    associations: forEach(associations.histories, ({ association }) => association)
  }),
  on: (state, { asOf }) =>
    [...state.associations].flatMap(([of, certification]) => {
      const { last } = associations.on(certification, asOf)
      const ended = last.AssociationAbolished ?? last.CertificationRevoked
      const history = state.members.get(of) ?? []
      if (ended === undefined || membershipOn(history, ended.occurredOn).admission === undefined) return []
      const what = {
        ja: "廃止した事務組合の会員資格の確認",
        en: "Membership of an abolished association to be settled"
      }
      const done = membershipOn(history, asOf).lastDay !== undefined
      return [{ on: ended.occurredOn, what, of, branch: ended.branch, done }]
    })
}

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
  occasions: [afterAbolition],
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
