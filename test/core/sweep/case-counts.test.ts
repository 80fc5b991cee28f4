// What counts of a case, and where and when: acts, establishments and EI procedures, as whole lives on a store. Each
// test names a way in which a count could become one too many, one too few, or another branch's or year's.

import { canvassing, FiscalYear } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { countsOf } from "../reports/counts.ts"
import { type Office, openOffice } from "./world.ts"

const {
  AssignCase,
  CanvassCase,
  CompleteEiProcedure,
  EstablishCase,
  EstablishCaseByAuthority,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  RefuseCase,
  ReverseOutcome,
  RuleOutCase,
  TransferCase,
  WithdrawCanvass,
  WithdrawReversal
} = canvassing

let office: Office
let [acts, outcomes] = [0, 0]

beforeEach(() => {
  office = openOffice()
  office.appoint("p1", "27")
  office.appoint("p2", "13")
  office.open("k1", "b1", "27", "p1", "2022-05-10")
})

const act = { case: "k1", canvass: "other", promoter: "p1", method: "visit", explained: true }
const canvass = (on: string, id = "k1", promoter = "p1") =>
  office.act(CanvassCase, on, { ...act, case: id, canvass: `c${++acts}`, promoter })
const outcome = (id = "k1") => ({ case: id, outcome: `o${++outcomes}` })
const success = (insurances: string, id = "k1") => ({ ...outcome(id), insurances, specialEnrolment: false })
/** Establishes and says as which outcome. */
const establish = (on: string, insurances: string, id = "k1") => {
  const command = success(insurances, id)
  office.act(EstablishCase, on, command)
  return command.outcome
}
const completeEi = (on: string) => {
  const command = outcome()
  office.act(CompleteEiProcedure, on, command)
  return command.outcome
}
const reverse = (on: string, of: string, particulars: object = {}) =>
  office.act(ReverseOutcome, on, { case: "k1", outcome: of, cause: "rejected", reason: "差戻し", ...particulars })

/** Canvasses, establishments and EI procedures of a branch in a year. */
const counts = (fiscalYear: number, branch = "27", history = {}) => {
  const found = office.view(countsOf(FiscalYear.make(fiscalYear)), history).get(branch as never)
  return [found?.canvasses ?? 0, found?.establishments ?? 0, found?.eiProcedures ?? 0]
}

describe("P4.3 counting: acts and successes", () => {
  test("every canvass counts as an act, however many there are of one case", () => {
    for (const day of ["2022-06-01", "2022-06-02", "2022-06-03"]) canvass(day)
    expect(counts(2022)).toEqual([3, 0, 0])
  })

  test("both counts once as an establishment and once as an EI procedure", () => {
    canvass("2022-06-01")
    establish("2022-06-20", "both")
    expect(counts(2022)).toEqual([1, 1, 1])
  })

  test("WC only counts as an establishment, EI only does not", () => {
    office.open("k2", "b2", "27", "p1", "2022-05-10")
    canvass("2022-06-01")
    canvass("2022-06-01", "k2")
    establish("2022-06-20", "wc-only")
    expect(counts(2022)).toEqual([2, 1, 0])
    establish("2022-06-20", "ei-only", "k2")
    expect(counts(2022)).toEqual([2, 1, 1])
  })

  test("a dual-scheme business establishes WC and EI by a case for each, in two branches, and counts once in each", () => {
    office.open("k2", "b2", "27", "p1", "2022-05-10", "wc")
    office.open("k3", "b2", "13", "p2", "2022-05-10", "ei")
    canvass("2022-06-01", "k2")
    canvass("2022-06-01", "k3", "p2")
    establish("2022-06-20", "ei-only", "k3")
    establish("2022-07-20", "wc-only", "k2")
    expect([counts(2022, "27"), counts(2022, "13")]).toEqual([
      [1, 1, 0],
      [1, 0, 1]
    ])
    expect(office.endOf(EstablishCase, "2022-08-01", success("wc-only", "k2"))).toBe("CaseClosed")
  })

  test("a refused command changes no count", () => {
    canvass("2022-06-01")
    establish("2022-06-20", "wc-only")
    expect(office.endOf(EstablishCase, "2022-06-21", success("both"))).toBe("AlreadyEstablished")
    expect(office.endOf(RuleOutCase, "2022-06-21", { ...outcome(), reason: "closed-down" })).toBe("EstablishmentStands")
    expect(counts(2022)).toEqual([1, 1, 0])
  })

  test("the same command sent twice counts once", () => {
    canvass("2022-06-01")
    const command = { ...success("both"), occurredOn: "2022-06-20" }
    for (const repeated of [false, true])
      expect(office.ask(EstablishCase, command, "same")).toMatchObject({ _tag: "Recorded", repeated })
    expect(counts(2022)).toEqual([1, 1, 1])
  })

  test("what the bureau establishes by authority is not the branch's and does not count", () => {
    canvass("2022-06-01")
    office.act(RefuseCase, "2022-06-20", outcome())
    office.agreeTransfer("k1", "27", "2022-07-10")
    office.act(TransferCase, "2022-07-10", outcome())
    office.act(EstablishCaseByAuthority, "2022-09-01", { case: "k1", outcome: "a", insurances: "both" })
    expect(counts(2022)).toEqual([1, 0, 0])
    reverse("2022-10-01", "a")
    expect(counts(2022)).toEqual([1, 0, 0])
  })
})

