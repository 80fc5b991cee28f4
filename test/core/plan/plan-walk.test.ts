// The plan of a year on its way: drafted, approved by what the board carried, adopted at the general meeting, revised, reported on, closed.
import { boardSteps, generalSteps, type NamedStep } from "../resolved-plan.ts"
import { type Step, walk } from "../walk.ts"

const hq = "headquarters/h-1"
const year = { fiscalYear: 2023 }
const as = (steps: ReadonlyArray<NamedStep>): ReadonlyArray<Step> =>
  steps.map(([name, { occurredOn, ...data }]) => [occurredOn, hq, name, data])
const board = (day: string) => ({ ...year, meeting: `board-${day}`, item: "1" })
const general = (day: string) => ({ ...year, meeting: `general-${day}`, item: "1" })
const progress = { ...year, item: "4.1", progress: "achieved", note: "各支部で３回開催" }

walk(
  "P0 the plan of a year is drafted, approved and adopted by resolutions, revised, reported on and closed",
  [
    ["2023-02-01", hq, "AddPlanItem", { ...year, item: "4.1", title: "協議会" }, "PlanNotDrafted"],
    ["2023-02-01", hq, "DraftPlan", { ...year, title: "令和５年度事業計画" }],
    ["2023-02-01", hq, "DraftPlan", { ...year, title: "令和５年度事業計画" }, "AlreadySo"],
    ["2023-02-01", hq, "DraftPlan", { ...year, title: "別案" }, "PlanAlreadyDrafted"],
    ["2023-02-02", hq, "AddPlanItem", { ...year, item: "4.1", title: "協議会" }],
    ["2023-02-02", hq, "AddPlanItem", { ...year, item: "4.1", title: "別の内容" }, "PlanItemTaken"],
    ["2023-02-02", hq, "TagPlanItem", { ...year, item: "4.1", theme: "一掃" }],
    ["2023-02-02", hq, "TagPlanItem", { ...year, item: "9.9", theme: "一掃" }, "PlanItemUnknown"],
    ["2023-02-03", hq, "ReportPlanItemProgress", progress, "PlanNotAt"],
    ["2023-03-10", hq, "ApprovePlan", board("2023-03-10"), "NotResolved"],
    ...as(boardSteps("2023-03-10")),
    ["2023-03-09", hq, "ApprovePlan", board("2023-03-10"), "NotResolved"],
    ["2023-03-10", hq, "ApprovePlan", board("2023-03-10")],
    [
      "2023-03-10",
      hq,
      "WithdrawResolution",
      { meeting: "board-2023-03-10", item: "1", reason: "誤り" },
      "EntryReliedOn"
    ],
    ["2023-03-05", hq, "AddPlanItem", { ...year, item: "4.4", title: "研修" }, "LaterPlanEntryStands"],
    ["2023-03-12", hq, "AddPlanItem", { ...year, item: "4.4", title: "研修" }, "PlanNotAt"],
    ["2023-03-17", hq, "AdoptPlan", general("2023-03-17"), "NotResolved"],
    ...as(generalSteps("2023-03-17")),
    ["2023-03-17", hq, "AdoptPlan", general("2023-03-17")],
    ["2023-09-01", hq, "RevisePlan", { ...year, reason: "補正" }],
    ["2023-09-02", hq, "AddPlanItem", { ...year, item: "4.4", title: "研修" }],
    ["2023-09-10", hq, "ApprovePlan", board("2023-03-10"), "ResolvedBeforeDraft"],
    ...as(boardSteps("2023-09-10")),
    ["2023-09-10", hq, "ApprovePlan", board("2023-09-10")],
    ["2023-09-17", hq, "AdoptPlan", general("2023-03-17"), "ResolvedBeforeDraft"],
    ...as(generalSteps("2023-09-17")),
    ["2023-09-17", hq, "AdoptPlan", general("2023-09-17")],
    ["2024-03-20", hq, "ReportPlanItemProgress", progress],
    ["2024-03-31", hq, "ClosePlan", year],
    ["2024-03-31", hq, "ClosePlan", year, "AlreadySo"],
    ["2024-04-01", hq, "WithdrawPlanClosing", { ...year, reason: "誤り" }],
    ["2024-04-01", hq, "WithdrawPlanClosing", { ...year, reason: "誤り" }, "NoPlanEntryToWithdraw"]
  ],
  [
    [
      "plan-items",
      year,
      [
        { item: "4.1", extent: { ja: "未実施" }, progress: { ja: "達成" }, note: "各支部で３回開催", themes: "一掃" },
        { item: "4.4", progress: { ja: "報告なし" } }
      ]
    ],
    ["business-report", year, [{ item: "4.1", target: 141, actual: 0 }, { item: "4.4" }, { item: null }]]
  ]
)
