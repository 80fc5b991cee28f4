// Lecturers at seminars and consultation sessions of others (講師派遣・相談会, plan §7(2)): a body asks a branch for one, the branch accepts
// or declines, assigns lecturers, and they go. Nobody is assigned to two on one day, whichever branches ask.
import { forEach, LocalDate, refusal } from "@keikaku/kernel"
import { Schema } from "effect"
import { datedHistory, type Entries, entriesOf, laterStands, presupposition, retractable } from "../dated-history.ts"
import { BranchCode } from "../federation/index.ts"
import { identifier, Text } from "../identifier.ts"
import { accomplishedThings, isInYear } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { countedByArea } from "../report/counted-by-area.ts"
import { listed } from "../report/listed.ts"
import { type Flow, flow, occurrencesOf } from "../report/measure.ts"
import { occasionsOf } from "../report/occasion.ts"
import { staged } from "../staged.ts"
import { defineTopic } from "../topic.ts"

export const InvitationId = identifier("InvitationId", "what a body asks for: a seminar's lecturer or a consultation")
export const LecturerId = identifier("LecturerId", "who goes: a promoter, an instructor, or somebody of the staff")
/** What is asked for: a lecturer at a seminar, or consultation at a session. */
export const InvitationKind = Schema.Literals(["seminar", "consultation"])
/** Which kind of body asks (assumption: these five). */
export const InvitingBody = Schema.Literals(["labour-bureau", "municipality", "chamber", "trade-body", "other"])

// EVENTS. FROZEN once released: new versions are added, old ones upcast. `on` is the day that was asked for.

const ofInvitation = retractable({
  fields: { invitation: InvitationId, branch: BranchCode, kind: InvitationKind, on: LocalDate },
  tags: (e) => [`invitation:${e.invitation}`, `branch:${e.branch}`]
})
const ofLecturer = { tags: (e: { readonly lecturer: string }) => [`lecturer:${e.lecturer}` as const] }
const received = ofInvitation("InvitationReceived", "講師派遣・相談の要請の受付", "InvitationWithdrawn", {
  body: InvitingBody,
  title: Text
})
export const [InvitationWithdrawn, InvitationReceived] = received
const accepted = ofInvitation("InvitationAccepted", "講師派遣・相談の要請の受諾", "InvitationAcceptanceWithdrawn")
export const [InvitationAcceptanceWithdrawn, InvitationAccepted] = accepted
const declined = ofInvitation("InvitationDeclined", "講師派遣・相談の要請の辞退", "InvitationDeclineWithdrawn", {
  cause: Text
})
export const [InvitationDeclineWithdrawn, InvitationDeclined] = declined
const assigned = ofInvitation(
  "LecturerAssigned",
  "講師・相談員の割当",
  "LecturerAssignmentWithdrawn",
  { lecturer: LecturerId },
  ofLecturer
)
export const [LecturerAssignmentWithdrawn, LecturerAssigned] = assigned
const released = ofInvitation(
  "LecturerReleased",
  "講師・相談員の割当の解除",
  "LecturerReleaseWithdrawn",
  { lecturer: LecturerId },
  ofLecturer
)
export const [LecturerReleaseWithdrawn, LecturerReleased] = released
const fulfilled = ofInvitation("InvitationFulfilled", "講師派遣・相談の実施", "InvitationFulfilmentWithdrawn", {
  attendance: Schema.Natural
})
export const [InvitationFulfilmentWithdrawn, InvitationFulfilled] = fulfilled
const cancelled = ofInvitation("InvitationCancelled", "講師派遣・相談の中止", "InvitationCancellationWithdrawn", {
  cause: Text
})
export const [InvitationCancellationWithdrawn, InvitationCancelled] = cancelled

// STAGES AND FACTS.

export const invitations = staged({
  code: "Invitation",
  noun: { ja: "講師派遣・相談の要請", en: "invitation" },
  key: { invitation: InvitationId },
  tag: "invitation",
  opens: received,
  steps: [
    { entry: accepted, after: [received] },
    { entry: declined, after: [received] },
    { entry: assigned, after: [accepted], stays: true, per: ["lecturer"] },
    { entry: released, after: [accepted], stays: true, per: ["lecturer"] },
    { entry: fulfilled, after: [accepted] },
    { entry: cancelled, after: [received, accepted] }
  ],
  carries: ["branch", "kind", "on"]
})

const lecturers = datedHistory([assigned, released])
const lecturerOf = (c: { readonly lecturer: string }) => lecturers.about(`lecturer:${c.lecturer}`)
type LecturerEntry = ReturnType<typeof LecturerAssigned> | ReturnType<typeof LecturerReleased>

