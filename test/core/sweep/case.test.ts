// Cases (未手続事業の事案): the way from a list to the canvass, with every refusal on it. What comes of a case is tried in
// case-outcomes.test.ts, claims in case-claims.test.ts, what counts in case-counts.test.ts, who may canvass in promoter.test.ts.
import { canvassing, promoter, zenkokuPlan } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import {
  duplicate,
  established,
  listedInTokyo,
  listing,
  movedOn,
  of,
  refusedOwner,
  ruledOut,
  success,
  transferred
} from "./case-history.ts"
import { assigned, canvassed, given, happened, inOffice, k1, listed, openOffice, visit } from "./world.ts"

const {
  AssignCase,
  BusinessAlreadyListed,
  CanvassCase,
  CanvassIdTaken,
  CaseAlreadyAssigned,
  CaseAlreadyInBranch,
  CaseAssigned,
  CaseCanvassed,
  CaseClosed,
  CaseIdTaken,
  CaseListed,
  CaseNotAssigned,
  CaseNotListed,
  CaseRuledOut,
  DuplicateOfItself,
  EstablishCase,
  EstablishmentStands,
  LaterEntryStands,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  PromoterOfOtherBranch,
  RefuseCase,
  RuledOutReason,
  RuleOutCase
} = canvassing
const { PromoterNotInOffice } = promoter

describe("P4.3 cases: listing", () => {
  test("a business found by own research or on a bureau's list is listed; listing it again changes nothing", () => {
    for (const source of ["own-research", "bureau-list"])
      given()
        .when(ListCase, { ...listing, source })
        .thenRecorded(happened(CaseListed, { ...listing, source }))
    given(listed).when(ListCase, listing).thenAlreadySo()
  })

  test("a case listed again is the same only in every field", () => {
    for (const other of [{ occurredOn: "2022-05-20" }, { source: "own-research" }, { scheme: "wc" }, { branch: "13" }])
      for (const history of [[listed], [listed, ruledOut], [listed, movedOn("2022-05-20")]])
        given(...history)
          .when(ListCase, { ...listing, ...other })
          .thenRefused(CaseIdTaken)
  })

  test("a business that is on two lists has one open case, nation-wide", () => {
    given(listed)
      .when(ListCase, { ...listing, case: "k2", branch: "13" })
      .thenRefused(BusinessAlreadyListed)
    given(listed)
      .when(ListCase, { ...listing, case: "k2", source: "own-research" })
      .thenRefused(BusinessAlreadyListed)
  })

  test("a case identifier stands for one business", () => {
    given(listed)
      .when(ListCase, { ...listing, business: "b2" })
      .thenRefused(CaseIdTaken)
  })

  test("a business that was ruled out or was a duplicate can be listed again, as another case", () => {
    const anew = { ...listing, case: "k3", occurredOn: "2022-08-01" }
    given(listed, ruledOut).when(ListCase, anew).thenRecorded(happened(CaseListed, anew))
    given(listed, listedInTokyo, duplicate).when(ListCase, anew).thenRecorded(happened(CaseListed, anew))
  })

  test("an established business can be listed again in a later year, and an open one not beside it", () => {
    const anew = { ...listing, case: "k3", occurredOn: "2023-06-01" }
    for (const end of [[established("wc-only")], [established("both")], [refusedOwner, transferred]])
      given(...canvassed, ...end)
        .when(ListCase, anew)
        .thenRecorded(happened(CaseListed, anew))
    for (const end of [[], [refusedOwner]])
      given(...canvassed, ...end)
        .when(ListCase, anew)
        .thenRefused(BusinessAlreadyListed)
    given(...canvassed, established("both"), happened(CaseListed, anew))
      .when(ListCase, { ...anew, case: "k4", occurredOn: "2023-05-01" })
      .thenRefused(BusinessAlreadyListed)
    given(...canvassed, established("both"))
      .when(ListCase, { ...anew, occurredOn: "2022-06-19" })
      .thenRefused(BusinessAlreadyListed)
  })

  test("a dual-scheme business has one open case for each insurance, in any branches", () => {
    const wc = { ...listing, scheme: "wc" }
    const ei = { ...listing, case: "k2", branch: "13", scheme: "ei" }
    given(happened(CaseListed, wc)).when(ListCase, ei).thenRecorded(happened(CaseListed, ei))
    for (const scheme of ["wc", "unified"])
      given(happened(CaseListed, wc))
        .when(ListCase, { ...ei, scheme })
        .thenRefused(BusinessAlreadyListed)
    for (const scheme of ["wc", "ei", "unified"])
      given(listed)
        .when(ListCase, { ...ei, scheme })
        .thenRefused(BusinessAlreadyListed)
  })

  test("no case is listed in a branch, or moved to one, that the federation does not have", () => {
    const office = openOffice()
    office.appoint("p1", "27")
    office.open("k1", "b1", "27", "p1", "2022-05-10")
    expect(office.endOf(ListCase, "2022-06-01", { ...listing, case: "k2", branch: "48" })).toBe("UnknownBranch")
    expect(office.endOf(MoveCase, "2022-06-01", { ...of, toBranch: "48" })).toBe("UnknownBranch")
  })
})

