// Promoters (推進員): who may canvass, for which branch, on which days. Plan §4(3)①: about 7,700 in office nation-wide.
// Read events, facts, refusals, rules, decisions, corrections.
import { forEach } from "@keikaku/kernel"
import { addDays } from "../../calendar/index.ts"
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
import { cardOn, lastDayOfOffice, officeOn, type PromoterHistory, promoterOn, promoters, termOn } from "./facts.ts"

export * from "./corrections.ts"
export * from "./decisions.ts"
export * from "./events.ts"
export {
  cardOn,
  lastCardOn,
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

/** A card runs out, and is missed while its promoter goes on in office without a valid one; a term comes to its end. */
const occasions = (history: PromoterHistory, { asOf }: YearQuery, promoter: PromoterId): ReadonlyArray<Occasion> => {
  const found = promoterOn(history, asOf)
  const { cards, terms } = found
  const branch = terms.at(-1)?.branch ?? null
  const isMissed = officeOn(history, asOf) !== undefined && cardOn(history, asOf) === undefined
  const standing = (done: boolean) => done || ("comes" as const)
  return [
    ...cards.map(({ card, to }) => {
      const isReplaced = cards.some((later) => later.to > to)
      const endsWithOffice = termOn(found, addDays(to, 1)) === undefined
      const done = isMissed && !isReplaced && !endsWithOffice ? false : standing(isReplaced)
      return { on: to, what: { ja: "推進員証の期限", en: "Card expires" }, of: card, branch, done }
    }),
    ...terms.map(({ branch, from, to }) => {
      const done = standing(terms.some((later) => later.from > from && later.to > to))
      return { on: to, what: { ja: "推進員の任期の終わり", en: "Term of a promoter ends" }, of: promoter, branch, done }
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
