// Openings of histories of meetings: boards and general meetings at each stage, with officers and members; block meetings, and
// promotion committees over a target that is in force. Voters are called as officers and associations are, so that they meet.
import { adoption, adoptionSteps, approval, boardSteps, type NamedStep } from "./resolved-plan.ts"

const day = "2023-04-01"
const from = { occurredOn: day }
const item = (id: string, subject: string, handling: string) => ({ item: id, title: "い", subject, handling })

const elected: ReadonlyArray<NamedStep> = [
  ...["officer-1", "officer-2"].map((officer): NamedStep => ["ElectOfficer", { ...from, officer, office: "director" }]),
  ["ElectOfficer", { ...from, officer: "officer-3", office: "auditor" }]
]

const board = { ...from, meeting: "meeting-1" }
const boardConvened: ReadonlyArray<NamedStep> = [
  ...elected,
  ["ConveneMeeting", { ...board, kind: "board", date: day, format: "online", waived: true }],
  ["SetAgendaItem", { ...board, ...item("agenda-item-1", "business-plan", "ordinary") }],
  ["SetAgendaItem", { ...board, ...item("agenda-item-2", "other", "report") }],
  ["SetAgendaItem", { ...board, ...item("agenda-item-3", "other", "ordinary") }],
  ["SetAgendaItem", { ...board, ...item("agenda-item-4", "articles", "special") }],
  ["SetAgendaItem", { ...board, ...item("agenda-item-4", "articles", "ordinary") }]
]
const boardHeld: ReadonlyArray<NamedStep> = [
  ...boardConvened,
  ["HoldMeeting", board],
  ["RecordAttendance", { ...board, manner: "online", voters: ["officer-1"] }],
  ["ResolveItem", { ...board, item: "agenda-item-1", votesFor: 1, votesAgainst: 0, abstained: 0 }],
  ["RecordAttendance", { ...board, manner: "online", voters: ["officer-2"] }],
  ["ResolveItem", { ...board, item: "agenda-item-1", votesFor: 2, votesAgainst: 0, abstained: 0 }],
  ["ResolveItem", { ...board, item: "agenda-item-2", votesFor: 2, votesAgainst: 0, abstained: 0 }],
  ["ResolveItem", { ...board, item: "agenda-item-3", votesFor: 1, votesAgainst: 1, abstained: 1 }]
]
/** A board that came to nothing, and a vote of its day that is told too late. */
const boardInquorate: ReadonlyArray<NamedStep> = [
  ...boardConvened,
  ["HoldMeeting", board],
  ["RecordAttendance", { ...board, manner: "online", voters: ["officer-1", "officer-2"] }],
  ["CancelMeeting", { ...board, occurredOn: "2023-04-02", cause: "い" }],
  ["ResolveItem", { ...board, item: "agenda-item-1", votesFor: 2, votesAgainst: 0, abstained: 0 }]
]
const boardMinuted: ReadonlyArray<NamedStep> = [
  ...boardHeld,
  ["PublishMinutes", { ...board, document: `sha256:${"0".repeat(64)}`, title: "い" }]
]

const general = { ...from, meeting: "meeting-2" }
const called = { kind: "extraordinary-general-meeting", format: "in-person", date: day, waived: true }
const members: ReadonlyArray<NamedStep> = ["association-1", "association-2"].flatMap(
  (association): ReadonlyArray<NamedStep> => [
    ["CertifyAssociation", { ...from, association, branch: "01" }],
    ["ApplyForMembership", { ...from, association }],
    ["AdmitMember", { ...from, association }]
  ]
)
/** Everybody agrees on one item, and one of two on another. */
const agreed: ReadonlyArray<NamedStep> = [
  ...members,
  ["ConveneMeeting", { ...general, ...called }],
  ["SetAgendaItem", { ...general, ...item("agenda-item-1", "fees", "ordinary") }],
  ["SetAgendaItem", { ...general, ...item("agenda-item-2", "fees", "ordinary") }],
  ["ResolveWithoutMeeting", { ...general, item: "agenda-item-2", consents: ["association-1"] }],
  ["ResolveWithoutMeeting", { ...general, item: "agenda-item-1", consents: ["association-1", "association-2"] }],
  ["ResolveWithoutMeeting", { ...general, item: "agenda-item-1", consents: ["association-2", "association-1"] }]
]
/** What random notices seldom are. */
const misconvened: ReadonlyArray<NamedStep> = [
  ["ConveneMeeting", { ...general, ...called, voting: ["ballot"] }],
  ["ConveneMeeting", { ...general, ...called, kind: "ordinary-general-meeting", fiscalYear: 2023 }],
  ["ConveneMeeting", { ...general, kind: "block-meeting", format: "hybrid", date: day, block: "atlantis" }],
  ["ConveneMeeting", { ...general, kind: "national-meeting", format: "hybrid", date: day }],
  ["ConveneMeeting", { ...general, kind: "board", format: "hybrid", date: "2023-04-05" }]
]
/** A general meeting in time, an item too late for it, and items of its own on a later day. */
const inTime: ReadonlyArray<NamedStep> = [
  ...members,
  ["ConveneMeeting", { ...general, kind: called.kind, format: "in-person", date: "2023-04-09" }],
  ["SetAgendaItem", { ...general, occurredOn: "2023-04-02", ...item("agenda-item-1", "fees", "ordinary") }],
  ["SetAgendaItem", { ...general, ...item("agenda-item-2", "fees", "ordinary") }],
  ["CancelMeeting", { ...general, cause: "い" }],
  ["WithdrawCancellation", { ...general, reason: "い" }]
]

