// Exceptions: one row for each, with why it is one; and what comes close to one without being it.
import { businessPlan, canvassing, promoter } from "@keikaku/core"
import type { AnyEvent, Recorded } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { happened, inOffice, k1 } from "../../sweep/world.ts"
import { logOf as logOfEntries, query, type Recording, rowsOf } from "./log.ts"

const { PlanApproved, PlanClosed } = businessPlan
const {
  CanvassSubmitted,
  CaseCanvassed,
  CaseEstablished,
  CaseListed,
  EiProcedureCompleted,
  OutcomeReversed,
  SuccessSubmitted
} = canvassing

const listed = happened(CaseListed, { ...k1, source: "own-research", scheme: "unified", occurredOn: "2022-05-10" })
const approved = happened(PlanApproved, {
  fiscalYear: 2022,
  occurredOn: "2022-04-01",
  meeting: "board-1",
  item: "1"
})
const unclaimed = (canvass: string, day: string, changes: object = {}) =>
  happened(CaseCanvassed, {
    ...{ ...k1, canvass, promoter: "p1", method: "visit", explained: true, occurredOn: day },
    ...changes
  })
const unclaimedSuccess = (id: string, insurances: string, day: string) =>
  happened(CaseEstablished, {
    ...{ ...k1, case: id, outcome: "o1", insurances, specialEnrolment: false, occurredOn: day }
  })

const submissions = new Map<AnyEvent, AnyEvent>()
/** The same event, which `logOf` submits at the end of the log. */
const claimed = <E extends AnyEvent>(event: E): E => {
  const of = "canvass" in event ? CanvassSubmitted : SuccessSubmitted
  submissions.set(
    event,
    happened(
      of,
      Object.fromEntries(
        Object.keys(of.fields)
          .concat("occurredOn")
          .map((key) => [key, (event as any)[key]])
      )
    )
  )
  return event
}
const canvass = (canvass: string, day: string, changes: object = {}) => claimed(unclaimed(canvass, day, changes))
const established = (id: string, insurances: string, day: string) => claimed(unclaimedSuccess(id, insurances, day))
/** The log, with what was claimed at its end, and both promoters' office where somebody canvasses. */
const logOf = (...entries: ReadonlyArray<readonly [AnyEvent, Recording?]>) =>
  logOfEntries(
    ...entries,
    ...entries.flatMap(([event]) => (submissions.has(event) ? [[submissions.get(event)!] as const] : [])),
    ...(entries.some(([event]) => CaseCanvassed.is(event)) ? inOffice.map((event) => [event] as const) : [])
  )
const found = (log: ReadonlyArray<Recorded>, changes = {}) =>
  rowsOf("exceptions", log, changes).map(({ kindCode, position }) => [kindCode, position])

describe("a canvass without office or card", () => {
  const { CardWithdrawn, PromoterSuspended } = promoter
  const p1 = { promoter: "p1", branch: "27" }
  const visit = canvass("1", "2022-06-01")

  test("is one once what allowed it was taken back, or is known not to have been so on that day", () => {
    expect(found(logOf([visit]))).toEqual([])
    const card = { ...p1, card: "card-p1", expiresOn: "2024-03-31", reason: "誤記", occurredOn: "2022-04-01" }
    const suspension = { ...p1, reason: "調査", occurredOn: "2022-06-01" }
    const log = [...inOffice, visit]
    for (const [event, why] of [
      [happened(CardWithdrawn, card), "p1 has no valid card on that day"],
      [happened(PromoterSuspended, suspension), "p1 is suspended on that day"]
    ] as const)
      expect(
        rowsOf("exceptions", logOfEntries(...[...log, event].map((each) => [each] as const))).map(
          ({ kindCode, position, why }) => [kindCode, position, why.en]
        )
      ).toEqual([["no-authority", log.length, why]])
  })

  test("is none when the promoter was suspended afterwards", () => {
    const later = happened(PromoterSuspended, { ...p1, reason: "調査", occurredOn: "2022-06-02" })
    expect(found(logOf([visit], [later]))).toEqual([])
  })
})

describe("a late entry", () => {
  test("is one from the thirtieth day on, or from the federation's own number", () => {
    const log = logOf([listed, { on: "2022-06-08" }], [listed, { on: "2022-06-09" }])
    expect(found(log)).toEqual([["late-entry", 2]])
    expect(rowsOf("exceptions", log)[0]?.why).toEqual({ ja: "30日後の記録", en: "recorded 30 days later" })
    expect(found(log, { federation: { ...query.federation, audit: { lateEntryDays: 31 } } })).toEqual([])
  })

  test("into a closed year is an exception, however soon it was recorded", () => {
    const closed = happened(PlanClosed, { fiscalYear: 2022, occurredOn: "2022-05-10" })
    expect(found(logOf([listed], [closed], [listed]))).toEqual([["closed-year", 3]])
  })
})

