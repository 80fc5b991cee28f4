// What can have happened to the case k1: its outcomes as events, and the particulars of the commands that lead to them.
// Each is dated so that one may follow another; tests put them together into histories.
import { canvassing } from "@keikaku/core"
import type { AnyEvent } from "@keikaku/kernel"
import { happened, k1 } from "./world.ts"

const {
  CaseEstablished,
  CaseEstablishedByAuthority,
  CaseListed,
  CaseMarkedDuplicate,
  CaseRefused,
  CaseRuledOut,
  CaseTransferred
} = canvassing

/** Of the case k1, in a command. */
export const of = { case: "k1" }
export const listing = { ...k1, source: "bureau-list", dualScheme: false, occurredOn: "2022-05-10" }
export const success = { ...of, insurances: "wc-only", specialEnrolment: false, occurredOn: "2022-06-20" }
export const established = (insurances: string, occurredOn = "2022-06-20"): AnyEvent =>
  happened(CaseEstablished, { ...k1, insurances, specialEnrolment: false, occurredOn })
export const refusedOwner = happened(CaseRefused, { ...k1, occurredOn: "2022-06-20" })
export const transferred = happened(CaseTransferred, { ...k1, occurredOn: "2022-07-10" })
export const byAuthority = happened(CaseEstablishedByAuthority, { ...k1, insurances: "both", occurredOn: "2022-09-01" })
export const ruledOut = happened(CaseRuledOut, { ...k1, reason: "no-employees", occurredOn: "2022-06-20" })
const k2 = { case: "k2", business: "b2", branch: "13" }
export const listedInTokyo = happened(CaseListed, { ...listing, ...k2 })
export const duplicate = happened(CaseMarkedDuplicate, { ...k1, of: "k2", occurredOn: "2022-06-20" })
