// Promoters (推進員): recommended, appointed for a term, carrying a card, suspended, renewed, resigned.
import { canvassing, promoter, UnknownBranch } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import { given, happened, openOffice, visit } from "./world.ts"

const { CanvassCase } = canvassing
const {
  AppointPromoter,
  CardExpiresBeforeIssue,
  CardNumberTaken,
  CardOutlivesTerm,
  IssuePromoterCard,
  NominatePromoter,
  ParentBodyNotSecured,
  ParentBodySecured,
  PromoterAlreadyNominated,
  PromoterAlreadySuspended,
  PromoterAppointed,
  PromoterCardIssued,
  PromoterNominated,
  PromoterNotAppointed,
  PromoterNotInOffice,
  PromoterNotNominated,
  PromoterNotSuspended,
  PromoterReinstated,
  PromoterRenewed,
  PromoterResigned,
  PromoterSuspended,
  ReinstatePromoter,
  RenewPromoter,
  ResignPromoter,
  SecureParentBody,
  SuspendPromoter,
  TermEndsBeforeItBegins,
  TermOverlaps
} = promoter

const occurredOn = "2022-04-01"
const body = { parentBody: "m1", branch: "27", occurredOn }
const nomination = { promoter: "p1", association: "a1", branch: "27", parentBody: "m1", occurredOn }
const appointment = { promoter: "p1", termFrom: "2022-04-01", termTo: "2023-03-31", occurredOn }
const secured = happened(ParentBodySecured, body)
const nominated = happened(PromoterNominated, nomination)
const appointed = happened(PromoterAppointed, { ...appointment, branch: "27" })
const p1 = { promoter: "p1", branch: "27" }
const suspended = happened(PromoterSuspended, { ...p1, ...{ reason: "調査" }, occurredOn: "2022-06-10" })
const reinstated = happened(PromoterReinstated, { ...p1, occurredOn: "2022-06-20" })
const resigned = happened(PromoterResigned, { ...p1, reason: "転居", occurredOn: "2022-06-30" })

describe("P4.3a promoters: from the parent body's consent to the appointment", () => {
  test("a parent body agrees to lend promoters, once for each branch", () => {
    given().when(SecureParentBody, body).thenRecorded(secured)
    given(secured).when(SecureParentBody, body).thenAlreadySo()
    const toTokyo = { ...body, branch: "13" }
    given(secured).when(SecureParentBody, toTokyo).thenRecorded(happened(ParentBodySecured, toTokyo))
  })

  test("neither consent nor recommendation can be for a branch that the federation does not have", () => {
    given()
      .when(SecureParentBody, { ...body, branch: "48" })
      .thenRefused(UnknownBranch)
    given()
      .when(NominatePromoter, { ...nomination, branch: "48" })
      .thenRefused(UnknownBranch)
  })

  test("an association recommends a promoter, and saying so again changes nothing", () => {
    given(secured).when(NominatePromoter, nomination).thenRecorded(nominated)
    given(secured, nominated).when(NominatePromoter, nomination).thenAlreadySo()
  })

  test("while a recommendation is open, nobody else can recommend the promoter otherwise", () => {
    for (const other of [{ association: "a2" }, { branch: "13" }, { parentBody: "m2" }])
      given(secured, nominated)
        .when(NominatePromoter, { ...nomination, ...other })
        .thenRefused(PromoterAlreadyNominated)
  })

  test("the president appoints whom an association recommended and the parent body lends", () => {
    given(secured, nominated).when(AppointPromoter, appointment).thenRecorded(appointed)
    given(secured, nominated, appointed).when(AppointPromoter, appointment).thenAlreadySo()
  })

  test("nobody is appointed without a recommendation", () => {
    given(secured).when(AppointPromoter, appointment).thenRefused(PromoterNotNominated)
  })

  test("nobody is appointed whose parent body has not agreed, or has agreed for another branch only", () => {
    given(nominated).when(AppointPromoter, appointment).thenRefused(ParentBodyNotSecured)
    given(happened(ParentBodySecured, { ...body, branch: "13" }), nominated)
      .when(AppointPromoter, appointment)
      .thenRefused(ParentBodyNotSecured)
  })

  test("a term may last one day, but not end before it begins", () => {
    const oneDay = { ...appointment, termTo: appointment.termFrom }
    given(secured, nominated)
      .when(AppointPromoter, oneDay)
      .thenRecorded(happened(PromoterAppointed, { ...oneDay, branch: "27" }))
    given(secured, nominated)
      .when(AppointPromoter, { ...appointment, termTo: "2022-03-31" })
      .thenRefused(TermEndsBeforeItBegins)
  })

  test("a second term may begin on the day after the first ends, not on its last day", () => {
    const next = { ...appointment, termFrom: "2023-04-01", termTo: "2024-03-31" }
    given(secured, nominated, appointed)
      .when(AppointPromoter, next)
      .thenRecorded(happened(PromoterAppointed, { ...next, branch: "27" }))
    given(secured, nominated, appointed)
      .when(AppointPromoter, { ...next, termFrom: "2023-03-31" })
      .thenRefused(TermOverlaps)
  })

  test("once the last term has run out, another association of another branch may recommend the promoter", () => {
    const elsewhere = { ...nomination, association: "a2", branch: "13", parentBody: "m2" }
    given(secured, nominated, appointed)
      .when(NominatePromoter, { ...elsewhere, occurredOn: "2023-03-31" })
      .thenRefused(PromoterAlreadyNominated)
    const later = { ...elsewhere, occurredOn: "2023-04-01" }
    given(secured, nominated, appointed).when(NominatePromoter, later).thenRecorded(happened(PromoterNominated, later))
  })
})

