// Checks the reports against each other and against what the demonstration itself saw recorded: the nation is the sum of
// its branches, for every figure, and no canvass is missing or counted twice.
import type { Cell, Table } from "@keikaku/core"
import type { Label } from "@keikaku/kernel"
import type { Tally } from "./desk.ts"

/** What was compared, and the differences, which should be empty. */
export interface Checked {
  readonly figures: number
  readonly differences: ReadonlyArray<Label>
}

const figureOf = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : 0)

/** Compares the nation of a table with the sum of its branches, row by row and count by count. */
const compared = ({ columns, rows }: Table): Checked => {
  const counts = columns.filter(({ kind }) => kind === "count")
  const nations = rows.filter(({ area }) => area === "nation")
  const differences = nations.flatMap((nation) =>
    counts.flatMap(({ key, label }) => {
      const branches = rows.filter(({ area, metricCode }) => area !== "nation" && metricCode === nation.metricCode)
      const sum = branches.reduce((total, row) => total + figureOf(row[key]), 0)
      const whole = figureOf(nation[key])
      const metric = typeof nation.metricCode === "string" ? `${nation.metricCode} ` : ""
      return sum === whole
        ? []
        : [
            {
              ja: `${metric}${label.ja}: 全国 ${whole}、支部の合計 ${sum}`,
              en: `${metric}${label.en}: nation ${whole}, sum of branches ${sum}`
            }
          ]
    })
  )
  return { figures: nations.length * counts.length, differences }
}

/** Checks the reports by branch, and the canvasses against those that were handed in. */
export const check = (progress: Table, funnel: Table, { events }: Tally): Checked => {
  const seen = events.get("CaseCanvassed") ?? 0
  const nation = progress.rows.find(({ area, metricCode }) => area === "nation" && metricCode === "canvasses")
  const counted = figureOf(nation?.actual)
  const [first, second] = [compared(progress), compared(funnel)]
  const lost =
    seen === counted
      ? []
      : [{ ja: `手続勧奨: 報告 ${counted}、記録 ${seen}`, en: `canvasses: reported ${counted}, recorded ${seen}` }]
  return {
    figures: first.figures + second.figures + 1,
    differences: [...first.differences, ...second.differences, ...lost]
  }
}
