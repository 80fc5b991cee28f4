// What happens to the annual business plan (事業計画書): drafted, approved by the board, adopted by the general meeting,
// revised, reported on, closed. FROZEN once released: new versions are added, old ones upcast.
import { defineEvent } from "@keikaku/kernel"
import { Schema } from "effect"
import { FiscalYear } from "../../calendar/index.ts"
import { PlanItemId, Text } from "../../identifier.ts"

/** How far an item of the plan has come. */
export const ItemProgress = Schema.Literals(["not-started", "in-progress", "achieved", "not-achieved"])
export type ItemProgress = typeof ItemProgress.Type

const ofPlan = { fiscalYear: FiscalYear }
const tagsOf = (e: { readonly fiscalYear: FiscalYear }) => [`plan:${e.fiscalYear}`] as const

/** The plan of a fiscal year was drafted. */
export const PlanDrafted = defineEvent("PlanDrafted", {
  label: { ja: "事業計画案の作成", en: "Plan drafted" },
  fields: { ...ofPlan, title: Text },
  tags: tagsOf
})

/** An item was added to the draft. */
export const PlanItemAdded = defineEvent("PlanItemAdded", {
  label: { ja: "計画項目の追加", en: "Plan item added" },
  fields: { ...ofPlan, item: PlanItemId, title: Text },
  tags: tagsOf
})

/** An item was marked as belonging to a theme that runs across sections. */
export const PlanItemTagged = defineEvent("PlanItemTagged", {
  label: { ja: "計画項目の主題付け", en: "Plan item tagged" },
  fields: { ...ofPlan, item: PlanItemId, theme: Text },
  tags: tagsOf
})

/** The board (理事会) approved the draft. */
export const PlanApproved = defineEvent("PlanApproved", {
  label: { ja: "理事会の承認", en: "Plan approved by the board" },
  fields: ofPlan,
  tags: tagsOf,
  particulars: () => ({ approver: "board" })
})

/** The general meeting (総会) adopted the plan. */
export const PlanAdopted = defineEvent("PlanAdopted", {
  label: { ja: "総会の議決", en: "Plan adopted by the general meeting" },
  fields: ofPlan,
  tags: tagsOf,
  particulars: () => ({ approver: "general-meeting" })
})

/** The adopted plan is being revised: it is a draft again, to be approved and adopted anew. */
export const PlanRevised = defineEvent("PlanRevised", {
  label: { ja: "事業計画の変更", en: "Plan revised" },
  fields: { ...ofPlan, revision: Schema.Natural, reason: Text },
  tags: tagsOf,
  particulars: (e) => ({ amends: e.reason })
})

/** Progress on an item was reported. */
export const PlanItemProgressReported = defineEvent("PlanItemProgressReported", {
  label: { ja: "計画項目の進捗報告", en: "Progress on a plan item reported" },
  fields: { ...ofPlan, item: PlanItemId, progress: ItemProgress, note: Text },
  tags: tagsOf
})

/** The year's plan was closed; what was not achieved by then was not achieved. */
export const PlanClosed = defineEvent("PlanClosed", {
  label: { ja: "事業計画の終了", en: "Plan closed" },
  fields: ofPlan,
  tags: tagsOf
})