describe("P4.3a promoters: renewal and resignation", () => {
  test("a renewal adds a term that follows the last one without a gap", () => {
    const renewal = { promoter: "p1", termTo: "2024-03-31", occurredOn: "2023-03-01" }
    const renewed = happened(PromoterRenewed, { ...renewal, branch: "27", termFrom: "2023-04-01" })
    given(secured, nominated, appointed).when(RenewPromoter, renewal).thenRecorded(renewed)
    given(secured, nominated, appointed, renewed).when(RenewPromoter, renewal).thenAlreadySo()
  })

  test("a renewal must end after the term that it follows", () => {
    given(secured, nominated, appointed)
      .when(RenewPromoter, { promoter: "p1", termTo: "2023-03-30", occurredOn })
      .thenRefused(TermEndsBeforeItBegins)
  })

  test("who was never appointed, or has resigned, cannot be renewed", () => {
    const renewal = { promoter: "p1", termTo: "2024-03-31", occurredOn: "2022-07-01" }
    given(secured, nominated).when(RenewPromoter, renewal).thenRefused(PromoterNotAppointed)
    given(secured, nominated, appointed, resigned).when(RenewPromoter, renewal).thenRefused(PromoterNotAppointed)
  })

  test("a promoter can resign up to the last day of the term, and once", () => {
    const resignation = { promoter: "p1", reason: "転居", occurredOn: "2023-03-31" }
    given(secured, nominated, appointed)
      .when(ResignPromoter, resignation)
      .thenRecorded(happened(PromoterResigned, { ...resignation, branch: "27" }))
    given(secured, nominated, appointed)
      .when(ResignPromoter, { ...resignation, occurredOn: "2023-04-01" })
      .thenRefused(PromoterNotAppointed)
    given(secured, nominated).when(ResignPromoter, resignation).thenRefused(PromoterNotAppointed)
    given(secured, nominated, appointed, resigned)
      .when(ResignPromoter, { ...resignation, occurredOn: "2022-06-30" })
      .thenAlreadySo()
    for (const other of [{ reason: "病気" }, { occurredOn: "2022-07-01" }])
      given(secured, nominated, appointed, resigned)
        .when(ResignPromoter, { promoter: "p1", reason: "転居", occurredOn: "2022-06-30", ...other })
        .thenRefused(PromoterNotAppointed)
  })

  test("who has resigned needs a new recommendation, and may then be appointed from the day after", () => {
    const again = { ...appointment, termFrom: "2022-07-01", termTo: "2023-03-31", occurredOn: "2022-07-01" }
    given(secured, nominated, appointed, resigned).when(AppointPromoter, again).thenRefused(PromoterNotNominated)
    const anew = happened(PromoterNominated, { ...nomination, occurredOn: "2022-07-01" })
    given(secured, nominated, appointed, resigned, anew)
      .when(AppointPromoter, again)
      .thenRecorded(happened(PromoterAppointed, { ...again, branch: "27" }))
    given(secured, nominated, appointed, resigned, anew)
      .when(AppointPromoter, { ...again, termFrom: "2022-06-30" })
      .thenRefused(TermOverlaps)
  })
})

describe("P4.3a promoters: the card", () => {
  const card = { promoter: "p1", card: "c1", expiresOn: "2023-03-31", occurredOn: "2022-04-05" }
  const issued = happened(PromoterCardIssued, { ...card, branch: "27" })

  test("a promoter with a term gets a card, once under each number", () => {
    given(nominated, appointed).when(IssuePromoterCard, card).thenRecorded(issued)
    given(nominated, appointed, issued).when(IssuePromoterCard, card).thenAlreadySo()
  })

  test("a number that was given once is not given again: neither to another, nor with another expiry", () => {
    const other = happened(PromoterAppointed, { ...appointment, promoter: "p2", branch: "13" })
    given(appointed, issued, other)
      .when(IssuePromoterCard, { ...card, promoter: "p2" })
      .thenRefused(CardNumberTaken)
    given(nominated, appointed, issued)
      .when(IssuePromoterCard, { ...card, expiresOn: "2022-12-31" })
      .thenRefused(CardNumberTaken)
  })

  test("who is not appointed, or no longer, gets no card", () => {
    given(nominated).when(IssuePromoterCard, card).thenRefused(PromoterNotAppointed)
    const late = { ...card, expiresOn: "2023-04-01", occurredOn: "2023-04-01" }
    given(nominated, appointed).when(IssuePromoterCard, late).thenRefused(PromoterNotAppointed)
    given(nominated, appointed, resigned)
      .when(IssuePromoterCard, { ...card, occurredOn: "2022-07-01" })
      .thenRefused(PromoterNotAppointed)
  })

  test("a card expires on the day of issue at the earliest and with the term at the latest", () => {
    const today = { ...card, expiresOn: card.occurredOn }
    given(nominated, appointed)
      .when(IssuePromoterCard, today)
      .thenRecorded(happened(PromoterCardIssued, { ...today, branch: "27" }))
    given(nominated, appointed)
      .when(IssuePromoterCard, { ...card, expiresOn: "2022-04-04" })
      .thenRefused(CardExpiresBeforeIssue)
    given(nominated, appointed)
      .when(IssuePromoterCard, { ...card, expiresOn: "2023-04-01" })
      .thenRefused(CardOutlivesTerm)
  })
})

