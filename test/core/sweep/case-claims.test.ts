// Claims: work is recorded when it is done and handed in at the month's end, many pieces at once; the year's last claim closes on
// 24 March and nothing carries over. Accepting follows submitting.
import { canvassing } from "@keikaku/core"
import type { AnyEvent } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { eiCompleted, established, movedOn, of, refusedOwner, reversed } from "./case-history.ts"
import { canvassed, given, happened, k1, openOffice, visit } from "./world.ts"

const {
  AcceptCanvass,
  AlreadySubmitted,
  CanvassAccepted,
  CanvassAlreadyAccepted,
  CanvassNotRecorded,
  CanvassNotSubmitted,
  CanvassSubmitted,
  CaseCanvassed,
  CaseNotListed,
  ClaimWindowClosed,
  OutcomeNotClaimable,
  SubmitCanvasses,
  SubmittedBeforeDone,
  SuccessSubmitted
} = canvassing

const one = { ...of, canvass: "1" }
const claim = { canvasses: [one], successes: [], occurredOn: "2022-06-30" }
const submitted = happened(CanvassSubmitted, { ...k1, canvass: "1", occurredOn: "2022-06-30" })

/** A canvass on this day. */
const done = (canvass: string, occurredOn: string): AnyEvent =>
  happened(CaseCanvassed, { ...k1, ...visit, canvass, occurredOn })

describe("P4.3 claims: submitting", () => {
  test("a canvass is recorded on its day and claimed at the month's end", () => {
    given(...canvassed)
      .when(SubmitCanvasses, claim)
      .thenRecorded(submitted)
    given(...canvassed, submitted)
      .when(AcceptCanvass, { ...one, occurredOn: "2022-07-05" })
      .thenRecorded(happened(CanvassAccepted, { ...k1, canvass: "1", occurredOn: "2022-07-05" }))
  })

  test("canvasses, establishments and EI procedures of many cases are submitted together, each once", () => {
    const history = [...canvassed, done("2", "2022-06-02"), established("wc-only"), eiCompleted]
    const successes = ["o1", "ei"].map((outcome) => ({ ...of, outcome }))
    const occurredOn = "2022-08-31"
    const all = { canvasses: [one, { ...of, canvass: "2" }, one], successes, occurredOn }
    given(...history)
      .when(SubmitCanvasses, all)
      .thenRecorded(
        ...["1", "2"].map((canvass) => happened(CanvassSubmitted, { ...k1, canvass, occurredOn })),
        ...["o1", "ei"].map((outcome) => happened(SuccessSubmitted, { ...k1, outcome, occurredOn }))
      )
  })

  test("what was submitted on the day already is passed over; on another day it is claimed a second time", () => {
    given(...canvassed, submitted)
      .when(SubmitCanvasses, claim)
      .thenAlreadySo()
    given(...canvassed, submitted, done("2", "2022-06-02"))
      .when(SubmitCanvasses, { ...claim, canvasses: [one, { ...of, canvass: "2" }] })
      .thenRecorded(happened(CanvassSubmitted, { ...k1, canvass: "2", occurredOn: "2022-06-30" }))
    given(...canvassed, submitted)
      .when(SubmitCanvasses, { ...claim, occurredOn: "2022-07-31" })
      .thenRefused(AlreadySubmitted)
  })

  test("if one piece cannot be claimed, nothing is submitted", () => {
    const unknown = [
      [{ canvasses: [one, { ...of, canvass: "9" }] }, CanvassNotRecorded],
      [{ canvasses: [one, { case: "k9", canvass: "1" }] }, CaseNotListed],
      [{ successes: [{ ...of, outcome: "o1" }] }, OutcomeNotClaimable]
    ] as const
    for (const [other, refusal] of unknown)
      given(...canvassed)
        .when(SubmitCanvasses, { ...claim, ...other })
        .thenRefused(refusal)
  })

  test("only an establishment or an EI procedure that stands is claimed", () => {
    const success = { canvasses: [], successes: [{ ...of, outcome: "o1" }], occurredOn: "2022-12-01" }
    given(...canvassed, established("both"), reversed("both", "2022-09-01"))
      .when(SubmitCanvasses, success)
      .thenRefused(OutcomeNotClaimable)
    given(...canvassed, established("both"), reversed("ei-only", "2022-09-01"))
      .when(SubmitCanvasses, success)
      .thenRecorded(happened(SuccessSubmitted, { ...k1, outcome: "o1", occurredOn: "2022-12-01" }))
    given(...canvassed, refusedOwner)
      .when(SubmitCanvasses, { ...success, successes: [{ ...of, outcome: "r1" }] })
      .thenRefused(OutcomeNotClaimable)
  })

  test("the branch that did the work claims it, also when the case has moved on", () => {
    given(...canvassed, movedOn("2022-06-15"))
      .when(SubmitCanvasses, claim)
      .thenRecorded(submitted)
  })

  test("a claim is not handed in before the work is done", () => {
    given(...canvassed)
      .when(SubmitCanvasses, { ...claim, occurredOn: "2022-05-31" })
      .thenRefused(SubmittedBeforeDone)
    for (const [outcome, occurredOn] of [
      ["o1", "2022-06-19"],
      ["ei", "2022-07-31"]
    ] as const)
      given(...canvassed, established("wc-only"), eiCompleted)
        .when(SubmitCanvasses, { canvasses: [], successes: [{ ...of, outcome }], occurredOn })
        .thenRefused(SubmittedBeforeDone)
  })
})

