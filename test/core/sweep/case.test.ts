// Cases (未手続事業の事案): the whole life, and every refusal in it. What counts of a case is tried in case-counts.test.ts,
// who may canvass in promoter.test.ts.
import {
  AcceptCanvass,
  AlreadyEstablished,
  AssignCase,
  BusinessAlreadyListed,
  CanvassAccepted,
  CanvassCase,
  CanvassIdTaken,
  CanvassNotRecorded,
  CanvassNotSubmitted,
  CaseAlreadyEntrusted,
  CaseAssigned,
  CaseCanvassed,
  CaseClosed,
  CaseEntrusted,
  CaseEstablished,
  CaseEstablishedByAuthority,
  CaseIdTaken,
  CaseListed,
  CaseMarkedDuplicate,
  CaseMoved,
  CaseNotAssigned,
  CaseNotCanvassed,
  CaseNotEstablished,
  CaseNotListed,
  CaseNotRefused,
  CaseNotTransferred,
  CaseRefused,
  CaseRuledOut,
  CaseTransferred,
  ClaimWindowClosed,
  CompleteEiProcedure,
  DuplicateOfItself,
  EiProcedureCompleted,
  EntrustCase,
  EstablishCase,
  EstablishCaseByAuthority,
  EstablishmentStands,
  ListCase,
  MarkCaseDuplicate,
  MoveCase,
  OutcomeNotLatest,
  OutcomeReversed,
  PromoterNotInOffice,
  PromoterOfOtherBranch,
  planCatalogue,
  RefuseCase,
  ReversedBeforeOutcome,
  ReverseOutcome,
  RuledOutReason,
  RuleOutCase,
  SubmittedBeforeDone,
  TransferCase,
  UnknownBranch
} from "@keikaku/core"
import type { AnyEvent } from "@keikaku/kernel"
import { describe, expect, test } from "vitest"
import { assigned, canvassed, given, happened, inOffice, k1, listed, visit } from "./world.ts"

const of = { case: "k1" }
const listing = { ...k1, source: "bureau-list", dualScheme: false, occurredOn: "2022-05-10" }
const success = { ...of, insurances: "wc-only", specialEnrolment: false, occurredOn: "2022-06-20" }
const { case: _, ...successFields } = success
const established = (insurances: string, occurredOn = "2022-06-20"): AnyEvent =>
  happened(CaseEstablished, { ...k1, ...successFields, insurances, occurredOn })
const refusedOwner = happened(CaseRefused, { ...k1, occurredOn: "2022-06-20" })
const transferred = happened(CaseTransferred, { ...k1, occurredOn: "2022-07-10" })
const byAuthority = happened(CaseEstablishedByAuthority, { ...k1, insurances: "both", occurredOn: "2022-09-01" })
const ruledOut = happened(CaseRuledOut, { ...k1, reason: "no-employees", occurredOn: "2022-06-20" })
const k2 = { case: "k2", business: "b2", branch: "13" }
const listedInTokyo = happened(CaseListed, { ...listing, ...k2 })
const duplicate = happened(CaseMarkedDuplicate, { ...k1, of: "k2", occurredOn: "2022-06-20" })

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

