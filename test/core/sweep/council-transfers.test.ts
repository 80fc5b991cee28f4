// What councils agree on and hand over, as cases rest on it: difficult cases go to the bureau on an agreement, and name lists become cases.
import { canvassing, council } from "@keikaku/core"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anyCommands, sweepOf } from "../reports/any-sweep.ts"
import { walk } from "../walk.ts"
import { agreed, byAuthority, refusedOwner, transferred } from "./case-history.ts"
import { canvassed, given, happened, k1, openOffice } from "./world.ts"

const hq = "headquarters/h-1"
const [tokyo, osaka] = ["branch:13/t-1", "branch:27/o-1"]
const body = { parentBody: "m-1", branch: "13" }
const promoter = { promoter: "p-1" }
const term = { termFrom: "2023-04-01", termTo: "2024-03-31" }
const [first, second, other] = [{ council: "g-1" }, { council: "g-2" }, { council: "g-27" }]
const count = { ...first, list: "n-1", reason: "入力誤り" }
const listing = { case: "k-1", business: "b-1", branch: "13", source: "bureau-list", scheme: "unified", list: "n-1" }
const visit = { case: "k-1", canvass: "1", ...promoter, method: "visit", explained: true }
const of = { case: "k-1" }

walk(
  "P4.1 a council hands a name list over and agrees on transfers; cases come from the list and go to the bureau",
  [
    ["2023-04-01", tokyo, "SecureParentBody", body],
    ["2023-04-01", tokyo, "NominatePromoter", { ...promoter, association: "a-1", ...body }],
    ["2023-04-01", hq, "AppointPromoter", { ...promoter, ...term }],
    ["2023-04-01", hq, "IssuePromoterCard", { ...promoter, card: "c-1", expiresOn: "2024-03-31" }],
    ["2023-05-10", tokyo, "ListCase", listing, "NameListUnknown"],
    ["2023-05-10", tokyo, "HoldCouncil", { ...first, branch: "13", topics: ["name-lists"] }],
    ["2023-05-10", osaka, "HoldCouncil", { ...other, branch: "27", topics: ["difficult-cases"] }],
    ["2023-05-10", tokyo, "HandOverNameList", { ...first, list: "n-1", businesses: 0 }, "Malformed"],
    ["2023-05-11", tokyo, "CorrectNameList", { ...count, businesses: 3 }, "NameListNotHandedOver"],
    ["2023-05-10", tokyo, "HandOverNameList", { ...first, list: "n-1", businesses: 30 }],
    ["2023-05-09", tokyo, "CorrectNameList", { ...count, businesses: 3 }, "CouncilNotHeld"],
    ["2023-05-11", tokyo, "CorrectNameList", { ...count, businesses: 0 }, "Malformed"],
    ["2023-05-11", tokyo, "CorrectNameList", { ...count, businesses: 30 }, "AlreadySo"],
    ["2023-05-09", tokyo, "ListCase", listing, "NameListUnknown"],
    ["2023-05-11", osaka, "ListCase", { ...listing, branch: "27" }, "NameListUnknown"],
    ["2023-05-11", tokyo, "ListCase", { ...listing, source: "own-research" }, "ListForOwnResearch"],
    ["2023-05-11", tokyo, "ListCase", { ...listing, list: "" }, "Malformed"],
    ["2023-05-11", tokyo, "ListCase", listing],
    ["2023-05-11", tokyo, "ListCase", listing, "AlreadySo"],
    ["2023-05-12", tokyo, "ListCase", { ...listing, case: "k-2", business: "b-2" }],
    ["2023-05-12", tokyo, "WithdrawNameList", { ...first, list: "n-1", reason: "誤り" }, "CaseListedFromIt"],
    ["2023-05-13", tokyo, "CorrectNameList", { ...count, businesses: 3 }],
    ["2023-05-13", tokyo, "CorrectNameList", { ...count, businesses: 3 }, "AlreadySo"],
    ["2023-05-14", tokyo, "CorrectNameList", { ...count, businesses: 4 }],
    ["2023-05-14", tokyo, "WithdrawNameListCorrection", { ...count, list: "n-2" }, "NoCouncilEntryToWithdraw"],
    ["2023-05-14", tokyo, "WithdrawNameListCorrection", count],
    ["2023-05-15", tokyo, "AssignCase", { ...of, ...promoter }],
    ["2023-05-20", tokyo, "CanvassCase", visit],
    ["2023-05-25", tokyo, "AgreeTransfer", { council: "g-9", ...of }, "CouncilNotHeld"],
    ["2023-05-25", tokyo, "AgreeTransfer", { ...first, case: "k-9" }, "CaseNotListed"],
    ["2023-05-25", osaka, "AgreeTransfer", { ...other, ...of }, "CaseOfOtherBranch"],
    ["2023-05-25", tokyo, "AgreeTransfer", { ...first, ...of }, "CaseNotRefused"],
    ["2023-05-25", tokyo, "TransferCase", { ...of, outcome: "t-1" }, "CaseNotRefused"],
    ["2023-05-22", tokyo, "RefuseCase", { ...of, outcome: "r-1" }],
    ["2023-05-21", tokyo, "AgreeTransfer", { ...first, ...of }, "CaseNotRefused"],
    ["2023-05-25", tokyo, "AgreeTransfer", { ...first, ...of }],
    ["2023-05-25", tokyo, "AgreeTransfer", { ...first, ...of }, "AlreadySo"],
    ["2023-05-26", tokyo, "AgreeTransfer", { ...first, ...of }, "TransferAlreadyAgreed"],
    ["2023-05-24", tokyo, "HoldCouncil", { ...second, branch: "13", topics: ["difficult-cases"] }],
    ["2023-05-24", tokyo, "AgreeTransfer", { ...second, ...of }, "TransferAlreadyAgreed"],
    ["2023-05-28", tokyo, "AgreeTransfer", { ...second, ...of }, "TransferAlreadyAgreed"],
    ["2023-05-24", tokyo, "TransferCase", { ...of, outcome: "t-1" }, "TransferNotAgreed"],
    ["2023-06-01", tokyo, "TransferCase", { ...of, outcome: "t-1" }],
    ["2023-06-02", tokyo, "WithdrawTransferAgreement", { ...first, ...of, reason: "誤り" }, "CaseTransferredOnIt"],
    ["2023-06-02", tokyo, "WithdrawCouncil", { ...first, reason: "誤り" }, "LaterCouncilEntryStands"],
    ["2023-06-02", tokyo, "WithdrawTransferAgreement", { ...other, ...of, reason: "誤り" }, "NoCouncilEntryToWithdraw"],
    ["2023-11-01", tokyo, "AgreeTransfer", { ...second, ...of }, "TransferAlreadyAgreed"],
    ["2023-07-01", tokyo, "EstablishCaseByAuthority", { ...of, outcome: "e-1", insurances: "both" }]
  ],
  [
    [
      "name-lists",
      { branch: "13" },
      [
        {
          ...{ list: "n-1", branch: "13", council: "g-1", handedOverOn: "2023-05-10" },
          ...{ businesses: 3, correctedOn: "2023-05-13", listed: 2, canvassed: 1, established: 1 }
        }
      ]
    ],
    ["name-lists", { branch: "13", effectiveOn: "2023-05-12" }, [{ businesses: 30, correctedOn: null, listed: 2 }]],
    ["name-lists", { branch: "27" }, []],
    ["council-meetings", { fiscalYear: 2023, branch: "13" }, [{ held: 2, lists: 1, transfers: 1, guide: 3 }]]
  ]
)