/** The lecturers of an invitation, of whom none was released since. */
const lecturersIn = (entries: Entries<object>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const entry of entries as Entries<LecturerEntry>) {
    if (LecturerAssigned.is(entry)) found.add(entry.lecturer)
    if (LecturerReleased.is(entry)) found.delete(entry.lecturer)
  }
  return [...found]
}

/** The invitation for which a lecturer is taken on its day, as known on the day of a command or on any later one. */
const takenBy = (entries: Entries<LecturerEntry>, event: ReturnType<typeof LecturerAssigned>) => {
  const sameDay = entries.filter(({ on }) => on === event.on)
  return sameDay.find((entry) => {
    if (!LecturerAssigned.is(entry)) return false
    const ofSame = sameDay.filter(({ invitation }) => invitation === entry.invitation)
    return entry.occurredOn > event.occurredOn || ofSame.findLast((e) => e.occurredOn <= event.occurredOn) === entry
  })
}

// REFUSALS.

/** A lecturer is at one place a day. */
export const LecturerNotFree = refusal("LecturerNotFree", "lecturer", {
  ja: "{lecturer} は {on} に要請 {taken} に割り当てられています。",
  en: "{lecturer} is assigned to the invitation {taken} on {on}."
})
export const LecturerNotAssigned = refusal("LecturerNotAssigned", "lecturer", {
  ja: "{lecturer} はその日に要請 {invitation} に割り当てられていません。",
  en: "{lecturer} is not assigned to the invitation {invitation} on that day."
})
export const NoLecturerAssigned = refusal("NoLecturerAssigned", "invitation", {
  ja: "要請 {invitation} に割り当てられた講師・相談員がその日にいません。",
  en: "Nobody is assigned to the invitation {invitation} on that day."
})
/** Before an invitation is cancelled its lecturers are released: from then on they are free. */
export const LecturerStillAssigned = refusal("LecturerStillAssigned", "invitation", {
  ja: "要請 {invitation} には {lecturer} が割り当てられています。先に割当を解除してください。",
  en: "{lecturer} is assigned to the invitation {invitation} and would have to be released first."
})
export const FulfilledBeforeItsDay = refusal("FulfilledBeforeItsDay", "occurredOn", {
  ja: "要請 {invitation} の実施予定日は {on} です。{occurredOn} にはまだ実施できません。",
  en: "The invitation {invitation} is for {on}: it is not fulfilled on {occurredOn}."
})

/** Nobody asks for a day that has passed. */
export const InvitedForPastDay = refusal("InvitedForPastDay", "on", {
  ja: "要請 {invitation} の実施予定日 {on} が、受け付けた日 {occurredOn} より前です。",
  en: "The invitation {invitation} would be for {on}, before it is received on {occurredOn}."
})

// DECISIONS.

const { decide, withdraw } = invitations

