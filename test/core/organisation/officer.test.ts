// Directors and auditors: elected, in term until the close of the right general meeting, resigned, removed.
import { japaneseCalendar, lastDayOfFiscalYear, officer } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const director = (id: string) => ({ officer: id, office: "director" })
const auditor = (id: string) => ({ officer: id, office: "auditor" })

const ordinary = (meeting: string, fiscalYear: number, convenedOn: string, date: string): ReadonlyArray<Step> => [
  [
    convenedOn,
    hq,
    "ConveneMeeting",
    { meeting, kind: "ordinary-general-meeting", date, format: "in-person", fiscalYear }
  ],
  [date, hq, "HoldMeeting", { meeting }]
]

walk(
  "P1.8 a term ends at the close of the ordinary general meeting for the last business year within it",
  [
    ["2020-06-18", hq, "ElectOfficer", director("d-1")],
    ["2020-06-18", hq, "ElectOfficer", director("d-1"), "AlreadySo"],
    ["2020-06-18", hq, "ElectOfficer", director("d-2")],
    ["2020-06-18", hq, "ElectOfficer", auditor("u-1")],
    ["2020-06-19", hq, "ElectOfficer", auditor("d-1"), "OfficerInOtherOffice"],
    ["2020-06-19", hq, "ElectOfficer", { officer: "d-3", office: "chief" }, "Malformed"],
    ...ordinary("g-2020", 2020, "2021-06-01", "2021-06-17"),
    ["2021-07-01", hq, "ResignOffice", director("d-9"), "OfficerNotInOffice"],
    ["2021-07-01", hq, "ResignOffice", auditor("d-2"), "OfficerNotInOffice"],
    ...ordinary("g-2021", 2021, "2022-06-01", "2022-06-16"),
    ["2022-06-16", hq, "ElectOfficer", director("d-2")],
    ["2022-07-01", hq, "ResignOffice", director("d-1"), "OfficerNotInOffice"],
    ["2022-07-01", hq, "ElectOfficer", director("d-4")],
    ["2022-09-01", hq, "ResignOffice", director("d-4")],
    ["2022-08-01", hq, "RemoveOfficer", { ...director("d-4"), cause: "任務懈怠" }, "LaterOfficerEntryStands"],
    ["2022-10-01", hq, "WithdrawElection", { officer: "d-4", reason: "誤り" }, "LaterOfficerEntryStands"],
    ["2022-10-01", hq, "WithdrawOfficerResignation", { officer: "d-4", reason: "誤り" }],
    ["2022-10-01", hq, "RemoveOfficer", { ...director("d-4"), cause: "任務懈怠" }],
    ["2022-10-02", hq, "WithdrawRemoval", { officer: "d-2", reason: "誤り" }, "NoOfficerEntryToWithdraw"]
  ],
  [
    [
      "officers",
      {},
      [
        { officer: "d-2", officeCode: "director", electedOn: "2022-06-16" },
        { officer: "u-1", officeCode: "auditor", electedOn: "2020-06-18" }
      ]
    ]
  ]
)

describe("the last business year of a term", () => {
  test("ends within the years of the term, and the next one does not", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(2, 4), (days, years) => {
        const electedOn = new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10) as LocalDate
        const year = officer.lastYearOf(electedOn, years, japaneseCalendar)
        const within = `${Number(electedOn.slice(0, 4)) + years}${electedOn.slice(4)}`
        expect(lastDayOfFiscalYear(year, japaneseCalendar) <= within).toBe(true)
        expect(lastDayOfFiscalYear((year + 1) as never, japaneseCalendar) > within).toBe(true)
      })
    ))

  test("is not counted in calendar years: two directors elected weeks apart leave at different meetings", () => {
    expect(officer.lastYearOf(LocalDate.make("2023-03-20"), 2, japaneseCalendar)).toBe(2023)
    expect(officer.lastYearOf(LocalDate.make("2023-04-10"), 2, japaneseCalendar)).toBe(2024)
  })
})
