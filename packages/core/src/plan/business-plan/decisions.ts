// What may be asked about the year's plan: draft, fill, approve, adopt, revise, report, close.
import { alreadySo } from "@keikaku/kernel"
import { FiscalYear } from "../../calendar/index.ts"
import { decision } from "../../decision.ts"
import { PlanItemId, Text } from "../../identifier.ts"
import * as happened from "./events.ts"
import * as refused from "./rejections.ts"
import { type Plan, type PlanStatus, planOf } from "./state.ts"

const at = <A>(fiscalYear: FiscalYear, plan: Plan, needed: PlanStatus, rule: () => A) => {
  if (plan.status === "absent") return refused.PlanNotDrafted({ fiscalYear })
  return plan.status === needed ? rule() : refused.PlanNotAt({ fiscalYear, status: plan.status, needed })
}

/** Starts the plan of a fiscal year; a year has one. */
export const DraftPlan = decision(
  "DraftPlan",
  { ja: "事業計画案を作成する", en: "Draft the plan" },
  {
    payload: { fiscalYear: FiscalYear, title: Text },
    records: [happened.PlanDrafted],
    refuses: [refused.PlanAlreadyDrafted],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      plan.status === "absent"
        ? happened.PlanDrafted(c)
        : plan.title === c.title
          ? alreadySo
          : refused.PlanAlreadyDrafted({ fiscalYear: c.fiscalYear, title: plan.title })
  }
)

/** Adds an item while the plan is a draft. */
export const AddPlanItem = decision(
  "AddPlanItem",
  { ja: "計画項目を追加する", en: "Add a plan item" },
  {
    payload: { fiscalYear: FiscalYear, item: PlanItemId, title: Text },
    records: [happened.PlanItemAdded],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.PlanItemTaken],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      at(c.fiscalYear, plan, "drafted", () => {
        const found = plan.items.get(c.item)
        if (found === undefined) return happened.PlanItemAdded(c)
        return found.title === c.title ? alreadySo : refused.PlanItemTaken({ item: c.item, title: found.title })
      })
  }
)

/** Marks an item as belonging to a theme. */
export const TagPlanItem = decision(
  "TagPlanItem",
  { ja: "計画項目に主題を付ける", en: "Tag a plan item" },
  {
    payload: { fiscalYear: FiscalYear, item: PlanItemId, theme: Text },
    records: [happened.PlanItemTagged],
    refuses: [refused.PlanItemUnknown],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) => {
      const found = plan.items.get(c.item)
      if (found === undefined) return refused.PlanItemUnknown(c)
      return found.themes.includes(c.theme) ? alreadySo : happened.PlanItemTagged(c)
    }
  }
)

/** The board approves the draft. */
export const ApprovePlan = decision(
  "ApprovePlan",
  { ja: "理事会で承認する", en: "Approve the plan by the board" },
  {
    payload: { fiscalYear: FiscalYear },
    records: [happened.PlanApproved],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.PlanHasNoItems],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      plan.status === "approved"
        ? alreadySo
        : at(c.fiscalYear, plan, "drafted", () =>
            plan.items.size === 0 ? refused.PlanHasNoItems(c) : happened.PlanApproved(c)
          )
  }
)

/** The general meeting adopts the approved plan. */
export const AdoptPlan = decision(
  "AdoptPlan",
  { ja: "総会で議決する", en: "Adopt the plan at the general meeting" },
  {
    payload: { fiscalYear: FiscalYear },
    records: [happened.PlanAdopted],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      plan.status === "adopted" ? alreadySo : at(c.fiscalYear, plan, "approved", () => happened.PlanAdopted(c))
  }
)

/** Opens an adopted plan for a revision. */
export const RevisePlan = decision(
  "RevisePlan",
  { ja: "事業計画を変更する", en: "Revise the plan" },
  {
    payload: { fiscalYear: FiscalYear, reason: Text },
    records: [happened.PlanRevised],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      at(c.fiscalYear, plan, "adopted", () => happened.PlanRevised({ ...c, revision: plan.revision + 1 }))
  }
)

/** Reports how far an item has come, once the plan is in force. */
export const ReportPlanItemProgress = decision(
  "ReportPlanItemProgress",
  { ja: "計画項目の進捗を報告する", en: "Report progress on a plan item" },
  {
    payload: { fiscalYear: FiscalYear, item: PlanItemId, progress: happened.ItemProgress, note: Text },
    records: [happened.PlanItemProgressReported],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt, refused.PlanItemUnknown],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      at(c.fiscalYear, plan, plan.everAdopted && plan.status !== "closed" ? plan.status : "adopted", () =>
        plan.items.get(c.item) === undefined ? refused.PlanItemUnknown(c) : happened.PlanItemProgressReported(c)
      )
  }
)

/** Closes the year's plan. */
export const ClosePlan = decision(
  "ClosePlan",
  { ja: "事業計画を終了する", en: "Close the plan" },
  {
    payload: { fiscalYear: FiscalYear },
    records: [happened.PlanClosed],
    refuses: [refused.PlanNotDrafted, refused.PlanNotAt],
    reads: (c) => ({ plan: planOf(c.fiscalYear) }),
    decide: (c, { plan }) =>
      plan.status === "closed" ? alreadySo : at(c.fiscalYear, plan, "adopted", () => happened.PlanClosed(c))
  }
)
