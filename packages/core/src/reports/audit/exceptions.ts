// Exceptions: what an auditor looks at first, one row each, with why it is one. None of them is an error by itself; each asks
// for an explanation.
import { forEach, type Label, together } from "@keikaku/kernel"
import { column } from "../../report/column.ts"
import { defineReport, ofBranch, ofYear, type ReportQuery } from "../../report/report.ts"
import { cardOn, officeOn, promoterOn, promoters, termOn, unknownPromoter } from "../../sweep/promoter/index.ts"
import { claimedWork } from "../claimed-work.ts"
import { type Entry, entryCells, entryColumns, isAskedFor, ofTheYear } from "../entry.ts"
import { approvals, sameHands } from "./approvals.ts"
import { excessClaims } from "./claims.ts"
import { lateFrom, type TimedEntry, timeliness } from "./timeliness.ts"

const kinds = {
  "late-entry": { ja: "遅延した記録", en: "late entry" },
  "closed-year": { ja: "終了年度への記録", en: "entry into a closed year" },
  "same-person": { ja: "同一人による承認", en: "approved by its own maker" },
  "no-authority": { ja: "資格のない勧奨", en: "canvass without office or card" },
  "duplicate-claim": { ja: "重複した請求", en: "duplicate claim" },
  "beyond-paid-visits": { ja: "支払回数を超える訪問", en: "visit beyond the paid ones" }
} as const

type Kind = keyof typeof kinds

interface Exception {
  readonly kind: Kind
  readonly entry: Entry
  readonly why: Label
}

const untimely = ({ days, isIntoClosedYear, ...entry }: TimedEntry, late: number): ReadonlyArray<Exception> => [
  ...(days < late
    ? []
    : [{ kind: "late-entry" as const, entry, why: { ja: `${days}日後の記録`, en: `recorded ${days} days later` } }]),
  ...(isIntoClosedYear
    ? [
        {
          kind: "closed-year" as const,
          entry,
          why: { ja: "事業計画の終了後の記録", en: "the year's plan had been closed before it was recorded" }
        }
      ]
    : [])
]

const projectionFor = (query: ReportQuery) =>
  together({
    timed: timeliness(query),
    approvals: approvals(query.plan),
    promoters: forEach(promoters, (e) => e.promoter),
    claims: claimedWork(query.federation.calendar)
  })
type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

/** Canvasses by somebody who, as is known now, was not in office or had no valid card: what allowed them was taken back since. */
const withoutAuthority = ({ claims, promoters }: State): ReadonlyArray<Exception> =>
  [...claims.values()].flatMap(({ visits }) =>
    visits.flatMap(({ entry, on, promoter }) => {
      const history = promoters.get(promoter) ?? unknownPromoter
      const isInOffice = officeOn(history, on) !== undefined
      if (isInOffice && cardOn(history, on) !== undefined) return []
      const why = isInOffice ? noCard : termOn(promoterOn(history, on), on) === undefined ? notInOffice : suspended
      return [{ kind: "no-authority" as const, entry, why: why(promoter) }]
    })
  )

const noCard = (promoter: string): Label => ({
  ja: `${promoter} はその日に有効な推進員証がない`,
  en: `${promoter} has no valid card on that day`
})
const notInOffice = (promoter: string): Label => ({
  ja: `${promoter} はその日に在任していない`,
  en: `${promoter} is not in office on that day`
})
const suspended = (promoter: string): Label => ({
  ja: `${promoter} はその日に活動停止中である`,
  en: `${promoter} is suspended on that day`
})

const order = Object.keys(kinds)
const inOrder = (a: Exception, b: Exception): number =>
  order.indexOf(a.kind) - order.indexOf(b.kind) || a.entry.position - b.entry.position

const foundIn = (state: State, query: ReportQuery): ReadonlyArray<Exception> => [
  ...state.timed.entries.flatMap((entry) => untimely(entry, lateFrom(query))),
  ...withoutAuthority(state),
  ...sameHands(state.approvals).map((each) => ({ kind: "same-person" as const, ...each })),
  ...excessClaims(state.claims, query)
]

/** Everything in the year that asks for an explanation. */
export const exceptions = defineReport(
  "exceptions",
  { ja: "監査上の例外", en: "Exceptions" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns: {
      kind: column.text("種別", "Kind"),
      kindCode: column.code,
      ...entryColumns,
      why: column.text("理由", "Why")
    },
    projection: projectionFor,
    rows: (state, query) =>
      foundIn(state, query)
        .filter(({ entry }) => isAskedFor(query, entry))
        .sort(inOrder)
        .map(({ entry, kind, why }) => ({ kind: kinds[kind], kindCode: kind, ...entryCells(query.plan, entry), why })),
    notes: (_, query) => {
      const late = lateFrom(query)
      return [
        ofTheYear,
        {
          ja: `遅延は発効から${late}日以上（連合会の設定）。一連の記録とは相関IDが同じもの。請求とは提出日のある勧奨・成立で、取り消された成立は含みません。`,
          en: `Late: ${late} days or more after it took effect (the federation's setting). A chain: entries of one correlation id. Claims: canvasses and successes with a day of submission; a reversed success is none.`
        }
      ]
    }
  }
)