describe("P4.3 cases: assignment", () => {
  test("nothing happens to a case before the day on which it was listed", () => {
    const early = { ...of, occurredOn: "2022-05-09" }
    given(...inOffice, listed)
      .when(AssignCase, { ...early, promoter: "p1" })
      .thenRefused(CaseNotListed)
    given(...assigned)
      .when(CanvassCase, { ...visit, ...early })
      .thenRefused(CaseNotListed)
    given(...assigned)
      .when(RuleOutCase, { ...early, outcome: "x1", reason: "closed-down" })
      .thenRefused(CaseNotListed)
  })

  const assignment = { ...of, promoter: "p1", occurredOn: "2022-05-11" }

  test("a case is given to a promoter in office of its branch, and may be given to another later", () => {
    given(...inOffice, listed)
      .when(AssignCase, assignment)
      .thenRecorded(happened(CaseAssigned, { ...k1, ...assignment }))
    given(...assigned)
      .when(AssignCase, assignment)
      .thenAlreadySo()
    given(...assigned)
      .when(AssignCase, { ...assignment, occurredOn: "2022-05-20" })
      .thenRefused(CaseAlreadyAssigned)
  })

  test("a case is given neither to a promoter out of office nor to one of another branch", () => {
    given(listed).when(AssignCase, assignment).thenRefused(PromoterNotInOffice)
    given(...inOffice, listed)
      .when(AssignCase, { ...assignment, occurredOn: "2024-04-01" })
      .thenRefused(PromoterNotInOffice)
    given(...inOffice, listed)
      .when(AssignCase, { ...assignment, promoter: "p2" })
      .thenRefused(PromoterOfOtherBranch)
  })
})

