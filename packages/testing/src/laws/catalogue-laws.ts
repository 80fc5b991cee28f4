// The laws that every catalogue of events and decisions must keep, as named checks that any test runner can run. Each
// generates commands and events from the schemas, so a new topic is under the law from the day it is in the catalogue.
import {
  type AnyEvent,
  type Catalogue,
  type Decision,
  decodeEvents,
  type EventDefinition,
  encodeEvent,
  evolveStates,
  type Facts,
  initialStates,
  type Language,
  lineOf,
  type Projection,
  type Recorded
} from "@keikaku/kernel"
import { Result } from "effect"
import fc from "fast-check"
import { anyCommand, anyHistory, historyOf, type LawSubject } from "../arbitraries/histories.ts"
import { arbitraryOf } from "../arbitrary.ts"
import { decideOver, lawInstant } from "../scenario.ts"
import { asData, difference } from "./as-data.ts"
import { type Law, type LawOptions, law } from "./law.ts"

const origin = { id: "c/1", actor: "law", commandId: "c", correlationId: "c", causationId: undefined }

const fold = <S>({ apply, initial }: Projection<S>, history: ReadonlyArray<Recorded>, state = initial()): S =>
  history.reduce((folded, each) => apply(folded, each), state)

const readsBack = ({ catalogue, pools }: LawSubject<any>, definition: EventDefinition): Law =>
  law(
    `${definition.type} reads back from its stored line as it was written`,
    { cases: arbitraryOf(definition.schema as any, pools) as fc.Arbitrary<AnyEvent>, show: asData },
    (event) => {
      const line = lineOf(encodeEvent(definition, event, origin, lawInstant), lawInstant)
      const read = Result.getOrThrow(decodeEvents(catalogue, { position: 1, line }))
      return difference(
        "the event changed",
        read.map((each) => each.event),
        [event]
      )
    }
  )

const isTotal = <Settings>({ catalogue, pools, settings }: LawSubject<Settings>, decision: Decision<Settings>): Law =>
  law(
    `${decision.name} and the facts it reads are total: any history, any command, an answer and no exception`,
    { cases: fc.tuple(anyHistory(catalogue, pools), arbitraryOf(decision.payload as any, pools)), show: asData },
    ([before, command]) => {
      const context = { now: lawInstant, actor: "law", commandId: "c", settings, catalogue }
      const facts = decision.reads(command, context) as Facts
      before.reduce((states, each) => evolveStates(facts, states, each), initialStates(facts))
      const verdict = decideOver(decision, before, command, context)
      return difference("the same question got two answers", verdict, decideOver(decision, before, command, context))
    }
  )

type NamedProjection = NonNullable<LawSubject<any>["projections"]>[number]

const givesAReport = ({ catalogue, pools }: LawSubject<any>, [name, projection, show]: NamedProjection): Law =>
  law(
    `${name} is total: any history gives a report and no exception`,
    { cases: anyHistory(catalogue, pools), show: asData },
    (before) => void show(fold(projection, before))
  )

const resumes = (subject: LawSubject<any>, [name, projection, show]: NamedProjection): Law =>
  law(
    `${name} folded to any point and then onwards is ${name} folded at once`,
    {
      cases: fc
        .tuple(fc.array(anyCommand(subject.catalogue, subject.pools), { maxLength: 60, size: "max" }), fc.nat())
        .map(([commands, cut]) => [historyOf(subject, commands), cut] as const),
      show: asData
    },
    ([all, cut]) => {
      const at = cut % (all.length + 1)
      const resumed = fold(projection, all.slice(at), structuredClone(fold(projection, all.slice(0, at))))
      return difference("snapshot and tail differ from the full replay", show(resumed), show(fold(projection, all)))
    }
  )

/** Every law that events, decisions and projections keep by themselves, without a store. */
export const catalogueLaws = <Settings>(subject: LawSubject<Settings>): ReadonlyArray<Law> => {
  const { catalogue, languages = ["en"], own, projections = [], runs = 100 } = subject
  const isOwn = (name: string) => own?.has(name) ?? true
  const events = [...catalogue.events.values()].filter(({ type }) => isOwn(type))
  const decisions = [...catalogue.decisions.values()].filter(({ name }) => isOwn(name))
  const laws = [
    ...events.map((definition) => readsBack(subject, definition)),
    ...decisions.map((decision) => isTotal(subject, decision)),
    ...projections.flatMap((each) => [givesAReport(subject, each), resumes(subject, each)])
  ]
  const withOptions = laws.map(
    ({ name, check }): Law => ({
      name,
      check: (options?: LawOptions) => check({ ...options, runs: options?.runs ?? runs })
    })
  )
  return [...withOptions, ...languages.map((language) => wellLabelled(catalogue, language))]
}

const wellLabelled = (catalogue: Catalogue, language: Language): Law =>
  law(
    `every event and decision has a label of its own in the language ${language}`,
    { cases: fc.constantFrom(catalogue.events, catalogue.decisions), show: ({ size }) => `Among ${size} labels` },
    (things) => {
      const labels = [...things.values()].map(({ label }) => label[language] ?? "")
      const wrong = labels.find((label, i) => label === "" || labels.indexOf(label) !== i)
      return wrong === undefined ? undefined : `The label "${wrong}" is empty or another's.`
    }
  )
