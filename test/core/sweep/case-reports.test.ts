// The list of cases with their states, and the life of one case.
import { canvassing } from "@keikaku/core"
import { beforeEach, describe, expect, test } from "vitest"
import { type Office, openOffice, visit } from "./world.ts"

const {
  AssignCase,
  CanvassCase,
  EstablishCase,
  MoveCase,
  RefuseCase,
  ReverseOutcome,
  WithdrawCanvass,
  WithdrawReversal
} = canvassing

let office: Office

beforeEach(() => {
  office = openOffice()
  office.appoint("p1", "27")
  office.appoint("p2", "13")
  for (const n of [1, 2, 3]) office.open(`k${n}`, `b${n}`, "27", "p1", `2022-05-0${n}`)
  office.act(CanvassCase, "2022-06-01", visit)
  office.act(EstablishCase, "2022-06-20", { case: "k1", outcome: "o1", insurances: "both", specialEnrolment: false })
  office.act(MoveCase, "2022-07-01", { case: "k2", toBranch: "13" })
  office.act(AssignCase, "2022-07-02", { case: "k2", promoter: "p2" })
})

describe("P4.3 the list of cases", () => {
  const cases = (parameters: object = {}, history: object = {}) =>
    office.rows("cases", parameters as never, history as never).map((row) => [row.case, row.branch, row.statusCode])

  test("has every case with its branch and its state, those first on which nothing has happened for longest", () => {
    expect(cases()).toEqual([
      ["k3", "27", "assigned"],
      ["k1", "27", "established"],
      ["k2", "13", "assigned"]
    ])
    expect(office.rows("cases", { status: "established" })[0]).toMatchObject({
      ...{ business: "b1", promoter: "p1", canvasses: 1, listedOn: "2022-05-01", since: "2022-06-20" }
    })
  })

  test("can be asked about one branch, one promoter and one state", () => {
    expect(cases({ branch: "13" })).toEqual([["k2", "13", "assigned"]])
    expect(cases({ promoter: "p1" }).map(([id]) => id)).toEqual(["k3", "k1"])
    expect(cases({ promoter: "p1", status: "assigned" }).map(([id]) => id)).toEqual(["k3"])
  })

  test("is that of the day it is seen from", () => {
    expect(cases({}, { effectiveOn: "2022-06-19" })).toEqual([
      ["k2", "27", "assigned"],
      ["k3", "27", "assigned"],
      ["k1", "27", "canvassed"]
    ])
  })
})

describe("P4.3 the life of a case", () => {
  const life = () =>
    office
      .rows("case", { case: "k1" })
      .map((row) => [row.type, row.occurredOn, row.stateCode, row.takenBackAt !== null])

  test("has a row for each event that touched it, with the state that it led to", () => {
    expect(life()).toEqual([
      ["CaseListed", "2022-05-01", "listed", false],
      ["CaseAssigned", "2022-05-01", "assigned", false],
      ["CaseCanvassed", "2022-06-01", "canvassed", false],
      ["CaseEstablished", "2022-06-20", "established", false]
    ])
    expect(office.rows("case", { case: "k9" })).toEqual([])
  })

  test("marks what was taken back and where, and a reversal that was itself taken back leaves its outcome unmarked", () => {
    office.act(CanvassCase, "2022-06-02", { ...visit, canvass: "2" })
    const [withdrawal] = office.act(WithdrawCanvass, "2022-08-01", { case: "k1", canvass: "2", reason: "誤記" })
    const reason = "差戻し"
    office.act(ReverseOutcome, "2022-08-02", { case: "k1", outcome: "o1", cause: "rejected", reason })
    const marked = () =>
      office.rows("case", { case: "k1" }).flatMap((row) => (row.takenBackAt === null ? [] : [row.type]))
    expect(marked()).toEqual(["CaseEstablished", "CaseCanvassed"])
    expect(office.rows("case", { case: "k1" }).find((row) => row.detail.startsWith("canvass: 2"))).toMatchObject({
      takenBackAt: withdrawal!.position
    })
    expect(life().at(-1)).toEqual(["OutcomeReversed", "2022-08-02", "canvassed", false])
    office.act(WithdrawReversal, "2022-08-03", { case: "k1", outcome: "o1", reason })
    expect(marked()).toEqual(["CaseCanvassed", "OutcomeReversed"])
    expect(life().at(-1)).toEqual(["ReversalWithdrawn", "2022-08-02", "established", false])
  })

  test("a refusal after an establishment of one insurance leads to the state refused, and the case is not open", () => {
    office.act(CanvassCase, "2022-06-03", { ...visit, case: "k3" })
    const wc = { case: "k3", outcome: "o1", insurances: "wc-only", specialEnrolment: false }
    office.act(EstablishCase, "2022-06-20", wc)
    office.act(RefuseCase, "2022-07-20", { case: "k3", outcome: "o2" })
    const [row] = office.rows("cases", { promoter: "p1", status: "refused" })
    expect(row).toMatchObject({ case: "k3" })
    expect(office.rows("stale-cases", {}, { effectiveOn: "2023-03-31" }).map((each) => each.case)).toEqual(["k2"])
  })
})
