// Runs a command: read the facts, decide, append on the condition that nothing the decision read has changed. When
// somebody was faster, read and decide again. A command id is good for one outcome, however often it is sent.
import { Clock, Data, Duration, Effect, Result, Schedule, Schema } from "effect"
import { memoize } from "effect/Function"
import { findUnstorable } from "./canonical-json.ts"
import type { Catalogue } from "./catalogue.ts"
import { commandTag, type EventMetadata, encodeEvent, isOversized } from "./codec.ts"
import type { Decision, EventsOf, RejectionsOf } from "./decision.ts"
import type { AnyEvent, Recorded } from "./event.ts"
import { evolveStates, type Facts, initialStates } from "./fact.ts"
import type { FactMemory } from "./fact-memory.ts"
import { Grounds, groundsIn } from "./grounds.ts"
import { findFacts, judge, type Policy, queryOf, refusedUnread } from "./judge.ts"
import type { Label } from "./label.ts"
import type { Instant } from "./local-date.ts"
import type { Query } from "./query.ts"
import type { Rejection } from "./rejection.ts"
import { type Issue, issuesIn, issueText } from "./schema-issues.ts"
import { selection, storedCondition } from "./selection.ts"
import {
  type AppendCondition,
  type AppendConflict,
  defaultReadLimit,
  type EventStore,
  type PendingEvent,
  type StoredEventUnreadable,
  type StoreUnavailable
} from "./store.ts"

/** What the decisions of an application run on. */
export interface Application<Settings = any> {
  readonly catalogue: Catalogue<Settings>
  readonly settings: Settings
  readonly store: EventStore
  /** Who may ask what; without one, everybody may ask everything. */
  readonly policy?: Policy<Settings>
  /** What commands have seen of the store, for the next ones: one for each application that is kept. */
  readonly memory?: FactMemory
}

/** Who asks, and under which id. Sending the same id again returns the first outcome and records nothing. */
export interface CommandMetadata extends Grounds {
  readonly commandId: string
  readonly actor: string
  readonly correlationId?: string
  readonly causationId?: string
}

/** How a command ended: recorded (now, or by an earlier sending), nothing to record, or refused. */
export type Outcome<E extends AnyEvent = AnyEvent, R extends Rejection<string, any> = Rejection> =
  | { readonly _tag: "Recorded"; readonly events: ReadonlyArray<Recorded<E>>; readonly repeated: boolean }
  | { readonly _tag: "AlreadySo" }
  | { readonly _tag: "Refused"; readonly rejection: R }

/** How a command of this decision can end. */
export type OutcomeOf<D> = Outcome<EventsOf<D>, RejectionsOf<D>>

/** The command is malformed: each issue names the path of the offending field. Nothing was recorded. */
export class MalformedCommand extends Data.TaggedError("MalformedCommand")<{
  readonly decision: string
  readonly issues: ReadonlyArray<Issue>
}> {
  get sentence(): Label {
    return {
      ja: `${this.decision}: 入力に誤りがあります。何も記録していません。`,
      en: `${this.decision}: the data is malformed. Nothing was recorded.`
    }
  }
  override get message(): string {
    return `${this.decision}: ${this.issues.map(issueText).join("; ")}`
  }
}

/** Everything that can keep a command from having an outcome. */
export type ExecuteFailure = MalformedCommand | AppendConflict | StoreUnavailable | StoredEventUnreadable

/** After a conflict: wait a little, never longer than 50 ms, and give up after 100 times. */
const retryPolicy = Schedule.exponential("1 millis", 1.5).pipe(
  Schedule.jittered,
  Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, Duration.millis(50)))),
  Schedule.upTo({ times: 100 })
)

/** Executes one command. The instant comes from Effect's `Clock`, the identifiers from the caller. */
export const execute = <Settings, D extends Decision<Settings>>(
  application: Application<Settings>,
  decision: D,
  payload: unknown,
  metadata: CommandMetadata
): Effect.Effect<OutcomeOf<D>, ExecuteFailure> =>
  executeAny(application, decision, payload, metadata) as Effect.Effect<OutcomeOf<D>, ExecuteFailure>

const executeAny = Effect.fnUntraced(function* <Settings>(
  application: Application<Settings>,
  decision: Decision<Settings>,
  payload: unknown,
  metadata: CommandMetadata
): Effect.fn.Return<Outcome, ExecuteFailure> {
  const command = yield* Effect.fromResult(decodeCommand(decision, payload, metadata))
  const sent = { application, decision, command, metadata }
  const fallBack = () => Effect.undefined
  const fromMemory = yield* attempt(sent, recallFacts).pipe(
    Effect.catchTags({ AppendConflict: fallBack, MalformedCommand: fallBack, NotRemembered: fallBack })
  )
  if (fromMemory?._tag === "Recorded") return fromMemory
  return yield* attempt(sent, readFacts).pipe(
    Effect.retry({ while: (failure) => failure._tag === "AppendConflict", schedule: retryPolicy })
  )
})

/** A well-formed command, who sends it, and to which application. */
interface Sent<Settings> {
  readonly application: Application<Settings>
  readonly decision: Decision<Settings>
  readonly command: unknown
  readonly metadata: CommandMetadata
}

