// A topic as a value: what it decides, what it reports, what it measures. Whatever lists topics (catalogue, reports, targets,
// permissions, command line, HTTP, documents) is made of these, so that nothing which is added to a topic can be forgotten.
import type { EventDefinition, Reaction } from "@keikaku/kernel"
import type { Role } from "./actor.ts"
import type { Presupposition } from "./dated-history.ts"
import type { PlanDecision } from "./decision.ts"
import type { Purpose } from "./personal-values.ts"
import type { Accomplishment } from "./report/accomplishment.ts"
import type { Measure } from "./report/measure.ts"
import type { Occasions } from "./report/occasion.ts"
import type { AnyReport, ReportedTopic } from "./report/report.ts"

/** One topic of the plan. */
export interface Topic extends ReportedTopic {
  /** The rows of the plan that it covers: P4.1 is item 4.1 of the business plan. */
  readonly rows: ReadonlyArray<string>
  /** Who may ask its decisions, where a decision does not say so itself. */
  readonly by: ReadonlyArray<Role>
  readonly decisions: ReadonlyArray<PlanDecision>
  readonly reports: ReadonlyArray<AnyReport>
  /** What it measures, by the code of the metric. */
  readonly measures: Readonly<Record<string, Measure>>
  /** What is to happen, or to be done by a day. */
  readonly occasions: ReadonlyArray<Occasions>
  /** What it has to show for a year, in the business report. */
  readonly accomplishments: ReadonlyArray<Accomplishment>
  /** What it uses personal values for, of those whom its events commit to. */
  readonly purposes: ReadonlyArray<Purpose>
  /** What its entries presuppose of other topics, whose entries are not taken back while these stand. */
  readonly presupposes: ReadonlyArray<Presupposition>
  /** What its events, or those of others, lead to. */
  readonly reactions: ReadonlyArray<Reaction>
  /** Events that no decision records any more; they stay readable. */
  readonly retired: ReadonlyArray<EventDefinition>
}

/** Makes a topic; what it does not have may be left out. Its module exports it as `topic`: `council.topic`. */
export const defineTopic = (given: Pick<Topic, "name" | "label" | "by" | "decisions"> & Partial<Topic>): Topic => ({
  rows: [],
  reports: [],
  measures: {},
  purposes: [],
  occasions: [],
  accomplishments: [],
  presupposes: [],
  reactions: [],
  retired: [],
  ...given
})