export const ReceiveInvitation = decide("ReceiveInvitation", "講師派遣・相談の要請を受け付ける", InvitationReceived, {
  refuses: [InvitedForPastDay],
  rule: (event) => (event.on < event.occurredOn ? InvitedForPastDay(event) : undefined)
})
export const AcceptInvitation = decide("AcceptInvitation", "講師派遣・相談の要請を受諾する", InvitationAccepted)
export const DeclineInvitation = decide("DeclineInvitation", "講師派遣・相談の要請を辞退する", InvitationDeclined)
/** Nobody is assigned to two invitations of one day; who is released is free from then on. */
export const AssignLecturer = decide("AssignLecturer", "講師・相談員を割り当てる", LecturerAssigned, {
  refuses: [LecturerNotFree],
  reads: (c) => ({ entries: lecturerOf(c) }),
  rule: (event, { entries }) => {
    const taken = takenBy(entries, event)
    return taken && LecturerNotFree({ ...event, taken: taken.invitation })
  }
})
/** Not in front of the day on which the lecturer went. */
export const ReleaseLecturer = decide("ReleaseLecturer", "講師・相談員の割当を解除する", LecturerReleased, {
  refuses: [LecturerNotAssigned, invitations.refused.later],
  reads: (c) => ({ all: invitations.of(c) }),
  rule: (event, { all }, { past }) => {
    if (!lecturersIn(past).includes(event.lecturer)) return LecturerNotAssigned(event)
    const [went] = entriesOf(all, InvitationFulfilled)
    return went && laterStands(invitations.refused.later, went)
  }
})
export const FulfilInvitation = decide("FulfilInvitation", "講師派遣・相談を実施する", InvitationFulfilled, {
  refuses: [NoLecturerAssigned, FulfilledBeforeItsDay],
  rule: (event, _, { past }) => {
    if (event.occurredOn < event.on) return FulfilledBeforeItsDay(event)
    return lecturersIn(past).length === 0 ? NoLecturerAssigned(event) : undefined
  }
})
export const CancelInvitation = decide("CancelInvitation", "講師派遣・相談を中止する", InvitationCancelled, {
  refuses: [LecturerStillAssigned],
  rule: (event, _, { past }) => {
    const [lecturer] = lecturersIn(past)
    return lecturer === undefined ? undefined : LecturerStillAssigned({ ...event, lecturer })
  }
})
export const WithdrawInvitation = withdraw(
  "WithdrawInvitation",
  "講師派遣・相談の要請の受付を取り下げる",
  InvitationWithdrawn
)
export const WithdrawInvitationAcceptance = withdraw(
  "WithdrawInvitationAcceptance",
  "講師派遣・相談の要請の受諾を取り下げる",
  InvitationAcceptanceWithdrawn
)
export const WithdrawInvitationDecline = withdraw(
  "WithdrawInvitationDecline",
  "講師派遣・相談の要請の辞退を取り下げる",
  InvitationDeclineWithdrawn
)
export const WithdrawLecturerAssignment = withdraw(
  "WithdrawLecturerAssignment",
  "講師・相談員の割当を取り下げる",
  LecturerAssignmentWithdrawn
)
export const WithdrawLecturerRelease = withdraw(
  "WithdrawLecturerRelease",
  "講師・相談員の割当の解除を取り下げる",
  LecturerReleaseWithdrawn
)
export const WithdrawInvitationFulfilment = withdraw(
  "WithdrawInvitationFulfilment",
  "講師派遣・相談の実施を取り下げる",
  InvitationFulfilmentWithdrawn
)
export const WithdrawInvitationCancellation = withdraw(
  "WithdrawInvitationCancellation",
  "講師派遣・相談の中止を取り下げる",
  InvitationCancellationWithdrawn
)

// REPORTS.

/** What was fulfilled counts on the day of the seminar or session. */
const fulfilments = (unitsOf: (fulfilment: ReturnType<typeof InvitationFulfilled>) => number): Flow =>
  flow
    .on(InvitationFulfilled, (e) => ({ branch: e.branch, on: e.on, units: unitsOf(e) }))
    .on(InvitationFulfilmentWithdrawn, (e) => ({ branch: e.branch, on: e.on, units: -unitsOf(e as never) }))
const fulfilledOf = (wanted: typeof InvitationKind.Type): Flow => fulfilments(({ kind }) => (kind === wanted ? 1 : 0))

export const invitationCounts = countedByArea(
  "seminars",
  { ja: "講師派遣・相談の実施状況", en: "Seminars and consultations" },
  {
    counts: {
      received: { flow: occurrencesOf(InvitationReceived, InvitationWithdrawn), label: { ja: "要請", en: "Received" } },
      accepted: {
        flow: occurrencesOf(InvitationAccepted, InvitationAcceptanceWithdrawn),
        label: { ja: "受諾", en: "Accepted" }
      },
      declined: {
        flow: occurrencesOf(InvitationDeclined, InvitationDeclineWithdrawn),
        label: { ja: "辞退", en: "Declined" }
      },
      cancelled: {
        flow: occurrencesOf(InvitationCancelled, InvitationCancellationWithdrawn),
        label: { ja: "中止", en: "Cancelled" }
      },
      fulfilled: { flow: fulfilments(() => 1), label: { ja: "実施", en: "Fulfilled" } },
      attendance: {
        flow: fulfilments(({ attendance }) => attendance),
        label: { ja: "参加者数", en: "Attendance" }
      }
    },
    notes: [
      {
        ja: "実施と参加者数は要請された実施予定日、その他はそれぞれの記録の日（受付日・受諾日・辞退日・中止日）の年度に数えます。事業報告書の「実施した講師派遣・相談会」も実施予定日によります。",
        en: 'Fulfilled and attendance count on the day that was asked for, the others each on its own day (received, accepted, declined, cancelled). The business report\'s "Invitations fulfilled" goes by the day that was asked for, too.'
      }
    ]
  }
)

const allInvitations = forEach(invitations.histories, ({ invitation }) => invitation)

