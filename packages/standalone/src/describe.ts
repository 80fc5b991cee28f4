// The plan's decisions, events and reports by name, each with its schema: for forms, for validators, and for hosts whose schemas are
// made with a library of their own.
import { zenkokuPlan } from "@keikaku/core"
import { commandSchema, eventSchema, findUnstorable, type Label, parseCommand as parse } from "@keikaku/kernel"
import { foldSchema } from "@keikaku/kernel/fold-schema"
import { Schema } from "effect"
import { decisionNamed } from "./decision-named.ts"
import type { Commands } from "./plan-types.ts"
import type { DecisionName, Described, EventName, Issue, Parsed, PlanEvent, StandardSchema, Text } from "./types.ts"

const { catalogue, reports: planReports } = zenkokuPlan

const described = (name: string, label: Label, schema: StandardSchema<any>, folded: Schema.Top): Described<any> => ({
  name,
  label,
  schema,
  fold: (algebra) => foldSchema(folded, algebra)
})

const recordOf = <K extends string, V>(entries: Iterable<readonly [string, V]>) =>
  Object.fromEntries(entries) as { readonly [N in K]: V }

/** Every decision: what it is asked with. */
export const decisions: { readonly [N in DecisionName]: Described<Commands[N]> } = recordOf(
  [...catalogue.decisions].map(([name, decision]) => [
    name,
    described(name, decision.label, commandSchema(decision), decision.payload)
  ])
)

/** Every kind of event, with `_tag` and `occurredOn`. */
export const events: { readonly [N in EventName]: Described<Extract<PlanEvent, { readonly _tag: N }>> } = recordOf(
  [...catalogue.events].map(([type, definition]) => [
    type,
    described(type, definition.label, eventSchema(definition), Schema.toType(definition.schema))
  ])
)

/** A report: its label, and what may be asked of it besides. */
export interface DescribedReport {
  readonly name: string
  readonly label: Text
  readonly fold: Described<unknown>["fold"]
  readonly columns: ReadonlyArray<{ readonly key: string; readonly kind: string; readonly label: Text }>
}

/** Every report, by name. */
export const reports: Readonly<Record<string, DescribedReport>> = recordOf(
  [...planReports].map(([name, { columns, label, parameters }]) => [
    name,
    { name, label, columns, fold: (algebra) => foldSchema(Schema.Struct(parameters), algebra) }
  ])
)

/** Reads the payload of a decision without asking it, with the faults that `execute` would tell. */
export const parseCommand = <N extends DecisionName>(decision: N, payload: unknown): Parsed<N> =>
  parse(decisionNamed(decision), payload) as Parsed<N>

/** The first place in a value that no log can keep exactly: half of a surrogate pair, a Date, a number that is no safe integer. */
export const unstorableIn = (value: unknown): Issue | undefined => findUnstorable(value)
