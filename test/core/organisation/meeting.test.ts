// Meetings from the notice to the minutes: who is told in time, who may vote, what carries an item, and what follows from it.
import { addDays, meeting, moreThanHalf, neededOf, statutoryArticles, twoThirdsOrMore } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const document = `sha256:${"a".repeat(64)}`

const directors = ["d-1", "d-2", "d-3"]
const officers: ReadonlyArray<Step> = [
  ...directors.map((officer): Step => ["2022-06-20", hq, "ElectOfficer", { officer, office: "director" }]),
  ["2022-06-20", hq, "ElectOfficer", { officer: "u-1", office: "auditor" }]
]
const members = ["a-1", "a-2", "a-3", "a-4", "a-5"]
const admitted: ReadonlyArray<Step> = members.flatMap(
  (association): ReadonlyArray<Step> => [
    ["2022-04-01", hq, "CertifyAssociation", { association, branch: "13" }],
    ["2022-04-02", hq, "ApplyForMembership", { association }],
    ["2022-04-03", hq, "AdmitMember", { association }]
  ]
)
const item = (id: string, subject: string, handling: string) => ({ item: id, title: `第${id}号`, subject, handling })
const votes = (id: string, votesFor: number, votesAgainst: number, abstained = 0) => ({
  item: id,
  votesFor,
  votesAgainst,
  abstained
})

const board = { meeting: "b-1" }
const general = { meeting: "g-1" }

walk(
  "P1.8 the board resolves when it is called in time, quorate, and more than half are in favour",
  [
    ...officers,
    [
      "2023-03-03",
      hq,
      "ConveneMeeting",
      { ...board, kind: "board", date: "2023-03-10", format: "online" },
      "NoticeTooLate"
    ],
    [
      "2023-03-11",
      hq,
      "ConveneMeeting",
      { ...board, kind: "board", date: "2023-03-10", format: "online" },
      "NoticeAfterMeeting"
    ],
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("1", "business-plan", "ordinary") }, "MeetingUnknown"],
    ["2023-03-02", hq, "ConveneMeeting", { ...board, kind: "board", date: "2023-03-10", format: "online" }],
    [
      "2023-03-02",
      hq,
      "ConveneMeeting",
      { ...board, kind: "board", date: "2023-03-10", format: "online" },
      "AlreadySo"
    ],
    [
      "2023-03-02",
      hq,
      "ConveneMeeting",
      { ...board, kind: "board", date: "2023-03-13", format: "online" },
      "MeetingIdTaken"
    ],
    [
      "2023-03-02",
      hq,
      "ConveneMeeting",
      { ...board, kind: "party", date: "2023-03-13", format: "online" },
      "Malformed"
    ],
    [
      "2023-03-02",
      hq,
      "ConveneMeeting",
      { meeting: "b-2", kind: "board", date: "2023-03-13", format: "online", fiscalYear: 2022 },
      "NotOfThatKind"
    ],
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("1", "business-plan", "ordinary") }],
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("1", "fees", "ordinary") }, "AgendaItemTaken"],
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("9", "expulsion", "special") }, "OnlyAtGeneralMeeting"],
    // What only the general meeting decides, the board resolves to put to it.
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("4", "articles", "ordinary") }],
    ["2023-03-02", hq, "WithdrawAgendaItem", { ...board, item: "4", reason: "誤り" }],
    ["2023-03-01", hq, "WithdrawConvening", { ...board, reason: "誤り" }, "NoMeetingEntryToWithdraw"],
    ["2023-03-09", hq, "SetAgendaItem", { ...board, ...item("2", "fees", "ordinary") }],
    ["2023-03-09", hq, "SetAgendaItem", { ...board, ...item("3", "other", "report") }],
    ["2023-03-09", hq, "ResolveWithoutMeeting", { ...board, item: "1", consents: directors }, "NotDeemedResolved"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-1"] }, "MeetingNotAt"],
    ["2023-03-11", hq, "HoldMeeting", board, "MeetingOnAnotherDay"],
    ["2023-03-10", hq, "HoldMeeting", board],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "proxy", voters: ["d-1"] }, "MannerNotAllowed"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-9"] }, "NotEntitledToVote"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-1"] }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 1, 0) }, "NotQuorate"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-2", "d-1"] }, "CountedTwice"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-2"] }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 2, 1) }, "MoreVotesThanPresent"],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("8", 2, 0) }, "AgendaItemUnknown"],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("3", 2, 0) }, "ItemOnlyReported"],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 2, 0) }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 2, 0) }, "AlreadySo"],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 1, 1) }, "ItemAlreadyResolved"],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("2", 1, 1) }],
    ["2023-03-10", hq, "WithdrawAttendance", { ...board, manner: "online", reason: "誤り" }, "LaterMeetingEntryStands"],
    ["2023-03-09", hq, "PublishMinutes", { ...board, document, title: "議事録" }, "MeetingNotAt"],
    ["2023-03-20", hq, "PublishMinutes", { ...board, document, title: "議事録" }],
    ["2023-03-20", hq, "PublishMinutes", { ...board, document: "議事録", title: "議事録" }, "Malformed"],
    ["2023-03-20", hq, "ResolveItem", { ...board, ...votes("2", 2, 0) }, "MeetingNotAt"]
  ],
  [
    [
      "meetings",
      { fiscalYear: 2022 },
      [
        {
          meeting: "b-1",
          kind: "board",
          date: "2023-03-10",
          convenedOn: "2023-03-02",
          present: 2,
          entitled: 3,
          quorate: { en: "yes" },
          carried: 1,
          defeated: 1,
          minutes: "議事録"
        }
      ]
    ],
    [
      "resolutions",
      { fiscalYear: 2022 },
      [
        { item: "1", votesFor: 2, present: 2, entitled: 3, needed: 2, outcome: { en: "carried" } },
        { item: "2", votesFor: 1, votesAgainst: 1, needed: 2, outcome: { en: "not carried" } },
        { item: "3", outcome: null }
      ]
    ]
  ]
)