describe("P4.3 counting: fiscal years", () => {
  test("31 March counts in the old year, 1 April in the new one", () => {
    canvass("2023-03-31")
    canvass("2023-04-01")
    establish("2023-03-31", "wc-only")
    expect(counts(2022)).toEqual([1, 1, 0])
    expect(counts(2023)).toEqual([1, 0, 0])
  })

  test("an EI procedure that follows in another year counts in that year, the establishment stays in the first", () => {
    canvass("2023-03-20")
    establish("2023-03-31", "wc-only")
    completeEi("2023-04-01")
    expect(counts(2022)).toEqual([1, 1, 0])
    expect(counts(2023)).toEqual([0, 0, 1])
  })

  test("a year boundary does not make one establishment two", () => {
    canvass("2023-03-20")
    establish("2023-03-31", "wc-only")
    expect(office.endOf(EstablishCase, "2023-04-01", success("wc-only"))).toBe("AlreadyEstablished")
    expect(office.endOf(EstablishCase, "2023-04-01", success("both"))).toBe("AlreadyEstablished")
    expect(counts(2023)).toEqual([0, 0, 0])
  })

  test("a reversal in the new year takes back from the old year's count, where the outcome had counted", () => {
    canvass("2023-03-20")
    reverse("2023-05-10", establish("2023-03-31", "both"))
    expect(counts(2022)).toEqual([1, 0, 0])
    expect(counts(2023)).toEqual([0, 0, 0])
    establish("2023-06-01", "both")
    expect(counts(2022)).toEqual([1, 0, 0])
    expect(counts(2023)).toEqual([0, 1, 1])
  })
})

