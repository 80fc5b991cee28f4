// What is held about whom, and for how long yet: so that nothing is kept longer than it may be, nor erased before.
import { forEach, together } from "@keikaku/kernel"
import { keptForFiveYears } from "../federation/index.ts"
import { PromoterId, type SubjectId } from "../identifier.ts"
import {
  heldIn,
  holdAgainst,
  type PersonalData,
  personalData,
  retentionEnd,
  subjectOfEvent
} from "../privacy/personal-data/index.ts"
import { column } from "../report/column.ts"
import { defineReport, type ReportQuery } from "../report/report.ts"
import { lastDayOfOffice, promoterOn, promoters, unknownPromoter } from "../sweep/promoter/index.ts"

const projectionFor = () =>
  together({
    data: forEach(personalData, (event) => subjectOfEvent(event)),
    promoters: forEach(promoters, (event) => event.promoter)
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

const states = {
  erased: { ja: "消去済み", en: "erased" },
  held: { ja: "保全中", en: "under legal hold" },
  inOffice: { ja: "在任中", en: "in office" },
  retained: { ja: "保存期間中", en: "retention period running" },
  erasable: { ja: "消去可", en: "may be erased" }
} as const

type StateCode = keyof typeof states

const rowOf = (state: State, subject: SubjectId, data: PersonalData, { asOf, federation }: ReportQuery) => {
  const promoter = state.promoters.get(PromoterId.make(subject)) ?? unknownPromoter
  const lastDay = lastDayOfOffice(promoterOn(promoter))
  const until = retentionEnd(data, promoter, federation.retention ?? keptForFiveYears, federation.calendar)
  const erasure = data.values.findLast((value) => value.erasure !== undefined)?.erasure
  const held = heldIn(data).length
  const hold = held === 0 ? undefined : holdAgainst(data, asOf)
  const isInOffice = lastDay !== undefined && asOf <= lastDay
  const stateCode = ((): StateCode => {
    if (held === 0) return "erased"
    if (hold !== undefined) return "held"
    if (isInOffice) return "inOffice"
    return until !== undefined && asOf <= until ? "retained" : "erasable"
  })()
  return {
    subject,
    held,
    stateCode,
    state: states[stateCode],
    retainedUntil: held === 0 || isInOffice ? null : (until ?? null),
    holdBasis: hold?.basis ?? null,
    erasedOn: erasure?.on ?? null,
    erasureBasis: erasure?.basis ?? null,
    approver: erasure?.approver ?? null
  }
}

const rowsOf = (state: State, query: ReportQuery) =>
  [...state.data]
    .filter(([, { values }]) => values.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, data]) => rowOf(state, subject, data, query))

const columns = {
  subject: column.text("本人", "Subject"),
  held: column.count("保管中の値", "Values held"),
  stateCode: column.code,
  state: column.text("状態", "State"),
  retainedUntil: column.date("保存期限", "Kept until"),
  holdBasis: column.text("保全の根拠", "Basis of the hold"),
  erasedOn: column.date("消去日", "Erased on"),
  erasureBasis: column.text("消去の根拠", "Basis of the erasure"),
  approver: column.text("承認者", "Approved by")
}

const notes = [
  {
    ja: "在任中の方の保存期限は、退任後に定まります。消去の欄は最後の消去です。",
    en: "For a person in office the retention period starts when the office ends. Of several erasures the last is shown."
  }
]

/** Every person whom the history holds personal data on, with its state on the report's day. */
export const personalDataReport = defineReport(
  "personal-data",
  { ja: "個人情報の保管状況", en: "Personal data" },
  { columns, projection: projectionFor, rows: rowsOf, notes }
)
