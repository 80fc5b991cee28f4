// A member is expelled by the general meeting, after a notice and a hearing, and in no other way.
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const why = { reason: "誤り" }
const members = ["a-1", "a-2", "a-3"]
const admitted: ReadonlyArray<Step> = members.flatMap(
  (association): ReadonlyArray<Step> => [
    ["2022-04-01", hq, "CertifyAssociation", { association, branch: "13" }],
    ["2022-04-02", hq, "ApplyForMembership", { association }],
    ["2022-04-03", hq, "AdmitMember", { association }]
  ]
)
const meeting = { meeting: "g-1" }
const called = { ...meeting, kind: "extraordinary-general-meeting", date: "2023-06-20", format: "in-person" }
const item = { item: "1", title: "会員の除名", subject: "expulsion", handling: "special" }
const board = { meeting: "b-1", kind: "board", date: "2023-06-20", format: "online" }
const notice = { expulsion: "e-1", association: "a-3", branch: "13", ...meeting, item: "1", cause: "名義の貸与" }
const e = { expulsion: "e-1" }
const spoke = { ...e, hearing: "spoke" }

walk(
  "P2.1c a member is expelled by special resolution, after a notice and a hearing at the meeting, once it has been told",
  [
    ...admitted,
    ["2023-06-01", hq, "NotifyExpulsion", notice, "NoGeneralMeetingConvened"],
    ["2023-06-01", hq, "ConveneMeeting", called],
    ["2023-06-01", hq, "ConveneMeeting", board],
    ["2023-06-01", hq, "SetAgendaItem", { ...meeting, ...item }],
    ["2023-06-01", hq, "SetAgendaItem", { ...meeting, ...item, item: "2", subject: "articles" }],
    ["2023-06-01", hq, "NotifyExpulsion", { ...notice, meeting: "b-1" }, "NoGeneralMeetingConvened"],
    ["2023-06-01", hq, "NotifyExpulsion", { ...notice, association: "a-9" }, "NotAMember"],
    ["2023-06-01", hq, "NotifyExpulsion", { ...notice, branch: "27" }, "AssociationOfOtherBranch"],
    ["2023-06-13", hq, "NotifyExpulsion", notice, "ExpulsionNoticeTooLate"],
    ["2023-06-12", hq, "HearMember", spoke, "ExpulsionUnknown"],
    ["2023-06-12", hq, "NotifyExpulsion", notice],
    ["2023-06-12", hq, "NotifyExpulsion", notice, "AlreadySo"],
    ["2023-06-12", hq, "NotifyExpulsion", { ...notice, cause: "別の事由" }, "ExpulsionIdTaken"],
    ["2023-06-12", hq, "NotifyExpulsion", { ...notice, expulsion: "e-2", item: "2" }, "ItemNotOnExpulsion"],
    // The notice may come before the item is on the agenda; that it is about something else, the expulsion finds.
    ["2023-06-12", hq, "NotifyExpulsion", { ...notice, expulsion: "e-2", item: "3" }],
    ["2023-06-12", hq, "SetAgendaItem", { ...meeting, ...item, item: "3", subject: "articles" }],
    ["2023-06-12", hq, "NotifyExpulsion", { ...notice, cause: "" }, "Malformed"],
    ["2023-06-20", hq, "HearMember", spoke, "HearingNotAtMeeting"],
    ["2023-06-20", hq, "HoldMeeting", meeting],
    ["2023-06-20", hq, "RecordAttendance", { ...meeting, manner: "room", voters: members }],
    ["2023-06-21", hq, "HearMember", spoke, "HearingNotAtMeeting"],
    ["2023-06-20", hq, "ExpelMember", e, "MemberNotHeard"],
    ["2023-06-20", hq, "HearMember", spoke],
    ["2023-06-20", hq, "HearMember", { expulsion: "e-2", hearing: "did-not-speak" }],
    ["2023-06-20", hq, "ExpelMember", e, "ExpulsionNotResolved"],
    ["2023-06-20", hq, "ResolveItem", { ...meeting, item: "1", votesFor: 2, votesAgainst: 1, abstained: 0 }],
    ["2023-06-20", hq, "ResolveItem", { ...meeting, item: "3", votesFor: 3, votesAgainst: 0, abstained: 0 }],
    ["2023-06-20", hq, "ExpelMember", { expulsion: "e-2" }, "ExpulsionNotResolved"],
    // Told two days later: until then it binds nobody.
    ["2023-06-22", hq, "ExpelMember", e],
    ["2023-06-22", hq, "ExpelMember", e, "AlreadySo"],
    ["2023-06-23", hq, "ExpelMember", { expulsion: "e-2" }, "ExpulsionNotResolved"],
    ["2023-06-23", hq, "WithdrawExpulsionHearing", { ...e, ...why }, "EntryReliedOn"],
    ["2023-06-23", hq, "WithdrawResolution", { ...meeting, item: "1", ...why }, "EntryReliedOn"],
    ["2023-06-23", hq, "WithdrawAdmission", { association: "a-3", ...why }, "EntryReliedOn"],
    ["2023-06-23", hq, "ExpelMember", e, "ExpulsionNotAt"],
    ["2023-06-21", hq, "ExpelMember", e, "LaterExpulsionEntryStands"],
    ["2023-07-01", hq, "ApplyForMembership", { association: "a-3" }],
    ["2023-07-02", hq, "WithdrawMemberExpulsion", { association: "a-3", ...e, ...why }, "LaterMembershipEntryStands"],
    ["2023-07-02", hq, "WithdrawMemberExpulsion", { association: "a-2", ...e, ...why }, "NoMembershipEntryToWithdraw"]
  ],
  [
    [
      "expulsions",
      { effectiveOn: "2023-06-30" },
      [
        { expulsion: "e-2", statusCode: "ExpulsionHeard", expelledOn: null },
        { expulsion: "e-1", association: "a-3", statusCode: "MemberExpelled", expelledOn: "2023-06-22" }
      ]
    ],
    ["organisation-rate", { effectiveOn: "2023-06-22", branch: "13" }, [{ members: 3, associations: 3 }]],
    ["organisation-rate", { effectiveOn: "2023-06-23", branch: "13" }, [{ members: 2, associations: 3 }]],
    [
      "members",
      { effectiveOn: "2023-06-30" },
      [
        { association: "a-1", statusCode: "member" },
        { association: "a-2", statusCode: "member" },
        {
          ...{ association: "a-3", status: { ja: "除名" }, admittedOn: "2022-04-03", lastDay: "2023-06-22" },
          ...{ since: "2023-06-22", days: 8 }
        }
      ]
    ],
    [
      "non-members",
      { effectiveOn: "2023-06-30" },
      [{ association: "a-3", statusCode: "expelled", since: "2023-06-22", days: 8 }]
    ]
  ]
)