describe("P4.3 cases: establishment and EI procedure", () => {
  test("a canvassed business establishes both insurances, WC only or EI only", () => {
    for (const insurances of ["both", "wc-only", "ei-only"])
      given(...canvassed)
        .when(EstablishCase, { ...success, insurances })
        .thenRecorded(established(insurances))
  })

  test("what was never canvassed, or not until later, was not won by canvassing", () => {
    given(...assigned)
      .when(EstablishCase, success)
      .thenRefused(CaseNotCanvassed)
    given(...canvassed)
      .when(EstablishCase, { ...success, occurredOn: "2022-05-31" })
      .thenRefused(CaseNotCanvassed)
    expect(given(...canvassed).when(EstablishCase, { ...success, occurredOn: "2022-06-01" }).verdict._tag).toBe(
      "Success"
    )
  })

  test("the EI procedure may follow a WC establishment, on its day or later, and once", () => {
    const procedure = { ...of, occurredOn: "2022-08-01" }
    const completed = happened(EiProcedureCompleted, { ...k1, ...procedure })
    given(...canvassed, established("wc-only"))
      .when(CompleteEiProcedure, procedure)
      .thenRecorded(completed)
    given(...canvassed, established("wc-only"), completed)
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseClosed)
    given(...canvassed, established("both"))
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseClosed)
  })

  test("there is no later EI procedure where WC is not established, or not yet on that day", () => {
    const procedure = { ...of, occurredOn: "2022-06-19" }
    given(...canvassed)
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseNotEstablished)
    given(...canvassed, established("ei-only"))
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseNotEstablished)
    given(...canvassed, established("wc-only"))
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseNotEstablished)
  })

  test("an insurance that stands is not established once more, also not in the next fiscal year", () => {
    for (const occurredOn of ["2022-07-01", "2023-03-31", "2023-04-01"])
      for (const insurances of ["wc-only", "both"])
        given(...canvassed, established("wc-only"))
          .when(EstablishCase, { ...success, insurances, occurredOn })
          .thenRefused(AlreadyEstablished)
  })

  test("a dual-scheme business establishes WC and EI separately, in either order, each once", () => {
    const dual = canvassed.map((event) => (event._tag === "CaseListed" ? { ...event, dualScheme: true } : event))
    for (const [first, second] of [
      ["wc-only", "ei-only"],
      ["ei-only", "wc-only"]
    ] as const) {
      given(...dual, established(first))
        .when(EstablishCase, { ...success, insurances: second, occurredOn: "2022-07-01" })
        .thenRecorded(established(second, "2022-07-01"))
      given(...dual, established(first), established(second))
        .when(EstablishCase, { ...success, insurances: second })
        .thenRefused(CaseClosed)
    }
  })

  test("an established business may entrust one association", () => {
    const trust = { ...of, association: "a1", occurredOn: "2022-07-01" }
    const entrusted = happened(CaseEntrusted, { ...k1, ...trust })
    given(...canvassed, established("both"))
      .when(EntrustCase, trust)
      .thenRecorded(entrusted)
    given(...canvassed, established("both"), entrusted)
      .when(EntrustCase, trust)
      .thenAlreadySo()
    given(...canvassed, established("both"), entrusted)
      .when(EntrustCase, { ...trust, association: "a2" })
      .thenRefused(CaseAlreadyEntrusted)
    given(...canvassed)
      .when(EntrustCase, trust)
      .thenRefused(CaseNotEstablished)
  })
})

describe("P4.3 cases: refusal, transfer, establishment by authority", () => {
  test("an owner who was canvassed can refuse, and refuse again on another day", () => {
    const refusal = { ...of, occurredOn: "2022-06-20" }
    given(...canvassed)
      .when(RefuseCase, refusal)
      .thenRecorded(refusedOwner)
    given(...canvassed, refusedOwner)
      .when(RefuseCase, refusal)
      .thenAlreadySo()
    const later = { ...of, occurredOn: "2022-08-20" }
    given(...canvassed, refusedOwner)
      .when(RefuseCase, later)
      .thenRecorded(happened(CaseRefused, { ...k1, ...later }))
    given(...assigned)
      .when(RefuseCase, refusal)
      .thenRefused(CaseNotCanvassed)
    given(...canvassed)
      .when(RefuseCase, { ...of, occurredOn: "2022-05-31" })
      .thenRefused(CaseNotCanvassed)
  })

  test("a refusal is tried again later: canvassed once more, and established", () => {
    const again = { ...visit, canvass: "2", occurredOn: "2022-09-01" }
    given(...canvassed, refusedOwner)
      .when(CanvassCase, again)
      .thenRecorded(happened(CaseCanvassed, { ...k1, ...again }))
    given(...canvassed, refusedOwner)
      .when(EstablishCase, { ...success, occurredOn: "2022-09-10" })
      .thenRecorded(established("wc-only", "2022-09-10"))
  })

  test("only a refusal that stands on that day is handed to the bureau", () => {
    const handing = { ...of, occurredOn: "2022-07-10" }
    given(...canvassed, refusedOwner)
      .when(TransferCase, handing)
      .thenRecorded(transferred)
    given(...canvassed)
      .when(TransferCase, handing)
      .thenRefused(CaseNotRefused)
    given(...canvassed, refusedOwner)
      .when(TransferCase, { ...of, occurredOn: "2022-06-19" })
      .thenRefused(CaseNotRefused)
    given(...canvassed, refusedOwner, transferred)
      .when(TransferCase, handing)
      .thenRefused(CaseClosed)
  })

  test("only a case that the bureau has on that day is established by authority, once", () => {
    const authority = { ...of, insurances: "both", occurredOn: "2022-09-01" }
    given(...canvassed, refusedOwner, transferred)
      .when(EstablishCaseByAuthority, authority)
      .thenRecorded(byAuthority)
    given(...canvassed, refusedOwner)
      .when(EstablishCaseByAuthority, authority)
      .thenRefused(CaseNotTransferred)
    given(...canvassed, refusedOwner, transferred)
      .when(EstablishCaseByAuthority, { ...authority, occurredOn: "2022-07-09" })
      .thenRefused(CaseNotTransferred)
    given(...canvassed, refusedOwner, transferred, byAuthority)
      .when(EstablishCaseByAuthority, authority)
      .thenRefused(CaseNotTransferred)
  })

  test("authority does not establish what the branch has established", () => {
    const history = [...canvassed, established("wc-only"), refusedOwner, transferred]
    given(...history)
      .when(EstablishCaseByAuthority, { ...of, insurances: "both", occurredOn: "2023-04-01" })
      .thenRefused(AlreadyEstablished)
    expect(
      given(...history).when(EstablishCaseByAuthority, { ...of, insurances: "ei-only", occurredOn: "2023-04-01" })
        .verdict._tag
    ).toBe("Success")
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
        .when(planCatalogue.decisions.get(name)!, { ...command, ...of, occurredOn: "2022-06-20" })
        .thenRefused(CaseNotListed)
  })
})

