// The items of the year's plan and how far each has come: as a person reported, and as what its topics recorded says; at the end of
// the year, the business report (事業報告書).
import { forEach, type Label, type Projection, together } from "@keikaku/kernel"
import { type Ratio, ratio } from "../exact/index.ts"
import { type ItemProgress, type PlanItem, planOn, plans, statusOf } from "../plan/business-plan/index.ts"
import type { Done } from "../report/accomplishment.ts"
import { column } from "../report/column.ts"
import { defineReport, ofYear, type ReportQuery } from "../report/report.ts"
import { type MeasuredTargets, measuredTargets } from "./measured-targets.ts"
import { progressRows } from "./target-progress.ts"

const progressLabels: Readonly<Record<ItemProgress, Label>> = {
  "not-started": { ja: "未着手", en: "not started" },
  "in-progress": { ja: "実施中", en: "in progress" },
  achieved: { ja: "達成", en: "achieved" },
  "not-achieved": { ja: "未達成", en: "not achieved" }
}

type Extent = "done" | "partly" | "not-done"

const extentLabels: Readonly<Record<Extent, Label>> = {
  done: { ja: "実施", en: "done" },
  partly: { ja: "一部実施", en: "partly done" },
  "not-done": { ja: "未実施", en: "not done" }
}

/** A figure behind an item: what was done of what, by its topic or against a target. */
interface ItemFigure extends Done {
  readonly label: Label
}

const planHistories = forEach(plans, (event) => event.fiscalYear)

/** The accomplishments of every topic, under the numbers that the fold knows them by. */
const accomplishmentsIn = ({ plan }: ReportQuery) =>
  plan.topics.flatMap(({ accomplishments, rows }) =>
    accomplishments.map((each) => ({ each, rows: each.row === undefined ? rows : [each.row] }))
  )

const projectionFor = (query: ReportQuery) =>
  together({
    plans: planHistories,
    progress: measuredTargets(query),
    accomplished: together(
      Object.fromEntries(
        accomplishmentsIn(query).map(({ each }, n): [string, Projection<unknown>] => [
          String(n),
          each.projection(query)
        ])
      )
    )
  })

type State = ReturnType<ReturnType<typeof projectionFor>["initial"]>

/** What the nation has of each metric, of how much its target says. */
const targetFigures = (progress: MeasuredTargets, query: ReportQuery) =>
  progressRows(progress, { ...query, branch: undefined, level: "nation" }).map(
    ({ actual, metric, metricCode, target }) => ({ metricCode, label: metric, done: actual, of: target })
  )

/** The figures of the items by the row of the plan: of the metrics with a target, and of what else the topics have to show. */
const figuresByRow = (state: State, query: ReportQuery): ReadonlyMap<string, ReadonlyArray<ItemFigure>> => {
  const figures = new Map<string, Array<ItemFigure>>()
  const add = (rows: ReadonlyArray<string>, figure: ItemFigure) => {
    for (const row of rows) figures.set(row, [...(figures.get(row) ?? []), figure])
  }
  for (const { done, label, metricCode, of } of targetFigures(state.progress, query))
    if (done !== null)
      for (const { measures, rows } of query.plan.topics)
        if (Object.hasOwn(measures, metricCode)) add(rows, { label, done, of })
  for (const [n, { each, rows }] of accomplishmentsIn(query).entries())
    add(rows, { label: each.label, ...each.of(state.accomplished[String(n)], query) })
  return figures
}

/** Done where every figure reaches what it was to be, and partly where anything was done; unknown where nothing was to be done. */
const extentOf = (all: ReadonlyArray<Done>): Extent | undefined => {
  const figures = all.filter(({ of }) => of !== 0)
  if (figures.length === 0) return undefined
  if (figures.every(({ done, of }) => done > 0 && (of === null || done >= of))) return "done"
  return figures.some(({ done }) => done > 0) ? "partly" : "not-done"
}

