// What is particular to the board: no resolution without a meeting unless the articles allow it and no auditor objects, and directors
// with a special interest who count nowhere.
import { meeting, officer, statutoryArticles, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { scenarios } from "@keikaku/testing"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { given, happened } from "../sweep/world.ts"

const on = { occurredOn: "2023-05-10" }
const board = { ...on, meeting: "b-1" }
const item = { ...board, item: "1" }
const directors = ["d-1", "d-2", "d-3"]
const elected = [
  ...directors.map((each) => ({ officer: each, office: "director" })),
  { officer: "u-1", office: "auditor" }
].map((each) => happened(officer.OfficerElected, { ...each, lastYear: 2023, occurredOn: "2022-06-20" }))
const called = [
  ...elected,
  happened(meeting.MeetingConvened, { ...board, kind: "board", date: on.occurredOn, format: "hybrid", waived: true }),
  happened(meeting.AgendaItemSet, { ...item, title: "借入れ", subject: "other", handling: "ordinary" })
]
const present = (...voters: ReadonlyArray<string>) => [
  ...called,
  happened(meeting.MeetingHeld, { ...board, kind: "board" }),
  happened(meeting.AttendanceRecorded, { ...board, manner: "room", voters })
]
const votes = (votesFor: number, votesAgainst = 0, abstained = 0) => ({ ...item, votesFor, votesAgainst, abstained })

describe("P1.8 the board without a meeting (一般法人法 第96条)", () => {
  const allowing = { ...statutoryArticles, board: { ...statutoryArticles.board, withoutMeeting: true } }
  const under = scenarios({
    catalogue: zenkokuPlan.catalogue,
    settings: { ...zenkokuRohoren, articles: allowing }
  })
  const resolve = { ...item, consents: directors }
  const lacking = (verdict: unknown, what: string) =>
    expect(verdict).toMatchObject({ failure: { code: "NotDeemedResolved", because: { lacking: what } } })

  test("only where the articles allow it", () => {
    lacking(given(...called).when(meeting.ResolveWithoutMeeting, resolve).verdict, "articles")
    const deemed = happened(meeting.ItemResolvedWithoutMeeting, resolve)
    under
      .given(...called)
      .when(meeting.ResolveWithoutMeeting, resolve)
      .thenRecorded(deemed)
    under
      .given(...called, deemed)
      .when(meeting.ResolveWithoutMeeting, resolve)
      .thenAlreadySo()
  })

  test("only if every director agrees who may take part, and no auditor objects", () => {
    const two = { ...item, consents: ["d-1", "d-2"] }
    lacking(under.given(...called).when(meeting.ResolveWithoutMeeting, two).verdict, "consents")
    const interested = { ...two, interested: ["d-3"] }
    under
      .given(...called)
      .when(meeting.ResolveWithoutMeeting, interested)
      .thenRecorded(happened(meeting.ItemResolvedWithoutMeeting, interested))
    const objecting = { ...resolve, objecting: ["u-1"] }
    lacking(under.given(...called).when(meeting.ResolveWithoutMeeting, objecting).verdict, "auditors")
  })
})

describe("P1.8 the board at a meeting (一般法人法 第95条)", () => {
  test("a director with a special interest counts neither for the quorum nor for the votes", () => {
    given(...present("d-1", "d-2"))
      .when(meeting.ResolveItem, { ...votes(1), interested: ["d-2"] })
      .thenRefused(meeting.NotQuorate)
    const resolved = { ...votes(2), interested: ["d-3"] }
    given(...present(...directors))
      .when(meeting.ResolveItem, resolved)
      .thenRecorded(happened(meeting.ItemResolved, { ...resolved, entitled: 2, present: 2, needed: 2, carried: true }))
  })

  test("a director whose term closed on that day has no vote any more, and one elected on it has", () => {
    const closing = happened(meeting.MeetingHeld, {
      ...{ ...on, meeting: "g-1" },
      ...{ kind: "ordinary-general-meeting", fiscalYear: 2023 }
    })
    const anew = happened(officer.OfficerElected, { ...on, officer: "d-9", office: "director", lastYear: 2024 })
    const held = happened(meeting.MeetingHeld, { ...board, kind: "board" })
    const attend = (voter: string) =>
      given(...called, closing, anew, held).when(meeting.RecordAttendance, {
        ...board,
        manner: "room",
        voters: [voter]
      })
    attend("d-1").thenRefused(meeting.NotEntitledToVote)
    expect(attend("d-9").verdict).toMatchObject({ success: [{ voters: ["d-9"] }] })
  })

  test("an item carries exactly if more than half of those present are in favour", () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3 }), fc.nat(3), fc.nat(3), (size, votesFor, votesAgainst) => {
        fc.pre(votesFor + votesAgainst <= size)
        const { verdict } = given(...present(...directors.slice(0, size))).when(
          meeting.ResolveItem,
          votes(votesFor, votesAgainst)
        )
        expect(verdict).toMatchObject({ success: [{ carried: 2 * votesFor > size, present: size, entitled: 3 }] })
      })
    ))
})