const block = { ...from, meeting: "meeting-3" }
const blockHeld: ReadonlyArray<NamedStep> = [
  ["ConveneMeeting", { ...block, kind: "block-meeting", format: "hybrid", date: day, block: "hokkaido-tohoku" }],
  ["CollectBlockOpinion", { ...block, opinion: "block-opinion-1", branch: "01", text: "い" }],
  ["CollectBlockOpinion", { ...block, opinion: "block-opinion-2", branch: "13", text: "い" }],
  ["HoldMeeting", block],
  ["SetAgendaItem", { ...block, ...item("agenda-item-1", "canvassing", "report") }],
  ["SetAgendaItem", { ...block, ...item("agenda-item-2", "insurance", "report") }],
  ["HoldMeeting", block],
  ["ConcludeBlockMeeting", { ...block, conclusion: "い" }],
  ["DisseminateBlockConclusion", { ...block, means: "い" }]
]

/** Two directors, of whom one resigned later, and the close of one's term. */
const ended: ReadonlyArray<NamedStep> = [
  ["ElectOfficer", { occurredOn: "2022-04-01", officer: "officer-1", office: "director" }],
  ["ResignOffice", { occurredOn: "2023-03-31", officer: "officer-1", office: "director" }],
  ["ElectOfficer", { occurredOn: "2022-04-01", officer: "officer-1", office: "auditor" }],
  ["ElectOfficer", { occurredOn: "2022-03-31", officer: "officer-1", office: "auditor" }],
  ["ElectOfficer", { occurredOn: "2022-04-01", officer: "officer-2", office: "auditor" }]
]

const committee = { ...from, committee: "promotion-committee-1" }
const canvasses = { ...from, fiscalYear: 2023, metric: "canvasses" }
const reviewed: ReadonlyArray<NamedStep> = [
  ["HoldPromotionCommittee", { ...committee, branch: "01" }],
  ["DraftPlan", { ...from, fiscalYear: 2023, title: "い" }],
  ["AddPlanItem", { ...from, fiscalYear: 2023, item: "4.3", title: "い" }],
  ...adoptionSteps(2023, day, day),
  ["DraftTarget", { ...canvasses, amount: 100 }],
  ["SetTarget", { ...canvasses, amount: 100 }],
  ["ReviewTarget", { ...canvasses, ...committee, branch: "01", assessment: "behind", note: "い" }]
]
const decided: ReadonlyArray<NamedStep> = [
  ["HoldPromotionCommittee", { ...committee, branch: "01" }],
  ["DecideCommitteeAction", { ...committee, action: "committee-action-1", branch: "01", text: "い", due: day }],
  ["CompleteCommitteeAction", { ...from, action: "committee-action-1", note: "い" }]
]

