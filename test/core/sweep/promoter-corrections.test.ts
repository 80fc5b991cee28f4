// Promoters, recorded late or by mistake: the same again in every field, what was so on the day, and what is taken back.
import { byRole, canvassing, promoter, zenkokuPlan, zenkokuRohoren } from "@keikaku/core"
import type { AnyEvent } from "@keikaku/kernel"
import { decideOver, recordedHistory } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { given, happened, openOffice, visit } from "./world.ts"

const of = { promoter: "p1", branch: "27" }
const on = (occurredOn: string) => ({ occurredOn })
const april = on("2022-04-01")
const body = { parentBody: "m1", branch: "27", ...april }
const nomination = { promoter: "p1", association: "a1", branch: "27", parentBody: "m1", ...april }
const term = { termFrom: "2022-04-01", termTo: "2023-03-31" }
const appointment = { promoter: "p1", ...term, ...april }
const card = { promoter: "p1", card: "c1", expiresOn: "2023-03-31", ...april }
const renewal = { promoter: "p1", termTo: "2024-03-31", ...on("2023-03-01") }

const secured = happened(promoter.ParentBodySecured, body)
const nominated = happened(promoter.PromoterNominated, nomination)
const appointed = happened(promoter.PromoterAppointed, { ...of, ...appointment })
const issued = happened(promoter.PromoterCardIssued, { ...of, ...card })
const suspended = happened(promoter.PromoterSuspended, { ...of, reason: "調査", ...on("2022-06-10") })
const reinstated = happened(promoter.PromoterReinstated, { ...of, ...on("2022-06-20") })
const renewed = happened(promoter.PromoterRenewed, { ...of, ...renewal, termFrom: "2023-04-01" })
const resigned = happened(promoter.PromoterResigned, { ...of, reason: "転居", ...on("2022-06-30") })
const office = [secured, nominated, appointed]

describe("P4.3a promoters: the same again is the same in every field", () => {
  test("a consent with another date is refused, and the refusal names the date that stands", () => {
    const { verdict } = given(secured).when(promoter.SecureParentBody, { ...body, occurredOn: "2022-03-01" })
    expect(verdict).toMatchObject({
      failure: { code: "ParentBodyAlreadySecured", because: { occurredOn: "2022-04-01", parentBody: "m1" } }
    })
  })

  test("recommendation, appointment, card and renewal with another date are refused; with the same they are already so", () => {
    const later = on("2023-03-15")
    const cases = [
      [promoter.NominatePromoter, [nominated], nomination, promoter.PromoterAlreadyNominated],
      [promoter.AppointPromoter, office, appointment, promoter.TermOverlaps],
      [promoter.IssuePromoterCard, [...office, issued], card, promoter.CardNumberTaken],
      [promoter.RenewPromoter, [...office, renewed], renewal, promoter.TermEndsBeforeItBegins]
    ] as const
    for (const [decision, history, command, refusal] of cases) {
      given(...history)
        .when(decision, command)
        .thenAlreadySo()
      given(...history)
        .when(decision, { ...command, ...later })
        .thenRefused(refusal)
    }
  })
})