describe("P4.3 claims: the year's last claim closes on 24 March and nothing carries over", () => {
  const late = (doneOn: string, occurredOn: string) =>
    given(...canvassed, done("9", doneOn)).when(SubmitCanvasses, {
      ...{ canvasses: [{ ...of, canvass: "9" }], successes: [], occurredOn }
    })

  test("a claim is taken on 24 March and not on 25 March", () => {
    expect(late("2023-03-20", "2023-03-24").verdict._tag).toBe("Success")
    late("2023-03-20", "2023-03-25").thenRefused(ClaimWindowClosed)
  })

  test("work of the old year cannot be claimed in the new one", () => {
    for (const doneOn of ["2023-03-20", "2023-03-31"]) late(doneOn, "2023-04-03").thenRefused(ClaimWindowClosed)
    expect(late("2023-04-01", "2023-04-03").verdict._tag).toBe("Success")
  })

  test("work done after the last claim day is recorded, but not claimed", () => {
    late("2023-03-27", "2023-03-27").thenRefused(ClaimWindowClosed)
  })

  test("successes close on the same day", () => {
    for (const [occurredOn, taken] of [
      ["2023-03-24", true],
      ["2023-03-25", false]
    ] as const) {
      const { verdict } = given(...canvassed, established("both", "2023-03-20")).when(SubmitCanvasses, {
        ...{ canvasses: [], successes: [{ ...of, outcome: "o1" }], occurredOn }
      })
      expect(verdict._tag).toBe(taken ? "Success" : "Failure")
    }
  })
})

describe("P4.3 claims: accepting", () => {
  const acceptance = { ...one, occurredOn: "2022-06-30" }
  const accepted = happened(CanvassAccepted, { ...k1, ...acceptance })

  test("what was handed in is accepted, once, on the day of the submission at the earliest", () => {
    given(...canvassed, submitted)
      .when(AcceptCanvass, acceptance)
      .thenRecorded(accepted)
    given(...canvassed, submitted, accepted)
      .when(AcceptCanvass, acceptance)
      .thenAlreadySo()
    given(...canvassed, submitted, accepted)
      .when(AcceptCanvass, { ...acceptance, occurredOn: "2022-07-10" })
      .thenRefused(CanvassAlreadyAccepted)
    given(...canvassed, submitted)
      .when(AcceptCanvass, { ...acceptance, occurredOn: "2022-06-29" })
      .thenRefused(CanvassNotSubmitted)
    given(...canvassed)
      .when(AcceptCanvass, acceptance)
      .thenRefused(CanvassNotSubmitted)
    given(...canvassed, submitted)
      .when(AcceptCanvass, { ...acceptance, canvass: "2" })
      .thenRefused(CanvassNotRecorded)
  })

  test("a month of work is claimed with one command and paid by its parts", () => {
    const office = openOffice()
    office.appoint("p1", "27")
    for (const n of ["1", "2"]) {
      office.open(`k${n}`, `b${n}`, "27", "p1", "2022-05-10")
      office.act(canvassing.CanvassCase, "2022-06-01", { ...visit, case: `k${n}` })
      office.act(canvassing.EstablishCase, "2022-06-20", {
        ...{ case: `k${n}`, outcome: "o1", insurances: "both", specialEnrolment: false }
      })
    }
    const cases = ["k1", "k2"]
    office.act(SubmitCanvasses, "2022-06-30", {
      canvasses: cases.map((id) => ({ case: id, canvass: "1" })),
      successes: cases.map((id) => ({ case: id, outcome: "o1" }))
    })
    for (const id of cases) office.act(AcceptCanvass, "2022-07-05", { case: id, canvass: "1" })
    const month = office.rows("fee-claims", { fiscalYear: 2022 }).find((row) => row.month === "2022-06")
    expect(month).toMatchObject({ paidVisits: 2, visitFees: 2_600, successes: 2, successFees: 18_000, total: 20_600 })
  })
})