describe("P4.3 counting: branches", () => {
  const moveToTokyo = (on: string) => {
    office.act(MoveCase, on, { case: "k1", toBranch: "13" })
    office.act(AssignCase, on, { case: "k1", promoter: "p2" })
  }

  test("what was done stays counted where it was done, what follows counts in the new branch", () => {
    canvass("2022-06-01")
    establish("2022-06-20", "wc-only")
    moveToTokyo("2022-07-01")
    canvass("2022-07-10", "k1", "p2")
    completeEi("2022-08-01")
    expect(counts(2022, "27")).toEqual([1, 1, 0])
    expect(counts(2022, "13")).toEqual([1, 0, 1])
  })

  test("a reversal takes back from the branch in which the outcome had counted", () => {
    canvass("2022-06-01")
    const first = establish("2022-06-20", "wc-only")
    moveToTokyo("2022-07-01")
    reverse("2022-09-01", completeEi("2022-08-01"))
    reverse("2022-09-02", first)
    expect(counts(2022, "27")).toEqual([1, 0, 0])
    expect(counts(2022, "13")).toEqual([0, 0, 0])
    establish("2022-10-01", "both")
    expect(counts(2022, "27")).toEqual([1, 0, 0])
    expect(counts(2022, "13")).toEqual([0, 1, 1])
  })

  test("a business on the lists of two branches counts once: the second list is refused", () => {
    const again = { case: "k2", business: "b1", branch: "13", source: "bureau-list", scheme: "unified" }
    expect(office.endOf(ListCase, "2022-05-11", again)).toBe("BusinessAlreadyListed")
    canvass("2022-06-01")
    establish("2022-06-20", "both")
    expect(office.endOf(ListCase, "2022-06-19", again)).toBe("BusinessAlreadyListed")
    expect(counts(2022, "13")).toEqual([0, 0, 0])
  })

  test("the duplicate's canvasses stay acts, and only the case that was kept can succeed", () => {
    office.open("k2", "b2", "13", "p2", "2022-05-10")
    canvass("2022-06-01")
    canvass("2022-06-01", "k2", "p2")
    office.act(MarkCaseDuplicate, "2022-06-10", { ...outcome("k2"), of: "k1" })
    expect(office.endOf(EstablishCase, "2022-06-20", success("both", "k2"))).toBe("CaseClosed")
    establish("2022-06-20", "both")
    expect(counts(2022, "27")).toEqual([1, 1, 1])
    expect(counts(2022, "13")).toEqual([1, 0, 0])
  })

  test("a business that was ruled out, listed anew elsewhere and established counts there, once", () => {
    canvass("2022-06-01")
    office.act(RuleOutCase, "2022-06-20", { case: "k1", outcome: "x", reason: "moved-away" })
    office.open("k2", "b1", "13", "p2", "2022-07-01")
    canvass("2022-07-10", "k2", "p2")
    establish("2022-07-20", "both", "k2")
    const again = { case: "k1", outcome: "x", cause: "rejected", reason: "誤り" }
    expect(office.endOf(ReverseOutcome, "2022-07-15", again)).toBe("BusinessAlreadyListed")
    expect(counts(2022, "27")).toEqual([1, 0, 0])
    expect(counts(2022, "13")).toEqual([1, 1, 1])
  })
})

describe("P4.3 counting: years of a business", () => {
  test("a business established in one year is listed and established again in a later one, and counts in both", () => {
    canvass("2022-06-01")
    establish("2022-06-20", "both")
    office.open("k2", "b1", "27", "p1", "2023-05-01")
    canvass("2023-05-10", "k2")
    expect(office.endOf(EstablishCase, "2023-03-31", success("both", "k2"))).toBe("CaseNotListed")
    establish("2023-06-01", "both", "k2")
    expect([counts(2022), counts(2023)]).toEqual([
      [1, 1, 1],
      [1, 1, 1]
    ])
  })
})

describe("P4.3 counting: reports that come late", () => {
  test("an act and a success of before a move, recorded after it, count for the branch of their day", () => {
    canvass("2022-05-15")
    office.act(MoveCase, "2022-06-01", { case: "k1", toBranch: "13" })
    expect(office.endOf(CanvassCase, "2022-05-20", { ...act, promoter: "p2" })).toBe("PromoterOfOtherBranch")
    canvass("2022-05-20")
    establish("2022-05-25", "wc-only")
    expect([counts(2022, "27"), counts(2022, "13")]).toEqual([
      [2, 1, 0],
      [0, 0, 0]
    ])
  })

  test("an act of before a success, recorded after it, counts", () => {
    canvass("2022-05-12")
    establish("2022-05-25", "both")
    canvass("2022-05-15")
    expect(counts(2022)).toEqual([2, 1, 1])
  })
})

