// Openings of histories of a member that is expelled: the general meeting is called, it is notified, heard, expelled by the resolution,
// and applies again.
const from = { occurredOn: "2023-04-01" }
const before = { occurredOn: "2022-12-01" }
const heldOn = { occurredOn: "2023-05-10" }
const why = { reason: "い" }
const meeting = { meeting: "meeting-1" }
const e = { expulsion: "expulsion-1" }
const notice = { ...e, association: "a1", branch: "13", ...meeting, item: "item-1", cause: "い" }

const called = [
  ["CertifyAssociation", { ...before, association: "a1", branch: "13" }],
  ["ApplyForMembership", { ...before, association: "a1" }],
  ["AdmitMember", { ...before, association: "a1" }],
  [
    "ConveneMeeting",
    { ...from, ...meeting, kind: "extraordinary-general-meeting", date: heldOn.occurredOn, format: "in-person" }
  ],
  ["SetAgendaItem", { ...from, ...meeting, item: "item-1", title: "い", subject: "expulsion", handling: "special" }],
  ["SetAgendaItem", { ...from, ...meeting, item: "item-2", title: "い", subject: "fees", handling: "ordinary" }],
  ["NotifyExpulsion", { ...from, ...notice, branch: "27" }],
  ["NotifyExpulsion", { ...from, ...notice, item: "item-2" }],
  ["NotifyExpulsion", { ...heldOn, ...notice }],
  ["NotifyExpulsion", { ...from, ...notice }]
] as const

const heard = [
  ...called,
  ["HearMember", { ...from, ...e, hearing: "spoke" }],
  ["HoldMeeting", { ...heldOn, ...meeting }],
  ["ExpelMember", { ...heldOn, ...e }],
  ["RecordAttendance", { ...heldOn, ...meeting, manner: "room", voters: ["a1"] }],
  ["HearMember", { ...heldOn, ...e, hearing: "spoke" }],
  ["ExpelMember", { ...heldOn, ...e }],
  ["ResolveItem", { ...heldOn, ...meeting, item: "item-1", votesFor: 1, votesAgainst: 0, abstained: 0 }]
] as const

const expelled = [
  ...heard,
  ["ExpelMember", { ...heldOn, ...e }],
  ["WithdrawResolution", { ...heldOn, ...meeting, item: "item-1", ...why }],
  ["WithdrawExpulsionHearing", { ...heldOn, ...e, ...why }],
  ["ApplyForMembership", { occurredOn: "2023-06-20", association: "a1" }],
  ["WithdrawMemberExpulsion", { ...heldOn, ...e, association: "a1", ...why }]
] as const

/** A member that has left by law before it is told, and one that leaves after the day on which it is said to have been told. */
const gone = [
  ...heard,
  ["ExitMember", { ...heldOn, association: "a1", cause: "articles" }],
  ["ExpelMember", { ...heldOn, ...e }]
] as const
const goneLater = [
  ...heard,
  ["ExitMember", { occurredOn: "2023-06-20", association: "a1", cause: "articles" }],
  ["ExpelMember", { ...heldOn, ...e }]
] as const
/** A member that is said to have been told before the day on which it was told. */
const toldBefore = [
  ...heard,
  ["ExpelMember", { occurredOn: "2023-06-20", ...e }],
  ["ExpelMember", { ...heldOn, ...e }]
] as const
/** A member that was heard before the day on which it is said to have been notified. */
const notifiedLater = [...heard, ["NotifyExpulsion", { ...before, ...notice }]] as const

export const ofExpulsion = [called, heard, expelled, gone, goneLater, toldBefore, notifiedLater]
