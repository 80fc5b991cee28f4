// A plan is a value, made of topics and a federation's settings. Everything that enumerates decisions, events, reports, metrics
// or permissions is derived from it, here or by whoever is handed the plan.
import { type Decision, defineCatalogue, type Reaction, reactionsByName } from "@keikaku/kernel"
import type { Role } from "./actor.ts"
import type { PlanDecision } from "./decision.ts"
import type { Federation } from "./federation/index.ts"
import { checkCommitments, type PlanCatalogue } from "./personal-values.ts"
import type { AnyReport, ReportedPlan } from "./report/report.ts"
import { EntryReliedOn } from "./shared-refusals.ts"
import type { Topic } from "./topic.ts"

/** A plan: its topics, whose it is, and what follows from both. */
export interface Plan extends ReportedPlan {
  readonly topics: ReadonlyArray<Topic>
  /** Every report, by name. */
  readonly reports: ReadonlyMap<string, AnyReport>
  /** Every reaction, by name. */
  readonly reactions: ReadonlyMap<string, Reaction>
  /** Who may ask a decision, by its name. */
  readonly askedBy: ReadonlyMap<string, ReadonlyArray<Role>>
}

const byName = <A>(what: string, things: ReadonlyArray<readonly [name: string, thing: A]>): ReadonlyMap<string, A> => {
  const map = new Map<string, A>()
  for (const [name, thing] of things) {
    if (map.has(name)) throw new Error(`bug: definePlan: two ${what} are called ${name}`)
    map.set(name, thing)
  }
  return map
}

const checkMeasures = (measures: Plan["measures"], federation: Federation): void => {
  for (const { code, kind } of federation.metrics) {
    const measure = measures.get(code)
    if (measure !== undefined && measure.kind !== kind)
      throw new Error(`bug: definePlan: the metric ${code} is a ${kind}, its measure a ${measure.kind}`)
  }
}

/**
 * Makes a plan. `reports` are those that cross topics. Two things of one name, and a measure of another kind than its metric,
 * or a commitment that nobody's value stands behind, are bugs and die here.
 * @example
 * ```ts
 * import { definePlan, planReports, planTopics, zenkokuRohoren } from "@keikaku/core"
 * const plan = definePlan({ topics: planTopics, reports: planReports, federation: zenkokuRohoren })
 * plan.catalogue.decisions.get("DraftPlan")?.label.ja // => "事業計画案を作成する"
 * ```
 */
export const definePlan = (given: {
  readonly topics: ReadonlyArray<Topic>
  readonly federation: Federation
  readonly reports?: ReadonlyArray<AnyReport>
}): Plan => {
  const { federation, topics } = given
  byName(
    "topics",
    topics.map((topic) => [topic.name, topic])
  )
  const measures = byName(
    "measures",
    topics.flatMap((topic) => Object.entries(topic.measures))
  )
  checkMeasures(measures, federation)
  const presupposing = groupedBy(
    topics.flatMap((topic) => topic.presupposes),
    ({ on }) => [on.type]
  )
  const decisions = topics.flatMap((topic) => topic.decisions).map(announcing(presupposing))
  const catalogue: PlanCatalogue = {
    ...defineCatalogue({
      decisions: decisions as ReadonlyArray<Decision<Federation>>,
      retired: topics.flatMap((topic) => topic.retired)
    }),
    purposes: topics.flatMap((topic) => topic.purposes),
    presupposing,
    measures
  }
  checkCommitments(catalogue)
  return {
    federation,
    topics,
    catalogue,
    reports: byName(
      "reports",
      [...topics.flatMap((topic) => topic.reports), ...(given.reports ?? [])].map((report) => [report.name, report])
    ),
    measures,
    reactions: reactionsByName(
      catalogue,
      topics.flatMap((topic) => topic.reactions)
    ),
    askedBy: new Map(topics.flatMap(({ by, decisions }) => decisions.map((each) => [each.name, each.by ?? by]))),
    takenBackBy: groupedBy(decisions, ({ takesBack }) => takesBack.map(({ type }) => type))
  }
}

/** The same topics and reports for another federation. */
export const withFederation = (plan: Plan, federation: Federation): Plan => {
  checkMeasures(plan.measures, federation)
  return { ...plan, federation }
}

const groupedBy = <A>(
  things: ReadonlyArray<A>,
  keysOf: (thing: A) => ReadonlyArray<string>
): ReadonlyMap<string, ReadonlyArray<A>> => {
  const map = new Map<string, Array<A>>()
  for (const thing of things) for (const key of keysOf(thing)) map.set(key, [...(map.get(key) ?? []), thing])
  return map
}

/** What takes back an entry that others presuppose announces that it may be refused for them. */
const announcing =
  (presupposing: ReadonlyMap<string, unknown>) =>
  (decision: PlanDecision): PlanDecision =>
    decision.takesBack.some(({ type }) => presupposing.has(type))
      ? { ...decision, refuses: [...decision.refuses, EntryReliedOn] }
      : decision
