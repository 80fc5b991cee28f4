// What headquarters does during the year: progress on the items of the plan, quarter by quarter, and the report of the year.
// What is reported on the real items is invented, and nothing is reported on items that no topic records anything of.
import { businessPlan, zenkokuPlan } from "@keikaku/core"
import { LocalDate } from "@keikaku/kernel"
import { randomAt } from "./random.ts"
import { type Script, step } from "./step.ts"

const { planFy2023, ReportPlanItemProgress } = businessPlan

const quarters = ["2023-06-30", "2023-09-29", "2023-12-28"].map((day) => LocalDate.make(day))
const yearEnd = LocalDate.make("2024-03-29")
const { fiscalYear } = planFy2023
const recorded = new Set(zenkokuPlan.topics.flatMap(({ rows }) => rows))
const items = planFy2023.items.filter(({ item }) => recorded.has(`P${item}`))

/** What the year itself decides: the tender was lost, and how much is canvassed hangs on the scale that is asked for. */
const decidedByTheYear: Readonly<Record<string, readonly ["not-achieved" | "in-progress", string]>> = {
  "1.3": ["not-achieved", "受託できず、次年度の入札に向けて検証"],
  "4.3": ["in-progress", "実績は目標の進捗を参照"],
  "4.3a": ["in-progress", "実績は目標の進捗を参照"]
}

/** Every item is begun in one of the first quarters; most are achieved by the end of the year. */
export const officeWork = (seed: number): Script => {
  const begun = quarters.flatMap((on, quarter) =>
    items
      .filter((_, n) => n % quarters.length === quarter)
      .map(({ item }) =>
        step(ReportPlanItemProgress, on, "headquarters", { fiscalYear, item, progress: "in-progress", note: "着手" })
      )
  )
  const ended = items.map(({ item }, n) => {
    const isAchieved = randomAt(seed, 4, n).chance(80)
    const [progress, note] =
      decidedByTheYear[item] ??
      (isAchieved ? (["achieved", "計画どおり実施"] as const) : (["in-progress", "継続"] as const))
    return step(ReportPlanItemProgress, yearEnd, "headquarters", { fiscalYear, item, progress, note })
  })
  return [...begun, ...ended]
}
