// Cases (未手続事業の事案): the whole way from a list to the canvass and its claim, with every refusal on it. What comes of a
// case is tried in case-outcomes.test.ts, what counts of it in case-counts.test.ts, who may canvass in promoter.test.ts.
import { canvassing, promoter, UnknownBranch, zenkokuPlan } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import {
  duplicate,
  established,
  listedInTokyo,
  listing,
  of,
  refusedOwner,
  ruledOut,
  success,
  transferred
} from "./case-history.ts"
import { assigned, canvassed, given, happened, inOffice, k1, listed, visit } from "./world.ts"

const {
  AcceptCanvass,
  AssignCase,
  BusinessAlreadyListed,
  CanvassAccepted,
  CanvassCase,
  CanvassIdTaken,
  CanvassNotRecorded,
  CanvassNotSubmitted,
  CaseAssigned,
  CaseCanvassed,
  CaseClosed,
  CaseIdTaken,
  CaseListed,
  CaseMoved,
  CaseNotAssigned,
  CaseNotListed,
  CaseRuledOut,
  ClaimWindowClosed,
  CompleteEiProcedure,
  DuplicateOfItself,
  EstablishCase,
  EstablishmentStands,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  PromoterOfOtherBranch,
  RefuseCase,
  RuledOutReason,
  RuleOutCase,
  SubmittedBeforeDone
} = canvassing
const { PromoterNotInOffice } = promoter

