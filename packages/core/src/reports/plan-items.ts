// The items of the year's plan and how far each has come; at the end of the year, the business report (事業報告).
import { forEach, type Label, together } from "@keikaku/kernel"
import { type ItemProgress, type PlanItem, planOn, plans, statusOf } from "../plan/business-plan/index.ts"
import { column } from "../report/column.ts"
import { defineReport, ofYear, type ReportQuery } from "../report/report.ts"
import { measuredTargets } from "./measured-targets.ts"
import { progressRows } from "./target-progress.ts"

const planHistories = forEach(plans, (event) => event.fiscalYear)
type Plans = ReturnType<typeof planHistories.initial>

const progressLabels: Readonly<Record<ItemProgress, Label>> = {
  "not-started": { ja: "未着手", en: "not started" },
  "in-progress": { ja: "実施中", en: "in progress" },
  achieved: { ja: "達成", en: "achieved" },
  "not-achieved": { ja: "未達成", en: "not achieved" }
}

const progressOf = ({ reports }: PlanItem, isClosed: boolean): ItemProgress => {
  const latest = reports.at(-1)?.progress ?? "not-started"
  return isClosed && latest !== "achieved" ? "not-achieved" : latest
}

/** Each item with the report of the latest day, of several on it the one recorded last: one handed in late does not undo it. */
const itemRows = (plans: Plans, { fiscalYear }: ReportQuery) => {
  const plan = planOn(plans.get(fiscalYear) ?? [])
  return [...plan.items].map(([item, each]) => ({
    item,
    title: each.added.title,
    themes: each.themes.map(({ theme }) => theme).join("、"),
    progress: progressLabels[progressOf(each, statusOf(plan) === "closed")],
    reportedOn: each.reports.at(-1)?.occurredOn ?? null,
    note: each.reports.at(-1)?.note ?? null
  }))
}

/** Every item of the plan with its latest progress. */
export const planItems = defineReport(
  "plan-items",
  { ja: "計画項目の進捗", en: "Plan items" },
  {
    parameters: ofYear,
    columns: {
      item: column.text("項目", "Item"),
      title: column.text("内容", "Title"),
      themes: column.text("主題", "Themes"),
      progress: column.text("進捗", "Progress"),
      reportedOn: column.date("報告日", "Reported on"),
      note: column.text("報告", "Note")
    },
    projection: () => planHistories,
    rows: itemRows
  }
)

const noFigures = { target: null, actual: null, achievement: null }
const noReport = { progress: null, reportedOn: null, note: null }

/** The year's business report: the plan's items, and the national figures against their targets. */
export const businessReport = defineReport(
  "business-report",
  { ja: "事業報告", en: "Business report" },
  {
    parameters: ofYear,
    columns: {
      item: column.text("項目", "Item"),
      title: column.text("内容", "Title"),
      progress: column.text("進捗", "Progress"),
      reportedOn: column.date("報告日", "Reported on"),
      note: column.text("報告", "Note"),
      target: column.count("目標", "Target"),
      actual: column.count("実績", "Actual"),
      achievement: column.percent("達成率", "Achievement")
    },
    projection: (query) => together({ plans: planHistories, progress: measuredTargets(query) }),
    rows: (state, query) => [
      ...itemRows(state.plans, query).map(({ themes: _, ...item }) => ({ ...item, ...noFigures })),
      ...progressRows(state.progress, { ...query, branch: undefined, level: "nation" }).map(
        ({ achievement, actual, metric, metricCode, target }) => ({
          item: metricCode,
          title: metric,
          ...noReport,
          ...{ target, actual, achievement }
        })
      )
    ]
  }
)
