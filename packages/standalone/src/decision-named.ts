// The decision that a name stands for: names may come from outside.
import { type Federation, zenkokuPlan } from "@keikaku/core"
import type { Decision } from "@keikaku/kernel"
import { UnknownDecision } from "./types.ts"

export const decisionNamed = (name: string): Decision<Federation> => {
  const decision = zenkokuPlan.catalogue.decisions.get(name)
  if (decision === undefined) throw new UnknownDecision(name)
  return decision
}
