// Backdating: what was recorded on a later day than it took effect, the longest delay first. To record late is allowed, and
// often right; what reaches back over a fiscal year's end or into a closed year is marked, never hidden.
import type { Label } from "@keikaku/kernel"
import { column } from "../../report/column.ts"
import { defineReport, ofBranch, ofYear } from "../../report/report.ts"
import { entryCells, entryColumns, ofTheYear } from "../entry.ts"
import { isAcrossYears, lateFrom, type TimedEntry, timeliness } from "./timeliness.ts"

const mark = (isSo: boolean, label: Label): Label | null => (isSo ? label : null)

const worstFirst = (a: TimedEntry, b: TimedEntry): number => b.days - a.days || a.position - b.position

/** Every entry that was recorded after the day on which it took effect. */
export const backdating = defineReport(
  "backdating",
  { ja: "さかのぼって発効した記録", en: "Backdating" },
  {
    parameters: { ...ofYear, ...ofBranch },
    columns: {
      ...entryColumns,
      days: column.count("経過日数", "Days"),
      late: column.text("遅れ", "Late"),
      acrossYears: column.text("年度越え", "Across years"),
      closedYear: column.text("終了年度", "Closed year")
    },
    projection: timeliness,
    rows: ({ entries }, query) =>
      entries
        .filter(({ days }) => days > 0)
        .sort(worstFirst)
        .map((entry) => ({
          ...entryCells(query.plan, entry),
          days: entry.days,
          late: mark(entry.days >= lateFrom(query), { ja: "遅延", en: "late" }),
          acrossYears: mark(isAcrossYears(entry, query), { ja: "年度越え", en: "across years" }),
          closedYear: mark(entry.isIntoClosedYear, { ja: "終了後の記録", en: "after the close" })
        })),
    notes: (_, query) => {
      const late = lateFrom(query)
      return [
        ofTheYear,
        {
          ja: `発効日より後の日に記録されたもの。${late}日以上を遅延とします（連合会の設定、既定30日）。終了年度＝発効日の年度の事業計画が終了した後の記録。`,
          en: `Recorded on a later day than it took effect; late from ${late} days on (the federation's setting, 30 by default). Closed year: recorded after the plan of the fiscal year in which it took effect was closed.`
        }
      ]
    }
  }
)
