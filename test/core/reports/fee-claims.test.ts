// Fee claims by month of submission: accepted explaining visits, at most three a business, and what successes earn.
import { aichiFeeRule, canvassing, zenkokuRohoren } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice } from "../sweep/world.ts"

const {
  AcceptCanvass,
  AssignCase,
  CanvassCase,
  CompleteEiProcedure,
  EstablishCase,
  MoveCase,
  ReverseOutcome,
  SubmitCanvasses,
  WithdrawAcceptance,
  WithdrawCanvassSubmission
} = canvassing

let office: Office

const opened = (settings = zenkokuRohoren) => {
  office = openOffice(settings)
  office.appoint("p1", "27")
  office.appoint("p2", "13")
  office.open("k1", "b1", "27", "p1", "2022-05-10")
}
beforeEach(() => opened())

/** A visit, and its submission. */
const visit = (canvass: string, on: string, submittedOn: string, particulars: object = {}) => {
  const command = { case: "k1", canvass, promoter: "p1", method: "visit", explained: true, ...particulars }
  office.act(CanvassCase, on, command)
  office.act(SubmitCanvasses, submittedOn, { canvasses: [{ case: "k1", canvass }], successes: [] })
}
const accept = (canvass: string, on: string) => office.act(AcceptCanvass, on, { case: "k1", canvass })
const submit = (outcome: string, on: string) =>
  office.act(SubmitCanvasses, on, { canvasses: [], successes: [{ case: "k1", outcome }] })
/** An establishment, and its submission on the same day. */
const succeed = (on: string, insurances: string, specialEnrolment = false, outcome = "o1") => {
  office.act(EstablishCase, on, { case: "k1", outcome, insurances, specialEnrolment })
  submit(outcome, on)
}
const month = (of: string, parameters: object = { fiscalYear: 2022 }, history: object = {}) =>
  office
    .rows("fee-claims", parameters as never, history as never)
    .find(({ month }) => (month as Label).en === of || month === of)!

