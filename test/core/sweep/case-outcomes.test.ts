// What comes of a canvassed case: establishment, EI procedure, refusal, transfer, establishment by authority, with every refusal
// on the way. How outcomes are reversed is tried in case-corrections.test.ts.
import { canvassing } from "@keikaku/core"
import { describe, expect, test } from "vitest"
import {
  agreed,
  byAuthority,
  eiCompleted,
  entrusted,
  established,
  listing,
  movedOn,
  of,
  refusedOwner,
  success,
  transferred
} from "./case-history.ts"
import { assigned, canvassed, given, happened, k1, visit } from "./world.ts"

const {
  AlreadyEstablished,
  CanvassCase,
  CaseAlreadyEntrusted,
  CaseCanvassed,
  CaseClosed,
  CaseEstablished,
  CaseListed,
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
  InsuranceOutsideScheme,
  OutcomeIdTaken,
  RefuseCase,
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
    const procedure = { ...of, outcome: "ei", occurredOn: "2022-08-01" }
    given(...canvassed, established("wc-only"))
      .when(CompleteEiProcedure, procedure)
      .thenRecorded(eiCompleted)
    given(...canvassed, established("wc-only"), eiCompleted)
      .when(CompleteEiProcedure, procedure)
      .thenAlreadySo()
    given(...canvassed, established("wc-only"), eiCompleted)
      .when(CompleteEiProcedure, { ...procedure, outcome: "ei-2", occurredOn: "2022-09-01" })
      .thenRefused(CaseClosed)
    given(...canvassed, established("wc-only"), eiCompleted)
      .when(CompleteEiProcedure, { ...procedure, outcome: "ei-2", occurredOn: "2022-07-01" })
      .thenRefused(AlreadyEstablished)
    given(...canvassed, established("both"))
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseClosed)
  })

  test("there is no later EI procedure where WC is not established, or not yet on that day", () => {
    const procedure = { ...of, outcome: "ei", occurredOn: "2022-06-19" }
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
          .when(EstablishCase, { ...success, outcome: "o2", insurances, occurredOn })
          .thenRefused(AlreadyEstablished)
  })

  test("of a unified case WC and EI are established at once or one after the other, each once", () => {
    for (const [first, second] of [
      ["wc-only", "ei-only"],
      ["ei-only", "wc-only"]
    ] as const) {
      const later = { ...success, outcome: "o2", insurances: second, occurredOn: "2022-07-01" }
      given(...canvassed, established(first))
        .when(EstablishCase, later)
        .thenRecorded(established(second, "2022-07-01", "o2"))
      given(...canvassed, established(first), established(second, "2022-07-01", "o2"))
        .when(EstablishCase, { ...later, outcome: "o3" })
        .thenRefused(CaseClosed)
    }
  })

  test("a case of a dual-scheme business establishes the insurance that it is about, and no other", () => {
    for (const [scheme, own, others] of [
      ["wc", "wc-only", ["ei-only", "both"]],
      ["ei", "ei-only", ["wc-only", "both"]]
    ] as const) {
      const dual = canvassed.map((event) => (event._tag === "CaseListed" ? { ...event, scheme } : event))
      given(...dual)
        .when(EstablishCase, { ...success, insurances: own })
        .thenRecorded(established(own))
      for (const insurances of others) {
        given(...dual)
          .when(EstablishCase, { ...success, insurances })
          .thenRefused(InsuranceOutsideScheme)
        given(...dual, refusedOwner, transferred)
          .when(EstablishCaseByAuthority, { ...of, outcome: "a1", insurances, occurredOn: "2022-09-01" })
          .thenRefused(InsuranceOutsideScheme)
      }
      given(...dual, established(own))
        .when(CompleteEiProcedure, { ...of, outcome: "ei", occurredOn: "2022-09-01" })
        .thenRefused(CaseClosed)
    }
  })

  test("an outcome recorded twice is one outcome, in every field; another needs an identifier of its own", () => {
    given(...canvassed, established("both"))
      .when(EstablishCase, { ...success, insurances: "both" })
      .thenAlreadySo()
    for (const other of [
      {},
      { insurances: "both", specialEnrolment: true },
      { insurances: "both", occurredOn: "2022-06-21" }
    ])
      given(...canvassed, established("both"))
        .when(EstablishCase, { ...success, ...other })
        .thenRefused(OutcomeIdTaken)
    given(...canvassed, established("both"))
      .when(RefuseCase, { ...of, outcome: "o1", occurredOn: "2022-06-10" })
      .thenRefused(OutcomeIdTaken)
  })

  test("a success is recorded for the branch that had the case on its day, however late", () => {
    given(...canvassed, movedOn("2022-07-01"))
      .when(EstablishCase, success)
      .thenRecorded(established("wc-only"))
    given(...canvassed, movedOn("2022-06-20"))
      .when(EstablishCase, success)
      .thenRecorded(happened(CaseEstablished, { ...k1, branch: "13", ...success }))
  })

  test("what was established once can be established again by another case in a later year, not in the same", () => {
    const again = { ...visit, case: "k3", occurredOn: "2022-10-01" }
    const k3 = { ...k1, case: "k3" }
    const anew = [
      ...canvassed,
      established("both"),
      happened(CaseListed, { ...listing, case: "k3", occurredOn: "2022-09-01" }),
      happened(canvassing.CaseAssigned, { ...k3, promoter: "p1", occurredOn: "2022-09-01" }),
      happened(CaseCanvassed, { ...k3, ...again })
    ]
    const second = { ...success, case: "k3" }
    given(...anew)
      .when(EstablishCase, { ...second, occurredOn: "2023-03-31" })
      .thenRefused(AlreadyEstablished)
    given(...anew)
      .when(EstablishCase, { ...second, occurredOn: "2023-04-01" })
      .thenRecorded(happened(CaseEstablished, { ...k3, ...second, occurredOn: "2023-04-01" }))
  })

  test("an established business may entrust one association", () => {
    const trust = { ...of, association: "a1", occurredOn: "2022-07-01" }
    given(...canvassed, established("both"))
      .when(EntrustCase, trust)
      .thenRecorded(entrusted)
    given(...canvassed, established("both"), entrusted)
      .when(EntrustCase, trust)
      .thenAlreadySo()
    for (const other of [{ association: "a2" }, { occurredOn: "2022-07-02" }])
      given(...canvassed, established("both"), entrusted)
        .when(EntrustCase, { ...trust, ...other })
        .thenRefused(CaseAlreadyEntrusted)
    given(...canvassed)
      .when(EntrustCase, trust)
      .thenRefused(CaseNotEstablished)
  })
})

