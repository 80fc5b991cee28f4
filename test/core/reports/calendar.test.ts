// The calendar and what is overdue: of any topic, by date, seen from a day.
import { council, promoter } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"

const { HoldCouncil } = council
const { IssuePromoterCard, RenewPromoter } = promoter

let office: Office

beforeEach(() => {
  office = openOffice()
  office.act(HoldCouncil, "2023-05-10", { council: "c-1", branch: "27", topics: ["targets"] })
  office.act(HoldCouncil, "2023-09-10", { council: "c-2", branch: "13", topics: ["targets"] })
  office.appoint("p1", "27", "2023-04-01", "2024-03-31")
})

const on = (day: string, name: string, parameters: Readonly<Record<string, unknown>> = {}) =>
  office
    .rows(name, parameters, { effectiveOn: day } as never)
    .map(({ date, of, status, what }) => [date, what.en, of, status.en])

describe("P0 the calendar", () => {
  test("has what was held, what is due and what comes, of every topic, by date", () => {
    expect(on("2023-12-31", "calendar")).toEqual([
      ["2023-05-10", "Councils with the bureau", "c-1", "done"],
      ["2023-09-10", "Councils with the bureau", "c-2", "done"],
      ["2024-03-31", "Card expires", "card-p1-2023-04-01", "done"],
      ["2024-03-31", "Term of a promoter ends", "p1", "comes"]
    ])
  })

  test("is of one branch, of other days, or as it was known on a day", () => {
    expect(on("2023-12-31", "calendar", { branch: "13" })).toHaveLength(1)
    expect(on("2023-12-31", "calendar", { from: "2023-05-11", until: "2023-12-31" })).toHaveLength(1)
    expect(on("2023-06-01", "calendar").map(([, , of]) => of)).toEqual(["c-1", "card-p1-2023-04-01", "p1"])
    expect(on("2023-12-31", "calendar", { fiscalYear: 2024 })).toEqual([])
  })
})

describe("P0 what is overdue", () => {
  beforeEach(() => {
    office.act(RenewPromoter, "2024-03-01", { promoter: "p1", termTo: "2025-03-31" })
  })

  test("is a card that expired while its promoter is in office, until there is a new one", () => {
    expect(on("2024-03-31", "overdue")).toEqual([])
    expect(on("2024-04-10", "overdue")).toEqual([["2024-03-31", "Card expires", "card-p1-2023-04-01", "overdue"]])
    expect(office.rows("overdue", {}, { effectiveOn: "2024-04-10" } as never)[0]).toMatchObject({ days: 10 })
    office.act(IssuePromoterCard, "2024-04-10", { promoter: "p1", card: "new", expiresOn: "2025-03-31" })
    expect(on("2024-04-10", "overdue")).toEqual([])
  })

  test("is of one branch", () => {
    expect(on("2024-04-10", "overdue", { branch: "13" })).toEqual([])
    expect(on("2024-04-10", "overdue", { branch: "27" })).toHaveLength(1)
  })
})
