// The plan of 全国労保連: every topic and report there is, with that federation's settings.
import { definePlan, type Plan } from "./define-plan.ts"
import { zenkokuRohoren } from "./federation/index.ts"
import { planReports } from "./reports/index.ts"
import { planTopics } from "./topics.ts"

/** The plan of the national federation that this project is named after. Another federation defines its own. */
export const zenkokuPlan: Plan = definePlan({ topics: planTopics, reports: planReports, federation: zenkokuRohoren })
