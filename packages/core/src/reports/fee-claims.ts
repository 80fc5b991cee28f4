// Fee claims (手数料の請求), by month of submission: the visits that are paid and what successes earn, ex-tax.
import { fiscalYearName, fiscalYearOf, monthsOfFiscalYear } from "../calendar/index.ts"
import { type BranchCode, feeRuleOn } from "../federation/index.ts"
import type { BusinessId } from "../identifier.ts"
import { column } from "../report/column.ts"
import { defineReport, ofBranch, ofYear, type ReportQuery } from "../report/report.ts"
import { paidVisits, successFee } from "../sweep/case/index.ts"
import { type ClaimedWork, claimedSuccesses, claimedVisits, claimedWork } from "./claimed-work.ts"

const rowsOf = (state: ReadonlyMap<BusinessId, ClaimedWork>, { branch, federation, fiscalYear }: ReportQuery) => {
  const months = new Map(
    monthsOfFiscalYear(fiscalYear, federation.calendar).map(({ firstDay }) => [firstDay.slice(0, 7), emptyMonth()])
  )
  const monthOf = (submittedOn: string, of: BranchCode) =>
    branch === undefined || branch === of ? months.get(submittedOn.slice(0, 7)) : undefined
  for (const work of state.values()) {
    const visits = claimedVisits(work)
    const yearVisits = visits.filter((visit) => fiscalYearOf(visit.on, federation.calendar) === fiscalYear)
    for (const visit of yearVisits) {
      const month = monthOf(visit.submittedOn, visit.branch)
      if (month !== undefined) month[visit.accepted ? "accepted" : "awaiting"] += 1
    }
    const accepted = visits.filter((visit) => visit.accepted)
    for (const visit of accepted) {
      const rule = feeRuleOn(federation, visit.on)
      const month = monthOf(visit.submittedOn, visit.branch)
      if (rule === undefined || month === undefined || !paidVisits(accepted, rule).includes(visit)) continue
      month.paidVisits += 1
      month.visitFees += rule.perVisit
    }
    for (const success of claimedSuccesses(work)) {
      const rule = feeRuleOn(federation, success.on)
      const month = monthOf(success.submittedOn, success.branch)
      if (rule === undefined || month === undefined) continue
      month.successes += 1
      month.successFees += successFee(success.insurances, success.specialEnrolment, rule)
    }
  }
  const rows = [...months].map(([month, fees]) => ({ month, ...fees, total: fees.visitFees + fees.successFees }))
  const year = { month: fiscalYearName(fiscalYear, federation.calendar), ...emptyMonth(), total: 0 }
  for (const row of rows) for (const key of figures) year[key] += row[key]
  return [...rows, year]
}

const emptyMonth = () => ({ accepted: 0, awaiting: 0, paidVisits: 0, visitFees: 0, successes: 0, successFees: 0 })
const figures = ["accepted", "awaiting", "paidVisits", "visitFees", "successes", "successFees", "total"] as const

const columns = {
  month: column.text("提出月", "Submitted in"),
  accepted: column.count("受理", "Accepted"),
  awaiting: column.count("未受理", "Awaiting"),
  paidVisits: column.count("支払対象の訪問", "Paid visits"),
  visitFees: column.money("訪問手数料", "Visit fees"),
  successes: column.count("成立・手続", "Successes"),
  successFees: column.money("成立手数料", "Success fees"),
  total: column.money("計（税抜）", "Total (ex-tax)")
}

const notes = [
  {
    ja: "訪問は受理された説明訪問を１事業につき規定の回数まで支払います。単価は連合会の設定によります。",
    en: "Accepted explaining visits are paid up to a number a business. Fees are the federation's configuration."
  }
]

/** What may be claimed for canvassing, month by month. */
export const feeClaims = defineReport(
  "fee-claims",
  { ja: "手数料の請求", en: "Fee claims" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns,
    projection: ({ federation }) => claimedWork(federation.calendar),
    rows: rowsOf,
    notes
  }
)