const kinds = {
  seminar: { ja: "セミナー講師", en: "seminar" },
  consultation: { ja: "相談会", en: "consultation" }
} as const
const bodies = {
  "labour-bureau": { ja: "労働局", en: "Labour Bureau" },
  municipality: { ja: "地方自治体", en: "municipality" },
  chamber: { ja: "商工会議所・商工会", en: "chamber of commerce" },
  "trade-body": { ja: "業界団体", en: "trade body" },
  other: { ja: "その他", en: "other" }
} as const

/** Whether an invitation was to be fulfilled on its day, answered or not: of one that was declined or cancelled nothing is waited for. */
const isToBeFulfilled = (stage: string | undefined): boolean =>
  stage !== "InvitationDeclined" && stage !== "InvitationCancelled"

/** Every invitation, with how far it has come. */
export const invitationList = listed(
  "seminar-requests",
  { ja: "講師派遣・相談の要請の一覧", en: "Invitations to seminars and consultations" },
  {
    things: allInvitations,
    identifier: ["invitation", column.text("番号", "Invitation")],
    statuses: {
      InvitationReceived: { ja: "受付", en: "received" },
      InvitationAccepted: { ja: "受諾", en: "accepted" },
      InvitationDeclined: { ja: "辞退", en: "declined" },
      InvitationFulfilled: { ja: "実施済み", en: "fulfilled" },
      InvitationCancelled: { ja: "中止", en: "cancelled" }
    },
    columns: {
      kind: column.text("種類", "Kind"),
      body: column.text("要請元", "Asked by"),
      title: column.text("件名", "Title"),
      on: column.date("実施予定日", "For"),
      lecturers: column.text("講師・相談員", "Lecturers"),
      attendance: column.count("参加者数", "Attendance"),
      cause: column.text("理由", "Cause")
    },
    row: (history, { asOf }) => {
      const { last, opening, past, stage } = invitations.on(history, asOf)
      if (opening === undefined || stage === undefined) return undefined
      if (stage === "LecturerAssigned" || stage === "LecturerReleased") return undefined
      const { body, branch, kind, on, title } = opening
      return {
        ...{ branch, status: stage, since: last[stage]!.occurredOn, kind: kinds[kind], body: bodies[body], title, on },
        lecturers: lecturersIn(past).toSorted().join(" ") || null,
        attendance: last.InvitationFulfilled?.attendance ?? null,
        cause: last.InvitationDeclined?.cause ?? last.InvitationCancelled?.cause ?? null
      }
    }
  }
)

export const topic = defineTopic({
  name: "event",
  rows: ["P7.2b"],
  label: { ja: "講師派遣・相談会", en: "Lecturers and consultations" },
  by: ["headquarters", "branch"],
  decisions: [
    ...[ReceiveInvitation, AcceptInvitation, DeclineInvitation, AssignLecturer, ReleaseLecturer],
    ...[FulfilInvitation, CancelInvitation, WithdrawInvitation, WithdrawInvitationAcceptance],
    ...[WithdrawInvitationDecline, WithdrawLecturerAssignment, WithdrawLecturerRelease],
    ...[WithdrawInvitationFulfilment, WithdrawInvitationCancellation]
  ],
  reports: [invitationList, invitationCounts],
  measures: { seminars: fulfilledOf("seminar"), "consultation-sessions": fulfilledOf("consultation") },
  occasions: [
    occasionsOf(allInvitations, (history, { asOf }, id) => {
      const { opening, stage } = invitations.on(history, asOf)
      if (opening === undefined || !isToBeFulfilled(stage)) return undefined
      const { branch, kind, on, title } = opening
      return { on, what: kinds[kind], title, of: id, branch, done: stage === "InvitationFulfilled" }
    })
  ],
  accomplishments: [
    accomplishedThings(["実施した講師派遣・相談会", "Invitations fulfilled"], allInvitations, (history, query) => {
      const { opening, stage } = invitations.on(history, query.asOf)
      if (opening === undefined || !isToBeFulfilled(stage) || !isInYear(opening.on, query)) return undefined
      return stage === "InvitationFulfilled"
    })
  ],
  presupposes: [
    presupposition({
      on: LecturerAssigned,
      entry: released,
      tag: ({ lecturer }) => `lecturer:${lecturer}`,
      where: (assignment, release) => assignment.invitation === release.invitation
    }),
    presupposition({ on: LecturerAssigned, entry: fulfilled, tag: ({ invitation }) => `invitation:${invitation}` }),
    presupposition({ on: LecturerReleased, entry: cancelled, tag: ({ invitation }) => `invitation:${invitation}` }),
    presupposition({
      on: LecturerReleased,
      entry: assigned,
      tag: ({ lecturer }) => `lecturer:${lecturer}`,
      where: (release, assignment) => assignment.on === release.on
    })
  ]
})
