// Runs a command: read the facts, decide, append on the condition that nothing the decision read has changed. When
// somebody was faster, read and decide again. A command id is good for one outcome, however often it is sent.
import { Clock, Data, Duration, Effect, Result, Schedule, Schema } from "effect"
import { memoize } from "effect/Function"
import { findUnstorable } from "./canonical-json.ts"
import type { Catalogue } from "./catalogue.ts"
import { commandTag, decodeEvent, encodeEvent, isOversized, type Origin } from "./codec.ts"
import type { Context, Decision } from "./decision.ts"
import type { AnyEvent, Recorded } from "./event.ts"
import { evolveStates, type Facts, initialStates, type States } from "./fact.ts"
import { Grounds, groundsIn } from "./grounds.ts"
import type { Instant } from "./local-date.ts"
import type { Query } from "./query.ts"
import type { Rejection } from "./rejection.ts"
import { type Issue, issuesIn } from "./schema-issues.ts"
import {
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
}

/** Who asks, and under which id. Sending the same id again returns the first outcome and records nothing. */
export interface CommandOrigin extends Grounds {
  readonly commandId: string
  readonly actor: string
  readonly correlationId?: string
  readonly causationId?: string
}

/** How a command ended: recorded (now, or by an earlier sending), nothing to record, or refused. */
export type Outcome =
  | { readonly _tag: "Recorded"; readonly events: ReadonlyArray<Recorded>; readonly repeated: boolean }
  | { readonly _tag: "AlreadySo" }
  | { readonly _tag: "Refused"; readonly rejection: Rejection }

/** The command is not one: each issue names the path of the offending field. Nothing was recorded. */
export class MalformedCommand extends Data.TaggedError("MalformedCommand")<{
  readonly decision: string
  readonly issues: ReadonlyArray<Issue>
}> {}

/** Everything that can keep a command from having an outcome. */
export type ExecuteFailure = MalformedCommand | AppendConflict | StoreUnavailable | StoredEventUnreadable

/** A conflict means that somebody else got on: wait a little, never longer than 50 ms, and give up after 100 times. */
const patience = Schedule.exponential("1 millis", 1.5).pipe(
  Schedule.jittered,
  Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, Duration.millis(50)))),
  Schedule.upTo({ times: 100 })
)

/** Executes one command. The instant comes from Effect's `Clock`, the identifiers from the caller. */
export const execute = Effect.fnUntraced(function* <Settings, C>(
  application: Application<Settings>,
  decision: Decision<Settings, C>,
  payload: unknown,
  origin: CommandOrigin
): Effect.fn.Return<Outcome, ExecuteFailure> {
  const command = yield* Effect.fromResult(decodeCommand(decision, payload, origin))
  return yield* attempt(application, decision, command, origin).pipe(
    Effect.retry({ while: (failure) => failure._tag === "AppendConflict", schedule: patience })
  )
})

const attempt = Effect.fnUntraced(function* <Settings, C>(
  application: Application<Settings>,
  decision: Decision<Settings, C>,
  command: C,
  origin: CommandOrigin
): Effect.fn.Return<Outcome, ExecuteFailure> {
  const { catalogue, settings, store } = application
  const now = new Date(yield* Clock.currentTimeMillis).toISOString() as Instant
  const context: Context<Settings> = { now, actor: origin.actor, commandId: origin.commandId, settings }
  const boundary = yield* readBoundary(application, decision, command, context)
  if (boundary.earlier.length > 0) return { _tag: "Recorded", events: boundary.earlier, repeated: true }

  const verdict = decision.decide(command, boundary.states, context)
  if (Result.isFailure(verdict)) return { _tag: "Refused", rejection: verdict.failure }
  if (verdict.success.length === 0) return { _tag: "AlreadySo" }

  const origins = verdict.success.map((_, n): Origin => originOf(origin, n))
  const pending = verdict.success.map((event, n) => encode(catalogue, event, origins[n]!, now))
  if (pending.some(isOversized))
    return yield* malformed(decision, { path: [], message: "the event would be larger than 64 KiB" })
  const appended = yield* store.append(pending, { query: boundary.query, after: boundary.position })
  const events = verdict.success.map(
    (event, n): Recorded => ({
      event,
      position: appended.position + n,
      recordedAt: appended.recordedAt,
      tags: pending[n]!.tags,
      ...origins[n]!
    })
  )
  return { _tag: "Recorded", events, repeated: false }
})

interface Boundary {
  readonly states: any
  readonly query: Query
  readonly position: number
  readonly earlier: ReadonlyArray<Recorded>
}

/**
 * Reads all facts of a decision in one pass over their joint query. Facts that can only be named when others are known
 * make it read once more, together with the first ones, until what they name stays the same.
 */
const readBoundary = Effect.fnUntraced(function* <Settings, C>(
  application: Application<Settings>,
  decision: Decision<Settings, C>,
  command: C,
  context: Context<Settings>
): Effect.fn.Return<Boundary, StoreUnavailable | StoredEventUnreadable> {
  const first = decision.reads(command, context) as Facts
  let facts = first
  while (true) {
    const boundary = yield* readFacts(application, facts, context.commandId)
    const further = decision.alsoReads(command, boundary.states as States<any>, context) as Facts
    const all = { ...first, ...further }
    if (Object.keys(further).length === 0 || sameQuery(queryOf(all), queryOf(facts))) return boundary
    facts = all
  }
})

const queryOf = (facts: Facts): Query => Object.values(facts).map((fact) => fact.query)

const sameQuery = (a: Query, b: Query): boolean => JSON.stringify(a) === JSON.stringify(b)

const readFacts = Effect.fnUntraced(function* (
  { catalogue, store }: Application,
  facts: Facts,
  commandId: string
): Effect.fn.Return<Boundary, StoreUnavailable | StoredEventUnreadable> {
  const tag = commandTag(commandId)
  const query: Query = [...queryOf(facts), { types: [], tags: [tag] }]
  const earlier: Array<Recorded> = []
  let states: any = initialStates(facts)
  let position = 0
  while (true) {
    const chunk = yield* store.read(query, { after: position })
    for (const stored of chunk) {
      const recorded = yield* Effect.fromResult(decodeEvent(catalogue, stored))
      states = evolveStates(facts, states, recorded)
      if (recorded.commandId === commandId) earlier.push(recorded)
      position = recorded.position
    }
    if (chunk.length < defaultReadLimit) return { states, query, position, earlier }
  }
})

const originOf = (origin: CommandOrigin, n: number): Origin => ({
  id: `${origin.commandId}/${n + 1}`,
  actor: origin.actor,
  commandId: origin.commandId,
  correlationId: origin.correlationId ?? origin.commandId,
  causationId: origin.causationId,
  ...groundsIn(origin)
})

const encode = (catalogue: Catalogue, event: AnyEvent, origin: Origin, now: Instant): PendingEvent => {
  const definition = catalogue.events.get(event._tag)
  if (definition === undefined) throw new Error(`bug: catalogue: ${event._tag} was decided but is not in the catalogue`)
  return encodeEvent(definition, event, origin, now)
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
  origin: CommandOrigin
): Result.Result<C, MalformedCommand> => {
  const { corrects, evidence, ...texts } = origin
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