walk(
  "P1.8 a board that lacked its quorum and resolved nothing is ended (流会), and one that resolved is not",
  [
    ...officers,
    ["2023-03-02", hq, "ConveneMeeting", { ...board, kind: "board", date: "2023-03-10", format: "online" }],
    ["2023-03-02", hq, "SetAgendaItem", { ...board, ...item("1", "fees", "ordinary") }],
    ["2023-03-10", hq, "HoldMeeting", board],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-1"] }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 1, 0) }, "NotQuorate"],
    ["2023-03-10", hq, "CancelMeeting", { ...board, cause: "定足数に達しないため" }],
    ["2023-03-10", hq, "CancelMeeting", { ...board, cause: "定足数に達しないため" }, "AlreadySo"],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-2"] }, "MeetingNotAt"],
    ["2023-03-11", hq, "WithdrawCancellation", { ...board, reason: "誤り" }],
    ["2023-03-10", hq, "RecordAttendance", { ...board, manner: "online", voters: ["d-2"] }],
    ["2023-03-11", hq, "CancelMeeting", { ...board, cause: "議決なし" }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 2, 0) }, "LaterMeetingEntryStands"],
    ["2023-03-11", hq, "WithdrawCancellation", { ...board, reason: "誤り" }],
    ["2023-03-10", hq, "ResolveItem", { ...board, ...votes("1", 2, 0) }],
    ["2023-03-11", hq, "CancelMeeting", { ...board, cause: "定足数に達しないため" }, "MeetingNotAt"],
    ["2023-03-12", hq, "ConveneMeeting", { meeting: "b-2", kind: "board", date: "2023-03-20", format: "online" }],
    ["2023-03-20", hq, "HoldMeeting", { meeting: "b-2" }],
    ["2023-03-20", hq, "CancelMeeting", { meeting: "b-2", cause: "定足数に達しないため" }]
  ],
  [
    [
      "meetings",
      { fiscalYear: 2022 },
      [
        { meeting: "b-1", statusCode: "held", carried: 1 },
        { meeting: "b-2", status: { ja: "流会" }, present: 0, entitled: 3, quorate: { ja: "いいえ" } }
      ]
    ]
  ]
)

