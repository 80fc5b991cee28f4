// The items of the year's plan and how far each has come; at the end of the year, the business report (事業報告).
import { forEach, together } from "@keikaku/kernel"
import { type ItemProgress, noPlan, type PlanItem, plans } from "../plan/business-plan/index.ts"
import { type Cell, column, defineReport, type ReportQuery, type Table } from "./report.ts"
import { targetProgress } from "./target-progress.ts"

const planStates = forEach(plans, (event) => event.fiscalYear)
type Plans = ReturnType<typeof planStates.initial>

const progressLabels: Readonly<Record<ItemProgress, Cell>> = {
  "not-started": { ja: "未着手", en: "not started" },
  "in-progress": { ja: "実施中", en: "in progress" },
  achieved: { ja: "達成", en: "achieved" },
  "not-achieved": { ja: "未達成", en: "not achieved" }
}

/** The report of the latest day; of several on it the one recorded last. A report handed in late does not undo it. */
const latestReport = ({ reports }: PlanItem): PlanItem["reports"][number] | undefined =>
  reports.reduce<PlanItem["reports"][number] | undefined>(
    (latest, each) => (latest === undefined || each.on >= latest.on ? each : latest),
    undefined
  )

const progressOf = (item: PlanItem, isClosed: boolean): ItemProgress => {
  const latest = latestReport(item)?.progress ?? "not-started"
  return isClosed && latest !== "achieved" ? "not-achieved" : latest
}

const itemRows = (plans: Plans, { fiscalYear }: ReportQuery) => {
  const plan = plans.get(fiscalYear) ?? noPlan
  return [...plan.items].map(([item, each]) => ({
    item,
    title: each.title,
    themes: each.themes.join("、"),
    progress: progressLabels[progressOf(each, plan.status === "closed")],
    reportedOn: latestReport(each)?.on ?? null,
    note: latestReport(each)?.note ?? null
  }))
}

const columns = [
  column("item", "text", "項目", "Item"),
  column("title", "text", "内容", "Title"),
  column("progress", "text", "進捗", "Progress"),
  column("reportedOn", "date", "報告日", "Reported on"),
  column("note", "text", "報告", "Note")
]

/** Every item of the plan with its latest progress. */
export const planItems = defineReport({
  name: "plan-items",
  label: { ja: "計画項目の進捗", en: "Plan items" },
  projection: () => planStates,
  table: (state, query): Table => ({
    columns: [columns[0]!, columns[1]!, column("themes", "text", "主題", "Themes"), ...columns.slice(2)],
    rows: itemRows(state, query),
    notes: []
  })
})

/** The year's business report: the plan's items, and the national figures against their targets. */
export const businessReport = defineReport({
  name: "business-report",
  label: { ja: "事業報告", en: "Business report" },
  projection: (query) => together({ plans: planStates, progress: targetProgress.projection(query) }),
  table: (state: { readonly plans: Plans; readonly progress: any }, query): Table => {
    const national = targetProgress.table(state.progress, { ...query, branch: undefined, level: "nation" })
    const targets = national.rows.map((row) => ({
      item: row.metricCode ?? null,
      title: row.metric ?? null,
      target: row.target ?? null,
      actual: row.actual ?? null,
      achievement: row.achievement ?? null
    }))
    const figures = [
      column("target", "count", "目標", "Target"),
      column("actual", "count", "実績", "Actual"),
      column("achievement", "percent", "達成率", "Achievement")
    ]
    return { columns: [...columns, ...figures], rows: [...itemRows(state.plans, query), ...targets], notes: [] }
  }
})