describe("P4.3 fee claims", () => {
  test("three visits, both insurances and special enrolment make ¥13,900; the fourth visit is accepted and not paid", () => {
    for (const [n, canvass] of ["1", "2", "3", "4"].entries()) {
      visit(canvass, `2022-06-0${n + 1}`, "2022-06-30")
      accept(canvass, "2022-07-05")
    }
    succeed("2022-06-30", "both", true)
    expect(month("2022-06")).toEqual({
      ...{ month: "2022-06", accepted: 4, awaiting: 0, paidVisits: 3, visitFees: 3_900 },
      ...{ successes: 1, successFees: 10_000, total: 13_900 }
    })
    expect(month("FY2022")).toMatchObject({ paidVisits: 3, successes: 1, total: 13_900 })
  })

  test("a claim belongs to the month in which it was handed in, not to that of the work or of the acceptance", () => {
    visit("1", "2022-06-30", "2022-07-01")
    accept("1", "2022-08-10")
    expect(["2022-06", "2022-07", "2022-08"].map((each) => month(each).visitFees)).toEqual([0, 1_300, 0])
  })

  test("a visit that was handed in and not yet accepted awaits, and is not paid", () => {
    visit("1", "2022-06-01", "2022-06-30")
    expect(month("2022-06")).toMatchObject({ accepted: 0, awaiting: 1, paidVisits: 0, total: 0 })
    accept("1", "2022-07-05")
    expect(month("2022-06")).toMatchObject({ accepted: 1, awaiting: 0, paidVisits: 1, total: 1_300 })
  })

  test("neither a phone call, nor a visit without an explanation, nor one that was never handed in is paid", () => {
    visit("1", "2022-06-01", "2022-06-30", { method: "phone" })
    visit("2", "2022-06-02", "2022-06-30", { explained: false })
    for (const canvass of ["1", "2"]) accept(canvass, "2022-07-05")
    office.act(CanvassCase, "2022-06-03", {
      case: "k1",
      canvass: "3",
      promoter: "p1",
      method: "visit",
      explained: true
    })
    expect(month("2022-06")).toMatchObject({ accepted: 2, awaiting: 0, paidVisits: 0, total: 0 })
  })

  test("at most three visits are paid for a business over all its years, and the first ones", () => {
    for (const [canvass, on] of [
      ["1", "2023-03-01"],
      ["2", "2023-03-02"]
    ] as const) {
      visit(canvass, on, "2023-03-24")
      accept(canvass, "2023-03-30")
    }
    for (const [canvass, on] of [
      ["3", "2023-04-03"],
      ["4", "2023-04-04"]
    ] as const) {
      visit(canvass, on, "2023-04-28")
      accept(canvass, "2023-05-10")
    }
    expect(month("FY2022").paidVisits).toBe(2)
    expect(month("FY2023", { fiscalYear: 2023 }).paidVisits).toBe(1)
  })

  test("WC only and an EI procedure later earn ¥5,000 and ¥4,000, each in its month", () => {
    visit("1", "2022-06-01", "2022-06-30")
    succeed("2022-06-20", "wc-only")
    office.act(CompleteEiProcedure, "2022-08-01", { case: "k1", outcome: "ei" })
    submit("ei", "2022-08-31")
    expect([month("2022-06").successFees, month("2022-08").successFees]).toEqual([5_000, 4_000])
  })

  test("a success that is reversed earns nothing, and what is left earns what it earned", () => {
    visit("1", "2022-06-01", "2022-06-30")
    succeed("2022-06-20", "wc-only", true)
    succeed("2022-06-20", "ei-only", false, "o2")
    const rejected = { case: "k1", cause: "rejected", reason: "差戻し" }
    office.act(ReverseOutcome, "2022-07-10", { ...rejected, outcome: "o2" })
    expect(month("2022-06")).toMatchObject({ successes: 1, successFees: 6_000 })
    office.act(ReverseOutcome, "2022-07-11", { ...rejected, outcome: "o1" })
    expect(month("2022-06")).toMatchObject({ successes: 0, successFees: 0, total: 0 })
  })

  test("of both insurances one is reversed: the other earns what it earns alone", () => {
    visit("1", "2022-06-01", "2022-06-30")
    succeed("2022-06-20", "both", true)
    const one = { case: "k1", outcome: "o1", insurances: "ei-only", cause: "rejected", reason: "差戻し" }
    office.act(ReverseOutcome, "2022-07-10", one)
    expect(month("2022-06")).toMatchObject({ successes: 1, successFees: 6_000 })
  })

  test("what was accepted or submitted by mistake is claimed no more once that is taken back", () => {
    visit("1", "2022-06-01", "2022-06-30")
    accept("1", "2022-07-05")
    const mistake = { case: "k1", canvass: "1", reason: "誤記" }
    office.act(WithdrawAcceptance, "2022-07-10", mistake)
    expect(month("2022-06")).toMatchObject({ accepted: 0, awaiting: 1, paidVisits: 0, total: 0 })
    office.act(WithdrawCanvassSubmission, "2022-07-10", mistake)
    expect(month("2022-06")).toMatchObject({ accepted: 0, awaiting: 0, total: 0 })
    office.act(SubmitCanvasses, "2022-07-31", { canvasses: [{ case: "k1", canvass: "1" }], successes: [] })
    expect([month("2022-06").awaiting, month("2022-07").awaiting]).toEqual([0, 1])
  })

  test("as in effect before the reversal the success is still claimed", () => {
    visit("1", "2022-06-01", "2022-06-30")
    succeed("2022-06-20", "both")
    office.act(ReverseOutcome, "2022-07-10", { case: "k1", outcome: "o1", cause: "rejected", reason: "差戻し" })
    expect(month("2022-06", { fiscalYear: 2022 }, { effectiveOn: "2022-07-09" }).successFees).toBe(9_000)
    expect(month("2022-06", { fiscalYear: 2022 }, { effectiveOn: "2022-07-10" }).successFees).toBe(0)
  })

  test("each branch claims what it did; the three paid visits are the business's, not the branch's", () => {
    for (const [n, canvass] of ["1", "2"].entries()) visit(canvass, `2022-06-0${n + 1}`, "2022-06-30")
    office.act(MoveCase, "2022-06-10", { case: "k1", toBranch: "13" })
    office.act(AssignCase, "2022-06-10", { case: "k1", promoter: "p2" })
    for (const [n, canvass] of ["3", "4"].entries())
      visit(canvass, `2022-06-2${n + 1}`, "2022-06-30", { promoter: "p2" })
    for (const canvass of ["1", "2", "3", "4"]) accept(canvass, "2022-07-05")
    const paid = (branch?: string) => month("2022-06", { fiscalYear: 2022, ...(branch && { branch }) }).paidVisits
    expect([paid("27"), paid("13"), paid()]).toEqual([2, 1, 3])
  })

  test("a fee is that of the day on which the work was done", () => {
    const raised = {
      ...aichiFeeRule,
      from: "2022-07-01",
      perVisit: 1_500,
      both: 10_000
    } as unknown as typeof aichiFeeRule
    opened({ ...zenkokuRohoren, feeRules: [aichiFeeRule, raised] })
    visit("1", "2022-06-30", "2022-07-10")
    visit("2", "2022-07-01", "2022-07-10")
    for (const canvass of ["1", "2"]) accept(canvass, "2022-07-20")
    succeed("2022-07-10", "both")
    expect(month("2022-07")).toMatchObject({ visitFees: 1_300 + 1_500, successFees: 10_000 })
  })
})
