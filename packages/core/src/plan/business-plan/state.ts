// How the plan of a fiscal year stands, and its items.
import { fact, type Label, type LocalDate } from "@keikaku/kernel"
import type { FiscalYear } from "../../calendar/index.ts"
import type { PlanItemId } from "../../identifier.ts"
import type { ItemProgress } from "./events.ts"
import * as happened from "./events.ts"

/** Where a plan stands on its way from draft to close. */
export type PlanStatus = "absent" | "drafted" | "approved" | "adopted" | "closed"

/** How each status is called. */
export const planStatusLabels: Readonly<Record<PlanStatus, Label>> = {
  absent: { ja: "未作成", en: "absent" },
  drafted: { ja: "案", en: "a draft" },
  approved: { ja: "理事会承認済み", en: "approved by the board" },
  adopted: { ja: "総会議決済み", en: "adopted" },
  closed: { ja: "終了", en: "closed" }
}

/** An item of the plan. */
export interface PlanItem {
  readonly title: string
  readonly themes: ReadonlyArray<string>
  readonly reports: ReadonlyArray<{ readonly on: LocalDate; readonly progress: ItemProgress; readonly note: string }>
}

/** The plan of a fiscal year. */
export interface Plan {
  readonly status: PlanStatus
  readonly title: string
  readonly revision: number
  /** Whether the general meeting has ever adopted it. */
  readonly everAdopted: boolean
  /** In the order in which they were added. */
  readonly items: ReadonlyMap<PlanItemId, PlanItem>
}

/** The plan of a year for which nothing has been recorded. */
export const noPlan: Plan = { status: "absent", title: "", revision: 0, everAdopted: false, items: new Map() }

const changeItem = (plan: Plan, item: PlanItemId, change: (item: PlanItem) => PlanItem): Plan => {
  const found = plan.items.get(item)
  return found === undefined ? plan : { ...plan, items: new Map(plan.items).set(item, change(found)) }
}

/** How a plan's history folds. */
export const plans = fact(noPlan)
  .on(happened.PlanDrafted, (p, e) => ({ ...p, status: "drafted", title: e.title }))
  .on(happened.PlanItemAdded, (p, e) => ({
    ...p,
    items: new Map(p.items).set(e.item, { title: e.title, themes: [], reports: [] })
  }))
  .on(happened.PlanItemTagged, (p, e) => changeItem(p, e.item, (i) => ({ ...i, themes: [...i.themes, e.theme] })))
  .on(happened.PlanApproved, (p) => ({ ...p, status: "approved" }))
  .on(happened.PlanAdopted, (p) => ({ ...p, status: "adopted", everAdopted: true }))
  .on(happened.PlanRevised, (p, e) => ({ ...p, status: "drafted", revision: e.revision }))
  .on(happened.PlanItemProgressReported, (p, e) =>
    changeItem(p, e.item, (i) => ({
      ...i,
      reports: [...i.reports, { on: e.occurredOn, progress: e.progress, note: e.note }]
    }))
  )
  .on(happened.PlanClosed, (p) => ({ ...p, status: "closed" }))

/** The plan of a fiscal year. */
export const planOf = (fiscalYear: FiscalYear) => plans.about(`plan:${fiscalYear}`)
