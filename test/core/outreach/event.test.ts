// Lecturers at seminars and consultations: asked for, accepted or declined, assigned for a day, and gone to.
import { event, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import type { Decision, Recorded } from "@keikaku/kernel"
import { arbitraryOf, historyOf, type Pools } from "@keikaku/testing"
import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { pools } from "../pools.ts"
import { type Office, openOffice } from "../sweep/world.ts"
import { walk } from "../walk.ts"
import { figureOf } from "./figure.ts"

const hq = "headquarters/h-1"
const tokyo = "branch:13/t-1"
const osaka = "branch:27/o-1"
const day = "2023-09-20"
const [first, second, third] = [{ invitation: "i-1" }, { invitation: "i-2" }, { invitation: "i-3" }]
const seminar = { ...first, branch: "13", kind: "seminar", body: "chamber", title: "創業セミナー", on: day }
const session = { ...second, branch: "27", kind: "consultation", body: "municipality", title: "労働相談会", on: day }
const lecturer = "p-1"

walk(
  "P7.2b bodies ask for lecturers and consultations; nobody is assigned twice on one day, and what was done is counted",
  [
    ["2023-08-01", tokyo, "AcceptInvitation", first, "InvitationUnknown"],
    ["2023-08-01", tokyo, "ReceiveInvitation", { ...seminar, kind: "party" }, "Malformed"],
    ["2023-09-21", tokyo, "ReceiveInvitation", seminar, "InvitedForPastDay"],
    ["2023-08-01", tokyo, "ReceiveInvitation", seminar],
    ["2023-08-01", tokyo, "ReceiveInvitation", seminar, "AlreadySo"],
    ["2023-08-01", tokyo, "ReceiveInvitation", { ...seminar, on: "2023-09-21" }, "InvitationIdTaken"],
    ["2023-08-02", osaka, "ReceiveInvitation", session],
    ["2023-08-03", hq, "ReceiveInvitation", { ...seminar, ...third, on: "2023-10-01", body: "other" }],
    ["2023-08-03", tokyo, "AssignLecturer", { ...first, lecturer }, "InvitationNotAt"],
    ["2023-08-04", tokyo, "AcceptInvitation", first],
    ["2023-08-04", osaka, "AcceptInvitation", second],
    ["2023-08-05", tokyo, "DeclineInvitation", { ...first, cause: "講師の都合" }, "InvitationNotAt"],
    ["2023-08-05", hq, "DeclineInvitation", { ...third, cause: "講師の都合" }],
    ["2023-09-20", tokyo, "FulfilInvitation", { ...first, attendance: 30 }, "NoLecturerAssigned"],
    ["2023-08-06", tokyo, "AssignLecturer", { ...first, lecturer }],
    ["2023-08-06", tokyo, "AssignLecturer", { ...first, lecturer }, "AlreadySo"],
    ["2023-08-07", osaka, "AssignLecturer", { ...second, lecturer }, "LecturerNotFree"],
    ["2023-08-05", osaka, "AssignLecturer", { ...second, lecturer }, "LecturerNotFree"],
    ["2023-08-07", osaka, "ReleaseLecturer", { ...second, lecturer }, "LecturerNotAssigned"],
    ["2023-08-07", tokyo, "CancelInvitation", { ...first, cause: "台風" }, "LecturerStillAssigned"],
    ["2023-08-10", tokyo, "ReleaseLecturer", { ...first, lecturer }],
    ["2023-08-09", osaka, "AssignLecturer", { ...second, lecturer }, "LecturerNotFree"],
    ["2023-08-10", osaka, "AssignLecturer", { ...second, lecturer }],
    ["2023-08-11", tokyo, "WithdrawLecturerRelease", { ...first, lecturer, reason: "誤り" }, "EntryReliedOn"],
    ["2023-08-11", tokyo, "WithdrawLecturerAssignment", { ...first, lecturer, reason: "誤り" }, "EntryReliedOn"],
    ["2023-08-12", tokyo, "AssignLecturer", { ...first, lecturer: "s-7" }],
    ["2023-09-19", tokyo, "FulfilInvitation", { ...first, attendance: 30 }, "FulfilledBeforeItsDay"],
    ["2023-09-20", tokyo, "FulfilInvitation", { ...first, attendance: 30 }],
    ["2023-09-20", tokyo, "FulfilInvitation", { ...first, attendance: 31 }, "InvitationNotAt"],
    ["2023-08-20", tokyo, "ReleaseLecturer", { ...first, lecturer: "s-7" }, "LaterInvitationEntryStands"],
    ["2023-09-21", tokyo, "WithdrawLecturerAssignment", { ...first, lecturer: "s-7", reason: "誤り" }, "EntryReliedOn"],
    ["2023-09-21", tokyo, "WithdrawInvitation", { ...first, reason: "誤り" }, "LaterInvitationEntryStands"],
    ["2023-09-20", osaka, "FulfilInvitation", { ...second, attendance: 12 }],
    ["2023-09-21", osaka, "WithdrawInvitationFulfilment", { ...second, reason: "誤り" }],
    ["2023-09-21", osaka, "WithdrawInvitationFulfilment", { ...second, reason: "誤り" }, "NoInvitationEntryToWithdraw"],
    ["2023-09-20", osaka, "ReleaseLecturer", { ...second, lecturer }],
    ["2023-09-20", osaka, "CancelInvitation", { ...second, cause: "台風" }],
    ["2023-09-21", osaka, "WithdrawLecturerRelease", { ...second, lecturer, reason: "誤り" }, "EntryReliedOn"]
  ],
  [
    [
      "seminar-requests",
      {},
      [
        {
          ...{ invitation: "i-3", statusCode: "InvitationDeclined", branch: "13", on: "2023-10-01" },
          ...{ body: { en: "other" }, cause: "講師の都合" }
        },
        {
          invitation: "i-1",
          statusCode: "InvitationFulfilled",
          on: day,
          lecturers: "s-7",
          attendance: 30,
          cause: null
        },
        { invitation: "i-2", statusCode: "InvitationCancelled", lecturers: null, attendance: null, cause: "台風" }
      ]
    ],
    [
      "seminars",
      { fiscalYear: 2023, level: "nation" },
      [{ area: "nation", received: 3, accepted: 2, declined: 1, cancelled: 1, fulfilled: 1, attendance: 30 }]
    ],
    ["seminars", { fiscalYear: 2023, branch: "27" }, [{ received: 1, accepted: 1, fulfilled: 0, attendance: 0 }]],
    [
      "calendar",
      { fiscalYear: 2023, effectiveOn: "2023-08-31" },
      [
        { of: "i-2", title: "労働相談会" },
        { of: "i-1", title: "創業セミナー" }
      ]
    ]
  ]
)

describe("P7.2b an invitation and its day", () => {
  let office: Office
  let figureOn: ReturnType<typeof figureOf>
  const asked = (invitation: string, on: string) =>
    office.act(event.ReceiveInvitation, "2024-03-01", { ...seminar, invitation, on })
  const fulfil = (invitation: string, on: string) => {
    office.act(event.AssignLecturer, "2024-03-02", { invitation, lecturer: `for-${invitation}` })
    office.act(event.FulfilInvitation, on, { invitation, attendance: 30 })
  }
  const calendarOn = (effectiveOn: string) =>
    office.rows("calendar", { fiscalYear: 2023 }, { effectiveOn }).map(({ of, statusCode }) => `${of} ${statusCode}`)
  const overdueOn = (effectiveOn: string) => office.rows("overdue", {}, { effectiveOn }).map(({ of }) => of)

  beforeEach(() => {
    office = openOffice()
    figureOn = figureOf(office, "7.2b", "Invitations fulfilled")
    for (const invitation of ["i-1", "i-2", "i-3", "i-4"]) asked(invitation, "2024-03-30")
    for (const invitation of ["i-1", "i-2", "i-3"]) office.act(event.AcceptInvitation, "2024-03-02", { invitation })
  })

  test("is in the calendar from when it was received, and overdue when its day has passed without an end", () => {
    expect(calendarOn("2024-03-01")).toEqual(["i-1 due", "i-2 due", "i-3 due", "i-4 due"])
    fulfil("i-1", "2024-03-30")
    expect(overdueOn("2024-03-30")).toEqual([])
    expect(calendarOn("2024-03-31")).toEqual(["i-1 done", "i-2 overdue", "i-3 overdue", "i-4 overdue"])
    expect(overdueOn("2024-03-31")).toEqual(["i-2", "i-3", "i-4"])
    office.act(event.CancelInvitation, "2024-03-31", { invitation: "i-2", cause: "台風" })
    office.act(event.DeclineInvitation, "2024-03-31", { invitation: "i-4", cause: "台風" })
    expect([calendarOn("2024-03-31"), overdueOn("2024-03-31")]).toEqual([["i-1 done", "i-3 overdue"], ["i-3"]])
  })

  test("what was declined or cancelled was not to be done; what was done counts on the day of the event", () => {
    expect(figureOn("2024-03-31")).toEqual([0, 4])
    office.act(event.CancelInvitation, "2024-03-20", { invitation: "i-2", cause: "台風" })
    office.act(event.DeclineInvitation, "2024-03-20", { invitation: "i-4", cause: "台風" })
    fulfil("i-1", "2024-04-01")
    expect([figureOn("2024-04-01"), figureOn("2024-04-01", 2024)]).toEqual([
      [1, 2],
      [0, 0]
    ])
    const counted = (fiscalYear: number) => office.rows("seminars", { fiscalYear, level: "nation" })[0]
    expect(counted(2023)).toMatchObject({ received: 4, declined: 1, cancelled: 1, fulfilled: 1, attendance: 30 })
    expect(counted(2024)).toMatchObject({ received: 0, fulfilled: 0, attendance: 0 })
  })
})

const days = ["2023-04-01", "2023-04-02", "2023-04-03"]
const fewDays: Pools = { ...pools, LocalDate: fc.constantFrom(...days), BranchCode: fc.constantFrom("13", "27") }
const asking = (name: "i1" | "i2" | "i3") =>
  [
    [
      event.ReceiveInvitation,
      { invitation: name, branch: "13", kind: "seminar", on: "2023-05-10", body: "other", title: "い" }
    ],
    [event.AcceptInvitation, { invitation: name }]
  ] as const
const opening = (["i1", "i2", "i3"] as const)
  .flatMap(asking)
  .map(([decision, command]) => [decision, { ...command, occurredOn: "2023-04-01" }] as const)
const often = [
  ...[event.AssignLecturer, event.ReleaseLecturer, event.CancelInvitation],
  ...[event.WithdrawLecturerAssignment, event.WithdrawLecturerRelease]
]
const anyCommand = fc
  .constantFrom(...often)
  .chain((decision) =>
    arbitraryOf(decision.payload as never, fewDays).map((command) => [decision as Decision<any>, command] as const)
  )

/** The invitations that a lecturer is assigned to at the end of a day. */
const heldOn = (history: ReadonlyArray<Recorded>, lecturer: string, day: string) => {
  const ids = ["i1", "i2", "i3"]
  return ids.filter((id) => {
    const entries = history.map((each) => each.event as any).filter((e) => e.invitation === id)
    const standing = entries.filter(
      (e, n) =>
        ["LecturerAssigned", "LecturerReleased"].includes(e._tag) &&
        e.lecturer === lecturer &&
        !entries
          .slice(n)
          .some(
            (by) =>
              by._tag ===
                (e._tag === "LecturerAssigned" ? "LecturerAssignmentWithdrawn" : "LecturerReleaseWithdrawn") &&
              by.lecturer === lecturer &&
              by.occurredOn === e.occurredOn
          )
    )
    const last = standing
      .filter((e) => e.occurredOn <= day)
      .toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : 0))
      .at(-1)
    return last?._tag === "LecturerAssigned"
  })
}

test("P7.2b whatever is assigned, released and taken back, nobody is assigned twice for one day", () => {
  let shared = 0
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 10, maxLength: 60 }), (commands) => {
      const subject = { catalogue: zenkokuPlan.catalogue, settings: zenkokuRohoren }
      const history = historyOf(subject, [...opening, ...commands] as never)
      for (const lecturer of ["l1", "l2"])
        for (const day of days) {
          const held = heldOn(history, lecturer, day)
          shared += held.length
          expect(held.length).toBeLessThanOrEqual(1)
        }
    }),
    { numRuns: 60 }
  )
  expect(shared).toBeGreaterThan(0)
})
