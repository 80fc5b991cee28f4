// The laws that keikaku keeps itself, on our plan: whatever can be drawn from our schemas is asked and recorded, and nothing may
// throw, be forgotten, or be read otherwise than it was written. `npm run laws` checks each on 100 cases.
import { pathToFileURL } from "node:url"
import { openPlan, questionOn } from "@keikaku/core"
import { LocalDate, memoryStore } from "@keikaku/kernel"
import { catalogueLaws, goldenFaults, type Law, replayLaws, topicSubjects, unreachedRefusals } from "@keikaku/testing"
import { Effect } from "effect"
import { chambers } from "./federation.ts"
import { goldens } from "./golden.ts"
import { topic } from "./inspection.ts"
import { chambersPlan } from "./plan.ts"

const subjects = topicSubjects(chambersPlan)
const { plan, subject } = subjects.find((each) => each.topic === topic)!
const query = questionOn(plan, LocalDate.make("2024-12-31"))
const ours = {
  ...subject,
  projections: topic.reports.map(
    (report) => [report.name, report.projection(query), (state: unknown) => report.table(state, query)] as const
  )
}

/** The laws of our topic, in both of our languages. */
export const topicLaws: ReadonlyArray<Law> = [
  ...catalogueLaws({ ...ours, languages: chambers.languages }),
  ...replayLaws({
    ...ours,
    open: (store) => openPlan({ plan, store }),
    make: async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
  })
]

/** The laws of the topics that keikaku brings, for our federation. */
export const otherLaws: ReadonlyArray<Law> = subjects
  .filter((each) => each.topic !== topic)
  .flatMap((each) => catalogueLaws(each.subject))

/** Checks laws, each on so many cases; throws with a counterexample where one does not hold. */
export const checkLaws = async (laws: ReadonlyArray<Law>, runs: number): Promise<void> => {
  for (const { check } of laws) await check({ runs })
}

/** Refusals that nothing can cause, and golden files that have changed: there are none. */
export const findFaults = (): ReadonlyArray<string> => [
  ...unreachedRefusals(subject, 2024),
  ...goldens().flatMap((golden) => goldenFaults(chambersPlan.catalogue, golden))
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await checkLaws([...topicLaws, ...otherLaws], 100)
  const faults = findFaults()
  console.log(faults.length === 0 ? `${topicLaws.length + otherLaws.length} laws hold` : faults.join("\n"))
  process.exitCode = faults.length
}
