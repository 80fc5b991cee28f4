// What a plan is asked with and answers, as plain types: they name nothing of effect.
import type { Commands, Events, Refusals } from "./plan-types.ts"

/** A name or sentence by language code; Japanese and English are there. */
export interface Text {
  readonly en: string
  readonly [language: string]: string
}

/** The name of a decision. */
export type DecisionName = keyof Commands

/** The kind of an event. */
export type EventName = keyof Events

/** A document that an event rests on: its name, and the SHA-256 of its bytes in hexadecimal. */
export interface EvidenceOf {
  readonly name: string
  readonly sha256: string
}

/** Which event is corrected, and why: its position, its leaf hash in hexadecimal, and who approved it. */
export interface CorrectionOf {
  readonly position: number
  readonly leaf: string
  readonly reason: string
  readonly approver: string
}

/** Who sends a command, and under which id: the same id again returns the first outcome and records nothing. */
export interface Sender {
  readonly commandId: string
  readonly actor: string
  readonly correlationId?: string
  readonly causationId?: string
  readonly evidence?: readonly [EvidenceOf, ...ReadonlyArray<EvidenceOf>]
  readonly corrects?: CorrectionOf
}

/** An event of the plan: `_tag` is its kind, `occurredOn` (yyyy-mm-dd) the day on which it took effect. */
export type PlanEvent = {
  readonly [N in EventName]: Events[N] & { readonly _tag: N; readonly occurredOn: string }
}[EventName]

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly position: number
  readonly id: string
  /** In UTC, yyyy-mm-ddThh:mm:ss.sssZ. */
  readonly recordedAt: string
  readonly actor: string
  readonly commandId: string
  readonly correlationId: string
  readonly causationId: string | undefined
  readonly evidence?: ReadonlyArray<EvidenceOf>
  readonly corrects?: CorrectionOf
  readonly tags: ReadonlyArray<string>
  readonly event: PlanEvent
}

/** Why a command was refused. */
export interface Refusal<N extends DecisionName = DecisionName> {
  readonly code: Refusals[N]
  readonly by: string
  readonly because: Readonly<Record<string, string | number>>
  readonly sentence: Text
}

/** How a command ended: recorded (now, or by an earlier sending), nothing to record, or refused. */
export type Outcome<N extends DecisionName = DecisionName> =
  | { readonly _tag: "Recorded"; readonly events: ReadonlyArray<RecordedEvent>; readonly repeated: boolean }
  | { readonly _tag: "AlreadySo" }
  | { readonly _tag: "Refused"; readonly rejection: Refusal<N> }

/** What would come of a command now. */
export type DryRun<N extends DecisionName = DecisionName> =
  | Outcome<N>
  | { readonly _tag: "WouldRecord"; readonly events: ReadonlyArray<PlanEvent> }

/** What is wrong with a field: where it is, and what. */
export interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

/** A payload that was looked at alone: the command as it would be kept, or what is malformed. */
export type Parsed<N extends DecisionName = DecisionName> =
  | { readonly _tag: "Parsed"; readonly command: Commands[N] }
  | { readonly _tag: "Malformed"; readonly issues: ReadonlyArray<Issue> }

/** Which history: as recorded by a position or instant, and as in effect on a date (yyyy-mm-dd). */
export interface Reading {
  readonly upTo?: number | string
  readonly effectiveOn?: string
}

/** A report as it was asked: its columns, and rows of cells under the columns' keys. */
export interface ReportAnswer {
  readonly report: { readonly name: string; readonly label: Text }
  readonly table: {
    readonly columns: ReadonlyArray<{ readonly key: string; readonly kind: string; readonly label: Text }>
    readonly rows: ReadonlyArray<Readonly<Record<string, unknown>>>
    readonly notes: ReadonlyArray<Text>
  }
  readonly fiscalYear: number
  readonly asOf: string
  /** The position of the last event that entered, and how many had been recorded. */
  readonly position: number
  readonly size: number
}

/** An event behind a figure, and the figure before and after it. */
export interface TraceStep {
  readonly recorded: RecordedEvent
  readonly before: unknown
  readonly after: unknown
}

