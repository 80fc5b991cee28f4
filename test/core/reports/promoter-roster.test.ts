// The roster of promoters, their cards that expire, and the cases that nobody has touched for long: each as of a day.
import { addDays, canvassing, promoter } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"

const { AssignCase, CanvassCase, EstablishCase, MoveCase, RefuseCase, RuleOutCase } = canvassing
const { IssuePromoterCard, NominatePromoter, ReinstatePromoter, RenewPromoter, ResignPromoter, SuspendPromoter } =
  promoter

let office: Office

beforeEach(() => {
  office = openOffice()
  office.appoint("p1", "27", "2022-04-01", "2024-03-31")
  office.appoint("p2", "13", "2022-04-01", "2023-03-31")
})

const rosterOn = (effectiveOn: string, parameters: object = {}) =>
  office.rows("promoter-roster", parameters as never, { effectiveOn })
const of = (promoter: string, effectiveOn: string) => rosterOn(effectiveOn).find((row) => row.promoter === promoter)!
const none = { card: null, cardExpiresOn: null, cardStatusCode: "none", cardStatus: { ja: "なし", en: "none" } }
const canvass = (id: string, canvassId: string, on: string) =>
  office.act(CanvassCase, on, { case: id, canvass: canvassId, promoter: "p1", method: "visit", explained: true })

describe("P4.3a the promoter roster", () => {
  test("everybody is on it, by branch, with term, card and association", () => {
    expect(rosterOn("2022-06-01").map((row) => [row.branch, row.promoter])).toEqual([
      ["13", "p2"],
      ["27", "p1"]
    ])
    expect(of("p1", "2022-06-01")).toMatchObject({
      ...{ association: "a-27", statusCode: "in-office", termTo: "2024-03-31", cardExpiresOn: "2024-03-31" },
      cardStatus: { ja: "有効" }
    })
    expect(rosterOn("2022-06-01", { branch: "13" }).map((row) => row.promoter)).toEqual(["p2"])
  })

  test("the status is that of the day: suspended, reinstated, out of office after the term", () => {
    office.act(SuspendPromoter, "2022-06-10", { promoter: "p2", reason: "調査" })
    const statuses = () =>
      ["2022-06-09", "2022-06-10", "2023-03-31", "2023-04-01"].map((day) => of("p2", day).statusCode)
    expect(statuses()).toEqual(["in-office", "suspended", "suspended", "out-of-office"])
    office.act(ReinstatePromoter, "2022-06-20", { promoter: "p2" })
    expect(statuses()).toEqual(["in-office", "suspended", "in-office", "out-of-office"])
  })

  test("who was only recommended is out of office, and so is who resigned; a card ends with the office", () => {
    const nomination = { promoter: "p3", association: "a-27", branch: "27", parentBody: "body-27" }
    office.act(NominatePromoter, "2022-05-01", nomination)
    office.act(ResignPromoter, "2022-06-30", { promoter: "p1", reason: "転居" })
    expect(of("p3", "2022-06-01")).toMatchObject({ statusCode: "out-of-office", termTo: null, ...none })
    expect(of("p1", "2022-06-30")).toMatchObject({ statusCode: "in-office", cardExpiresOn: "2022-06-30" })
    expect(of("p1", "2022-07-01")).toMatchObject({
      ...{ statusCode: "out-of-office", termTo: "2022-06-30" },
      ...{ card: "card-p1-2022-04-01", cardExpiresOn: "2022-06-30", cardStatusCode: "expired" }
    })
  })

  test("a promoter's load is the open cases assigned: neither won, nor closed, nor moved away", () => {
    for (const n of [1, 2, 3, 4, 5]) office.open(`k${n}`, `b${n}`, "27", "p1", "2022-05-10")
    for (const n of [1, 2]) canvass(`k${n}`, "1", "2022-06-01")
    expect(of("p1", "2022-06-01").openCases).toBe(5)
    office.act(EstablishCase, "2022-06-10", { case: "k1", outcome: "o1", insurances: "both", specialEnrolment: false })
    office.act(RefuseCase, "2022-06-10", { case: "k2", outcome: "o1" })
    office.act(RuleOutCase, "2022-06-10", { case: "k3", outcome: "o1", reason: "no-employees" })
    office.act(MoveCase, "2022-06-10", { case: "k4", toBranch: "13" })
    office.act(AssignCase, "2022-06-10", { case: "k4", promoter: "p2" })
    expect([of("p1", "2022-06-10").openCases, of("p2", "2022-06-10").openCases]).toEqual([2, 1])
    expect(of("p1", "2022-06-01").openCases).toBe(5)
  })
})

