// The topics of the plan, one line each, in the order of the plan's chapters.
import { publication } from "./guidance/publication.ts"
import { businessPlan } from "./plan/business-plan/index.ts"
import { target } from "./plan/target/index.ts"
import { privacy } from "./privacy/personal-data/index.ts"
import { canvassing } from "./sweep/case/index.ts"
import { promoter } from "./sweep/promoter/index.ts"
import type { Topic } from "./topic.ts"

/** Every topic of the plan. */
export const planTopics: ReadonlyArray<Topic> = [businessPlan, target, canvassing, promoter, publication, privacy]
