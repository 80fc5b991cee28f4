// Parameters for any report: of what is wanted, what the report declares.
import { zenkokuPlan } from "@keikaku/core"

/** Of these parameters those that the report of that name takes. */
export const declaredBy = (
  name: string,
  wanted: Readonly<Record<string, unknown>>
): Readonly<Record<string, unknown>> => {
  const { parameters } = zenkokuPlan.reports.get(name)!
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => Object.hasOwn(parameters, key)))
}
