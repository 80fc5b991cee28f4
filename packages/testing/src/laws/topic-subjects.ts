// A plan under the laws topic by topic: each with the topics that it reads and no other, so that what a law tries is about that
// topic, however many topics the plan has. What a decision reads is found out by asking it.
import {
  byRole,
  dateIn,
  definePlan,
  type Federation,
  type FiscalYear,
  firstDayOfFiscalYear,
  fiscalYearOf,
  lastDayOfFiscalYear,
  type Plan,
  type Topic
} from "@keikaku/core"
import { type Catalogue, type Decision, evolveStates, type Facts, initialStates } from "@keikaku/kernel"
import fc from "fast-check"
import { anyHistory, type LawSubject } from "../arbitraries/histories.ts"
import { identifierPools } from "../arbitraries/identifier-pools.ts"
import { arbitraryOf, type Pools } from "../arbitrary.ts"
import { lawInstant } from "../scenario.ts"

/** A topic under the laws: its subject, and the plan of it and the topics that it reads. */
export interface TopicSubject {
  readonly topic: Topic
  readonly plan: Plan
  readonly subject: LawSubject<Federation>
}

/** Branches, metrics and days that a federation has, and some that it does not have. */
export const federationPools = ({ branches, calendar, metrics }: Federation): Pools => {
  const year = fiscalYearOf(dateIn(calendar.timeZone, lawInstant), calendar)
  const years = [0, -1, -2, -9].map((by) => (year + by) as FiscalYear)
  const days = years.flatMap((each) => [firstDayOfFiscalYear(each, calendar), lastDayOfFiscalYear(each, calendar)])
  const codes = (known: ReadonlyArray<{ readonly code: string }>, other: string) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...known.slice(0, 2).map(({ code }) => code)) },
      { weight: 1, arbitrary: fc.constant(other) }
    )
  return {
    BranchCode: codes(branches, "99"),
    MetricCode: codes(metrics, "no-such-metric"),
    LocalDate: fc.constantFrom(...days),
    FiscalYear: fc.constantFrom(...years.slice(0, 3)),
    Commitment: fc.constantFrom(...["a", "b"].map((digit) => `commitment:${digit.repeat(64)}`)),
    Text: fc.constantFrom("い", "ろ")
  }
}

const samples = 30

/** The types of events that a decision selects: those of the facts that it names for a few commands, and of the facts that it
 * names then, over a few histories of those. */
export const typesRead = (
  catalogue: Catalogue<Federation>,
  settings: Federation,
  decision: Decision<Federation>,
  given: Pools = {}
): ReadonlySet<string> => {
  const pools = { ...identifierPools(catalogue), ...federationPools(settings), ...given }
  const context = { now: lawInstant, actor: "law", commandId: "c", settings, catalogue }
  const commands = fc.sample(arbitraryOf(decision.payload as any, pools), { numRuns: samples, seed: 1 })
  const found = new Set<string>()
  const add = (facts: Facts) => {
    for (const { query } of Object.values(facts)) for (const type of query.types) found.add(type)
  }
  for (const command of commands) add(decision.reads(command, context))
  for (let before = -1; before < found.size && found.size > 0; ) {
    before = found.size
    const events = new Map([...catalogue.events].filter(([type]) => found.has(type)))
    const histories = fc.sample(anyHistory({ ...catalogue, events }, pools), { numRuns: samples, seed: 2 })
    for (const [n, history] of histories.entries()) {
      const facts = decision.reads(commands[n]!, context)
      const states = history.reduce((folded, each) => evolveStates(facts, folded, each), initialStates(facts))
      add(decision.alsoReads(commands[n]!, states, context))
    }
  }
  return found
}

/** Adds what is needed for what is there already, until nothing more is. */
const closed = <A>(start: Iterable<A>, needs: (thing: A) => Iterable<A>): ReadonlySet<A> => {
  const all = new Set(start)
  for (const thing of all) for (const need of needs(thing)) all.add(need)
  return all
}

/**
 * Every topic of a plan with what the laws are checked on: the decisions that are needed to get to what it reads are there, and no
 * others. Identifiers, days and branches have values made of the schemas and the federation; `pools` adds others.
 * @example
 * ```ts
 * import { zenkokuPlan } from "@keikaku/core"
 * import { topicSubjects, unreachedRefusals } from "@keikaku/testing"
 * const manuals = topicSubjects(zenkokuPlan).find(({ topic }) => topic.name === "publication")!
 * manuals.plan.topics.map(({ name }) => name) // => ["publication"]
 * unreachedRefusals(manuals.subject, 1) // => []
 * ```
 */
export const topicSubjects = (
  plan: Plan,
  given: Pick<LawSubject<Federation>, "pools" | "beginnings"> = {}
): ReadonlyArray<TopicSubject> => {
  const { beginnings = [], pools = {} } = given
  const { catalogue, federation, topics } = plan
  const decisions = [...catalogue.decisions.values()]
  const reads = new Map(decisions.map((each) => [each.name, typesRead(catalogue, federation, each, pools)]))
  const recording = (name: string) =>
    decisions.filter(({ records }) => records.some(({ type }) => reads.get(name)!.has(type))).map(({ name }) => name)
  return topics.map((topic) => {
    const own = topic.decisions.map(({ name }) => name)
    const needed = closed(own, recording)
    const isNeeded = (each: Topic) => each === topic || each.decisions.some(({ name }) => needed.has(name))
    const part = definePlan({ topics: topics.filter(isNeeded), federation })
    const kept = new Map([...part.catalogue.decisions].filter(([name]) => needed.has(name)))
    const events = [...topic.decisions.flatMap(({ records }) => records), ...topic.retired]
    return {
      topic,
      plan: part,
      subject: {
        catalogue: { ...part.catalogue, decisions: kept } as Catalogue<Federation>,
        settings: federation,
        policy: byRole(part),
        pools: { ...federationPools(federation), ...pools },
        beginnings: beginnings.filter((each) => each.every(([name]) => kept.has(name))),
        own: new Set([...own, ...events.map(({ type }) => type)])
      }
    }
  })
}
