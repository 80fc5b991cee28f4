// Promoters (推進員): who may canvass, for which branch, on which days. Plan §4(3)①: about 7,700 in office nation-wide.
// Read events, facts, refusals, rules, decisions, corrections.
import { forEach } from "@keikaku/kernel"
import type { PromoterId } from "../../identifier.ts"
import { purpose } from "../../personal-values.ts"
import type { YearQuery } from "../../report/flow-in-year.ts"
import { stock } from "../../report/measure.ts"
import { type Occasion, occasionsOf } from "../../report/occasion.ts"
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
import { lastDayOfOffice, officeOn, type PromoterHistory, promoterOn, promoters } from "./facts.ts"

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

const allPromoters = forEach(promoters, (e) => e.promoter)

/** A card is replaced before it expires, or the office ends; a term comes to its end. */
const occasions = (history: PromoterHistory, { asOf }: YearQuery, promoter: PromoterId): ReadonlyArray<Occasion> => {
  const { cards, terms } = promoterOn(history, asOf)
  const branch = terms.at(-1)?.branch ?? null
  return [
    ...cards.map(({ card, to }) => {
      const isReplaced = cards.some((later) => later.to > to) || !terms.some(({ to: end }) => end > to)
      return { on: to, what: { ja: "推進員証の期限", en: "Card expires" }, of: card, branch, done: isReplaced }
    }),
    ...terms.map(({ branch, from, to }) => {
      const isRenewed = terms.some((later) => later.from > from && later.to > to)
      const done = isRenewed || ("comes" as const)
      return { on: to, what: { ja: "推進員の任期満了", en: "Term of a promoter ends" }, of: promoter, branch, done }
    })
  ]
}

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
    promoters: stock(allPromoters, (each, day) => officeOn(each, day)?.branch)
  },
  occasions: [occasionsOf(allPromoters, occasions)]
})