describe("P4.3 canvassing a case", () => {
  const act = { ...visit, occurredOn: "2022-06-01" }
  const done = happened(CaseCanvassed, { ...k1, ...act })

  test("an assigned case is canvassed, by visit, phone or letter, as often as it takes", () => {
    for (const method of ["visit", "phone", "letter"])
      given(...assigned)
        .when(CanvassCase, { ...act, method })
        .thenRecorded(happened(CaseCanvassed, { ...k1, ...act, method }))
    given(...assigned, done)
      .when(CanvassCase, { ...act, canvass: "2" })
      .thenRecorded(happened(CaseCanvassed, { ...k1, ...act, canvass: "2" }))
  })

  test("the same act recorded twice is one act, in every field; another act needs an identifier of its own", () => {
    given(...assigned, done)
      .when(CanvassCase, act)
      .thenAlreadySo()
    for (const other of [{ occurredOn: "2022-06-02" }, { promoter: "p2" }, { method: "phone" }, { explained: false }])
      given(...assigned, done)
        .when(CanvassCase, { ...act, ...other })
        .thenRefused(CanvassIdTaken)
  })

  test("an act of before a success is recorded after it, for it was done", () => {
    const before = { ...act, canvass: "2", occurredOn: "2022-06-15" }
    for (const end of [[established("both")], [refusedOwner, transferred], [ruledOut], [listedInTokyo, duplicate]])
      given(...canvassed, ...end)
        .when(CanvassCase, before)
        .thenRecorded(happened(CaseCanvassed, { ...k1, ...before }))
    given(...canvassed, established("both"))
      .when(CanvassCase, { ...before, occurredOn: "2022-06-20" })
      .thenRefused(CaseClosed)
  })

  test("an act is recorded for the branch and by the promoters of its day, however late", () => {
    const moved = [...canvassed, movedOn("2022-07-01")]
    const late = { ...act, canvass: "2", occurredOn: "2022-06-20" }
    given(...moved)
      .when(CanvassCase, late)
      .thenRecorded(happened(CaseCanvassed, { ...k1, ...late }))
    given(...moved)
      .when(CanvassCase, { ...late, promoter: "p2" })
      .thenRefused(PromoterOfOtherBranch)
    const reassigned = happened(CaseAssigned, { ...k1, promoter: "p1", occurredOn: "2022-06-25" })
    const unassigned = [...inOffice, listed, reassigned]
    given(...unassigned)
      .when(CanvassCase, late)
      .thenRefused(CaseNotAssigned)
    given(...unassigned)
      .when(CanvassCase, { ...late, occurredOn: "2022-06-25" })
      .thenRecorded(happened(CaseCanvassed, { ...k1, ...late, occurredOn: "2022-06-25" }))
  })

  test("a case that nobody was given is not canvassed", () => {
    given(...inOffice, listed)
      .when(CanvassCase, act)
      .thenRefused(CaseNotAssigned)
  })
})