describe("P4.3a expiring cards", () => {
  const expiring = (effectiveOn: string) =>
    office.rows("expiring-cards", {}, { effectiveOn }).map((row) => row.promoter)

  test("a card is shown from sixty days before it expires, as long as its promoter is in office", () => {
    const lastDay = LocalDate.make("2023-03-31")
    expect(expiring(addDays(lastDay, -61))).toEqual([])
    expect(expiring(addDays(lastDay, -60))).toEqual(["p2"])
    expect(expiring(lastDay)).toEqual(["p2"])
    expect(expiring(addDays(lastDay, 1))).toEqual([])
  })

  test("a promoter in office without a valid card is shown at once, and not once there is a new card", () => {
    office.act(RenewPromoter, "2023-03-01", { promoter: "p2", termTo: "2024-03-31" })
    expect(expiring("2023-04-01")).toEqual(["p2"])
    expect(office.rows("expiring-cards", {}, { effectiveOn: "2023-04-01" })[0]).toMatchObject({
      ...{ card: "card-p2-2022-04-01", cardExpiresOn: "2023-03-31" },
      cardStatus: { ja: "期限切れ", en: "expired" }
    })
    office.act(IssuePromoterCard, "2023-04-03", { promoter: "p2", card: "c-new", expiresOn: "2024-03-31" })
    expect(expiring("2023-04-02")).toEqual(["p2"])
    expect(expiring("2023-04-03")).toEqual([])
  })
})

describe("P4.3 stale cases", () => {
  const stale = (effectiveOn: string, parameters: object = {}) =>
    office.rows("stale-cases", parameters as never, { effectiveOn }).map((row) => row.case)

  test("an open case is stale after ninety days on which nothing happened, the longest first", () => {
    office.open("k1", "b1", "27", "p1", "2022-05-10")
    office.open("k2", "b2", "27", "p1", "2022-05-01")
    const day = LocalDate.make("2022-05-10")
    expect(stale(addDays(day, 80))).toEqual([])
    expect(stale(addDays(day, 89))).toEqual(["k2"])
    expect(stale(addDays(day, 90))).toEqual(["k2", "k1"])
    expect(stale(addDays(day, 90), { branch: "13" })).toEqual([])
  })

  test("whatever happens to a case makes it fresh, and a canvass written down late does not make it older", () => {
    office.open("k1", "b1", "27", "p1", "2022-05-10")
    canvass("k1", "1", "2022-09-01")
    expect(stale("2022-11-29")).toEqual([])
    canvass("k1", "2", "2022-05-20")
    expect(stale("2022-11-29")).toEqual([])
    expect(stale("2022-11-30")).toEqual(["k1"])
    expect(office.rows("stale-cases", {}, { effectiveOn: "2022-11-30" })[0]).toMatchObject({
      ...{ lastOn: "2022-09-01", idleDays: 90, canvasses: 2, promoter: "p1" }
    })
  })

  test("what is won or closed is never stale; a refusal, which is to be tried again, is", () => {
    for (const n of [1, 2, 3]) office.open(`k${n}`, `b${n}`, "27", "p1", "2022-05-10")
    for (const n of [1, 2]) canvass(`k${n}`, "1", "2022-06-01")
    office.act(EstablishCase, "2022-06-10", {
      case: "k1",
      outcome: "o1",
      insurances: "wc-only",
      specialEnrolment: false
    })
    office.act(RefuseCase, "2022-06-10", { case: "k2", outcome: "o1" })
    office.act(RuleOutCase, "2022-06-10", { case: "k3", outcome: "o1", reason: "no-employees" })
    expect(stale("2023-03-31")).toEqual(["k2"])
  })
})
