// The history of corrections: what each corrects, before and after, why, by whom and with whose approval; and what the
// business itself takes back or changes, such as a reversed outcome or a revised target, as its events declare it.
import { canonicalJson, type JsonObject, type Label, type Recorded } from "@keikaku/kernel"
import type { CitedEvents } from "../../report/cited.ts"
import { column } from "../../report/column.ts"
import { defineReport, ofBranch, ofYear, type ReportedPlan, type ReportQuery } from "../../report/report.ts"
import { entryCells, entryColumns, entryOf, isAskedFor, ofTheYear, overTheLog } from "../entry.ts"

const particularsOf = ({ catalogue }: ReportedPlan, { event }: Recorded) =>
  catalogue.events.get(event._tag)?.particulars(event) ?? {}

const folded = (query: ReportQuery) =>
  overTheLog(
    query.plan,
    (): Array<Recorded> => [],
    (found, recorded) => {
      const isOne = recorded.corrects !== undefined || particularsOf(query.plan, recorded).amends !== undefined
      if (isOne && isAskedFor(query, entryOf(recorded, query.federation.calendar))) found.push(recorded)
    }
  )

const kinds = {
  entry: { ja: "記録の訂正", en: "correction of an entry" },
  business: { ja: "業務上の変更・取消", en: "change by decision" }
} as const

const checks = {
  itself: { ja: "自らを訂正", en: "corrects itself" },
  later: { ja: "後の位置を訂正", en: "corrects a later position" },
  unchecked: { ja: "未照合", en: "not checked" },
  wrongLeaf: { ja: "ハッシュ不一致", en: "wrong leaf" },
  right: { ja: "一致", en: "leaf matches" }
} as const

/** Whether a correction names an earlier event, and that one as it is stored. */
const checkOf = ({ corrects, position }: Recorded, cited: CitedEvents | undefined): Label | null => {
  if (corrects === undefined) return null
  if (corrects.position === position) return checks.itself
  if (corrects.position > position) return checks.later
  const corrected = cited?.get(corrects.position)
  if (corrected?.leaf === undefined) return checks.unchecked
  return corrected.leaf === corrects.leaf ? checks.right : checks.wrongLeaf
}

/** The content of an event as one canonical line: its type, and its data with the day it took effect. */
const contentOf = ({ event: { _tag, ...data } }: Recorded): string =>
  `${_tag} ${canonicalJson(data as unknown as JsonObject)}`

const rowOf = (plan: ReportedPlan, recorded: Recorded, cited: CitedEvents | undefined) => {
  const { corrects } = recorded
  const { amends, approver } = particularsOf(plan, recorded)
  const corrected = corrects !== undefined && corrects.position < recorded.position && cited?.get(corrects.position)
  return {
    ...entryCells(plan, entryOf(recorded, plan.federation.calendar)),
    kind: corrects === undefined ? kinds.business : kinds.entry,
    corrects: corrects?.position ?? null,
    check: checkOf(recorded, cited),
    leaf: corrects?.leaf ?? null,
    before: corrected ? contentOf(corrected.recorded) : null,
    after: contentOf(recorded),
    why: corrects?.reason ?? amends ?? null,
    approver: corrects?.approver ?? approver ?? null
  }
}

const columns = {
  ...entryColumns,
  kind: column.text("種別", "Kind"),
  corrects: column.count("訂正対象", "Corrects"),
  check: column.text("照合", "Check"),
  why: column.text("理由", "Why"),
  approver: column.text("承認者", "Approver"),
  before: column.text("訂正前", "Before"),
  after: column.text("訂正後", "After"),
  leaf: column.text("訂正対象のハッシュ", "Leaf of what it corrects")
}

const notes = [
  ofTheYear,
  {
    ja: "照合＝訂正対象の位置に今ある記録のハッシュ（RFC 6962 の葉）を計算し直し、訂正に書かれたものと比べた結果。",
    en: "Check: the leaf hash (RFC 6962) of what is stored at the position now, computed again, against the one that the correction names."
  }
]

/** Every correction, and every change that the business made to what it had recorded, in order. */
export const corrections = defineReport(
  "corrections",
  { ja: "訂正の履歴", en: "Corrections" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns,
    projection: folded,
    cites: (found) =>
      found.flatMap(({ corrects, position }) =>
        corrects !== undefined && corrects.position < position ? [corrects.position] : []
      ),
    rows: (found, { cited, plan }) => found.map((recorded) => rowOf(plan, recorded, cited)),
    notes
  }
)
