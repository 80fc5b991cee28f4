// Why a command about the plan is refused.
import { refusal } from "@keikaku/kernel"
import { withdrawals } from "./events.ts"
import { planStatusLabels } from "./facts.ts"

export const PlanNotDrafted = refusal("PlanNotDrafted", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画はその日にまだありません。",
  en: "There is no plan for FY{fiscalYear} on that day."
})

/** A year has one plan, drafted on one day. */
export const PlanAlreadyDrafted = refusal("PlanAlreadyDrafted", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画「{title}」が {occurredOn} に作成されています。",
  en: 'The plan of FY{fiscalYear}, "{title}", was drafted on {occurredOn}.'
})

export const PlanNotAt = refusal(
  "PlanNotAt",
  "fiscalYear",
  {
    ja: "{fiscalYear}年度の事業計画はその日に「{status}」の段階です（「{needed}」でなければなりません）。",
    en: "The plan of FY{fiscalYear} is {status} on that day; it must be {needed}."
  },
  { labels: { status: planStatusLabels, needed: planStatusLabels } }
)

export const PlanHasNoItems = refusal("PlanHasNoItems", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画には項目がありません。",
  en: "The plan of FY{fiscalYear} has no items."
})

/** A plan is approved by what the board carried, and adopted by what the general meeting carried or, where the articles leave it at
 * that, was told. */
export const NotResolved = refusal(
  "NotResolved",
  "item",
  {
    ja: "会議 {meeting} の議題 {item} は、その日までに{needed}ではありません。",
    en: "Item {item} of meeting {meeting} is not {needed} by that day."
  },
  {
    labels: {
      needed: {
        approval: { ja: "理事会が可決した事業計画の議案", en: "a business plan that the board has carried" },
        resolution: { ja: "総会が可決した事業計画の議案", en: "a business plan that the general meeting has carried" },
        report: { ja: "総会に報告された事業計画", en: "a business plan that a general meeting has been told of" }
      }
    }
  }
)

/** Last year's resolution approves no plan of this year, nor does one of before the revision what was revised. */
export const ResolvedBeforeDraft = refusal("ResolvedBeforeDraft", "item", {
  ja: "会議 {meeting} の議題 {item} は {on} のもので、{since} に作成又は変更された事業計画についてのものではありません。",
  en: "Item {item} of meeting {meeting} is of {on}, before the plan was drafted or changed on {since}."
})

export const PlanItemUnknown = refusal("PlanItemUnknown", "item", {
  ja: "{fiscalYear}年度の事業計画に項目 {item} はその日にありません。",
  en: "The plan of FY{fiscalYear} has no item {item} on that day."
})

/** The item was added with another title or on another day. */
export const PlanItemTaken = refusal("PlanItemTaken", "item", {
  ja: "項目 {item}「{title}」は {occurredOn} に追加されています。",
  en: 'Item {item}, "{title}", was added on {occurredOn}.'
})

/** The item was marked with the theme on another day. */
export const PlanItemAlreadyTagged = refusal("PlanItemAlreadyTagged", "theme", {
  ja: "項目 {item} の主題「{theme}」は {occurredOn} に付けられています。",
  en: 'Item {item} has had the theme "{theme}" since {occurredOn}.'
})

/** What was never recorded, or was taken back already, cannot be taken back. */
export const NoPlanEntryToWithdraw = refusal("NoPlanEntryToWithdraw", "fiscalYear", {
  ja: "{fiscalYear}年度の事業計画には、その日までの記録に取り下げるものがありません。",
  en: "The plan of FY{fiscalYear} has no such entry to take back by that day."
})

/** Something that was recorded of a later day would not be allowed any more: that is taken back first. */
export const LaterPlanEntryStands = refusal(
  "LaterPlanEntryStands",
  "fiscalYear",
  {
    ja: "{fiscalYear}年度の事業計画には {on} の「{later}」があります。先にそれを取り下げてください。",
    en: 'The plan of FY{fiscalYear} has "{later}" of {on}, which would have to be taken back first.'
  },
  { labels: { later: Object.fromEntries(withdrawals.map(([, { label, type }]) => [type, label])) } }
)
