// Promoters (推進員): who may canvass, for which branch, on which days. Plan §4(3)①: about 7,700 in office nation-wide.
// Read events, facts, refusals, rules, decisions, corrections.
import { forEach } from "@keikaku/kernel"
import { purpose } from "../../personal-values.ts"
import { stock } from "../../report/measure.ts"
import { defineTopic } from "../../topic.ts"
import {
  WithdrawAppointment,
  WithdrawCard,
  WithdrawNomination,
  WithdrawParentBody,
  WithdrawReinstatement,
  WithdrawRenewal,
  WithdrawResignation,
  WithdrawSuspension
} from "./corrections.ts"
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
import { lastDayOfOffice, officeOn, promoterOn, promoters } from "./facts.ts"

export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./events.ts"
export {
  cardOn,
  lastDayOfOffice,
  officeOn,
  type Promoter,
  type PromoterHistory,
  promoterOf,
  promoterOn,
  promoters,
  termOn,
  unknownPromoter
} from "./facts.ts"
export * from "./refusals.ts"

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
    ResignPromoter,
    WithdrawParentBody,
    WithdrawNomination,
    WithdrawAppointment,
    WithdrawCard,
    WithdrawSuspension,
    WithdrawReinstatement,
    WithdrawRenewal,
    WithdrawResignation
  ],
  purposes: [
    purpose(promoters, {
      tag: (subject) => `promoter:${subject}`,
      subject: (e) => e.promoter,
      lastDay: (history) => lastDayOfOffice(promoterOn(history))
    })
  ],
  measures: {
    promoters: stock(
      forEach(promoters, (e) => e.promoter),
      (each, day) => officeOn(each, day)?.branch
    )
  }
})
