// The calendar and what is overdue: of any topic, by date, seen from a day.
import { council, promoter } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"

const { HoldCouncil } = council
const { IssuePromoterCard, ReinstatePromoter, RenewPromoter, ResignPromoter, SuspendPromoter } = promoter

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
      ["2024-03-31", "Card expires", "card-p1-2023-04-01", "comes"],
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

describe("P4.3a a card that runs out in the middle of a term", () => {
  const cards = (day: string) =>
    on(day, "calendar", { from: "2023-04-01", until: "2025-12-31" })
      .filter(([, what]) => what === "Card expires")
      .map(([date, , , status]) => `${date} ${status}`)
  const overdueOn = (day: string) => on(day, "overdue").map(([date]) => date)

  beforeEach(() => {
    office.act(RenewPromoter, "2024-03-01", { promoter: "p1", termTo: "2026-03-31" })
    office.act(IssuePromoterCard, "2024-04-01", { promoter: "p1", card: "c-2", expiresOn: "2024-09-30" })
  })

  test("comes, is overdue once it has run out, and done once it is replaced", () => {
    expect([cards("2024-09-30"), overdueOn("2024-09-30")]).toEqual([["2024-03-31 done", "2024-09-30 comes"], []])
    expect([cards("2024-10-01"), overdueOn("2024-10-01")]).toEqual([
      ["2024-03-31 done", "2024-09-30 overdue"],
      ["2024-09-30"]
    ])
    office.act(IssuePromoterCard, "2024-10-02", { promoter: "p1", card: "c-3", expiresOn: "2025-03-31" })
    expect(cards("2024-10-02")).toEqual(["2024-03-31 done", "2024-09-30 done", "2025-03-31 comes"])
    expect(overdueOn("2024-10-02")).toEqual([])
  })

  test("is no longer waited for once its promoter has left office, and not while the promoter is suspended", () => {
    office.act(SuspendPromoter, "2024-10-10", { promoter: "p1", reason: "調査" })
    expect([overdueOn("2024-10-09"), overdueOn("2024-10-10")]).toEqual([["2024-09-30"], []])
    office.act(ReinstatePromoter, "2024-10-20", { promoter: "p1" })
    expect(overdueOn("2024-10-20")).toEqual(["2024-09-30"])
    office.act(ResignPromoter, "2024-10-31", { promoter: "p1", reason: "転居" })
    expect([overdueOn("2024-10-31"), overdueOn("2024-11-01")]).toEqual([["2024-09-30"], []])
    expect(cards("2024-11-01")).toEqual(["2024-03-31 done", "2024-09-30 came"])
  })

  test("a card that ends with the office only comes, also when its promoter is appointed again later", () => {
    office.act(ResignPromoter, "2024-08-31", { promoter: "p1", reason: "転居" })
    expect(cards("2024-09-01")).toEqual(["2024-03-31 done", "2024-08-31 came"])
    office.appoint("p1", "27", "2025-04-01", "2026-03-31")
    office.act(promoter.WithdrawCard, "2025-04-01", { promoter: "p1", card: "card-p1-2025-04-01", reason: "誤り" })
    expect([cards("2025-04-02"), overdueOn("2025-04-02")]).toEqual([["2024-03-31 done", "2024-08-31 came"], []])
  })

  test("the end of a term is called so, whether it ran out or the promoter resigned", () => {
    office.act(ResignPromoter, "2024-08-31", { promoter: "p1", reason: "転居" })
    const ends = office
      .rows("calendar", { fiscalYear: 2024 }, { effectiveOn: "2024-09-01" })
      .filter(({ of }) => of === "p1")
    expect(ends.map(({ date, what }) => [date, what.ja])).toEqual([["2024-08-31", "推進員の任期の終わり"]])
  })
})