const committeeMeeting = { ...from, meeting: "meeting-1" }
const calledForLater = { kind: "committee", committee: "い", format: "in-person", date: "2023-04-09" }
/** Entries that come late, in front of others. */
const late: ReadonlyArray<NamedStep> = [
  ["ConveneMeeting", { ...committeeMeeting, ...calledForLater }],
  ["SetAgendaItem", { ...committeeMeeting, occurredOn: "2023-04-05", ...item("agenda-item-1", "other", "ordinary") }],
  ["SetAgendaItem", { ...committeeMeeting, occurredOn: "2023-04-03", ...item("agenda-item-1", "other", "ordinary") }],
  ["CancelMeeting", { ...committeeMeeting, occurredOn: "2023-04-10", cause: "い" }],
  ["HoldMeeting", { ...committeeMeeting, occurredOn: "2023-04-09" }],
  ["WithdrawCancellation", { ...committeeMeeting, occurredOn: "2023-04-10", reason: "い" }],
  ["HoldMeeting", { ...committeeMeeting, occurredOn: "2023-04-09" }],
  ["RecordAttendance", { ...committeeMeeting, occurredOn: "2023-04-09", manner: "room", voters: ["voter-1"] }],
  [
    "ResolveItem",
    {
      ...{ ...committeeMeeting, occurredOn: "2023-04-09", item: "agenda-item-1", interested: ["voter-2"] },
      ...{ votesFor: 1, votesAgainst: 0, abstained: 0 }
    }
  ]
]
const consents = ["association-1", "association-2"]
const agreedLater: ReadonlyArray<NamedStep> = [
  ...members,
  ["ConveneMeeting", { ...general, ...called, waived: true, date: "2023-04-09" }],
  ["SetAgendaItem", { ...general, ...item("agenda-item-1", "fees", "ordinary") }],
  ["ResolveWithoutMeeting", { ...general, occurredOn: "2023-04-05", item: "agenda-item-1", consents }],
  ["ResolveWithoutMeeting", { ...general, occurredOn: "2023-04-03", item: "agenda-item-1", consents }]
]

/** A plan that was adopted by what all members agreed to, and what it was approved and adopted by is to be taken back. */
const plan = { ...from, fiscalYear: 2023 }
const planAdopted: ReadonlyArray<NamedStep> = [
  ...members,
  ["DraftPlan", { ...plan, title: "い" }],
  ["AddPlanItem", { ...plan, item: "4.3", title: "い" }],
  ...adoptionSteps(2023, day, day).slice(0, -4),
  ["ConveneMeeting", { ...general, ...called }],
  ["SetAgendaItem", { ...general, ...item("agenda-item-1", "business-plan", "ordinary") }],
  ["ResolveWithoutMeeting", { ...general, item: "agenda-item-1", consents }],
  ["AdoptPlan", { ...plan, ...general, item: "agenda-item-1" }],
  ["WithdrawResolution", { ...from, ...approval(day), reason: "い" }],
  ["WithdrawDeemedResolution", { ...general, item: "agenda-item-1", reason: "い" }],
  ["WithdrawAgendaItem", { ...general, item: "agenda-item-1", reason: "い" }]
]

/** An adoption that comes late, in front of another. */
const adoptedLate: ReadonlyArray<NamedStep> = [
  ["DraftPlan", { ...plan, title: "い" }],
  ["AddPlanItem", { ...plan, item: "4.3", title: "い" }],
  ...adoptionSteps(2023, day, day).slice(0, -1),
  ["AdoptPlan", { ...plan, ...adoption(day), occurredOn: "2023-04-05" }],
  ["AdoptPlan", { ...plan, ...adoption(day), occurredOn: "2023-04-03" }]
]

/** A revised plan, and the resolution and the report of before the revision. */
const revisedPlan: ReadonlyArray<NamedStep> = [
  ["DraftPlan", { ...plan, title: "い" }],
  ["AddPlanItem", { ...plan, item: "4.3", title: "い" }],
  ...adoptionSteps(2023, day, day),
  ["RevisePlan", { ...plan, occurredOn: "2023-04-02", reason: "い" }],
  ["ApprovePlan", { ...plan, occurredOn: "2023-04-02", ...approval(day) }],
  ...boardSteps("2023-04-02"),
  ["ApprovePlan", { ...plan, occurredOn: "2023-04-02", ...approval("2023-04-02") }],
  ["AdoptPlan", { ...plan, occurredOn: "2023-04-02", ...adoption(day) }]
]

export const ofMeetings = [
  ...[
    boardConvened,
    boardHeld,
    boardInquorate,
    boardMinuted,
    agreed,
    misconvened,
    inTime,
    blockHeld,
    ended,
    reviewed,
    decided
  ],
  ...[late, agreedLater, planAdopted, adoptedLate, revisedPlan]
]