describe("P4.3a promoters: everything is asked as of its day", () => {
  test("nobody is appointed before the day of the recommendation or of the parent body's consent", () => {
    const early = { ...appointment, ...on("2022-03-31") }
    given(...office.slice(0, 2))
      .when(promoter.AppointPromoter, early)
      .thenRefused(promoter.PromoterNotNominated)
    const nominatedEarly = happened(promoter.PromoterNominated, { ...nomination, ...on("2022-03-01") })
    given(secured, nominatedEarly).when(promoter.AppointPromoter, early).thenRefused(promoter.ParentBodyNotSecured)
  })

  test("a term that was given later than it began counts from its beginning", () => {
    const late = happened(promoter.PromoterAppointed, { ...of, ...appointment, ...on("2022-04-10") })
    const early = { promoter: "p1", reason: "調査", ...on("2022-04-05") }
    given(secured, nominated, late)
      .when(promoter.SuspendPromoter, early)
      .thenRecorded(happened(promoter.PromoterSuspended, { ...of, ...early }))
    const desk = openOffice()
    desk.act(promoter.SecureParentBody, "2022-04-01", { parentBody: "m1", branch: "27" })
    desk.act(promoter.NominatePromoter, "2022-04-01", { ...nomination, parentBody: "m1" })
    desk.act(promoter.AppointPromoter, "2022-04-10", { promoter: "p1", ...term })
    desk.act(promoter.IssuePromoterCard, "2022-04-02", { ...card })
    desk.open("k1", "b1", "27", "p1", "2022-04-02")
    desk.act(canvassing.CanvassCase, "2022-04-05", visit)
  })

  test("a card of a day before the resignation is recorded after it, for it was issued to somebody in office", () => {
    const late = { ...card, ...on("2022-06-01") }
    given(...office, resigned)
      .when(promoter.IssuePromoterCard, late)
      .thenRecorded(happened(promoter.PromoterCardIssued, { ...of, ...late }))
    given(...office, resigned)
      .when(promoter.IssuePromoterCard, { ...card, ...on("2022-07-01") })
      .thenRefused(promoter.PromoterNotAppointed)
  })

  test("a suspension of before a reinstatement's day is asked by its own day", () => {
    const before = { promoter: "p1", reason: "病気", ...on("2022-05-01") }
    given(...office, suspended, reinstated)
      .when(promoter.SuspendPromoter, before)
      .thenRefused(promoter.LaterPromoterEntryStands)
    const after = { ...before, ...on("2022-07-01") }
    given(...office, suspended, reinstated)
      .when(promoter.SuspendPromoter, after)
      .thenRecorded(happened(promoter.PromoterSuspended, { ...of, ...after }))
  })

  test("a late entry is for the branch of its day, not for the one that the promoter has moved to", () => {
    const elsewhere = { promoter: "p1", branch: "13" }
    const moved = [
      happened(promoter.PromoterNominated, { ...nomination, ...elsewhere, ...on("2022-07-01") }),
      happened(promoter.PromoterAppointed, { ...elsewhere, ...term, termFrom: "2022-07-01", ...on("2022-07-01") })
    ]
    const late = { promoter: "p1", reason: "調査", ...on("2022-06-29") }
    given(...office, resigned, ...moved)
      .when(promoter.SuspendPromoter, late)
      .thenRecorded(happened(promoter.PromoterSuspended, { ...of, ...late }))
  })

  test("a late resignation is refused while a later entry needs the office", () => {
    const cardOfJuly = happened(promoter.PromoterCardIssued, { ...of, ...card, ...on("2022-07-01") })
    for (const later of [cardOfJuly, renewed])
      given(...office, later)
        .when(promoter.ResignPromoter, { promoter: "p1", reason: "転居", ...on("2022-06-30") })
        .thenRefused(promoter.LaterPromoterEntryStands)
  })
})