describe("P4.3a promoters: suspension", () => {
  test("a promoter in office can be suspended, once; one out of office cannot", () => {
    const suspension = { promoter: "p1", reason: "調査", occurredOn: "2022-06-10" }
    given(nominated, appointed).when(SuspendPromoter, suspension).thenRecorded(suspended)
    given(nominated, appointed, suspended).when(SuspendPromoter, suspension).thenAlreadySo()
    for (const other of [{ occurredOn: "2022-06-11" }, { reason: "病気" }])
      given(nominated, appointed, suspended)
        .when(SuspendPromoter, { ...suspension, ...other })
        .thenRefused(PromoterAlreadySuspended)
    given(nominated).when(SuspendPromoter, suspension).thenRefused(PromoterNotInOffice)
    for (const day of ["2022-03-31", "2023-04-01"])
      given(nominated, appointed)
        .when(SuspendPromoter, { ...suspension, occurredOn: day })
        .thenRefused(PromoterNotInOffice)
  })

  test("only who is suspended can be reinstated, and only once", () => {
    const again = { promoter: "p1", occurredOn: "2022-06-20" }
    given(nominated, appointed, suspended).when(ReinstatePromoter, again).thenRecorded(reinstated)
    given(nominated, appointed).when(ReinstatePromoter, again).thenRefused(PromoterNotSuspended)
    given(nominated, appointed, suspended, reinstated).when(ReinstatePromoter, again).thenAlreadySo()
    given(nominated, appointed, suspended, reinstated)
      .when(ReinstatePromoter, { ...again, occurredOn: "2022-06-21" })
      .thenRefused(PromoterNotSuspended)
    given(nominated, appointed, suspended)
      .when(ReinstatePromoter, { ...again, occurredOn: "2022-06-09" })
      .thenRefused(PromoterNotSuspended)
  })
})

describe("P4.3a promoters: a whole life", () => {
  test("lent, recommended, appointed, carded, suspended, reinstated, renewed, resigned, and appointed elsewhere", () => {
    const office = openOffice()
    office.appoint("p1", "27", "2022-04-01", "2023-03-31")
    office.open("k1", "b1", "27", "p1", "2022-05-10")
    const canvass = (id: string, on: string) => office.endOf(CanvassCase, on, { ...visit, canvass: id })
    expect(canvass("1", "2022-06-01")).toBe("Recorded")
    office.act(SuspendPromoter, "2022-06-10", { promoter: "p1", reason: "調査" })
    expect(canvass("2", "2022-06-10")).toBe("PromoterNotInOffice")
    office.act(ReinstatePromoter, "2022-06-20", { promoter: "p1" })
    expect(canvass("2", "2022-06-20")).toBe("Recorded")
    office.act(RenewPromoter, "2023-03-01", { promoter: "p1", termTo: "2024-03-31" })
    office.act(IssuePromoterCard, "2023-04-01", { promoter: "p1", card: "c2", expiresOn: "2024-03-31" })
    expect(canvass("3", "2023-04-01")).toBe("Recorded")
    office.act(ResignPromoter, "2023-05-31", { promoter: "p1", reason: "転居" })
    expect(canvass("4", "2023-06-01")).toBe("PromoterNotInOffice")
    expect(canvass("4", "2023-05-31")).toBe("Recorded")
    office.appoint("p1", "13", "2023-06-01", "2024-03-31")
    expect(canvass("5", "2023-06-01")).toBe("PromoterOfOtherBranch")
    expect(canvass("5", "2023-05-31")).toBe("Recorded")
  })

  test("the same command sent twice records once", () => {
    const office = openOffice()
    const command = { ...body }
    expect(office.ask(SecureParentBody, command, "same")).toMatchObject({ _tag: "Recorded", repeated: false })
    expect(office.ask(SecureParentBody, command, "same")).toMatchObject({ _tag: "Recorded", repeated: true })
    expect(office.ask(SecureParentBody, command, "other")).toMatchObject({ _tag: "AlreadySo" })
  })
})
