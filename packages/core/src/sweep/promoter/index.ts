// Promoters (推進員): who may canvass, for which branch, on which days. Plan §4(3)①: about 7,700 in office nation-wide.
// Read events, state, rejections, decisions.
import { forEach } from "@keikaku/kernel"
import { stock } from "../../report/measure.ts"
import { defineTopic } from "../../topic.ts"
import {
  AppointPromoter,
  IssuePromoterCard,
  NominatePromoter,
  ReinstatePromoter,
  RenewPromoter,
  ResignPromoter,
  SecureParentBody,
  SuspendPromoter
} from "./decisions.ts"
import { officeOn, promoters } from "./state.ts"

export * from "./decisions.ts"
export * from "./events.ts"
export * from "./rejections.ts"
export * from "./state.ts"

/** Promoters. */
export const topic = defineTopic({
  name: "promoter",
  rows: ["P4.3a"],
  label: { ja: "推進員", en: "Promoters" },
  by: ["headquarters", "branch"],
  decisions: [
    SecureParentBody,
    NominatePromoter,
    AppointPromoter,
    IssuePromoterCard,
    SuspendPromoter,
    ReinstatePromoter,
    RenewPromoter,
    ResignPromoter
  ],
  measures: {
    promoters: stock(
      forEach(promoters, (e) => e.promoter),
      (each, day) => officeOn(each, day)?.branch
    )
  }
})