describe("P4.3 counting: mistakes that are taken back", () => {
  const withdrawn = { case: "k1", reason: "誤記" }

  test("a canvass that is withdrawn counts no more, as of its own day, and as recorded before it still does", () => {
    const { position } = canvass("2022-06-01")[0]!
    canvass("2022-06-02")
    office.act(WithdrawCanvass, "2023-05-10", { ...withdrawn, canvass: `c${acts - 1}` })
    expect(counts(2022)).toEqual([1, 0, 0])
    expect(counts(2022, "27", { effectiveOn: "2022-06-01" })).toEqual([0, 0, 0])
    expect(counts(2022, "27", { upTo: position + 1 })).toEqual([2, 0, 0])
  })

  test("a success recorded by mistake and put right counts once, as in effect on any day", () => {
    canvass("2022-06-01")
    reverse("2022-09-01", establish("2022-06-20", "both"), { cause: "mistake" })
    establish("2022-06-20", "wc-only")
    for (const history of [{}, { effectiveOn: "2022-06-20" }, { effectiveOn: "2022-08-31" }])
      expect(counts(2022, "27", history)).toEqual([1, 1, 0])
  })

  test("a reversal that is withdrawn leaves every count as it was before", () => {
    canvass("2022-06-01")
    const both = establish("2022-06-20", "both")
    reverse("2022-09-01", both, { insurances: "wc-only" })
    expect(counts(2022)).toEqual([1, 0, 1])
    office.act(WithdrawReversal, "2022-10-01", { ...withdrawn, outcome: both })
    expect(counts(2022)).toEqual([1, 1, 1])
  })
})

describe("P4.3 counting: reversal chains and days in between", () => {
  test("established, reversed, established, reversed: every count is as before each time", () => {
    canvass("2022-06-01")
    for (const [done, undone] of [
      ["2022-06-20", "2022-07-01"],
      ["2022-08-01", "2022-08-01"]
    ] as const) {
      const both = establish(done, "both")
      expect(counts(2022)).toEqual([1, 1, 1])
      reverse(undone, both)
      expect(counts(2022)).toEqual([1, 0, 0])
      const again = { case: "k1", outcome: both, cause: "rejected", reason: "再" }
      expect(office.endOf(ReverseOutcome, "2022-09-01", again)).toBe("OutcomeNotStanding")
    }
  })

  test("of both insurances one is reversed: its figure leaves the year of the success, the other stays in it", () => {
    canvass("2023-03-01")
    const both = establish("2023-03-10", "both")
    reverse("2023-05-10", both, { insurances: "ei-only" })
    expect([counts(2022), counts(2023)]).toEqual([
      [1, 1, 0],
      [0, 0, 0]
    ])
    completeEi("2023-06-01")
    reverse("2023-07-01", both)
    expect([counts(2022), counts(2023)]).toEqual([
      [1, 0, 0],
      [0, 0, 1]
    ])
  })

  test("as in effect on a date, nothing is taken back that has not come about: no count is ever negative", () => {
    canvass("2022-06-01")
    const first = establish("2022-06-20", "wc-only")
    reverse("2022-12-01", completeEi("2022-07-20"))
    reverse("2022-09-01", first)
    const on = (effectiveOn: string) => counts(2022, "27", { effectiveOn })
    expect(["2022-06-19", "2022-06-20", "2022-07-20", "2022-09-01", "2022-12-01"].map(on)).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [1, 0, 1],
      [1, 0, 0]
    ])
    const funnel = office.rows("case-funnel", { branch: "27" }, { effectiveOn: "2022-09-01" })[0]!
    expect([funnel.wcOnly, funnel.eiOnly, funnel.established]).toEqual([0, 1, 1])
  })

  test("a canvass written down late counts on the day it was made", () => {
    canvass("2022-06-20")
    canvass("2022-06-01")
    expect(counts(2022, "27", { effectiveOn: "2022-06-10" })).toEqual([1, 0, 0])
    expect(counts(2022, "27", { effectiveOn: "2022-06-20" })).toEqual([2, 0, 0])
  })
})