const attempt = Effect.fnUntraced(function* <Settings, F>(
  { application, command, decision, metadata }: Sent<Settings>,
  factsFrom: FactsFrom<F>
): Effect.fn.Return<Outcome, ExecuteFailure | F> {
  const { catalogue, policy, settings, store } = application
  const { actor, commandId } = metadata
  const now = new Date(yield* Clock.currentTimeMillis).toISOString() as Instant
  const asked = { decision, command, policy, context: { now, actor, commandId, settings, catalogue } }
  const forbidden = refusedUnread(asked)
  if (forbidden !== undefined) return { _tag: "Refused", rejection: forbidden }
  const boundary = yield* findFacts(asked, (facts) => factsFrom(application, facts, commandId))
  if (boundary.earlier.length > 0) return { _tag: "Recorded", events: boundary.earlier, repeated: true }

  const verdict = judge(asked, boundary.states)
  if (Result.isFailure(verdict)) return { _tag: "Refused", rejection: verdict.failure }
  if (verdict.success.length === 0) return { _tag: "AlreadySo" }

  const eachMetadata = verdict.success.map((_, n) => eventMetadata(metadata, n))
  const pending = verdict.success.map((event, n) => encode(catalogue, event, eachMetadata[n]!, now))
  if (pending.some(isOversized))
    return yield* malformed(decision, { path: [], message: "the event would be larger than 64 KiB" })
  const appended = yield* store.append(pending, boundary.condition)
  const events = verdict.success.map(
    (event, n): Recorded => ({
      event,
      position: appended.position + n,
      recordedAt: appended.recordedAt,
      tags: pending[n]!.tags,
      ...eachMetadata[n]!
    })
  )
  const { facts, states } = boundary
  const after = appended.position + events.length - 1
  application.memory?.keep(facts, { states: events.reduce((s, each) => evolveStates(facts, s, each), states), after })
  return { _tag: "Recorded", events, repeated: false }
})

interface Boundary {
  readonly facts: Facts
  readonly states: any
  readonly condition: AppendCondition
  readonly earlier: ReadonlyArray<Recorded>
}

/** Where the states of facts come from, together with what the command has recorded already. */
type FactsFrom<F> = (application: Application, facts: Facts, commandId: string) => Effect.Effect<Boundary, F>

/** The facts' own alternatives, and that the command has recorded nothing yet. */
const guarding = (facts: Facts, commandId: string): Query => [
  ...queryOf(facts),
  { types: [], tags: [commandTag(commandId)] }
]

const notRemembered = Effect.fail({ _tag: "NotRemembered" } as const)

const recallFacts: FactsFrom<{ readonly _tag: "NotRemembered" }> = ({ catalogue, memory }, facts, commandId) => {
  const remembered = memory?.recall(facts)
  if (remembered === undefined) return notRemembered
  const condition = storedCondition(catalogue, { query: guarding(facts, commandId), after: [...remembered.afters, 0] })
  return Effect.succeed({ facts, states: remembered.states, condition, earlier: [] })
}

const readFacts: FactsFrom<StoreUnavailable | StoredEventUnreadable> = Effect.fnUntraced(function* (
  { catalogue, memory, store },
  facts,
  commandId
) {
  const { query, read } = selection(catalogue, guarding(facts, commandId))
  const earlier: Array<Recorded> = []
  let states: any = initialStates(facts)
  let after = 0
  while (true) {
    const chunk = yield* store.read(query, { after })
    for (const stored of chunk) {
      for (const recorded of yield* Effect.fromResult(read(stored))) {
        states = evolveStates(facts, states, recorded)
        if (recorded.commandId === commandId) earlier.push(recorded)
      }
      after = stored.position
    }
    if (chunk.length < defaultReadLimit) {
      memory?.keep(facts, { states, after })
      return { facts, states, condition: { query, after }, earlier }
    }
  }
})

const eventMetadata = (metadata: CommandMetadata, n: number): EventMetadata => ({
  id: `${metadata.commandId}/${n + 1}`,
  actor: metadata.actor,
  commandId: metadata.commandId,
  correlationId: metadata.correlationId ?? metadata.commandId,
  causationId: metadata.causationId,
  ...groundsIn(metadata)
})

const encode = (catalogue: Catalogue, event: AnyEvent, metadata: EventMetadata, now: Instant): PendingEvent => {
  const definition = catalogue.events.get(event._tag)
  if (definition === undefined) throw new Error(`bug: catalogue: ${event._tag} was decided but is not in the catalogue`)
  return encodeEvent(definition, event, metadata, now)
}

const malformed = (decision: Decision, ...issues: ReadonlyArray<Issue>) =>
  new MalformedCommand({ decision: decision.name, issues })

const wellFormed = "needs 1 to 200 characters of well-formed text"
const strictly = { errors: "all", onExcessProperty: "error" } as const
const decodeGrounds = Schema.decodeUnknownResult(Grounds, strictly)
const decoderOf = memoize(({ payload }: Decision) => Schema.decodeUnknownResult(payload, strictly))

const decodeCommand = <C>(
  decision: Decision<any, C>,
  payload: unknown,
  metadata: CommandMetadata
): Result.Result<C, MalformedCommand> => {
  const { corrects, evidence, ...texts } = metadata
  for (const [field, text] of Object.entries(texts))
    if (typeof text !== "string" || text === "" || text.length > 200 || findUnstorable(text))
      return Result.fail(malformed(decision, { path: [field], message: wellFormed }))
  const grounds = decodeGrounds(groundsIn({ corrects, evidence } as Grounds))
  if (Result.isFailure(grounds)) return Result.fail(malformed(decision, ...issuesIn(grounds.failure)))
  const decoded = decoderOf(decision)(payload) as Result.Result<C, Schema.SchemaError>
  if (Result.isFailure(decoded)) return Result.fail(malformed(decision, ...issuesIn(decoded.failure)))
  const unstorable = findUnstorable(decoded.success) ?? findUnstorable(grounds.success)
  return unstorable ? Result.fail(malformed(decision, unstorable)) : Result.succeed(decoded.success)
}
