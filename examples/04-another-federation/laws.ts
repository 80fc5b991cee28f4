// The laws that keikaku keeps itself, on our plan: whatever can be drawn from our schemas is asked and recorded, and nothing may
// throw, be forgotten, or be read otherwise than it was written. `npm run laws` checks each on 100 cases.
import { pathToFileURL } from "node:url"
import { byRole, definePlan, openPlan, type Plan, questionOn } from "@keikaku/core"
import { LocalDate, memoryStore } from "@keikaku/kernel"
import {
  catalogueLaws,
  goldenFaults,
  type Law,
  type ReplaySubject,
  replayLaws,
  unreachedRefusals
} from "@keikaku/testing"
import { Effect } from "effect"
import fc from "fast-check"
import { chambers } from "./federation.ts"
import { goldens } from "./golden.ts"
import { topic } from "./inspection.ts"
import { chambersPlan } from "./plan.ts"

/** Few values of what is not an identifier, so that commands meet; "xyz" is no chamber. */
const pools = {
  BranchCode: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("idf", "nor") },
    { weight: 1, arbitrary: fc.constant("xyz") }
  ),
  LocalDate: fc.constantFrom("2023-12-31", "2024-01-01", "2024-02-29", "2024-03-31", "2024-12-31", "2025-01-01")
}

const subjectOf = (plan: Plan): ReplaySubject<typeof chambers> => {
  const query = questionOn(plan, LocalDate.make("2024-12-31"))
  return {
    catalogue: plan.catalogue,
    settings: chambers,
    pools,
    policy: byRole(plan),
    projections: [...plan.reports.values()].map(
      (report) => [report.name, report.projection(query), (state: unknown) => report.table(state, query)] as const
    ),
    open: (store) => openPlan({ plan, store }),
    make: async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
  }
}

const ours = subjectOf(definePlan({ topics: [topic], federation: chambers }))

/** The laws of our topic by itself, in both of our languages, and those of the whole plan. */
export const topicLaws: ReadonlyArray<Law> = [
  ...catalogueLaws({ ...ours, languages: chambers.languages }),
  ...replayLaws(ours)
]
export const planLaws: ReadonlyArray<Law> = catalogueLaws(subjectOf(chambersPlan))

/** Checks laws, each on so many cases; throws with a counterexample where one does not hold. */
export const checkLaws = async (laws: ReadonlyArray<Law>, runs: number): Promise<void> => {
  for (const { check } of laws) await check({ runs })
}

/** Refusals that nothing can cause, and golden files that have changed: there are none. */
export const findFaults = (): ReadonlyArray<string> => [
  ...unreachedRefusals({ ...ours, runs: 200 }, 2024),
  ...goldens().flatMap((golden) => goldenFaults(chambersPlan.catalogue, golden))
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await checkLaws([...topicLaws, ...planLaws], 100)
  const faults = findFaults()
  console.log(faults.length === 0 ? `${topicLaws.length + planLaws.length} laws hold` : faults.join("\n"))
  process.exitCode = faults.length
}
