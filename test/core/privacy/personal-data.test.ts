// Personal data (APPI): names stand behind commitments; holds and the retention period forbid their erasure, which takes two.
import { type Federation, OccursInFuture, personalData, promoter, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import { Instant } from "@keikaku/kernel"
import { decideOver, recordedHistory, scenarios } from "@keikaku/testing"
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { happened } from "../sweep/world.ts"

const {
  ApproverIsActor,
  ErasePersonalData,
  LaterHoldEntryStands,
  LegalHoldAlreadyPlaced,
  LegalHoldInForce,
  LegalHoldLifted,
  LegalHoldLiftWithdrawn,
  LegalHoldNotInForce,
  LegalHoldPlaced,
  LegalHoldWithdrawn,
  LiftLegalHold,
  NoHoldEntryToWithdraw,
  PersonalDataErased,
  PersonalDataNotHeld,
  PlaceLegalHold,
  RetentionPeriodRunning,
  PersonalDataInUse,
  WithdrawLegalHold,
  WithdrawLegalHoldLift
} = personalData
const {
  NominatePromoter,
  PromoterAlreadyNominated,
  PromoterAppointed,
  PromoterNominated,
  PromoterRenewed,
  PromoterResigned
} = promoter

/** The commitment that has this digit sixty-four times. */
const commitment = (digit: string) => `commitment:${digit.repeat(64)}`

/** Long after everything that happens here, so that only the dates of the commands count. */
const decidedIn = (settings: Federation) =>
  scenarios({ catalogue: zenkokuPlan.catalogue, settings, now: "2050-01-01T00:00:00.000Z" })
const { given } = decidedIn(zenkokuRohoren)

const nomination = { promoter: "p1", association: "a1", branch: "27", parentBody: "m1", occurredOn: "2022-04-01" }
const named = { ...nomination, name: commitment("a") }
const nominated = happened(PromoterNominated, named)
const appointed = happened(PromoterAppointed, {
  ...{ promoter: "p1", branch: "27", occurredOn: "2022-04-01" },
  ...{ termFrom: "2022-04-01", termTo: "2024-03-31" }
})
const erasure = { subject: "p1", basis: "保存期間満了", approver: "hq-7", occurredOn: "2029-04-01" }
const erased = happened(PersonalDataErased, { ...erasure, commitments: [commitment("a")] })
const hold = { subject: "p1", basis: "東京地裁 令和6年(ワ)第1号", occurredOn: "2024-05-01" }
const held = happened(LegalHoldPlaced, hold)

describe("D8 a name in a nomination", () => {
  test("is recorded as its commitment, and the event is found under the person", () => {
    given().when(NominatePromoter, named).thenRecorded(nominated)
    expect(PromoterNominated.tags(nominated)).toContain("subject:p1")
    expect(PromoterNominated.tags(happened(PromoterNominated, nomination))).not.toContain("subject:p1")
  })

  test("is never a name: what is no commitment is malformed", () => {
    for (const name of ["山田 太郎", "commitment:", commitment("A"), `${commitment("a")}a`])
      expect(() => given().when(NominatePromoter, { ...nomination, name })).toThrow(/commitment/)
  })

  test("may follow a nomination without one; the same nomination without it changes nothing", () => {
    given(happened(PromoterNominated, nomination)).when(NominatePromoter, named).thenRecorded(nominated)
    given(nominated).when(NominatePromoter, nomination).thenAlreadySo()
    given(nominated).when(NominatePromoter, named).thenAlreadySo()
  })

  test("is not replaced by another: nobody can tell whether two commitments stand for one name", () => {
    given(nominated)
      .when(NominatePromoter, { ...named, name: commitment("b") })
      .thenRefused(PromoterAlreadyNominated)
  })
})

describe("D8 erasing personal data", () => {
  test("names every commitment on the person that was not erased yet", () => {
    given(nominated, appointed).when(ErasePersonalData, erasure).thenRecorded(erased)
    const again = happened(PromoterNominated, { ...named, name: commitment("b"), occurredOn: "2030-04-01" })
    given(nominated, appointed, erased, again)
      .when(ErasePersonalData, { ...erasure, occurredOn: "2036-04-01" })
      .thenRecorded(
        happened(PersonalDataErased, { ...erasure, commitments: [commitment("b")], occurredOn: "2036-04-01" })
      )
  })

  test("is already so when all of it was erased, whoever asks", () => {
    given(nominated, appointed, erased).when(ErasePersonalData, erasure).thenAlreadySo()
    given(nominated, appointed, erased)
      .when(ErasePersonalData, { ...erasure, approver: "tester" })
      .thenAlreadySo()
  })

  test("is refused when nothing is held on the person: nobody was named, or somebody else", () => {
    for (const history of [[], [happened(PromoterNominated, nomination)], [appointed]])
      given(...history)
        .when(ErasePersonalData, erasure)
        .thenRefused(PersonalDataNotHeld)
    given(nominated, appointed)
      .when(ErasePersonalData, { ...erasure, subject: "p2" })
      .thenRefused(PersonalDataNotHeld)
  })

  test("is not approved by whoever records it", () => {
    given(nominated, appointed)
      .when(ErasePersonalData, { ...erasure, approver: "tester" })
      .thenRefused(ApproverIsActor)
    const as = (actor: string) =>
      decideOver(
        ErasePersonalData,
        recordedHistory(zenkokuPlan.catalogue, [nominated, appointed]),
        Schema.decodeUnknownSync(ErasePersonalData.payload)(erasure),
        {
          now: Instant.make("2050-01-01T00:00:00.000Z"),
          actor,
          commandId: "c",
          settings: zenkokuRohoren,
          catalogue: zenkokuPlan.catalogue
        }
      )
    expect(as("headquarters/hq-7")).toMatchObject({ failure: { code: "ApproverIsActor" } })
    expect(as("headquarters/hq-8")).toMatchObject({ _tag: "Success" })
  })

  test("is refused while the person is in office, or appointed for a day to come", () => {
    const asked = { ...erasure, occurredOn: "2023-06-01" }
    given(nominated, appointed).when(ErasePersonalData, asked).thenRefused(PersonalDataInUse)
    given(nominated, appointed)
      .when(ErasePersonalData, { ...asked, occurredOn: "2022-03-01" })
      .thenRefused(PersonalDataInUse)
    const renewed = happened(PromoterRenewed, {
      ...{ promoter: "p1", branch: "27", occurredOn: "2024-03-01" },
      ...{ termFrom: "2024-04-01", termTo: "2030-03-31" }
    })
    given(nominated, appointed, renewed).when(ErasePersonalData, erasure).thenRefused(PersonalDataInUse)
  })
})

describe("D8 the retention period", () => {
  const asked = (occurredOn: string) => ({ ...erasure, occurredOn })

  test("ends five years after the end of the fiscal year in which the last term ended", () => {
    // The term ends on 2024-03-31, the last day of FY2023.
    given(nominated, appointed).when(ErasePersonalData, asked("2024-04-01")).thenRefused(RetentionPeriodRunning)
    given(nominated, appointed).when(ErasePersonalData, asked("2029-03-31")).thenRefused(RetentionPeriodRunning)
    given(nominated, appointed).when(ErasePersonalData, asked("2029-04-01")).thenRecorded(erased)
  })

  test("starts with the fiscal year of the resignation, where the promoter resigned before the term's end", () => {
    const resigned = happened(PromoterResigned, {
      branch: "13",
      promoter: "p1",
      reason: "転居",
      occurredOn: "2023-03-31"
    })
    const history = [nominated, appointed, resigned]
    given(...history)
      .when(ErasePersonalData, asked("2028-03-31"))
      .thenRefused(RetentionPeriodRunning)
    const done = { ...erasure, commitments: [commitment("a")], occurredOn: "2028-04-01" }
    given(...history)
      .when(ErasePersonalData, asked("2028-04-01"))
      .thenRecorded(happened(PersonalDataErased, done))
  })

  test("of somebody who was never appointed starts with the fiscal year in which the name was given", () => {
    given(nominated).when(ErasePersonalData, asked("2028-03-31")).thenRefused(RetentionPeriodRunning)
    const done = { ...erasure, commitments: [commitment("a")], occurredOn: "2028-04-01" }
    given(nominated).when(ErasePersonalData, asked("2028-04-01")).thenRecorded(happened(PersonalDataErased, done))
  })

  test("is as long as the federation says, and five years when it says nothing", () => {
    const { retention, ...silent } = zenkokuRohoren
    expect(retention).toEqual({ years: 5 })
    decidedIn(silent)
      .given(nominated, appointed)
      .when(ErasePersonalData, asked("2029-03-31"))
      .thenRefused(RetentionPeriodRunning)
    const brief = decidedIn({ ...zenkokuRohoren, retention: { years: 0 } })
    const done = { ...erasure, commitments: [commitment("a")], occurredOn: "2024-04-01" }
    brief
      .given(nominated, appointed)
      .when(ErasePersonalData, asked("2024-04-01"))
      .thenRecorded(happened(PersonalDataErased, done))
  })

  test("is not shortened by a date ahead of today: nothing is recorded before its day", () => {
    const today = scenarios({
      catalogue: zenkokuPlan.catalogue,
      settings: zenkokuRohoren,
      now: "2029-03-31T14:59:59.999Z"
    })
    today.given(nominated, appointed).when(ErasePersonalData, asked("2029-04-01")).thenRefused(OccursInFuture)
    const tomorrow = scenarios({
      catalogue: zenkokuPlan.catalogue,
      settings: zenkokuRohoren,
      now: "2029-03-31T15:00:00.000Z"
    })
    tomorrow.given(nominated, appointed).when(ErasePersonalData, asked("2029-04-01")).thenRecorded(erased)
  })
})

describe("D8 a legal hold", () => {
  const on = (occurredOn: string, basis = hold.basis) => ({ ...hold, basis, occurredOn })
  const placed = (occurredOn: string) => happened(LegalHoldPlaced, on(occurredOn))
  const liftedOn = (occurredOn: string) => happened(LegalHoldLifted, on(occurredOn))
  const lifting = on("2029-06-01")
  const lifted = happened(LegalHoldLifted, lifting)

  test("is placed once for each basis; the same again is already so, another day is refused", () => {
    given(nominated).when(PlaceLegalHold, hold).thenRecorded(held)
    given(nominated, held).when(PlaceLegalHold, hold).thenAlreadySo()
    given(nominated, held).when(PlaceLegalHold, on("2024-06-01")).thenRefused(LegalHoldAlreadyPlaced)
  })

  test("is placed on a person on whom something is held that day", () => {
    given().when(PlaceLegalHold, hold).thenRefused(PersonalDataNotHeld)
    given(nominated).when(PlaceLegalHold, on("2022-03-31")).thenRefused(PersonalDataNotHeld)
    given(nominated).when(PlaceLegalHold, on("2022-04-01")).thenRecorded(placed("2022-04-01"))
    given(nominated, appointed, erased).when(PlaceLegalHold, hold).thenRefused(PersonalDataNotHeld)
  })

  test("forbids the erasure until the day on which it is lifted", () => {
    given(nominated, appointed, held).when(ErasePersonalData, erasure).thenRefused(LegalHoldInForce)
    given(nominated, appointed, held, lifted).when(ErasePersonalData, erasure).thenRefused(LegalHoldInForce)
    const done = { ...erasure, occurredOn: "2029-06-01" }
    given(nominated, appointed, held, lifted)
      .when(ErasePersonalData, done)
      .thenRecorded(happened(PersonalDataErased, { ...done, commitments: [commitment("a")] }))
  })

  test("forbids an erasure that is dated before it too: the values would go now", () => {
    given(nominated, appointed, placed("2030-01-01")).when(ErasePersonalData, erasure).thenRefused(LegalHoldInForce)
  })

  test("stays in force when one on another basis is lifted", () => {
    const inquiry = { subject: "p1", basis: "会計検査院 照会", occurredOn: "2025-05-01" }
    const history = [nominated, appointed, held, happened(LegalHoldPlaced, inquiry)]
    given(...history)
      .when(LiftLegalHold, lifting)
      .thenRecorded(lifted)
    given(...history, lifted)
      .when(ErasePersonalData, { ...erasure, occurredOn: "2029-07-01" })
      .thenRefused(LegalHoldInForce)
  })

  test("is lifted while it is in force, and the same again is already so", () => {
    given(nominated).when(LiftLegalHold, lifting).thenRefused(LegalHoldNotInForce)
    given(nominated, held).when(LiftLegalHold, on("2024-04-30")).thenRefused(LegalHoldNotInForce)
    given(nominated, held).when(LiftLegalHold, on("2029-06-01", "別件")).thenRefused(LegalHoldNotInForce)
    given(nominated, held, lifted).when(LiftLegalHold, lifting).thenAlreadySo()
    given(nominated, held, lifted).when(LiftLegalHold, on("2029-07-01")).thenRefused(LegalHoldNotInForce)
  })

  test("that was lifted can be placed again", () => {
    given(nominated, held, lifted).when(PlaceLegalHold, on("2029-08-01")).thenRecorded(placed("2029-08-01"))
  })

  test("is neither placed nor lifted before an entry that would then be out of turn", () => {
    given(nominated, held).when(PlaceLegalHold, on("2023-05-01")).thenRefused(LaterHoldEntryStands)
    given(nominated, held, lifted).when(LiftLegalHold, on("2028-06-01")).thenRefused(LaterHoldEntryStands)
  })

  test("that was placed by mistake is taken back, and so is a mistaken lift", () => {
    const reason = "誤記"
    given(nominated, held)
      .when(WithdrawLegalHold, { ...on("2026-01-01"), reason })
      .thenRecorded(happened(LegalHoldWithdrawn, { ...hold, reason }))
    given(nominated, held, lifted)
      .when(WithdrawLegalHoldLift, { ...on("2030-01-01"), reason })
      .thenRecorded(happened(LegalHoldLiftWithdrawn, { ...lifting, reason }))
    const taken = [
      happened(LegalHoldWithdrawn, { ...hold, reason }),
      happened(LegalHoldLiftWithdrawn, { ...lifting, reason })
    ]
    given(nominated, appointed, held, taken[0]!).when(ErasePersonalData, erasure).thenRecorded(erased)
    given(nominated, appointed, held, lifted, taken[1]!)
      .when(ErasePersonalData, { ...erasure, occurredOn: "2030-01-01" })
      .thenRefused(LegalHoldInForce)
  })

  test("is not taken back while a later entry rests on it, nor when there is no such entry by that day", () => {
    const taking = (occurredOn: string) => ({ ...on(occurredOn), reason: "誤記" })
    given(nominated, held, lifted).when(WithdrawLegalHold, taking("2030-01-01")).thenRefused(LaterHoldEntryStands)
    given(nominated, held, lifted, placed("2029-08-01"))
      .when(WithdrawLegalHoldLift, taking("2030-01-01"))
      .thenRefused(LaterHoldEntryStands)
    given(nominated, held).when(WithdrawLegalHold, taking("2024-04-30")).thenRefused(NoHoldEntryToWithdraw)
    given(nominated, held).when(WithdrawLegalHoldLift, taking("2030-01-01")).thenRefused(NoHoldEntryToWithdraw)
  })

  test("in whatever order its entries are recorded: they count by their days", () => {
    given(
      nominated,
      appointed,
      placed("2030-01-01"),
      liftedOn("2030-02-01"),
      placed("2024-05-01"),
      liftedOn("2024-06-01")
    )
      .when(ErasePersonalData, { ...erasure, occurredOn: "2030-02-01" })
      .thenRecorded(
        happened(PersonalDataErased, { ...erasure, commitments: [commitment("a")], occurredOn: "2030-02-01" })
      )
  })
})
