// Why a wish about the plan may be refused, each in both languages.
import { refusal } from "@keikaku/kernel"
import { planStatusLabels } from "./state.ts"

/** The year has no plan. */
export const PlanNotDrafted = refusal("PlanNotDrafted", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画はまだありません。",
  en: "There is no plan for FY{fiscalYear}."
})

/** A year has one plan. */
export const PlanAlreadyDrafted = refusal("PlanAlreadyDrafted", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画「{title}」は既にあります。",
  en: 'FY{fiscalYear} already has the plan "{title}".'
})

/** The plan is not at the point where this can be done. */
export const PlanNotAt = refusal(
  "PlanNotAt",
  "fiscalYear",
  {
    ja: "{fiscalYear}年度の事業計画は「{status}」の段階です（「{needed}」でなければなりません）。",
    en: "The plan of FY{fiscalYear} is {status}; it must be {needed}."
  },
  { labels: { status: planStatusLabels, needed: planStatusLabels } }
)

/** A plan without items is none. */
export const PlanHasNoItems = refusal("PlanHasNoItems", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画には項目がありません。",
  en: "The plan of FY{fiscalYear} has no items."
})

/** The plan has no such item. */
export const PlanItemUnknown = refusal("PlanItemUnknown", "item", {
  ja: "{fiscalYear}年度の事業計画に項目 {item} はありません。",
  en: "The plan of FY{fiscalYear} has no item {item}."
})

/** The item exists with another title. */
export const PlanItemTaken = refusal("PlanItemTaken", "item", {
  ja: "項目 {item} は「{title}」です。",
  en: 'Item {item} is "{title}".'
})
