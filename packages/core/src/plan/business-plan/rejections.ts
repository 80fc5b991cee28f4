// Why a wish about the plan may be refused, each in both languages.
import { defineRejection, type Language } from "@keikaku/kernel"
import { type PlanStatus, planStatusLabels } from "./state.ts"

const statusName = (status: string | number, language: Language): string =>
  planStatusLabels[status as PlanStatus][language]

/** The year has no plan. */
export const PlanNotDrafted = defineRejection("PlanNotDrafted", {
  by: "fiscalYear",
  because: ["fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の事業計画はまだありません。`,
  en: (b) => `There is no plan for FY${b.fiscalYear}.`
})

/** A year has one plan. */
export const PlanAlreadyDrafted = defineRejection("PlanAlreadyDrafted", {
  by: "fiscalYear",
  because: ["fiscalYear", "title"],
  ja: (b) => `${b.fiscalYear}年度の事業計画「${b.title}」は既にあります。`,
  en: (b) => `FY${b.fiscalYear} already has the plan "${b.title}".`
})

/** The plan is not at the point where this can be done. */
export const PlanNotAt = defineRejection("PlanNotAt", {
  by: "fiscalYear",
  because: ["fiscalYear", "status", "needed"],
  ja: (b) =>
    `${b.fiscalYear}年度の事業計画は「${statusName(b.status, "ja")}」の段階です（「${statusName(b.needed, "ja")}」でなければなりません）。`,
  en: (b) => `The plan of FY${b.fiscalYear} is ${statusName(b.status, "en")}; it must be ${statusName(b.needed, "en")}.`
})

/** A plan without items is none. */
export const PlanHasNoItems = defineRejection("PlanHasNoItems", {
  by: "fiscalYear",
  because: ["fiscalYear"],
  ja: (b) => `${b.fiscalYear}年度の事業計画には項目がありません。`,
  en: (b) => `The plan of FY${b.fiscalYear} has no items.`
})

/** The plan has no such item. */
export const PlanItemUnknown = defineRejection("PlanItemUnknown", {
  by: "item",
  because: ["fiscalYear", "item"],
  ja: (b) => `${b.fiscalYear}年度の事業計画に項目 ${b.item} はありません。`,
  en: (b) => `The plan of FY${b.fiscalYear} has no item ${b.item}.`
})

/** The item exists with another title. */
export const PlanItemTaken = defineRejection("PlanItemTaken", {
  by: "item",
  because: ["item", "title"],
  ja: (b) => `項目 ${b.item} は「${b.title}」です。`,
  en: (b) => `Item ${b.item} is "${b.title}".`
})