const progressOf = ({ reports }: PlanItem, isClosed: boolean): ItemProgress | undefined => {
  const latest = reports.at(-1)?.progress
  return isClosed && latest !== "achieved" ? "not-achieved" : latest
}
const notReported: Label = { ja: "報告なし", en: "no report" }

/** Each item with the report of the latest day, of several on it the one recorded last: one handed in late does not undo it. */
const itemsIn = (state: State, query: ReportQuery) => {
  const plan = planOn(state.plans.get(query.fiscalYear) ?? [])
  const byRow = figuresByRow(state, query)
  return [...plan.items].map(([item, each]) => {
    const figures = byRow.get(`P${item}`) ?? []
    const extent = extentOf(figures)
    const progress = progressOf(each, statusOf(plan) === "closed")
    return {
      figures,
      row: {
        item: item as string,
        title: each.added.title as string | Label,
        extent: extent === undefined ? null : extentLabels[extent],
        progress: progress === undefined ? notReported : progressLabels[progress],
        reportedOn: each.reports.at(-1)?.occurredOn ?? null,
        note: each.reports.at(-1)?.note ?? null
      },
      themes: each.themes.map(({ theme }) => theme).join("、")
    }
  })
}

const ofItem = {
  item: column.text("項目", "Item"),
  title: column.text("内容", "Title"),
  extent: column.text("実施状況", "Extent"),
  progress: column.text("進捗", "Progress"),
  reportedOn: column.date("報告日", "Reported on"),
  note: column.text("報告", "Note")
}

const extentNote: Label = {
  ja: "実施状況＝記録から計算：項目の数値がすべて予定に達していれば実施、一部でも行われていれば一部実施。数値は、計画の項目番号（4.1、4.3a など）がその分野の項目と同じときに付きます。進捗と報告は担当者による。",
  en: "Extent = computed from what was recorded: done where every figure of the item reaches what it was to be, partly done where anything was. An item has the figures of the topics for its number in the plan, such as 4.1 or 4.3a. Progress and note are what a person reported."
}

/** Every item of the plan with its extent and its latest progress. */
export const planItems = defineReport(
  "plan-items",
  { ja: "計画項目の進捗", en: "Plan items" },
  {
    parameters: ofYear,
    columns: { ...ofItem, themes: column.text("主題", "Themes") },
    projection: projectionFor,
    rows: (state, query) => itemsIn(state, query).map(({ row, themes }) => ({ ...row, themes })),
    notes: [extentNote]
  }
)

interface FigureCells {
  readonly figure: Label | null
  readonly target: number | null
  readonly actual: number | null
  readonly achievement: Ratio | null
}

const noFigure: FigureCells = { figure: null, target: null, actual: null, achievement: null }
const cellsOf = ({ done, label, of }: ItemFigure): FigureCells => ({
  figure: label,
  target: of,
  actual: done,
  achievement: of === null ? null : ratio(done, of)
})

/** The year's business report: the plan's items, each with its figures, and the targets that nothing measures. */
export const businessReport = defineReport(
  "business-report",
  { ja: "事業報告書", en: "Business report" },
  {
    parameters: ofYear,
    columns: {
      ...ofItem,
      figure: column.text("数値", "Figure"),
      target: column.count("予定・目標", "Target"),
      actual: column.count("実績", "Actual"),
      achievement: column.percent("達成率", "Achievement")
    },
    projection: projectionFor,
    rows: (state, query) => [
      ...itemsIn(state, query).flatMap(({ figures, row }) => {
        const cells = figures.length === 0 ? [noFigure] : figures.map(cellsOf)
        return cells.map((figure) => ({ ...row, ...figure }))
      }),
      ...targetFigures(state.progress, query)
        .filter(({ done }) => done === null)
        .map(({ label, of }) => ({
          ...{ item: null, title: label, extent: null, progress: null, reportedOn: null, note: null },
          ...{ figure: label, target: of, actual: null, achievement: null }
        }))
    ],
    notes: [extentNote]
  }
)
