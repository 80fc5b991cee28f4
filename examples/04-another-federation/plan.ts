// The plan of the chambers: every topic there is, one of our own, and our settings. All that follows is derived from this value.
import { definePlan, planReports, planTopics } from "@keikaku/core"
import { chambers } from "./federation.ts"
import * as inspection from "./inspection.ts"

/** The plan. A host that wants fewer topics lists those it wants. */
export const chambersPlan = definePlan({
  topics: [...planTopics, inspection.topic],
  reports: planReports,
  federation: chambers
})
