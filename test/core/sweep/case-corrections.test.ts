// What takes back what was recorded: outcomes that the bureau rejects or that were a mistake, and every other entry that was one.
import { canvassing, zenkokuPlan } from "@keikaku/core"
import type { AnyEvent, Decision } from "@keikaku/kernel"
import { Result } from "effect"
import { describe, expect, test } from "vitest"
import {
  agreed,
  byAuthority,
  duplicate,
  eiCompleted,
  entrusted,
  established,
  listedInTokyo,
  listing,
  movedOn,
  of,
  refusedOwner,
  reversed,
  ruledOut,
  success,
  transferred
} from "./case-history.ts"
import { assigned, canvassed, given, happened, k1, listed, visit } from "./world.ts"

const {
  AcceptanceWithdrawn,
  AlreadyEstablished,
  AssignmentWithdrawn,
  BusinessAlreadyListed,
  CanvassAccepted,
  CanvassCase,
  CanvassSubmissionWithdrawn,
  CanvassSubmitted,
  CanvassWithdrawn,
  CaseAssigned,
  CaseCanvassed,
  CaseClosed,
  CaseListed,
  CompleteEiProcedure,
  EntrustmentWithdrawn,
  EstablishCase,
  LaterEntryStands,
  ListCase,
  ListingWithdrawn,
  MoveWithdrawn,
  NothingToWithdraw,
  OutcomeIdTaken,
  OutcomeNotStanding,
  OutcomeReversed,
  ReversalWithdrawn,
  ReversedBeforeOutcome,
  ReverseOutcome,
  SuccessSubmissionWithdrawn,
  SuccessSubmitted
} = canvassing

const reversal = (outcome: string, occurredOn = "2022-10-01") => ({
  ...{ ...of, outcome, cause: "rejected", reason: "差戻し", occurredOn }
})