const called = { ...general, kind: "ordinary-general-meeting", date: "2023-06-20", format: "hybrid" }
walk(
  "P1.8 the general meeting counts each member once, in whatever manner it takes part, and special resolutions by the whole membership",
  [
    ...admitted,
    ["2023-06-05", hq, "ConveneMeeting", called, "MeetingLacks"],
    ["2023-06-05", hq, "ConveneMeeting", { ...called, fiscalYear: 2022, format: "online" }, "MeetingNeedsPlace"],
    ["2023-06-05", hq, "ConveneMeeting", { ...called, fiscalYear: 2023 }, "BusinessYearNotEnded"],
    ["2023-06-05", hq, "ConveneMeeting", { ...called, fiscalYear: 2030 }, "BusinessYearNotEnded"],
    ["2023-06-06", hq, "ConveneMeeting", { ...called, fiscalYear: 2022, voting: ["ballot"] }, "NoticeTooLate"],
    [
      "2023-06-06",
      hq,
      "ConveneMeeting",
      { ...called, fiscalYear: 2022, voting: ["ballot"], waived: true },
      "NoticeNotWaivable"
    ],
    ["2023-06-05", hq, "ConveneMeeting", { ...called, fiscalYear: 2022, voting: ["ballot"] }],
    ["2023-06-05", hq, "SetAgendaItem", { ...general, ...item("1", "accounts", "ordinary") }],
    ["2023-06-05", hq, "SetAgendaItem", { ...general, ...item("2", "articles", "ordinary") }, "NeedsSpecialResolution"],
    ["2023-06-05", hq, "SetAgendaItem", { ...general, ...item("2", "articles", "special") }],
    ["2023-06-05", hq, "SetAgendaItem", { ...general, ...item("3", "expulsion", "special") }],
    ["2023-06-06", hq, "SetAgendaItem", { ...general, ...item("4", "fees", "ordinary") }, "ItemNotOnNotice"],
    ["2023-06-10", hq, "WithdrawFromMembership", { association: "a-5", ground: "unavoidable", lastDay: "2023-06-10" }],
    ["2023-06-20", hq, "HoldMeeting", general],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "electronic", voters: ["a-1"] }, "MannerNotAllowed"],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "room", voters: ["a-5"] }, "NotEntitledToVote"],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "room", voters: ["a-1"] }],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "ballot", voters: ["a-1"] }, "CountedTwice"],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "ballot", voters: ["a-2"] }],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("1", 2, 0) }, "NotQuorate"],
    ["2023-06-20", hq, "RecordAttendance", { ...general, manner: "proxy", voters: ["a-3"] }],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("1", 2, 0, 1) }],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("2", 2, 1) }],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("3", 3, 0), interested: ["a-3"] }, "MoreVotesThanPresent"],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("3", 2, 0), interested: ["a-3"] }, "NotOfThatKind"],
    ["2023-06-20", hq, "ResolveItem", { ...general, ...votes("3", 3, 0) }]
  ],
  [
    [
      "resolutions",
      { fiscalYear: 2023 },
      [
        { item: "1", present: 3, entitled: 4, needed: 2, outcome: { en: "carried" } },
        { item: "2", present: 3, entitled: 4, needed: 3, outcome: { en: "not carried" } },
        { item: "3", present: 3, entitled: 4, needed: 3, outcome: { en: "carried" } }
      ]
    ]
  ]
)

