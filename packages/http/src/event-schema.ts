// Recorded events as answers carry them, derived from their definitions: an event that is added to the catalogue is
// described without a word here.
import { type EventDefinition, Instant, LocalDate, type Recorded, textIn } from "@keikaku/kernel"
import { Schema } from "effect"
import { memoize } from "effect/Function"
import { labelText } from "./label-text.ts"

/** An event as an answer carries it. `data` holds the fields of its kind. */
export interface AnsweredEvent {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly recordedAt: string
  readonly occurredOn: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The recorded event in the form that `eventSchema` describes. */
export const answerEvent = ({ event, id, position, recordedAt }: Recorded): AnsweredEvent => {
  const { _tag: type, occurredOn, ...data } = event
  return { position, id, type, recordedAt, occurredOn, data }
}

const fieldsOf = (definition: EventDefinition): Schema.Struct.Fields => {
  const { _tag, occurredOn, ...fields } = (definition.schema as unknown as Schema.Struct<Schema.Struct.Fields>).fields
  return fields
}

/** The schema of one kind of event in an answer. */
export const eventSchema = memoize((definition: EventDefinition) =>
  Schema.Struct({
    position: Schema.Int.annotate({ description: "its place in the log: 1, 2, 3, …" }),
    id: Schema.String,
    type: Schema.Literal(definition.type as string),
    recordedAt: Instant,
    occurredOn: LocalDate,
    data: Schema.toType(Schema.Struct(fieldsOf(definition)))
  }).annotate({
    identifier: `${definition.type}Event`,
    title: textIn(definition.label, "ja"),
    description: labelText(definition.label)
  })
)