describe("P4.3 cases: reversal of an outcome", () => {
  test("each kind of outcome can be reversed, once, and the case is what it was before: the same can happen again", () => {
    const outcomes: ReadonlyArray<ReadonlyArray<AnyEvent>> = [
      [established("both")],
      [established("wc-only"), eiCompleted],
      [refusedOwner, transferred, byAuthority()],
      [refusedOwner],
      [ruledOut],
      [listedInTokyo, duplicate],
      [refusedOwner, agreed, transferred]
    ]
    for (const history of outcomes) {
      const last = history.at(-1) as AnyEvent & { readonly outcome: string }
      const { verdict } = given(...canvassed, ...history).when(ReverseOutcome, reversal(last.outcome))
      const [undone] = Result.getOrThrow(verdict)
      const after = given(...canvassed, ...history, undone!)
      after.when(ReverseOutcome, reversal(last.outcome)).thenRefused(OutcomeNotStanding)
      const again = { ...last, outcome: "again", occurredOn: "2022-10-01" }
      const decision = [...zenkokuPlan.catalogue.decisions.values()].find(
        ({ records }) => records.length === 1 && records[0]!.type === last._tag
      )!
      after.when(decision, again).thenRecorded(again as never)
      after.when(decision, last).thenRefused(OutcomeIdTaken)
    }
  })

  test("a reversal names the insurances that it reverses; the rest stays in its year", () => {
    const both = [...canvassed, established("both", "2023-03-10")]
    given(...both)
      .when(ReverseOutcome, { ...reversal("o1", "2023-05-10"), insurances: "ei-only" })
      .thenRecorded(reversed("ei-only", "2023-05-10", "rejected", "2023-03-10"))
    const after = [...both, reversed("ei-only", "2023-05-10", "rejected", "2023-03-10")]
    given(...after)
      .when(ReverseOutcome, { ...reversal("o1", "2023-05-10"), insurances: "ei-only" })
      .thenRefused(OutcomeNotStanding)
    given(...after)
      .when(EstablishCase, { ...success, outcome: "o2", occurredOn: "2023-06-01" })
      .thenRefused(AlreadyEstablished)
    given(...after)
      .when(CompleteEiProcedure, { ...of, outcome: "ei", occurredOn: "2023-06-01" })
      .thenRecorded(happened(canvassing.EiProcedureCompleted, { ...k1, outcome: "ei", occurredOn: "2023-06-01" }))
    given(...after)
      .when(ReverseOutcome, reversal("o1", "2023-06-01"))
      .thenRecorded(reversed("wc-only", "2023-06-01", "rejected", "2023-03-10"))
  })

  test("WC is reversed while a later EI procedure stands, which stays one of its own; WC can be established again", () => {
    const history = [...canvassed, established("wc-only"), eiCompleted]
    given(...history)
      .when(ReverseOutcome, reversal("o1"))
      .thenRecorded(reversed("wc-only", "2022-10-01"))
    const after = [...history, reversed("wc-only", "2022-10-01")]
    const c = canvassing.caseOn(after.filter((e) => (e as any).case === "k1") as ReadonlyArray<any>)!
    expect([canvassing.stateOf(c), ...canvassing.establishedIn(c)]).toEqual(["partly-established", "ei"])
    given(...after)
      .when(EstablishCase, { ...success, outcome: "o2", occurredOn: "2022-11-01" })
      .thenRecorded(established("wc-only", "2022-11-01", "o2"))
  })

  test("what the bureau rejected stood until then: it is established anew from that day on, on no earlier one", () => {
    const after = given(...canvassed, established("both"), reversed("both", "2022-10-01"))
    after.when(EstablishCase, { ...success, outcome: "o2", occurredOn: "2022-06-10" }).thenRefused(AlreadyEstablished)
    for (const occurredOn of ["2022-06-20", "2022-09-30"])
      after.when(EstablishCase, { ...success, outcome: "o2", occurredOn }).thenRefused(CaseClosed)
    after
      .when(EstablishCase, { ...success, outcome: "o2", occurredOn: "2022-10-01" })
      .thenRecorded(established("wc-only", "2022-10-01", "o2"))
  })

  test("a mistake never stood: it is taken back on its own day and put right on whatever day is right", () => {
    given(...canvassed, established("both"))
      .when(ReverseOutcome, { ...reversal("o1"), cause: "mistake" })
      .thenRecorded(reversed("both", "2022-06-20", "mistake"))
    for (const occurredOn of ["2022-06-10", "2022-06-20", "2022-09-30"])
      given(...canvassed, established("both"), reversed("both", "2022-06-20", "mistake"))
        .when(EstablishCase, { ...success, outcome: "o2", occurredOn })
        .thenRecorded(established("wc-only", occurredOn, "o2"))
  })

  test("nothing is reversed before the day it came about, nor what something later rests on", () => {
    given(...canvassed, established("both"))
      .when(ReverseOutcome, reversal("o1", "2022-06-19"))
      .thenRefused(ReversedBeforeOutcome)
    given(...canvassed)
      .when(ReverseOutcome, reversal("o1"))
      .thenRefused(OutcomeNotStanding)
    given(...canvassed, refusedOwner, transferred)
      .when(ReverseOutcome, reversal("r1"))
      .thenRefused(LaterEntryStands)
    given(...canvassed, refusedOwner, transferred, byAuthority())
      .when(ReverseOutcome, reversal("t1"))
      .thenRefused(LaterEntryStands)
    given(...canvassed, established("both"), entrusted)
      .when(ReverseOutcome, { ...reversal("o1"), cause: "mistake" })
      .thenRefused(LaterEntryStands)
    given(...canvassed, established("both"), entrusted)
      .when(ReverseOutcome, reversal("o1"))
      .thenRecorded(reversed("both", "2022-10-01"))
  })

  test("a case is not opened again while the business has another one open for the insurance", () => {
    const anew = happened(CaseListed, { ...listing, case: "k3", occurredOn: "2022-08-01" })
    for (const [end, outcome] of [
      [ruledOut, "x1"],
      [established("both"), "o1"]
    ] as const) {
      given(...canvassed, end, anew)
        .when(ReverseOutcome, reversal(outcome))
        .thenRefused(BusinessAlreadyListed)
      expect(given(...canvassed, end).when(ReverseOutcome, reversal(outcome)).verdict._tag).toBe("Success")
    }
  })

  test("a reversal names the branch that had the outcome, also when the case has moved on", () => {
    given(...canvassed, established("wc-only"), movedOn("2022-07-01"))
      .when(ReverseOutcome, reversal("o1"))
      .thenRecorded(reversed("wc-only", "2022-10-01"))
  })

  test("a reversal that was a mistake is taken back, unless something was put in its place", () => {
    const back = { ...of, outcome: "o1", reason: "誤り", occurredOn: "2022-11-01" }
    const { cause: _, ...same } = reversed("both", "2022-10-01") as any
    given(...canvassed, established("both"), reversed("both", "2022-10-01"))
      .when(canvassing.WithdrawReversal, back)
      .thenRecorded(happened(ReversalWithdrawn, { ...same, _tag: "ReversalWithdrawn", reason: "誤り" }))
    const anew = established("wc-only", "2022-10-15", "o2")
    given(...canvassed, established("both"), reversed("both", "2022-10-01"), anew)
      .when(canvassing.WithdrawReversal, back)
      .thenRefused(AlreadyEstablished)
    given(...canvassed, established("both"))
      .when(canvassing.WithdrawReversal, back)
      .thenRefused(NothingToWithdraw)
    const undone = {
      ...k1,
      outcome: "x1",
      kind: "ruled-out",
      outcomeOn: "2022-06-20",
      cause: "mistake",
      reason: "誤り"
    }
    const canvassedLater = happened(CaseCanvassed, { ...k1, ...visit, canvass: "2", occurredOn: "2022-07-01" })
    given(...canvassed, ruledOut, happened(OutcomeReversed, { ...undone, occurredOn: "2022-06-20" }), canvassedLater)
      .when(canvassing.WithdrawReversal, { ...back, outcome: "x1" })
      .thenRefused(LaterEntryStands)
  })
})