describe("the same person on both sides of an approval", () => {
  const correction = (approver: string) => ({
    corrects: { position: 1, leaf: "ab".repeat(32), reason: "誤り", approver }
  })

  test("is one who records what the event says he approved", () => {
    expect(found(logOf([approved, { actor: "board" }]))).toEqual([["same-person", 1]])
    expect(found(logOf([approved, { actor: "secretary" }]))).toEqual([])
  })

  test("is one who corrects and approves the correction", () => {
    const log = (approver: string) => logOf([listed], [listed, { ...correction(approver), actor: "clerk" }])
    expect(found(log("clerk"))).toEqual([["same-person", 2]])
    expect(found(log("hq-7"))).toEqual([])
  })

  test("is one who approves what he recorded before or after in the same chain, but not in another", () => {
    const chain = (of: string) =>
      logOf([listed, { actor: "hq-7", correlationId: of }], [listed, { ...correction("hq-7"), correlationId: "one" }])
    expect(found(chain("one"))).toEqual([["same-person", 2]])
    expect(found(chain("another"))).toEqual([])
    const after = logOf(
      [listed],
      [listed, { ...correction("hq-7"), correlationId: "one" }],
      [listed, { actor: "hq-7", correlationId: "one" }]
    )
    expect(found(after)).toEqual([["same-person", 2]])
    expect(rowsOf("exceptions", after)[0]?.why.en).toBe("its approver hq-7 recorded position 3 of the same chain")
  })
})

describe("a duplicate claim", () => {
  test("is a second claimed canvass of one business on one day by one promoter", () => {
    const first = canvass("1", "2022-06-01")
    expect(found(logOf([first], [canvass("2", "2022-06-01")]))).toEqual([["duplicate-claim", 2]])
    for (const other of [
      canvass("2", "2022-06-02"),
      canvass("2", "2022-06-01", { promoter: "p2" }),
      canvass("2", "2022-06-01", { business: "b2" }),
      unclaimed("2", "2022-06-01")
    ])
      expect(found(logOf([first], [other]))).toEqual([])
  })

  test("is a second success fee for one insurance of a business, also in another year; a reversed success is none", () => {
    const [wc, both] = [established("k1", "wc-only", "2022-06-01"), established("k2", "both", "2023-02-01")]
    expect(found(logOf([wc], [both]))).toEqual([["duplicate-claim", 2]])
    const ei = claimed(happened(EiProcedureCompleted, { ...k1, outcome: "ei", occurredOn: "2022-08-01" }))
    expect(found(logOf([wc], [ei]))).toEqual([])
    expect(found(logOf([wc], [ei], [both]))).toEqual([["duplicate-claim", 3]])
    expect(found(logOf([wc], [unclaimedSuccess("k2", "both", "2023-02-01")]))).toEqual([])
    const reversed = happened(OutcomeReversed, {
      ...{ ...k1, outcome: "o1", kind: "established", outcomeOn: "2022-06-01", insurances: "wc-only" },
      ...{ cause: "rejected", reason: "差戻し", occurredOn: "2022-07-01" }
    })
    expect(found(logOf([wc], [reversed], [both]))).toEqual([])
  })
})

describe("visits beyond the paid ones", () => {
  const visits = ["2022-06-04", "2022-06-01", "2022-06-02", "2022-06-03"].map((day, n) => canvass(`${n}`, day))

  test("are the explaining visits of a business after the third, by their days", () => {
    expect(found(logOf(...visits.map((each) => [each] as const)))).toEqual([["beyond-paid-visits", 1]])
    expect(found(logOf(...visits.slice(1).map((each) => [each] as const)))).toEqual([])
  })

  test("are counted by the federation's rule, and only where they explained and were claimed", () => {
    const log = logOf(...visits.slice(0, 3).map((each) => [each] as const))
    const [rule] = query.federation.feeRules
    const federation = { ...query.federation, feeRules: [{ ...rule, paidVisitsPerBusiness: 2 }] }
    expect(found(log, { federation })).toEqual([["beyond-paid-visits", 1]])
    for (const unpaid of [
      canvass("9", "2022-06-09", { method: "phone" }),
      canvass("9", "2022-06-09", { explained: false }),
      unclaimed("9", "2022-06-09")
    ])
      expect(found(logOf(...visits.slice(1).map((each) => [each] as const), [unpaid]))).toEqual([])
  })
})

describe("A1 the list of exceptions", () => {
  test("has one row for each exception, with kind, entry, who, about what, and why in both languages", () => {
    const log = logOf([canvass("1", "2022-06-01")], [canvass("2", "2022-06-01"), { on: "2022-07-10", actor: "p1" }])
    expect(rowsOf("exceptions", log)).toMatchObject([
      { kindCode: "late-entry", position: 2, actor: "p1", occurredOn: "2022-06-01", recordedOn: "2022-07-10" },
      {
        kindCode: "duplicate-claim",
        position: 2,
        subject: "branch:27 case:k1 business:b1 promoter:p1",
        why: { en: "position 1 also claims a canvass of the business by p1 on that day" }
      }
    ])
  })

  test("is that of the year and branch asked for, while what it compares with may be of any year", () => {
    const log = logOf([canvass("1", "2023-03-31")], [canvass("2", "2023-03-31"), { on: "2023-04-02" }])
    expect(found(log)).toEqual([["duplicate-claim", 2]])
    expect(found(log, { branch: "13" })).toEqual([])
    expect(found(log, { fiscalYear: 2023 })).toEqual([["duplicate-claim", 2]])
    expect(found(log, { fiscalYear: 2021 })).toEqual([])
  })
})
