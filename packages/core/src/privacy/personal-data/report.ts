// What is held about whom, and for how long yet: so that nothing is kept longer than it may be, nor erased before.
import { together } from "@keikaku/kernel"
import { keptForFiveYears } from "../../federation/index.ts"
import type { SubjectId } from "../../identifier.ts"
import { column } from "../../report/column.ts"
import { defineReport, type ReportQuery } from "../../report/report.ts"
import { heldIn, holdAgainst, lastOf, type PersonalData, people, retentionEnd } from "./facts.ts"

const projectionFor = ({ plan: { catalogue } }: ReportQuery) =>
  together({
    people: people(catalogue),
    uses: together(Object.fromEntries(catalogue.purposes.map(({ ofAll }, n) => [n, ofAll])))
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

const states = {
  erased: { ja: "消去済み", en: "erased" },
  held: { ja: "保全中", en: "under legal hold" },
  inUse: { ja: "使用中", en: "in use" },
  retained: { ja: "保存期間中", en: "retention period running" },
  erasable: { ja: "消去可", en: "may be erased" }
} as const

type StateCode = keyof typeof states

const lastUseOf = ({ uses }: State, subject: SubjectId, { plan }: ReportQuery) =>
  lastOf(
    plan.catalogue.purposes.map(({ lastDay }, n) => {
      const use = uses[n]?.get(subject)
      return use === undefined ? undefined : lastDay(use)
    })
  )

const rowOf = (state: State, subject: SubjectId, data: PersonalData, query: ReportQuery) => {
  const { asOf, federation } = query
  const lastUse = lastUseOf(state, subject, query)
  const erasure = data.values.findLast((value) => value.erasure !== undefined)?.erasure
  const held = heldIn(data).length
  const hold = held === 0 ? undefined : holdAgainst(data, asOf)
  const isInUse = lastUse !== undefined && asOf <= lastUse
  const until =
    held === 0 || isInUse
      ? undefined
      : retentionEnd(data, lastUse, federation.retention ?? keptForFiveYears, federation.calendar)
  const stateCode = ((): StateCode => {
    if (held === 0) return "erased"
    if (hold !== undefined) return "held"
    if (isInUse) return "inUse"
    return until !== undefined && asOf <= until ? "retained" : "erasable"
  })()
  return {
    subject,
    held,
    stateCode,
    state: states[stateCode],
    retainedUntil: until ?? null,
    holdBasis: hold?.basis ?? null,
    erasedOn: erasure?.occurredOn ?? null,
    erasureBasis: erasure?.basis ?? null,
    approver: erasure?.approver ?? null
  }
}

const rowsOf = (state: State, query: ReportQuery) =>
  [...state.people]
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
    ja: "使用中（在任中など）の方の保存期限は、使用が終わった後に定まります。消去の欄は最後の消去です。",
    en: "For a person whose data is in use (in office, for instance) the retention period starts when the use ends. Of several erasures the last is shown."
  }
]

/** Every person whom the history holds personal data on, with its state on the report's day. */
export const personalDataReport = defineReport(
  "personal-data",
  { ja: "個人情報の保管状況", en: "Personal data" },
  { columns, projection: projectionFor, rows: rowsOf, notes }
)
