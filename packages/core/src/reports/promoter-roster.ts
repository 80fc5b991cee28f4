// The roster of promoters (推進員名簿): their names as the history has them, with the cards that are about to expire and each
// promoter's load of open cases.
import { forEach, together } from "@keikaku/kernel"
import { addDays } from "../calendar/index.ts"
import { type PromoterId, SubjectId } from "../identifier.ts"
import { people, personCell } from "../privacy/personal-data/index.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch, type ReportQuery } from "../report/report.ts"
import { caseOn, cases, isOpen } from "../sweep/case/index.ts"
import {
  cardOn,
  lastCardOn,
  lastDayOfOffice,
  officeOn,
  promoterOn,
  promoters,
  termOn
} from "../sweep/promoter/index.ts"

/** A card is about to expire when it does so within this many days (assumption). */
export const cardExpiresSoonDays = 60

const projectionFor = ({ plan }: ReportQuery<typeof ofBranch>) =>
  together({
    cases: forEach(cases, (event) => event.case),
    people: people(plan.catalogue),
    promoters: forEach(promoters, (event) => event.promoter)
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

const rowsOf = (state: State, { asOf, branch }: ReportQuery) => {
  const load = new Map<PromoterId, number>()
  for (const history of state.cases.values()) {
    const found = caseOn(history, asOf)
    if (found?.assignment === undefined || !isOpen(found)) continue
    const { promoter } = found.assignment
    load.set(promoter, (load.get(promoter) ?? 0) + 1)
  }
  return [...state.promoters]
    .map(([id, history]) => {
      const promoter = promoterOn(history, asOf)
      const office = officeOn(history, asOf)
      const card = lastCardOn(history, asOf)
      const cardStatus = card === undefined ? "none" : cardOn(history, asOf) === undefined ? "expired" : "valid"
      const term = termOn(promoter, asOf)
      const status = office !== undefined ? "in-office" : term !== undefined ? "suspended" : "out-of-office"
      return {
        promoter: id,
        name: personCell(state.people, SubjectId.make(id), "name"),
        branch: term?.branch ?? promoter.terms.at(-1)?.branch ?? promoter.nomination?.branch ?? null,
        association: promoter.nomination?.association ?? null,
        statusCode: status,
        status: statuses[status],
        termTo: lastDayOfOffice(promoter) ?? null,
        card: card?.card ?? null,
        cardExpiresOn: card?.to ?? null,
        cardStatusCode: cardStatus,
        cardStatus: cardStatuses[cardStatus],
        openCases: load.get(id) ?? 0
      }
    })
    .filter((row) => branch === undefined || row.branch === branch)
    .sort((a, b) => inOrder(a.branch ?? "", b.branch ?? "") || inOrder(a.promoter, b.promoter))
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const statuses = {
  "in-office": { ja: "在任", en: "in office" },
  suspended: { ja: "活動停止", en: "suspended" },
  "out-of-office": { ja: "未委嘱・退任", en: "out of office" }
} as const

const cardStatuses = {
  valid: { ja: "有効", en: "valid" },
  expired: { ja: "期限切れ", en: "expired" },
  none: { ja: "なし", en: "none" }
} as const

const columns = {
  promoter: column.text("推進員", "Promoter"),
  name: column.person("氏名", "Name"),
  branch: column.text("支部", "Branch"),
  association: column.text("事務組合", "Association"),
  statusCode: column.code,
  status: column.text("状態", "Status"),
  termTo: column.date("任期満了", "Term ends"),
  card: column.text("推進員証", "Card"),
  cardExpiresOn: column.date("証の期限", "Card expires"),
  cardStatusCode: column.code,
  cardStatus: column.text("証の状態", "Card status"),
  openCases: column.count("担当中の事案", "Open cases")
}

/** Every promoter with status, term, card (the last one, where it has run out) and load. */
export const promoterRoster = defineReport(
  "promoter-roster",
  { ja: "推進員名簿", en: "Promoter roster" },
  { parameters: ofBranch, columns, projection: projectionFor, rows: rowsOf }
)

/** Promoters in office without a valid card, or with one that expires soon. */
export const expiringCards = defineReport(
  "expiring-cards",
  { ja: "期限の近い推進員証", en: "Expiring cards" },
  {
    parameters: ofBranch,
    columns,
    projection: projectionFor,
    rows: (state, query) => {
      const soon = addDays(query.asOf, cardExpiresSoonDays)
      return rowsOf(state, query).filter(
        (row) => row.statusCode === "in-office" && (row.cardExpiresOn === null || row.cardExpiresOn <= soon)
      )
    },
    notes: [
      {
        ja: `有効な証がないか、${cardExpiresSoonDays}日以内に期限が来る在任中の推進員（日数は既定値）。`,
        en: `Promoters in office without a valid card or with one expiring within ${cardExpiresSoonDays} days (a default).`
      }
    ]
  }
)
