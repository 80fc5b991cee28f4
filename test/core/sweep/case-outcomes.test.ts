// What comes of a canvassed case: establishment, EI procedure, refusal, transfer, establishment by authority, and the
// reversal of each; with every refusal on the way.
import { canvassing } from "@keikaku/core"
import { type AnyEvent, type Decision, LocalDate } from "@keikaku/kernel"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import {
  byAuthority,
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
import { assigned, canvassed, given, happened, k1, visit } from "./world.ts"

const {
  AlreadyEstablished,
  BusinessAlreadyListed,
  CanvassCase,
  CaseAlreadyEntrusted,
  CaseCanvassed,
  CaseClosed,
  CaseEntrusted,
  CaseListed,
  CaseMoved,
  CaseNotCanvassed,
  CaseNotEstablished,
  CaseNotRefused,
  CaseNotTransferred,
  CaseRefused,
  CompleteEiProcedure,
  EiProcedureCompleted,
  EntrustCase,
  EstablishCase,
  EstablishCaseByAuthority,
  MarkCaseDuplicate,
  OutcomeNotLatest,
  OutcomeReversed,
  RefuseCase,
  ReversedBeforeOutcome,
  ReverseOutcome,
  RuleOutCase,
  TransferCase
} = canvassing

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

describe("P4.3 cases: reversal of an outcome that the bureau rejects", () => {
  const reversal = (outcome: string, occurredOn = "2022-10-01") => ({ ...of, outcome, reason: "差戻し", occurredOn })

  test("each kind of outcome can be reversed, once, and the case is what it was before: the same can happen again", () => {
    const completed = happened(EiProcedureCompleted, { ...k1, occurredOn: "2022-08-01" })
    const outcomes: ReadonlyArray<readonly [string, ReadonlyArray<AnyEvent>, Decision<any>]> = [
      ["established", [established("both")], EstablishCase],
      ["ei-completed", [established("wc-only"), completed], CompleteEiProcedure],
      ["established-by-authority", [refusedOwner, transferred, byAuthority], EstablishCaseByAuthority],
      ["refused", [refusedOwner], RefuseCase],
      ["ruled-out", [ruledOut], RuleOutCase],
      ["duplicate", [listedInTokyo, duplicate], MarkCaseDuplicate],
      ["transferred", [refusedOwner, transferred], TransferCase]
    ]
    for (const [outcome, history, decision] of outcomes) {
      const { verdict } = given(...canvassed, ...history).when(ReverseOutcome, reversal(outcome))
      const reversed = Result.getOrThrow(verdict)[0]!
      const after = given(...canvassed, ...history, reversed)
      after.when(ReverseOutcome, reversal(outcome)).thenRefused(OutcomeNotLatest)
      const last = history.at(-1)!
      const again = { ...last, occurredOn: LocalDate.make("2022-10-01") }
      after.when(decision, again).thenRecorded(again)
    }
  })

  test("what was reversed stood until then: it is established anew from that day on, on no earlier one", () => {
    const reversed = (occurredOn: string) =>
      happened(OutcomeReversed, {
        ...k1,
        ...reversal("established", occurredOn),
        outcomeOn: "2022-06-20",
        insurances: "both"
      })
    const after = given(...canvassed, established("both"), reversed("2022-10-01"))
    for (const occurredOn of ["2022-06-10", "2022-06-20", "2022-09-30"])
      after.when(EstablishCase, { ...success, occurredOn }).thenRefused(AlreadyEstablished)
    after
      .when(EstablishCase, { ...success, occurredOn: "2022-10-01" })
      .thenRecorded(established("wc-only", "2022-10-01"))
  })

  test("a mistake that is reversed on its own day never stood, and is put right from whatever day is right", () => {
    const mistake = { ...k1, ...reversal("established", "2022-06-20"), outcomeOn: "2022-06-20", insurances: "both" }
    for (const occurredOn of ["2022-06-10", "2022-06-20"])
      given(...canvassed, established("both"), happened(OutcomeReversed, mistake))
        .when(EstablishCase, { ...success, occurredOn })
        .thenRecorded(established("wc-only", occurredOn))
  })

  test("the same holds for an EI procedure", () => {
    const completed = happened(EiProcedureCompleted, { ...k1, occurredOn: "2022-08-01" })
    const undone = { ...k1, ...reversal("ei-completed"), outcomeOn: "2022-08-01", insurances: "ei-only" }
    const after = given(...canvassed, established("wc-only"), completed, happened(OutcomeReversed, undone))
    after.when(CompleteEiProcedure, { ...of, occurredOn: "2022-07-01" }).thenRefused(AlreadyEstablished)
    expect(after.when(CompleteEiProcedure, { ...of, occurredOn: "2022-10-01" }).verdict._tag).toBe("Success")
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
