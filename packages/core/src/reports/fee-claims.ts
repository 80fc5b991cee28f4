// Fee claims (手数料の請求), by month of submission: the visits that are paid and what successes earn, ex-tax, in yen.
import { projection } from "@keikaku/kernel"
import { fiscalYearOf, monthsOfFiscalYear } from "../calendar/index.ts"
import { type BranchCode, feeRuleOn } from "../federation/index.ts"
import type { BusinessId, CanvassId, CaseId } from "../identifier.ts"
import {
  CanvassAccepted,
  CaseCanvassed,
  CaseEstablished,
  EiProcedureCompleted,
  type Insurances,
  OutcomeReversed,
  type PayableVisit,
  paidVisits,
  successFee
} from "../sweep/case/index.ts"
import { column, defineReport, type ReportQuery, type Table } from "./report.ts"

interface Visit extends PayableVisit {
  readonly canvass: CanvassId
  readonly case: CaseId
  readonly branch: BranchCode
  readonly submittedOn: string
  accepted: boolean
}

interface Success {
  readonly case: CaseId
  readonly branch: BranchCode
  readonly on: PayableVisit["on"]
  readonly insurances: Insurances
  readonly specialEnrolment: boolean
  readonly submittedOn: string | undefined
}

interface Work {
  visits: Array<Visit>
  successes: Array<Success>
}

type State = Map<BusinessId, Work>

const workOf = (state: State, business: BusinessId): Work => {
  const found = state.get(business) ?? { visits: [], successes: [] }
  state.set(business, found)
  return found
}

const work = projection((): State => new Map())
  .on(CaseCanvassed, (state, e) => {
    const { branch, canvass, method, occurredOn, submittedOn } = e
    if (submittedOn !== undefined)
      workOf(state, e.business).visits.push({
        canvass,
        case: e.case,
        branch,
        on: occurredOn,
        isExplainingVisit: method === "visit" && e.explained,
        submittedOn,
        accepted: false
      })
    return state
  })
  .on(CanvassAccepted, (state, e) => {
    const visit = state.get(e.business)?.visits.find((each) => each.canvass === e.canvass && each.case === e.case)
    if (visit !== undefined) visit.accepted = true
    return state
  })
  .on(CaseEstablished, (state, e) => {
    const { branch, insurances, occurredOn, specialEnrolment, submittedOn } = e
    workOf(state, e.business).successes.push({
      case: e.case,
      branch,
      on: occurredOn,
      insurances,
      specialEnrolment,
      submittedOn
    })
    return state
  })
  .on(EiProcedureCompleted, (state, e) => {
    const { branch, occurredOn: on, submittedOn } = e
    workOf(state, e.business).successes.push({
      case: e.case,
      branch,
      on,
      insurances: "ei-only",
      specialEnrolment: false,
      submittedOn
    })
    return state
  })
  .on(OutcomeReversed, (state, e) => {
    if (e.outcome !== "established" && e.outcome !== "ei-completed") return state
    const { successes } = workOf(state, e.business)
    const reversed = successes.findLastIndex(
      (each) => each.case === e.case && each.on === e.outcomeOn && each.insurances === e.insurances
    )
    if (reversed >= 0) successes.splice(reversed, 1)
    return state
  })

const table = (state: State, { branch, federation, fiscalYear }: ReportQuery): Table => {
  const months = new Map(monthsOfFiscalYear(fiscalYear).map(({ firstDay }) => [firstDay.slice(0, 7), emptyMonth()]))
  const monthOf = (submittedOn: string, of: BranchCode) =>
    branch === undefined || branch === of ? months.get(submittedOn.slice(0, 7)) : undefined
  for (const { successes, visits } of state.values()) {
    const yearVisits = visits.filter((visit) => fiscalYearOf(visit.on) === fiscalYear)
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
    for (const success of successes) {
      if (success.submittedOn === undefined) continue
      const rule = feeRuleOn(federation, success.on)
      const month = monthOf(success.submittedOn, success.branch)
      if (rule === undefined || month === undefined) continue
      month.successes += 1
      month.successFees += successFee(success.insurances, success.specialEnrolment, rule)
    }
  }
  const rows = [...months].map(([month, fees]) => ({ month, ...fees, total: fees.visitFees + fees.successFees }))
  const year = { month: `FY${fiscalYear}`, ...emptyMonth(), total: 0 }
  for (const row of rows) for (const key of figures) year[key] += row[key]
  return { columns, rows: [...rows, year], notes }
}

const emptyMonth = () => ({ accepted: 0, awaiting: 0, paidVisits: 0, visitFees: 0, successes: 0, successFees: 0 })
const figures = ["accepted", "awaiting", "paidVisits", "visitFees", "successes", "successFees", "total"] as const

const columns = [
  column("month", "text", "提出月", "Submitted in"),
  column("accepted", "count", "受理", "Accepted"),
  column("awaiting", "count", "未受理", "Awaiting"),
  column("paidVisits", "count", "支払対象の訪問", "Paid visits"),
  column("visitFees", "yen", "訪問手数料", "Visit fees"),
  column("successes", "count", "成立・手続", "Successes"),
  column("successFees", "yen", "成立手数料", "Success fees"),
  column("total", "yen", "計（税抜）", "Total (ex-tax)")
]

const notes = [
  {
    ja: "訪問は受理された説明訪問を１事業につき規定の回数まで支払います。単価は連合会の設定によります。",
    en: "Accepted explaining visits are paid up to a number a business. Fees are the federation's configuration."
  }
]

/** What may be claimed for canvassing, month by month. */
export const feeClaims = defineReport({
  name: "fee-claims",
  label: { ja: "手数料の請求", en: "Fee claims" },
  projection: () => work,
  table
})