describe("P4.3 cases: refusal, transfer, establishment by authority", () => {
  test("an owner who was canvassed can refuse, and refuse again on another day", () => {
    const refusal = { ...of, outcome: "r1", occurredOn: "2022-06-20" }
    given(...canvassed)
      .when(RefuseCase, refusal)
      .thenRecorded(refusedOwner)
    given(...canvassed, refusedOwner)
      .when(RefuseCase, refusal)
      .thenAlreadySo()
    const later = { ...of, outcome: "r2", occurredOn: "2022-08-20" }
    given(...canvassed, refusedOwner)
      .when(RefuseCase, later)
      .thenRecorded(happened(CaseRefused, { ...k1, ...later }))
    given(...assigned)
      .when(RefuseCase, refusal)
      .thenRefused(CaseNotCanvassed)
    given(...canvassed)
      .when(RefuseCase, { ...refusal, occurredOn: "2022-05-31" })
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
    const handing = { ...of, outcome: "t1", occurredOn: "2022-07-10" }
    given(...canvassed, refusedOwner, agreed)
      .when(TransferCase, handing)
      .thenRecorded(transferred)
    given(...canvassed, agreed)
      .when(TransferCase, handing)
      .thenRefused(CaseNotRefused)
    given(...canvassed, refusedOwner, agreed)
      .when(TransferCase, { ...handing, occurredOn: "2022-06-19" })
      .thenRefused(CaseNotRefused)
    given(...canvassed, refusedOwner, transferred)
      .when(TransferCase, { ...handing, outcome: "t2" })
      .thenRefused(CaseClosed)
  })

  test("only a case that the bureau has on that day is established by authority, once", () => {
    const authority = { ...of, outcome: "a1", insurances: "both", occurredOn: "2022-09-01" }
    given(...canvassed, refusedOwner, transferred)
      .when(EstablishCaseByAuthority, authority)
      .thenRecorded(byAuthority())
    given(...canvassed, refusedOwner)
      .when(EstablishCaseByAuthority, authority)
      .thenRefused(CaseNotTransferred)
    given(...canvassed, refusedOwner, transferred)
      .when(EstablishCaseByAuthority, { ...authority, occurredOn: "2022-07-09" })
      .thenRefused(CaseNotTransferred)
    given(...canvassed, refusedOwner, transferred, byAuthority())
      .when(EstablishCaseByAuthority, { ...authority, outcome: "a2" })
      .thenRefused(CaseNotTransferred)
  })

  test("authority does not establish what the branch has established", () => {
    const history = [...canvassed, established("wc-only"), refusedOwner, transferred]
    given(...history)
      .when(EstablishCaseByAuthority, { ...of, outcome: "a1", insurances: "both", occurredOn: "2023-04-01" })
      .thenRefused(AlreadyEstablished)
    expect(
      given(...history).when(EstablishCaseByAuthority, {
        ...of,
        outcome: "a1",
        insurances: "ei-only",
        occurredOn: "2023-04-01"
      }).verdict._tag
    ).toBe("Success")
  })

  test("an EI procedure follows a WC establishment by authority, and a voluntary establishment a transfer", () => {
    const procedure = { ...of, outcome: "ei", occurredOn: "2022-10-01" }
    given(...canvassed, refusedOwner, transferred, byAuthority("wc-only"))
      .when(CompleteEiProcedure, procedure)
      .thenRecorded(happened(EiProcedureCompleted, { ...k1, ...procedure }))
    given(...canvassed, refusedOwner, transferred, byAuthority("both"))
      .when(CompleteEiProcedure, procedure)
      .thenRefused(CaseClosed)
    const voluntary = { ...success, insurances: "both", occurredOn: "2022-08-01" }
    given(...canvassed, refusedOwner, transferred)
      .when(EstablishCase, voluntary)
      .thenRecorded(established("both", "2022-08-01"))
    given(...canvassed, refusedOwner, transferred, byAuthority())
      .when(EstablishCase, { ...voluntary, insurances: "wc-only" })
      .thenRefused(AlreadyEstablished)
  })
})