describe("P4.3 cases: no case, duplicates, moves", () => {
  test("a case is none for each of the four reasons, unless an establishment stands", () => {
    for (const reason of RuledOutReason.literals)
      given(listed)
        .when(RuleOutCase, { ...of, outcome: "x1", reason, occurredOn: "2022-06-20" })
        .thenRecorded(happened(CaseRuledOut, { ...k1, outcome: "x1", reason, occurredOn: "2022-06-20" }))
    given(...canvassed, established("wc-only"))
      .when(RuleOutCase, { ...of, outcome: "x1", reason: "closed-down", occurredOn: "2022-07-01" })
      .thenRefused(EstablishmentStands)
  })

  test("of two cases that are the same one is dropped: never both, and none with an establishment that stands", () => {
    const marking = { ...of, outcome: "d1", of: "k2", occurredOn: "2022-06-20" }
    given(listed, listedInTokyo).when(MarkCaseDuplicate, marking).thenRecorded(duplicate)
    given(listed)
      .when(MarkCaseDuplicate, { ...marking, of: "k1" })
      .thenRefused(DuplicateOfItself)
    given(listed).when(MarkCaseDuplicate, marking).thenRefused(CaseNotListed)
    given(...canvassed, listedInTokyo, established("ei-only"))
      .when(MarkCaseDuplicate, marking)
      .thenRefused(EstablishmentStands)
    given(listed, listedInTokyo, duplicate)
      .when(MarkCaseDuplicate, { case: "k2", outcome: "d1", of: "k1", occurredOn: "2022-06-21" })
      .thenRefused(CaseClosed)
  })

  test("an open case moves to another branch and waits there to be assigned anew", () => {
    const move = { ...of, toBranch: "13", occurredOn: "2022-06-10" }
    const moved = movedOn("2022-06-10")
    given(...canvassed)
      .when(MoveCase, move)
      .thenRecorded(moved)
    given(...canvassed, moved)
      .when(MoveCase, move)
      .thenAlreadySo()
    given(...canvassed)
      .when(MoveCase, { ...move, toBranch: "27" })
      .thenRefused(CaseAlreadyInBranch)
    given(...canvassed, moved)
      .when(MoveCase, { ...move, occurredOn: "2022-06-11" })
      .thenRefused(CaseAlreadyInBranch)
    const act = { ...visit, canvass: "2", occurredOn: "2022-06-15" }
    given(...canvassed, moved)
      .when(CanvassCase, { ...act, promoter: "p2" })
      .thenRefused(CaseNotAssigned)
    const there = happened(CaseAssigned, { ...k1, branch: "13", promoter: "p2", occurredOn: "2022-06-11" })
    given(...canvassed, moved, there)
      .when(CanvassCase, act)
      .thenRefused(PromoterOfOtherBranch)
    given(...canvassed, moved, there)
      .when(CanvassCase, { ...act, promoter: "p2" })
      .thenRecorded(happened(CaseCanvassed, { ...k1, branch: "13", ...act, promoter: "p2" }))
  })

  test("nothing is dropped or moved before work that was done on it later, unless that was reversed", () => {
    const early = { ...of, outcome: "x9", occurredOn: "2022-05-20" }
    const drops = [
      [RuleOutCase, { ...early, reason: "closed-down" }],
      [MarkCaseDuplicate, { ...early, of: "k2" }],
      [MoveCase, { ...of, toBranch: "13", occurredOn: "2022-05-20" }]
    ] as const
    for (const [decision, command] of drops) {
      given(...canvassed, listedInTokyo)
        .when(decision, command)
        .thenRefused(LaterEntryStands)
      const { verdict } = given(...assigned, listedInTokyo).when(decision, command)
      expect(verdict._tag).toBe("Success")
    }
  })

  test("on a closed case nothing is left to do", () => {
    const ends = [[established("both")], [ruledOut], [listedInTokyo, duplicate]]
    const on = { ...of, occurredOn: "2022-12-01" }
    for (const end of ends) {
      const after = given(...canvassed, ...end)
      after.when(AssignCase, { ...on, promoter: "p1" }).thenRefused(CaseClosed)
      after.when(CanvassCase, { ...visit, ...on, canvass: "2" }).thenRefused(CaseClosed)
      after.when(EstablishCase, { ...success, ...on, outcome: "o9", insurances: "ei-only" }).thenRefused(CaseClosed)
      after.when(RefuseCase, { ...on, outcome: "o9" }).thenRefused(CaseClosed)
      after.when(RuleOutCase, { ...on, outcome: "o9", reason: "closed-down" }).thenRefused(CaseClosed)
      after.when(MoveCase, { ...on, toBranch: "13" }).thenRefused(CaseClosed)
    }
  })

  test("on a case that was never listed nothing can be done at all", () => {
    const outcome = "o1"
    const commands = {
      AssignCase: { promoter: "p1" },
      CanvassCase: visit,
      SubmitCanvasses: { canvasses: [visit].map(({ canvass }) => ({ ...of, canvass })), successes: [] },
      AcceptCanvass: { canvass: "1" },
      EstablishCase: success,
      CompleteEiProcedure: { outcome },
      RefuseCase: { outcome },
      RuleOutCase: { outcome, reason: "closed-down" },
      MarkCaseDuplicate: { outcome, of: "k2" },
      TransferCase: { outcome },
      EstablishCaseByAuthority: { outcome, insurances: "both" },
      ReverseOutcome: { outcome, cause: "rejected", reason: "差戻し" },
      EntrustCase: { association: "a1" },
      MoveCase: { toBranch: "13" }
    }
    for (const [name, command] of Object.entries(commands))
      given(...inOffice, listedInTokyo)
        .when(zenkokuPlan.catalogue.decisions.get(name)!, { ...of, ...command, occurredOn: "2022-06-20" })
        .thenRefused(CaseNotListed)
  })
})