describe("P4.1 transfers on agreement", () => {
  const handing = { case: "k1", outcome: "t1", occurredOn: "2022-07-10" }
  const { _tag: _, ...ofAgreement } = agreed
  const back = happened(council.TransferAgreementWithdrawn, { ...ofAgreement, reason: "誤り" })
  const agreement = { council: "g27", case: "k1", reason: "誤り", occurredOn: "2022-08-01" }

  test("a case goes to the bureau when a council of its branch has agreed by that day", () => {
    given(...canvassed, refusedOwner)
      .when(canvassing.TransferCase, handing)
      .thenRefused(canvassing.TransferNotAgreed)
    given(...canvassed, refusedOwner, agreed)
      .when(canvassing.TransferCase, { ...handing, occurredOn: "2022-06-30" })
      .thenRefused(canvassing.TransferNotAgreed)
    const ofTokyo = happened(council.TransferAgreed, { ...agreed, council: "g13", branch: "13" })
    given(...canvassed, refusedOwner, ofTokyo)
      .when(canvassing.TransferCase, handing)
      .thenRefused(canvassing.TransferNotAgreed)
    given(...canvassed, refusedOwner, agreed, back)
      .when(canvassing.TransferCase, handing)
      .thenRefused(canvassing.TransferNotAgreed)
    given(...canvassed, refusedOwner, agreed)
      .when(canvassing.TransferCase, handing)
      .thenRecorded(transferred)
  })

  test("transfers that were recorded before there were agreements stand, and go on as ever", () => {
    const authority = { case: "k1", outcome: "a1", insurances: "both", occurredOn: "2022-09-01" }
    given(...canvassed, refusedOwner, transferred)
      .when(canvassing.EstablishCaseByAuthority, authority)
      .thenRecorded(byAuthority())
    given(...canvassed, refusedOwner, transferred)
      .when(canvassing.TransferCase, handing)
      .thenAlreadySo()
    const reversal = { case: "k1", outcome: "t1", cause: "rejected", reason: "差戻し", occurredOn: "2022-10-01" }
    const reversed = { ...k1, ...reversal, kind: "transferred", outcomeOn: "2022-07-10" }
    given(...canvassed, refusedOwner, transferred)
      .when(canvassing.ReverseOutcome, reversal)
      .thenRecorded(happened(canvassing.OutcomeReversed, reversed))
  })

  test("an agreement is taken back unless a case was transferred on it alone", () => {
    const held = happened(council.CouncilHeld, {
      council: "g27",
      branch: "27",
      topics: ["other"],
      occurredOn: "2022-05-20"
    })
    const decision = council.WithdrawTransferAgreement
    given(...canvassed, held, agreed, refusedOwner)
      .when(decision, agreement)
      .thenRecorded(back)
    given(...canvassed, held, agreed, refusedOwner, transferred)
      .when(decision, agreement)
      .thenRefused(council.CaseTransferredOnIt)
    const again = happened(council.TransferAgreed, { ...agreed, council: "g28" })
    given(...canvassed, held, agreed, again, refusedOwner, transferred)
      .when(decision, agreement)
      .thenRecorded(back)
    given(...canvassed, held, agreed, back)
      .when(decision, agreement)
      .thenRefused(council.NoCouncilEntryToWithdraw)
  })

  test("a case is agreed on once, while it stands as refused: again only once that agreement is taken back", () => {
    const council27 = (id: string) =>
      happened(council.CouncilHeld, { council: id, branch: "27", topics: ["other"], occurredOn: "2022-05-20" })
    const [held, again] = [council27("g27"), council27("g28")]
    const asked = { council: "g28", case: "k1", occurredOn: "2022-12-10" }
    const { verdict } = given(...canvassed, held, again, refusedOwner, agreed, transferred).when(
      council.AgreeTransfer,
      asked
    )
    expect(verdict).toMatchObject({ failure: { code: "TransferAlreadyAgreed", because: { council: "g27" } } })
    given(...canvassed, again, refusedOwner, transferred)
      .when(council.AgreeTransfer, asked)
      .thenRefused(canvassing.CaseClosed)
    given(...canvassed, again)
      .when(council.AgreeTransfer, asked)
      .thenRefused(canvassing.CaseNotRefused)
    given(...canvassed, held, again, refusedOwner, agreed, back)
      .when(council.AgreeTransfer, asked)
      .thenRecorded(happened(council.TransferAgreed, { ...asked, branch: "27" }))
  })

  test("a case that moved goes on an agreement of the branch that has it", () => {
    const office = openOffice()
    office.appoint("p1", "27")
    office.open("k1", "b1", "27", "p1", "2022-05-10")
    office.act(canvassing.CanvassCase, "2022-06-01", {
      ...{ case: "k1", canvass: "1", promoter: "p1", method: "visit", explained: true }
    })
    office.act(canvassing.RefuseCase, "2022-06-10", { case: "k1", outcome: "r1" })
    office.agreeTransfer("k1", "27", "2022-06-20")
    office.act(canvassing.MoveCase, "2022-06-25", { case: "k1", toBranch: "13" })
    const handOver = () => office.endOf(canvassing.TransferCase, "2022-07-10", { case: "k1", outcome: "t1" })
    expect(handOver()).toBe("TransferNotAgreed")
    office.agreeTransfer("k1", "13", "2022-07-01")
    expect(handOver()).toBe("Recorded")
  })

  test("of whatever is commanded, no case is with the bureau without an agreement of its branch by that day", () => {
    let transfers = 0
    fc.assert(
      fc.property(anyCommands.map(sweepOf), (history) => {
        const log = history.map(({ event }) => event as any)
        const restored = new Set<string>(log.filter((e) => canvassing.ReversalWithdrawn.is(e)).map((e) => e.case))
        for (const id of ["k1", "k2", "k3", "k4"]) {
          const entries = log.filter((e) => e.case === id)
          const agreements = entries.filter(
            (e) =>
              council.TransferAgreed.is(e) &&
              !entries.slice(entries.indexOf(e)).some((by) => {
                return council.TransferAgreementWithdrawn.is(by) && by.council === e.council
              })
          )
          const standing = entries.filter(
            (e) =>
              canvassing.CaseTransferred.is(e) &&
              !entries.some((by) => canvassing.OutcomeReversed.is(by) && by.outcome === e.outcome)
          )
          transfers += standing.length
          if (restored.has(id)) continue
          for (const e of standing)
            expect(agreements.some(({ branch, occurredOn }) => branch === e.branch && occurredOn <= e.occurredOn)).toBe(
              true
            )
        }
      }),
      { numRuns: 40 }
    )
    expect(transfers).toBeGreaterThan(0)
  })
})
