// The topics of the plan: those that the chapters export, in the order of the chapters. To add one is a line in its chapter.
import * as guidance from "./guidance/index.ts"
import * as organisation from "./organisation/index.ts"
import * as outreach from "./outreach/index.ts"
import * as plan from "./plan/index.ts"
import * as privacy from "./privacy/index.ts"
import * as sweep from "./sweep/index.ts"
import type { Topic } from "./topic.ts"

const topicIn = (exported: unknown): ReadonlyArray<Topic> =>
  typeof exported === "object" && exported !== null && "topic" in exported ? [exported.topic as Topic] : []

/** Every topic of the plan. */
export const planTopics: ReadonlyArray<Topic> = [plan, organisation, sweep, guidance, outreach, privacy].flatMap(
  (chapter) => Object.values(chapter).flatMap(topicIn)
)
