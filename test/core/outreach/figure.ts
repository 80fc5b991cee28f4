// The figures that a topic has in the business reports of the years 2023 and 2024, as [done, to be done].
import { businessPlan } from "@keikaku/core"
import type { Office } from "../sweep/world.ts"

/** Drafts the plans of the years with the item; the figure of that name, as it stands on a day. */
export const figureOf = (office: Office, item: string, name: string) => {
  for (const fiscalYear of [2023, 2024]) {
    office.act(businessPlan.DraftPlan, "2023-03-01", { fiscalYear, title: "い" })
    office.act(businessPlan.AddPlanItem, "2023-03-01", { fiscalYear, item, title: "い" })
  }
  return (effectiveOn: string, fiscalYear = 2023): readonly [number, number] => {
    const rows = office.rows("business-report", { fiscalYear }, { effectiveOn })
    const { actual, target } = rows.find(({ figure }) => figure?.en === name)!
    return [actual, target]
  }
}