describe("P4.3 cases: reversal of an outcome that the bureau rejects", () => {
  const reversal = (outcome: string, occurredOn = "2022-10-01") => ({ ...of, outcome, reason: "差戻し", occurredOn })

  test("each kind of outcome can be reversed, and the case is what it was before", () => {
    const outcomes: ReadonlyArray<readonly [string, ReadonlyArray<AnyEvent>]> = [
      ["established", [established("both")]],
      ["ei-completed", [established("wc-only"), happened(EiProcedureCompleted, { ...k1, occurredOn: "2022-08-01" })]],
      ["established-by-authority", [refusedOwner, transferred, byAuthority]],
      ["refused", [refusedOwner]],
      ["ruled-out", [ruledOut]],
      ["duplicate", [listedInTokyo, duplicate]],
      ["transferred", [refusedOwner, transferred]]
    ]
    for (const [outcome, history] of outcomes) {
      const { verdict } = given(...canvassed, ...history).when(ReverseOutcome, reversal(outcome))
      if (verdict._tag === "Failure") throw new Error(`${outcome}: ${verdict.failure.en}`)
      const reversed = verdict.success[0]!
      given(...canvassed, ...history, reversed)
        .when(ReverseOutcome, reversal(outcome))
        .thenRefused(OutcomeNotLatest)
      const again = history.at(-1)!
      const repeat = planCatalogue.decisions.get(
        again._tag === "EiProcedureCompleted"
          ? "CompleteEiProcedure"
          : [...planCatalogue.decisions.values()].find((d) => d.records.some((r) => r.type === again._tag))!.name
      )!
      const { _tag: _t, business: _b, branch: _r, ...command } = again as AnyEvent & Record<string, unknown>
      given(...canvassed, ...history, reversed)
        .when(repeat, command)
        .thenRecorded(again)
    }
  })

  test("only the latest outcome is reversed, and not before the day it came about", () => {
    given(...canvassed, established("both"))
      .when(ReverseOutcome, reversal("established", "2022-06-19"))
      .thenRefused(ReversedBeforeOutcome)
    expect(
      given(...canvassed, established("both")).when(ReverseOutcome, reversal("established", "2022-06-20")).verdict._tag
    ).toBe("Success")
    given(...canvassed, refusedOwner, transferred)
      .when(ReverseOutcome, reversal("refused"))
      .thenRefused(OutcomeNotLatest)
    given(...canvassed)
      .when(ReverseOutcome, reversal("established"))
      .thenRefused(OutcomeNotLatest)
  })

  test("a case is not brought back while the business has been listed anew", () => {
    const anew = happened(CaseListed, { ...listing, case: "k3", occurredOn: "2022-08-01" })
    given(...canvassed, ruledOut, anew)
      .when(ReverseOutcome, reversal("ruled-out"))
      .thenRefused(BusinessAlreadyListed)
    given(...canvassed, ruledOut)
      .when(ReverseOutcome, reversal("ruled-out"))
      .thenRecorded(happened(OutcomeReversed, { ...k1, ...reversal("ruled-out"), outcomeOn: "2022-06-20" }))
  })

  test("a reversal names the branch that had the outcome, also when the case has moved on", () => {
    const moved = happened(CaseMoved, { ...k1, toBranch: "13", occurredOn: "2022-07-01" })
    given(...canvassed, established("wc-only"), moved)
      .when(ReverseOutcome, reversal("established"))
      .thenRecorded(
        happened(OutcomeReversed, { ...k1, ...reversal("established"), outcomeOn: "2022-06-20", insurances: "wc-only" })
      )
  })
})
