// What can have happened to the case k1: its outcomes as events, and the particulars of the commands that lead to them.
// Each is dated so that one may follow another; tests put them together into histories.
import { canvassing, council } from "@keikaku/core"
import type { AnyEvent } from "@keikaku/kernel"
import { happened, k1 } from "./world.ts"

const {
  CaseEntrusted,
  CaseEstablished,
  CaseEstablishedByAuthority,
  CaseListed,
  CaseMarkedDuplicate,
  CaseMoved,
  CaseRefused,
  CaseRuledOut,
  CaseTransferred,
  EiProcedureCompleted,
  OutcomeReversed
} = canvassing

/** Of the case k1, in a command. */
export const of = { case: "k1" }
export const listing = { ...k1, source: "bureau-list", scheme: "unified", occurredOn: "2022-05-10" }
export const success = {
  ...of,
  outcome: "o1",
  insurances: "wc-only",
  specialEnrolment: false,
  occurredOn: "2022-06-20"
}

/** k1 establishes these insurances as the outcome o1. */
export const established = (insurances: string, occurredOn = "2022-06-20", outcome = "o1"): AnyEvent =>
  happened(CaseEstablished, { ...k1, outcome, insurances, specialEnrolment: false, occurredOn })
export const eiCompleted = happened(EiProcedureCompleted, { ...k1, outcome: "ei", occurredOn: "2022-08-01" })
export const refusedOwner = happened(CaseRefused, { ...k1, outcome: "r1", occurredOn: "2022-06-20" })
/** A council of Osaka agreed that k1 goes to the bureau. */
export const agreed = happened(council.TransferAgreed, {
  ...{ council: "g27", branch: "27", case: "k1" },
  occurredOn: "2022-07-01"
})
export const transferred = happened(CaseTransferred, { ...k1, outcome: "t1", occurredOn: "2022-07-10" })
export const byAuthority = (insurances = "both"): AnyEvent =>
  happened(CaseEstablishedByAuthority, { ...k1, outcome: "a1", insurances, occurredOn: "2022-09-01" })
export const ruledOut = happened(CaseRuledOut, {
  ...k1,
  outcome: "x1",
  reason: "no-employees",
  occurredOn: "2022-06-20"
})
const k2 = { case: "k2", business: "b2", branch: "13" }
export const listedInTokyo = happened(CaseListed, { ...listing, ...k2 })
export const duplicate = happened(CaseMarkedDuplicate, { ...k1, outcome: "d1", of: "k2", occurredOn: "2022-06-20" })
export const entrusted = happened(CaseEntrusted, { ...k1, association: "a1", occurredOn: "2022-07-01" })

/** k1 moved from Osaka to Tokyo. */
export const movedOn = (occurredOn: string): AnyEvent => happened(CaseMoved, { ...k1, toBranch: "13", occurredOn })

/** The outcome o1 of k1 is void for these insurances. */
export const reversed = (
  insurances: string,
  occurredOn: string,
  cause = "rejected",
  outcomeOn = "2022-06-20"
): AnyEvent =>
  happened(OutcomeReversed, {
    ...{ ...k1, outcome: "o1", kind: "established", outcomeOn, insurances, cause },
    ...{ reason: "差戻し", occurredOn }
  })
