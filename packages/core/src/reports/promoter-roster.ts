// The roster of promoters (推進員名簿): their names as the history has them, with the cards that are about to expire and each promoter's load of open cases.
import { forEach, together } from "@keikaku/kernel"
import { addDays } from "../calendar/index.ts"
import { type PromoterId, SubjectId } from "../identifier.ts"
import { personalData, subjectOfEvent } from "../privacy/personal-data/index.ts"
import { cases, closedBy, establishedIn } from "../sweep/case/index.ts"
import { cardOn, lastDayOfOffice, officeOn, promoters, termOn } from "../sweep/promoter/index.ts"
import { column, defineReport, type PersonCell, type ReportQuery, type Table } from "./report.ts"

/** A card is about to expire when it does so within this many days (assumption). */
export const cardExpiresSoonDays = 60

const projectionFor = () =>
  together({
    cases: forEach(cases, (event) => event.case),
    people: forEach(personalData, (event) => subjectOfEvent(event)),
    promoters: forEach(promoters, (event) => event.promoter)
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

const rowsOf = (state: State, { asOf, branch }: ReportQuery) => {
  const load = new Map<PromoterId, number>()
  for (const found of state.cases.values())
    if (found?.promoter !== undefined && closedBy(found) === undefined && establishedIn(found).size === 0)
      load.set(found.promoter, (load.get(found.promoter) ?? 0) + 1)
  return [...state.promoters]
    .map(([id, promoter]) => {
      const office = officeOn(promoter, asOf)
      const card = cardOn(promoter, asOf)
      const term = termOn(promoter, asOf)
      const status = office !== undefined ? "in-office" : term !== undefined ? "suspended" : "out-of-office"
      return {
        promoter: id,
        name: nameIn(state, id),
        branch: term?.branch ?? promoter.terms.at(-1)?.branch ?? promoter.nomination?.branch ?? null,
        association: promoter.nomination?.association ?? null,
        statusCode: status,
        status: statuses[status],
        termTo: lastDayOfOffice(promoter) ?? null,
        card: card?.card ?? null,
        cardExpiresOn: card?.to ?? null,
        openCases: load.get(id) ?? 0
      }
    })
    .filter((row) => branch === undefined || row.branch === branch)
    .sort((a, b) =>
      (a.branch ?? "") === (b.branch ?? "")
        ? a.promoter < b.promoter
          ? -1
          : 1
        : (a.branch ?? "") < (b.branch ?? "")
          ? -1
          : 1
    )
}

/** The name that was given last. */
const nameIn = ({ people }: State, promoter: PromoterId): PersonCell | null => {
  const subject = SubjectId.make(promoter)
  const last = people.get(subject)?.values.at(-1)
  return last === undefined ? null : { subject, commitment: last.commitment, erased: last.erasure !== undefined }
}

const statuses = {
  "in-office": { ja: "在任", en: "in office" },
  suspended: { ja: "活動停止", en: "suspended" },
  "out-of-office": { ja: "未委嘱・退任", en: "out of office" }
} as const

const columns = [
  column("promoter", "text", "推進員", "Promoter"),
  column("name", "person", "氏名", "Name"),
  column("branch", "text", "支部", "Branch"),
  column("association", "text", "事務組合", "Association"),
  column("status", "text", "状態", "Status"),
  column("termTo", "date", "任期満了", "Term ends"),
  column("card", "text", "推進員証", "Card"),
  column("cardExpiresOn", "date", "証の期限", "Card expires"),
  column("openCases", "count", "担当中の事案", "Open cases")
]

/** Every promoter with status, term, card and load. */
export const promoterRoster = defineReport({
  name: "promoter-roster",
  label: { ja: "推進員名簿", en: "Promoter roster" },
  projection: projectionFor,
  table: (state: State, query): Table => ({ columns, rows: rowsOf(state, query), notes: [] })
})

/** Promoters in office without a valid card, or with one that expires soon. */
export const expiringCards = defineReport({
  name: "expiring-cards",
  label: { ja: "期限の近い推進員証", en: "Expiring cards" },
  projection: projectionFor,
  table: (state: State, query): Table => {
    const soon = addDays(query.asOf, cardExpiresSoonDays)
    const expiring = rowsOf(state, query).filter(
      (row) => row.statusCode === "in-office" && (row.cardExpiresOn === null || row.cardExpiresOn <= soon)
    )
    const notes = [
      {
        ja: `有効な証がないか、${cardExpiresSoonDays}日以内に期限が来る在任中の推進員（日数は既定値）。`,
        en: `Promoters in office without a valid card or with one expiring within ${cardExpiresSoonDays} days (a default).`
      }
    ]
    return { columns, rows: expiring, notes }
  }
})