describe("P4.3 cases: listing", () => {
  test("a business found by own research or on a bureau's list is listed; listing it again changes nothing", () => {
    for (const source of ["own-research", "bureau-list"])
      given()
        .when(ListCase, { ...listing, source })
        .thenRecorded(happened(CaseListed, { ...listing, source }))
    given(listed).when(ListCase, listing).thenAlreadySo()
    given(listed)
      .when(ListCase, { ...listing, occurredOn: "2022-05-20" })
      .thenAlreadySo()
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

  test("a branch that lists another branch's case is not told that it has it", () => {
    given(listed)
      .when(ListCase, { ...listing, branch: "13" })
      .thenRefused(BusinessAlreadyListed)
    given(listed, ruledOut)
      .when(ListCase, { ...listing, branch: "13" })
      .thenRefused(CaseIdTaken)
    const moved = happened(CaseMoved, { ...k1, toBranch: "13", occurredOn: "2022-05-20" })
    for (const branch of ["27", "13"])
      given(listed, moved)
        .when(ListCase, { ...listing, branch })
        .thenAlreadySo()
  })

  test("a business that was ruled out or was a duplicate can be listed again, as another case", () => {
    const anew = { ...listing, case: "k3", occurredOn: "2022-08-01" }
    given(listed, ruledOut).when(ListCase, anew).thenRecorded(happened(CaseListed, anew))
    given(listed, listedInTokyo, duplicate).when(ListCase, anew).thenRecorded(happened(CaseListed, anew))
  })

  test("no case is listed in a branch, or moved to one, that the federation does not have", () => {
    given()
      .when(ListCase, { ...listing, branch: "48" })
      .thenRefused(UnknownBranch)
    given(listed)
      .when(MoveCase, { ...of, toBranch: "48", occurredOn: "2022-06-01" })
      .thenRefused(UnknownBranch)
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
      .when(RuleOutCase, { ...early, reason: "closed-down" })
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

  test("the same act told twice is one act; another act needs an identifier of its own", () => {
    given(...assigned, done)
      .when(CanvassCase, act)
      .thenAlreadySo()
    for (const other of [{ occurredOn: "2022-06-02" }, { promoter: "p2" }, { submittedOn: "2022-06-30" }])
      given(...assigned, done)
        .when(CanvassCase, { ...act, ...other })
        .thenRefused(CanvassIdTaken)
  })

  test("a case that nobody was given is not canvassed", () => {
    given(...inOffice, listed)
      .when(CanvassCase, act)
      .thenRefused(CaseNotAssigned)
  })

  test("a claim is not handed in before the work is done", () => {
    given(...assigned)
      .when(CanvassCase, { ...act, submittedOn: "2022-05-31" })
      .thenRefused(SubmittedBeforeDone)
    given(...canvassed)
      .when(EstablishCase, { ...success, submittedOn: "2022-06-19" })
      .thenRefused(SubmittedBeforeDone)
    given(...canvassed, established("wc-only"))
      .when(CompleteEiProcedure, { ...of, occurredOn: "2022-07-01", submittedOn: "2022-06-30" })
      .thenRefused(SubmittedBeforeDone)
  })

  test("what was handed in is accepted, once, on the day of the submission at the earliest", () => {
    const acceptance = { ...of, canvass: "1", occurredOn: "2022-06-30" }
    const accepted = happened(CanvassAccepted, { ...k1, ...acceptance })
    given(...canvassed)
      .when(AcceptCanvass, acceptance)
      .thenRecorded(accepted)
    given(...canvassed, accepted)
      .when(AcceptCanvass, { ...acceptance, occurredOn: "2022-07-10" })
      .thenAlreadySo()
    given(...canvassed)
      .when(AcceptCanvass, { ...acceptance, occurredOn: "2022-06-29" })
      .thenRefused(CanvassNotSubmitted)
    given(...assigned, done)
      .when(AcceptCanvass, acceptance)
      .thenRefused(CanvassNotSubmitted)
    given(...canvassed)
      .when(AcceptCanvass, { ...acceptance, canvass: "2" })
      .thenRefused(CanvassNotRecorded)
  })
})

describe("P4.3 claims: the year's last claim closes on 24 March and nothing carries over", () => {
  const late = (occurredOn: string, submittedOn: string) => ({ ...visit, canvass: "9", occurredOn, submittedOn })

  test("a claim is taken on 24 March and not on 25 March", () => {
    expect(given(...assigned).when(CanvassCase, late("2023-03-20", "2023-03-24")).verdict._tag).toBe("Success")
    given(...assigned)
      .when(CanvassCase, late("2023-03-20", "2023-03-25"))
      .thenRefused(ClaimWindowClosed)
  })

  test("work of the old year cannot be claimed in the new one", () => {
    for (const done of ["2023-03-20", "2023-03-31"])
      given(...assigned)
        .when(CanvassCase, late(done, "2023-04-03"))
        .thenRefused(ClaimWindowClosed)
    expect(given(...assigned).when(CanvassCase, late("2023-04-01", "2023-04-03")).verdict._tag).toBe("Success")
  })

  test("work done after the last claim day is recorded, but not claimed", () => {
    given(...assigned)
      .when(CanvassCase, late("2023-03-27", "2023-03-27"))
      .thenRefused(ClaimWindowClosed)
    const { submittedOn: __, ...unclaimed } = late("2023-03-27", "2023-03-27")
    expect(given(...assigned).when(CanvassCase, unclaimed).verdict._tag).toBe("Success")
  })

  test("successes close on the same day", () => {
    const closing = { occurredOn: "2023-03-20", submittedOn: "2023-03-25" }
    given(...canvassed)
      .when(EstablishCase, { ...success, ...closing })
      .thenRefused(ClaimWindowClosed)
    given(...canvassed, established("wc-only"))
      .when(CompleteEiProcedure, { ...of, ...closing })
      .thenRefused(ClaimWindowClosed)
  })
})

describe("P4.3 cases: no case, duplicates, moves", () => {
  test("a case is none for each of the four reasons, unless an establishment stands", () => {
    for (const reason of RuledOutReason.literals)
      given(listed)
        .when(RuleOutCase, { ...of, reason, occurredOn: "2022-06-20" })
        .thenRecorded(happened(CaseRuledOut, { ...k1, reason, occurredOn: "2022-06-20" }))
    given(...canvassed, established("wc-only"))
      .when(RuleOutCase, { ...of, reason: "closed-down", occurredOn: "2022-07-01" })
      .thenRefused(EstablishmentStands)
  })

  test("of two cases that are the same one is dropped: never both, and none with an establishment that stands", () => {
    const marking = { ...of, of: "k2", occurredOn: "2022-06-20" }
    given(listed, listedInTokyo).when(MarkCaseDuplicate, marking).thenRecorded(duplicate)
    given(listed)
      .when(MarkCaseDuplicate, { ...marking, of: "k1" })
      .thenRefused(DuplicateOfItself)
    given(listed).when(MarkCaseDuplicate, marking).thenRefused(CaseNotListed)
    given(...canvassed, listedInTokyo, established("ei-only"))
      .when(MarkCaseDuplicate, marking)
      .thenRefused(EstablishmentStands)
    given(listed, listedInTokyo, duplicate)
      .when(MarkCaseDuplicate, { case: "k2", of: "k1", occurredOn: "2022-06-21" })
      .thenRefused(CaseClosed)
  })

  test("an open case moves to another branch and waits there to be assigned anew", () => {
    const move = { ...of, toBranch: "13", occurredOn: "2022-06-10" }
    const moved = happened(CaseMoved, { ...k1, ...move })
    given(...canvassed)
      .when(MoveCase, move)
      .thenRecorded(moved)
    given(...canvassed, moved)
      .when(MoveCase, move)
      .thenAlreadySo()
    given(...canvassed)
      .when(MoveCase, { ...move, toBranch: "27" })
      .thenAlreadySo()
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

  test("on a closed case nothing is left to do", () => {
    const ends = [[established("both")], [ruledOut], [listedInTokyo, duplicate], [refusedOwner, transferred]]
    const on = { ...of, occurredOn: "2022-12-01" }
    for (const end of ends) {
      const after = given(...canvassed, ...end)
      after.when(AssignCase, { ...on, promoter: "p1" }).thenRefused(CaseClosed)
      after.when(CanvassCase, { ...visit, ...on, canvass: "2" }).thenRefused(CaseClosed)
      after.when(EstablishCase, { ...success, ...on, insurances: "ei-only" }).thenRefused(CaseClosed)
      after.when(RefuseCase, on).thenRefused(CaseClosed)
      after.when(RuleOutCase, { ...on, reason: "closed-down" }).thenRefused(CaseClosed)
      after.when(MoveCase, { ...on, toBranch: "13" }).thenRefused(CaseClosed)
    }
  })

  test("on a case that was never listed nothing can be done at all", () => {
    const commands = {
      AssignCase: { promoter: "p1" },
      CanvassCase: visit,
      AcceptCanvass: { canvass: "1" },
      EstablishCase: success,
      CompleteEiProcedure: {},
      RefuseCase: {},
      RuleOutCase: { reason: "closed-down" },
      MarkCaseDuplicate: { of: "k2" },
      TransferCase: {},
      EstablishCaseByAuthority: { insurances: "both" },
      ReverseOutcome: { outcome: "refused", reason: "差戻し" },
      EntrustCase: { association: "a1" },
      MoveCase: { toBranch: "13" }
    }
    for (const [name, command] of Object.entries(commands))
      given(...inOffice, listedInTokyo)
        .when(zenkokuPlan.catalogue.decisions.get(name)!, { ...command, ...of, occurredOn: "2022-06-20" })
        .thenRefused(CaseNotListed)
  })
})