const vote = (id: string, votesFor: number, votesAgainst: number) => ({
  ...{ ...meeting, item: id },
  ...{ votesFor, votesAgainst, abstained: 0 }
})
walk(
  "P2.1c whoever is expelled or leaves on the day of a general meeting has its vote there, and no more are present than entitled",
  [
    ...admitted,
    ["2023-06-01", hq, "ConveneMeeting", called],
    ["2023-06-01", hq, "SetAgendaItem", { ...meeting, ...item }],
    ...["2", "3", "4"].map(
      (id): Step => ["2023-06-01", hq, "SetAgendaItem", { ...meeting, ...item, item: id, subject: "articles" }]
    ),
    ["2023-06-01", hq, "NotifyExpulsion", notice],
    ["2023-06-20", hq, "HoldMeeting", meeting],
    ["2023-06-20", hq, "RecordAttendance", { ...meeting, manner: "room", voters: members }],
    ["2023-06-20", hq, "HearMember", spoke],
    ["2023-06-20", hq, "ResolveItem", vote("1", 2, 1)],
    ["2023-06-20", hq, "ExpelMember", e],
    ["2023-06-20", hq, "ExitMember", { association: "a-3", cause: "articles" }, "NotAMember"],
    ["2023-06-20", hq, "ApplyForMembership", { association: "a-3" }, "MemberAlready"],
    ["2023-06-20", hq, "ResolveItem", vote("2", 2, 1)],
    ["2023-06-20", hq, "ExitMember", { association: "a-2", cause: "consent-of-all" }],
    ["2023-06-20", hq, "ResolveItem", vote("3", 1, 2)],
    // Told late: it had left the day before, and was counted wrongly.
    ["2023-06-20", hq, "WithdrawMemberExit", { association: "a-2", ...why }],
    ["2023-06-19", hq, "ExitMember", { association: "a-2", cause: "consent-of-all" }],
    ["2023-06-20", hq, "ResolveItem", vote("4", 2, 1), "MoreVotesThanPresent"],
    ["2023-06-20", hq, "ResolveItem", vote("4", 2, 0)]
  ],
  [
    [
      "resolutions",
      { fiscalYear: 2023 },
      [
        { item: "1", present: 3, entitled: 3, needed: 2 },
        { item: "2", present: 3, entitled: 3, needed: 2 },
        { item: "3", present: 3, entitled: 3, outcome: { en: "not carried" } },
        { item: "4", present: 2, entitled: 2, needed: 2 }
      ]
    ],
    ["meetings", { fiscalYear: 2023 }, [{ meeting: "g-1", present: 2, entitled: 2 }]],
    [
      "members",
      { effectiveOn: "2023-06-21" },
      [
        { association: "a-1", statusCode: "member" },
        { association: "a-2", status: { ja: "法定退社" }, admittedOn: "2022-04-03", lastDay: "2023-06-19" },
        { association: "a-3", status: { ja: "除名" }, lastDay: "2023-06-20", days: 1 }
      ]
    ]
  ]
)