/** Which events: of any of these kinds, with all of these tags, such as `branch:13`. */
export interface Selected {
  readonly types?: ReadonlyArray<EventName>
  readonly tags?: ReadonlyArray<`${string}:${string}`>
}

/** Which part of them: after or before a position, from the end, at most so many (1,000 by default). */
export interface PageOptions extends Selected {
  readonly after?: number
  readonly before?: number
  readonly limit?: number
  readonly backwards?: boolean
}

/** Some events, and the position to go on after or, backwards, before; undefined at the end. */
export interface Page {
  readonly events: ReadonlyArray<RecordedEvent>
  readonly next: number | undefined
}

/** How to listen. Under a `name` it goes on, also in another process, after the events that were dealt with under it. */
export interface SubscribeOptions extends Selected {
  readonly onFailure: (failure: unknown) => void
  readonly after?: number
  readonly name?: string
}

/** A table and how events change it; see the guide on tables of your own. */
export interface ReadModel {
  readonly name: string
  /** 1, 2, 3, …; incremented whenever the columns or `apply` change. */
  readonly version: number
  /** The columns as in `CREATE TABLE`. */
  readonly columns: string
  readonly select: Selected
  readonly apply: (table: string, events: ReadonlyArray<RecordedEvent>) => ReadonlyArray<Statement>
}

/** A statement in the database's own SQL, with its parameters: `?1`, `?2`, … on SQLite, `$1`, `$2`, … on PostgreSQL. */
export interface Statement {
  readonly sql: string
  readonly parameters?: ReadonlyArray<boolean | number | string | null>
}

/** Read models of a log. */
export interface ReadModels {
  /** Updates the table to the end of the log and shows it to readers; returns the position reached. */
  readonly catchUp: (model: ReadModel) => Promise<number>
  /** Catches up and follows the log; the result ends it. */
  readonly keep: (model: ReadModel, options: { readonly onFailure: (failure: unknown) => void }) => () => Promise<void>
  readonly rebuild: (model: ReadModel) => Promise<number>
  readonly close: () => Promise<void>
}

/** A schema in the form of Standard Schema V1 (standardschema.dev). */
export interface StandardSchema<Value> {
  readonly "~standard": {
    readonly version: 1
    readonly vendor: string
    readonly validate: (
      value: unknown
    ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: ReadonlyArray<Issue> }
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}

/** Whether a value is good, or what is wrong with it. */
export type Holds = (value: any) => boolean | string

/** How a library makes its schemas; every `checks` must hold, and keys that are not named are refused. */
export interface SchemaAlgebra<A> {
  readonly text: (checks: ReadonlyArray<Holds>) => A
  readonly number: (checks: ReadonlyArray<Holds>) => A
  readonly boolean: () => A
  readonly literal: (value: string | number | boolean | null) => A
  /** At least so many items. */
  readonly list: (item: A, least: number, checks: ReadonlyArray<Holds>) => A
  readonly struct: (
    fields: ReadonlyArray<{ readonly name: string; readonly schema: A; readonly isOptional: boolean }>,
    checks: ReadonlyArray<Holds>
  ) => A
  readonly dictionary: (value: A, checks: ReadonlyArray<Holds>) => A
  readonly union: (members: ReadonlyArray<A>) => A
  /** A text that is rewritten before `to` checks it. */
  readonly rewritten: (rewrite: (text: string) => string, to: A) => A
  readonly named?: (name: string, schema: A) => A
}

/** What the plan has under a name: its label, its schema, and the same for a library of the host's. */
export interface Described<Value> {
  readonly name: string
  readonly label: Text
  readonly schema: StandardSchema<Value>
  readonly fold: <A>(algebra: SchemaAlgebra<A>) => A
}

/** There is no decision of that name. */
export class UnknownDecision extends Error {
  readonly _tag = "UnknownDecision"
  constructor(readonly decision: string) {
    super(`there is no decision ${decision}`)
  }
  get sentence(): Text {
    return { ja: `決定「${this.decision}」はありません。`, en: `There is no decision ${this.decision}.` }
  }
}