describe("P4.3 cases: what was recorded by mistake is taken back, and both stay in the history", () => {
  const submitted = happened(CanvassSubmitted, { ...k1, canvass: "1", occurredOn: "2022-06-30" })
  const accepted = happened(CanvassAccepted, { ...k1, canvass: "1", occurredOn: "2022-07-05" })
  const successSubmitted = happened(SuccessSubmitted, { ...k1, outcome: "o1", occurredOn: "2022-06-30" })
  const reason = "誤記"

  interface Mistake {
    readonly decision: Decision<any>
    readonly names: object
    /** The history that ends with the mistake, and what is recorded to take it back, on the day of the mistake. */
    readonly history: ReadonlyArray<AnyEvent>
    readonly undone: AnyEvent
    /** What may rest on it. */
    readonly resting: ReadonlyArray<ReadonlyArray<AnyEvent>>
  }

  const mistakes: ReadonlyArray<Mistake> = [
    {
      decision: canvassing.WithdrawListing,
      names: {},
      history: [listed],
      undone: happened(ListingWithdrawn, { ...k1, reason, occurredOn: "2022-05-10" }),
      resting: [[ruledOut], [movedOn("2022-05-11")]]
    },
    {
      decision: canvassing.WithdrawAssignment,
      names: { promoter: "p1" },
      history: assigned,
      undone: happened(AssignmentWithdrawn, { ...k1, promoter: "p1", reason, occurredOn: "2022-05-11" }),
      resting: [[canvassed.at(-1)!]]
    },
    {
      decision: canvassing.WithdrawCanvass,
      names: { canvass: "1" },
      history: canvassed,
      undone: happened(CanvassWithdrawn, { ...k1, canvass: "1", promoter: "p1", reason, occurredOn: "2022-06-01" }),
      resting: [[submitted], [established("wc-only")], [refusedOwner]]
    },
    {
      decision: canvassing.WithdrawCanvassSubmission,
      names: { canvass: "1" },
      history: [...canvassed, submitted],
      undone: happened(CanvassSubmissionWithdrawn, { ...k1, canvass: "1", reason, occurredOn: "2022-06-30" }),
      resting: [[accepted]]
    },
    {
      decision: canvassing.WithdrawAcceptance,
      names: { canvass: "1" },
      history: [...canvassed, submitted, accepted],
      undone: happened(AcceptanceWithdrawn, { ...k1, canvass: "1", reason, occurredOn: "2022-07-05" }),
      resting: []
    },
    {
      decision: canvassing.WithdrawSuccessSubmission,
      names: { outcome: "o1" },
      history: [...canvassed, established("both"), successSubmitted],
      undone: happened(SuccessSubmissionWithdrawn, { ...k1, outcome: "o1", reason, occurredOn: "2022-06-30" }),
      resting: []
    },
    {
      decision: canvassing.WithdrawEntrustment,
      names: { association: "a1" },
      history: [...canvassed, established("both"), entrusted],
      undone: happened(EntrustmentWithdrawn, { ...k1, association: "a1", reason, occurredOn: "2022-07-01" }),
      resting: []
    },
    {
      decision: canvassing.WithdrawMove,
      names: { toBranch: "13" },
      history: [...canvassed, movedOn("2022-06-10")],
      undone: happened(MoveWithdrawn, { ...k1, toBranch: "13", reason, occurredOn: "2022-06-10" }),
      resting: [[happened(CaseAssigned, { ...k1, branch: "13", promoter: "p2", occurredOn: "2022-06-11" })]]
    }
  ]

  for (const { decision, history, names, resting, undone } of mistakes) {
    const command = { ...of, ...names, reason, occurredOn: "2022-12-01" }

    test(`${decision.name} takes it back as of its own day, once, and it can be recorded again`, () => {
      given(...history)
        .when(decision, command)
        .thenRecorded(undone)
      given(...history, undone)
        .when(decision, command)
        .thenRefused(NothingToWithdraw)
      const mistake = history.at(-1)!
      const again = [...zenkokuPlan.catalogue.decisions.values()].find(({ records }) =>
        records.some(({ type }) => type === mistake._tag)
      )!
      const { canvass, outcome } = mistake as { canvass?: string; outcome?: string }
      const submission = {
        canvasses: canvass === undefined ? [] : [{ ...of, canvass }],
        successes: outcome === undefined ? [] : [{ ...of, outcome }]
      }
      given(...history, undone)
        .when(again, again.name === "SubmitCanvasses" ? { ...mistake, ...submission } : mistake)
        .thenRecorded(mistake)
    })

    test(`${decision.name} is refused while something rests on what it would take back`, () => {
      for (const later of resting)
        given(...history, ...later)
          .when(decision, command)
          .thenRefused(LaterEntryStands)
      given(listedInTokyo).when(decision, command).thenRefused(NothingToWithdraw)
    })
  }

  test("every entry of a case can be taken back by a decision", () => {
    const { takenBackBy } = zenkokuPlan
    const withdrawals = new Set(canvassing.withdrawals.map(([by]) => by.type as string))
    const entries = canvassing.topic.decisions
      .flatMap(({ records }) => records.map(({ type }) => type))
      .filter((type) => !withdrawals.has(type))
    expect(entries.filter((type) => !takenBackBy.has(type))).toEqual([])
  })

  test("an assignment is taken back although another canvass came later, if that has an assignment of its own", () => {
    const other = happened(CaseAssigned, { ...k1, promoter: "p1", occurredOn: "2022-05-20" })
    const history = [...assigned.slice(0, -1), assigned.at(-1)!, other]
    given(...history, happened(CaseCanvassed, { ...k1, ...visit, occurredOn: "2022-06-01" }))
      .when(canvassing.WithdrawAssignment, { ...of, promoter: "p1", reason, occurredOn: "2022-05-15" })
      .thenRecorded(happened(AssignmentWithdrawn, { ...k1, promoter: "p1", reason, occurredOn: "2022-05-11" }))
  })

  test("a case identifier whose listing was withdrawn is free", () => {
    const other = { ...listing, business: "b2", branch: "13" }
    given(listed, happened(ListingWithdrawn, { ...k1, reason, occurredOn: "2022-05-10" }))
      .when(ListCase, other)
      .thenRecorded(happened(CaseListed, other))
  })

  test("a canvass with a wrong day is withdrawn and recorded anew under its number", () => {
    const undone = happened(CanvassWithdrawn, { ...k1, canvass: "1", promoter: "p1", reason, occurredOn: "2022-06-01" })
    const right = { ...visit, occurredOn: "2022-06-03" }
    given(...canvassed, undone)
      .when(CanvassCase, right)
      .thenRecorded(happened(CaseCanvassed, { ...k1, ...right }))
  })
})
