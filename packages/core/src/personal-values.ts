// Personal values: the events of a plan that commit to them, and how long its topics use them. An event declares in `commits`
// which of its fields stand for whose values; what is held, shown, kept and erased follows from that, whoever the person is.
import {
  type AnyEvent,
  type Catalogue,
  type EventDefinition,
  type Fact,
  type FactBuilder,
  forEach,
  type LocalDate,
  type Projection,
  type Tag
} from "@keikaku/kernel"
import { Schema } from "effect"
import type { Presupposition } from "./dated-history.ts"
import type { Federation } from "./federation/index.ts"
import type { Commitment, SubjectId } from "./identifier.ts"
import { valuesOf } from "./payload-values.ts"
import type { Measure } from "./report/measure.ts"

/** Until when a topic uses the personal values of somebody. In use they are not erased, and are kept for a while after that. */
export interface Purpose<S = any> {
  /** What is known of one person, to find that day. */
  readonly of: (subject: SubjectId) => Fact<S>
  /** The same of every person. */
  readonly ofAll: Projection<Map<SubjectId, S>>
  /** The last day of use, 9999-12-31 while no end is known; `undefined` where the topic never used them. */
  readonly lastDay: (state: S) => LocalDate | undefined
}

/** The catalogue of a plan: also what its topics use personal values for, and what they presuppose of one another. */
export interface PlanCatalogue extends Catalogue<Federation> {
  readonly purposes: ReadonlyArray<Purpose>
  /** What presupposes an entry, by its type. */
  readonly presupposing: ReadonlyMap<string, ReadonlyArray<Presupposition>>
  /** What the plan's topics measure, by the code of the metric: for decisions about figures. */
  readonly measures: ReadonlyMap<string, Measure>
}

/** Makes a purpose of a fact about people: the tag that names one of them, whose each event is, and the last day of use. */
export const purpose = <S, E extends AnyEvent>(
  people: FactBuilder<S, E>,
  by: {
    readonly tag: (subject: SubjectId) => Tag
    readonly subject: (event: E) => string
    readonly lastDay: (state: S) => LocalDate | undefined
  }
): Purpose<S> => ({
  of: (subject) => people.about(by.tag(subject)),
  ofAll: forEach(people, (event) => by.subject(event) as SubjectId),
  lastDay: by.lastDay
})

/** What an event holds in place of personal values, and in which of its fields. */
export const commitmentsIn = (
  { commits }: EventDefinition,
  event: AnyEvent
): ReadonlyArray<{ readonly field: string; readonly commitment: Commitment }> =>
  (commits?.fields ?? []).flatMap((field) => {
    const commitment = (event as AnyEvent & Readonly<Record<string, unknown>>)[field]
    return commitment === undefined ? [] : [{ field, commitment: commitment as Commitment }]
  })

const holdsCommitment = (field: Schema.Top): boolean => {
  const values = valuesOf(Schema.Struct({ field }), "Commitment")
  return values !== undefined && values({ field: "commitment" }).length === 1
}

/** Checks that every field which holds a commitment says whose value it stands for: else nobody could have it erased. */
export const checkCommitments = ({ events }: Catalogue): void => {
  for (const { commits, fields, type } of events.values())
    for (const [name, field] of Object.entries(fields))
      if (holdsCommitment(field as Schema.Top) !== (commits?.fields.includes(name) ?? false))
        throw new Error(`bug: definePlan: ${type}.${name} holds a commitment, or its event says so, and not both`)
}
