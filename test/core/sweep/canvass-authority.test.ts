// Who may canvass, and on which day: the edges of terms, cards and suspensions are days, and each of them is tried from both
// sides.
import { canvassing, promoter } from "@keikaku/core"
import type { History } from "@keikaku/testing"
import { describe, expect, test } from "vitest"
import { assigned, given, happened, listed, visit } from "./world.ts"

const { CanvassCase, CardNotValid, CaseListed, PromoterOfOtherBranch } = canvassing
const {
  PromoterAppointed,
  PromoterCardIssued,
  PromoterNominated,
  PromoterNotInOffice,
  PromoterReinstated,
  PromoterRenewed,
  PromoterResigned,
  PromoterSuspended
} = promoter

const occurredOn = "2022-04-01"
const nomination = { promoter: "p1", association: "a1", branch: "27", parentBody: "m1", occurredOn }
const p1 = { promoter: "p1", branch: "27" }
const suspended = happened(PromoterSuspended, { ...p1, ...{ reason: "調査" }, occurredOn: "2022-06-10" })
const reinstated = happened(PromoterReinstated, { ...p1, occurredOn: "2022-06-20" })
const resigned = happened(PromoterResigned, { ...p1, reason: "転居", occurredOn: "2022-06-30" })

describe("P4.3 canvassing: who may, on which day", () => {
  const onDay = (day: string) => ({ ...visit, occurredOn: day })
  const may = (history: History, day: string) => {
    const { verdict } = given(...history).when(CanvassCase, onDay(day))
    return verdict._tag === "Success" ? "may" : verdict.failure.code
  }

  test("a promoter may canvass from the first day of the term through the last", () => {
    const days = ["2022-03-31", "2022-04-01", "2024-03-31", "2024-04-01"]
    const of = { case: "k1", business: "b1", branch: "27", occurredOn: "2022-03-01" }
    const listedBefore = happened(CaseListed, { ...of, source: "own-research", scheme: "unified" })
    const assignedBefore = { ...assigned.at(-1)!, occurredOn: listedBefore.occurredOn }
    const history = [...assigned.slice(0, -2), listedBefore, assignedBefore]
    const answers = days.map((day) => may(history, day))
    expect(answers).toEqual(["PromoterNotInOffice", "may", "may", "PromoterNotInOffice"])
  })

  test("a promoter out of office cannot canvass, even when the case is still assigned to him", () => {
    given(...assigned)
      .when(CanvassCase, onDay("2024-04-01"))
      .thenRefused(PromoterNotInOffice)
    given(listed, assigned.at(-1)!).when(CanvassCase, onDay("2022-06-01")).thenRefused(PromoterNotInOffice)
  })

  test("a promoter may not act from the day of the suspension until the day before the reinstatement", () => {
    const history = [...assigned, suspended, reinstated]
    const days = ["2022-06-09", "2022-06-10", "2022-06-19", "2022-06-20"]
    const answers = days.map((day) => may(history, day))
    expect(answers).toEqual(["may", "PromoterNotInOffice", "PromoterNotInOffice", "may"])
  })

  test("a suspension that is still open bars every later day", () => {
    expect(may([...assigned, suspended], "2023-12-31")).toBe("PromoterNotInOffice")
  })

  test("a reinstatement ends the suspension that is in force, not one that begins later", () => {
    const earlier = happened(PromoterSuspended, { ...p1, ...{ reason: "調査" }, occurredOn: "2022-04-10" })
    const ended = happened(PromoterReinstated, { ...p1, occurredOn: "2022-05-20" })
    const history = [...assigned, suspended, earlier, ended]
    const answers = ["2022-05-19", "2022-05-20", "2022-06-09", "2022-06-10"].map((day) => may(history, day))
    expect(answers).toEqual(["PromoterNotInOffice", "may", "may", "PromoterNotInOffice"])
  })

  test("a promoter who resigned may canvass on the last day, not on the day after", () => {
    expect(["2022-06-30", "2022-07-01"].map((day) => may([...assigned, resigned], day))).toEqual([
      "may",
      "PromoterNotInOffice"
    ])
  })

  test("a promoter of another branch cannot canvass", () => {
    given(...assigned)
      .when(CanvassCase, { ...onDay("2022-06-01"), promoter: "p2" })
      .thenRefused(PromoterOfOtherBranch)
  })

  test("which branch a promoter is of depends on the day, for terms are of a branch", () => {
    const inTokyoNow = [
      happened(PromoterNominated, { ...nomination, branch: "13", occurredOn: "2022-07-01" }),
      happened(PromoterAppointed, {
        promoter: "p1",
        branch: "13",
        termFrom: "2022-07-01",
        termTo: "2023-03-31",
        occurredOn: "2022-07-01"
      }),
      happened(PromoterCardIssued, {
        ...p1,
        card: "c9",
        expiresOn: "2023-03-31",
        occurredOn: "2022-07-01"
      })
    ]
    const history = [...assigned, resigned, ...inTokyoNow]
    expect(may(history, "2022-06-30")).toBe("may")
    expect(may(history, "2022-07-01")).toBe("PromoterOfOtherBranch")
  })

  test("a promoter without a valid card on that day cannot canvass", () => {
    const bare = assigned.filter((event) => event._tag !== "PromoterCardIssued")
    given(...bare)
      .when(CanvassCase, onDay("2022-06-01"))
      .thenRefused(CardNotValid)
    const short = happened(PromoterCardIssued, {
      ...p1,
      card: "c9",
      expiresOn: "2022-06-15",
      occurredOn: "2022-06-01"
    })
    const days = ["2022-05-31", "2022-06-01", "2022-06-15", "2022-06-16"]
    expect(days.map((day) => may([...bare, short], day))).toEqual(["CardNotValid", "may", "may", "CardNotValid"])
  })

  test("another promoter's card does not help", () => {
    const hers = assigned.filter((event) => event._tag !== "PromoterCardIssued" || (event as any).promoter !== "p1")
    given(...hers)
      .when(CanvassCase, onDay("2022-06-01"))
      .thenRefused(CardNotValid)
  })

  test("a card ends with the office it was issued for: after a resignation a new appointment needs a new card", () => {
    const again = [
      happened(PromoterNominated, { ...nomination, occurredOn: "2022-07-01" }),
      happened(PromoterAppointed, {
        ...p1,
        termFrom: "2022-07-01",
        termTo: "2024-03-31",
        occurredOn: "2022-07-01"
      })
    ]
    expect(may([...assigned, resigned, ...again], "2022-07-05")).toBe("CardNotValid")
  })

  test("a promoter is as much in office on the first day of a renewed term, but needs a card for it", () => {
    const renewed = happened(PromoterRenewed, {
      ...p1,
      termFrom: "2024-04-01",
      termTo: "2025-03-31",
      occurredOn: "2024-03-01"
    })
    expect(may([...assigned, renewed], "2024-04-01")).toBe("CardNotValid")
    const card = happened(PromoterCardIssued, {
      ...p1,
      card: "c9",
      expiresOn: "2025-03-31",
      occurredOn: "2024-04-01"
    })
    expect(may([...assigned, renewed, card], "2024-04-01")).toBe("may")
  })
})