walk(
  "P1.8 everyone entitled may agree without a meeting, and what was recorded by mistake is taken back",
  [
    ...admitted.slice(0, 6),
    [
      "2023-05-01",
      hq,
      "ConveneMeeting",
      { ...general, kind: "extraordinary-general-meeting", date: "2023-05-01", format: "in-person", waived: true }
    ],
    ["2023-05-01", hq, "SetAgendaItem", { ...general, ...item("1", "fees", "ordinary") }],
    ["2023-05-01", hq, "SetAgendaItem", { ...general, ...item("2", "fees", "ordinary") }],
    ["2023-05-01", hq, "ResolveWithoutMeeting", { ...general, item: "1", consents: ["a-1"] }, "NotDeemedResolved"],
    [
      "2023-05-01",
      hq,
      "ResolveWithoutMeeting",
      { ...general, item: "1", consents: ["a-1", "a-9"] },
      "NotEntitledToVote"
    ],
    ["2023-05-01", hq, "ResolveWithoutMeeting", { ...general, item: "1", consents: ["a-1", "a-2"] }],
    ["2023-05-01", hq, "WithdrawAgendaItem", { ...general, item: "1", reason: "誤り" }, "LaterMeetingEntryStands"],
    ["2023-05-01", hq, "WithdrawDeemedResolution", { ...general, item: "1", reason: "誤り" }],
    [
      "2023-05-01",
      hq,
      "WithdrawDeemedResolution",
      { ...general, item: "1", reason: "誤り" },
      "NoMeetingEntryToWithdraw"
    ],
    ["2023-05-01", hq, "WithdrawAgendaItem", { ...general, item: "1", reason: "誤り" }],
    ["2023-05-01", hq, "CancelMeeting", { ...general, cause: "感染症" }],
    ["2023-05-01", hq, "HoldMeeting", general, "MeetingNotAt"],
    ["2023-05-01", hq, "WithdrawConvening", { ...general, reason: "誤り" }, "LaterMeetingEntryStands"],
    ["2023-05-01", hq, "WithdrawCancellation", { ...general, reason: "誤り" }],
    ["2023-05-01", hq, "HoldMeeting", general],
    ["2023-05-02", hq, "WithdrawHolding", { ...general, reason: "誤り" }]
  ],
  [["meetings", { fiscalYear: 2023 }, [{ statusCode: "convened", present: null }]]]
)

walk(
  "P4.5 the national meeting is held in the strengthening period, under the name of its year",
  [
    [
      "2023-10-02",
      hq,
      "ConveneMeeting",
      { meeting: "n-1", kind: "national-meeting", date: "2023-12-15", format: "in-person" },
      "OutsideStrengtheningPeriod"
    ],
    [
      "2023-10-02",
      hq,
      "ConveneMeeting",
      { meeting: "n-1", kind: "national-meeting", date: "2023-11-15", format: "in-person" }
    ],
    ["2023-10-02", hq, "SetAgendaItem", { meeting: "n-1", ...item("1", "canvassing", "ordinary") }],
    ["2023-11-15", hq, "HoldMeeting", { meeting: "n-1" }],
    ["2023-11-15", hq, "RecordAttendance", { meeting: "n-1", manner: "room", voters: ["13", "27", "40"] }],
    ["2023-11-15", hq, "ResolveItem", { meeting: "n-1", ...votes("1", 2, 1) }]
  ],
  [
    [
      "meetings",
      { fiscalYear: 2023 },
      [{ name: { ja: "全国労働保険未手続事業一掃会議" }, date: "2023-11-15", present: 3, entitled: null, carried: 1 }]
    ]
  ]
)

describe("notice and majorities", () => {
  const date = LocalDate.make("2023-06-20")
  test.each([
    ["ordinary-general-meeting", undefined, undefined, "2023-06-12"],
    ["ordinary-general-meeting", ["ballot"], undefined, "2023-06-05"],
    ["ordinary-general-meeting", undefined, true, "2023-06-20"],
    ["board", undefined, undefined, "2023-06-12"],
    ["committee", undefined, undefined, "2023-06-20"]
  ] as const)("the last day to call a %s with voting %s, waived %s, is %s", (kind, voting, waived, last) => {
    expect(
      meeting.lastNoticeDay(
        { date, kind, ...(voting && { voting }), ...(waived && { waived }) } as never,
        statutoryArticles
      )
    ).toBe(last)
  })

  test("between the last day of notice and the meeting lie as many clear days as the articles say", () =>
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 60 }), (days) => {
        const articles = { ...statutoryArticles, notice: { ...statutoryArticles.notice, generalMeeting: days } }
        const last = meeting.lastNoticeDay({ date, kind: "ordinary-general-meeting" }, articles)
        expect(addDays(last, days + 1)).toBe(date)
      })
    ))

  test("a tie never carries, one more than half always does, and two thirds of all are enough", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (whole) => {
        expect(2 * neededOf(moreThanHalf, whole)).toBeGreaterThan(whole)
        expect(2 * (neededOf(moreThanHalf, whole) - 1)).toBeLessThanOrEqual(whole)
        expect(3 * neededOf(twoThirdsOrMore, whole)).toBeGreaterThanOrEqual(2 * whole)
        expect(3 * (neededOf(twoThirdsOrMore, whole) - 1)).toBeLessThan(2 * whole)
      })
    ))
})