describe("P4.3a promoters: what was recorded by mistake is taken back", () => {
  const asked = { promoter: "p1", reason: "誤記", ...on("2023-03-31") }
  const parent = { parentBody: "m1", branch: "27", reason: "誤記", ...april }
  const kinds = [
    [promoter.WithdrawNomination, { association: "a1" }, nominated, [secured], promoter.NominationWithdrawn],
    [
      promoter.WithdrawAppointment,
      { termFrom: term.termFrom },
      appointed,
      office.slice(0, 2),
      promoter.AppointmentWithdrawn
    ],
    [promoter.WithdrawCard, { card: "c1" }, issued, office, promoter.CardWithdrawn],
    [promoter.WithdrawSuspension, {}, suspended, office, promoter.SuspensionWithdrawn],
    [promoter.WithdrawReinstatement, {}, reinstated, [...office, suspended], promoter.ReinstatementWithdrawn],
    [promoter.WithdrawRenewal, { termTo: renewal.termTo }, renewed, office, promoter.RenewalWithdrawn],
    [promoter.WithdrawResignation, {}, resigned, office, promoter.ResignationWithdrawn]
  ] as const

  test("every entry once, with its own day and branch; what is not there cannot be taken back", () => {
    for (const [decision, names, entry, before, event] of kinds) {
      const { _tag, ...data } = entry as AnyEvent
      const back = happened(event, { ...data, reason: "誤記" })
      given(...before, entry)
        .when(decision, { ...asked, ...names })
        .thenRecorded(back)
      for (const history of [before, [...before, entry, back]])
        given(...history)
          .when(decision, { ...asked, ...names })
          .thenRefused(promoter.NoPromoterEntryToWithdraw)
    }
  })

  test("afterwards it is as if it had never been: the entry can be recorded again", () => {
    const withdrawnCard = happened(promoter.CardWithdrawn, { ...of, ...card, reason: "誤記" })
    const right = { ...card, expiresOn: "2022-12-31" }
    given(...office, issued, withdrawnCard)
      .when(promoter.IssuePromoterCard, right)
      .thenRecorded(happened(promoter.PromoterCardIssued, { ...of, ...right }))
    const withdrawnConsent = happened(promoter.ParentBodyWithdrawn, parent)
    const rightDay = { ...body, ...on("2022-03-01") }
    given(secured, withdrawnConsent)
      .when(promoter.SecureParentBody, rightDay)
      .thenRecorded(happened(promoter.ParentBodySecured, rightDay))
    given(secured, withdrawnConsent, nominated)
      .when(promoter.AppointPromoter, appointment)
      .thenRefused(promoter.ParentBodyNotSecured)
  })

  test("nothing is taken back while a later entry was allowed only because of it", () => {
    const standing = [
      [promoter.WithdrawNomination, { association: "a1" }, office],
      [promoter.WithdrawAppointment, { termFrom: term.termFrom }, [...office, issued]],
      [promoter.WithdrawAppointment, { termFrom: term.termFrom }, [...office, renewed]],
      [promoter.WithdrawSuspension, {}, [...office, suspended, reinstated]],
      [
        promoter.WithdrawResignation,
        {},
        [...office, resigned, happened(promoter.PromoterNominated, { ...nomination, ...on("2022-07-01") })]
      ]
    ] as const
    for (const [decision, names, history] of standing)
      given(...history)
        .when(decision, { ...asked, ...names })
        .thenRefused(promoter.LaterPromoterEntryStands)
  })

  test("a consent is taken back unless somebody was appointed on it", () => {
    given(secured, nominated)
      .when(promoter.WithdrawParentBody, parent)
      .thenRecorded(happened(promoter.ParentBodyWithdrawn, parent))
    given(...office)
      .when(promoter.WithdrawParentBody, parent)
      .thenRefused(promoter.LaterPromoterEntryStands)
    const appointmentWithdrawn = happened(promoter.AppointmentWithdrawn, { ...of, ...appointment, reason: "誤記" })
    given(...office, appointmentWithdrawn)
      .when(promoter.WithdrawParentBody, parent)
      .thenRecorded(happened(promoter.ParentBodyWithdrawn, parent))
    given().when(promoter.WithdrawParentBody, parent).thenRefused(promoter.NoConsentToWithdraw)
  })

  test("the promoters in office are counted without an appointment that was taken back, and with one whose suspension was", () => {
    const measure = promoter.topic.measures.promoters!
    if (measure.kind !== "stock") throw new Error("the promoters are a stock")
    const desk = openOffice()
    const inOffice = (day: string) => Object.fromEntries(measure.on(desk.view(measure.projection), day as never))
    desk.appoint("p1", "27", "2022-04-01", "2023-03-31")
    desk.act(promoter.SuspendPromoter, "2022-06-10", { promoter: "p1", reason: "調査" })
    expect(inOffice("2022-06-15")).toEqual({})
    desk.act(promoter.WithdrawSuspension, "2022-06-20", { promoter: "p1", reason: "誤記" })
    expect(inOffice("2022-06-15")).toEqual({ "27": 1 })
    desk.act(promoter.WithdrawCard, "2022-06-20", { promoter: "p1", card: "card-p1-2022-04-01", reason: "誤記" })
    desk.act(promoter.WithdrawAppointment, "2022-06-20", { promoter: "p1", termFrom: "2022-04-01", reason: "誤記" })
    expect(inOffice("2022-06-15")).toEqual({})
  })

  test("a promoter whose card was taken back cannot canvass", () => {
    const desk = openOffice()
    desk.appoint("p1", "27", "2022-04-01", "2023-03-31")
    desk.open("k1", "b1", "27", "p1", "2022-05-10")
    desk.act(promoter.WithdrawCard, "2022-05-20", { promoter: "p1", card: "card-p1-2022-04-01", reason: "誤記" })
    expect(desk.endOf(canvassing.CanvassCase, "2022-06-01", visit)).toBe("CardNotValid")
  })
})

describe("P4.3a promoters: whose it is", () => {
  test("a branch records only its own: every event has its branch as its first tag of a branch", () => {
    const taken = [nominated, appointed, issued, suspended, reinstated, renewed, resigned]
    const catalogue = zenkokuPlan.catalogue.events
    for (const event of [secured, ...taken] as ReadonlyArray<AnyEvent>)
      expect(
        catalogue
          .get(event._tag)!
          .tags(event)
          .find((tag) => tag.startsWith("branch:"))
      ).toBe("branch:27")
    const ask = (actor: string) =>
      decideOver(
        promoter.WithdrawSuspension,
        recordedHistory(zenkokuPlan.catalogue, [...office, suspended]),
        { promoter: "p1", reason: "誤記", ...on("2022-06-30") } as never,
        {
          now: "2030-01-01T00:00:00.000Z",
          actor,
          commandId: "c",
          settings: zenkokuRohoren,
          catalogue: zenkokuPlan.catalogue
        } as never,
        byRole(zenkokuPlan)
      )
    expect(ask("branch:27/a")).toMatchObject({ _tag: "Success" })
    expect(ask("branch:13/a")).toMatchObject({ failure: { code: "NotPermitted" } })
  })
})
