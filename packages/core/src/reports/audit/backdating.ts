// Backdating: what was recorded on a later day than it took effect, the longest delay first. To record late is allowed, and
// often right; what reaches back over a fiscal year's end or into a closed year is marked, never hidden.
import type { Label } from "@keikaku/kernel"
import { entryCells, entryColumns, ofTheYear } from "../entry.ts"
import { type Cell, column, defineReport } from "../report.ts"
import { isAcrossYears, lateFrom, type TimedEntry, timeliness } from "./timeliness.ts"

const mark = (isSo: boolean, label: Label): Cell => (isSo ? label : null)

const worstFirst = (a: TimedEntry, b: TimedEntry): number => b.days - a.days || a.position - b.position

/** Every entry that was recorded after the day on which it took effect. */
export const backdating = defineReport({
  name: "backdating",
  label: { ja: "さかのぼって発効した記録", en: "Backdating" },
  projection: timeliness,
  table: ({ entries }, query) => {
    const late = lateFrom(query)
    const backdated = entries.filter(({ days }) => days > 0).sort(worstFirst)
    return {
      columns: [
        ...entryColumns,
        column("days", "count", "経過日数", "Days"),
        column("late", "text", "遅れ", "Late"),
        column("acrossYears", "text", "年度越え", "Across years"),
        column("closedYear", "text", "終了年度", "Closed year")
      ],
      rows: backdated.map((entry) => {
        const { days, isIntoClosedYear, ...cited } = entry
        return {
          ...entryCells(cited),
          days,
          late: mark(days >= late, { ja: "遅延", en: "late" }),
          acrossYears: mark(isAcrossYears(entry), { ja: "年度越え", en: "across years" }),
          closedYear: mark(isIntoClosedYear, { ja: "終了後の記録", en: "after the close" })
        }
      }),
      notes: [
        ofTheYear,
        {
          ja: `発効日より後の日に記録されたもの。${late}日以上を遅延とします（連合会の設定、既定30日）。終了年度＝発効日の年度の事業計画が終了した後の記録。`,
          en: `Recorded on a later day than it took effect; late from ${late} days on (the federation's setting, 30 by default). Closed year: recorded after the plan of the fiscal year in which it took effect was closed.`
        }
      ]
    }
  }
})
