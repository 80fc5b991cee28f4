// Runs a command: read the facts, decide, append on the condition that nothing the decision read has changed. When
// somebody was faster, read and decide again. A command id is good for one outcome, however often it is sent.
import { Clock, Data, Duration, Effect, Result, Schedule, Schema } from "effect"
import { memoize } from "effect/Function"
import { findUnstorable } from "./canonical-json.ts"
import type { Catalogue } from "./catalogue.ts"
import { commandTag, decodeEvent, type EventMetadata, encodeEvent, isOversized } from "./codec.ts"
import type { Context, Decision } from "./decision.ts"
import type { AnyEvent, Recorded } from "./event.ts"
import { evolveStates, type Facts, initialStates, type States } from "./fact.ts"
import type { FactMemory } from "./fact-memory.ts"
import { Grounds, groundsIn } from "./grounds.ts"
import type { Instant } from "./local-date.ts"
import type { Query } from "./query.ts"
import type { Rejection } from "./rejection.ts"
import { type Issue, issuesIn } from "./schema-issues.ts"
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

/** A command on its way: what is asked, of which application, by whom. */
interface Asked<Settings, C> {
  readonly application: Application<Settings>
  readonly decision: Decision<Settings, C>
  readonly command: C
  readonly origin: CommandMetadata
}

/** Executes one command. The instant comes from Effect's `Clock`, the identifiers from the caller. */
export const execute = Effect.fnUntraced(function* <Settings, C>(
  application: Application<Settings>,
  decision: Decision<Settings, C>,
  payload: unknown,
  origin: CommandMetadata
): Effect.fn.Return<Outcome, ExecuteFailure> {
  const command = yield* Effect.fromResult(decodeCommand(decision, payload, origin))
  const asked = { application, decision, command, origin }
  const unsure = () => Effect.undefined
  const fromMemory = yield* attempt(asked, recallFacts).pipe(
    Effect.catchTags({ AppendConflict: unsure, MalformedCommand: unsure, NotRemembered: unsure })
  )
  if (fromMemory?._tag === "Recorded") return fromMemory
  return yield* attempt(asked, readFacts).pipe(
    Effect.retry({ while: (failure) => failure._tag === "AppendConflict", schedule: patience })
  )
})

const attempt = Effect.fnUntraced(function* <Settings, C, F>(
  { application, command, decision, origin }: Asked<Settings, C>,
  factsFrom: FactsFrom<F>
): Effect.fn.Return<Outcome, ExecuteFailure | F> {
  const { catalogue, settings, store } = application
  const now = new Date(yield* Clock.currentTimeMillis).toISOString() as Instant
  const context: Context<Settings> = { now, actor: origin.actor, commandId: origin.commandId, settings }
  const boundary = yield* findBoundary(decision, command, context, (facts) =>
    factsFrom(application, facts, origin.commandId)
  )
  if (boundary.earlier.length > 0) return { _tag: "Recorded", events: boundary.earlier, repeated: true }

  const verdict = decision.decide(command, boundary.states, context)
  if (Result.isFailure(verdict)) return { _tag: "Refused", rejection: verdict.failure }
  if (verdict.success.length === 0) return { _tag: "AlreadySo" }

  const metadata = verdict.success.map((_, n): EventMetadata => metadataOf(origin, n))
  const pending = verdict.success.map((event, n) => encode(catalogue, event, metadata[n]!, now))
  if (pending.some(isOversized))
    return yield* malformed(decision, { path: [], message: "the event would be larger than 64 KiB" })
  const appended = yield* store.append(pending, boundary.condition)
  const events = verdict.success.map(
    (event, n): Recorded => ({
      event,
      position: appended.position + n,
      recordedAt: appended.recordedAt,
      tags: pending[n]!.tags,
      ...metadata[n]!
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

/**
 * All facts of a decision come from one pass over their joint query. Facts that can only be named when others are known
 * make it another pass, together with the first ones, until what they name stays the same.
 */
const findBoundary = Effect.fnUntraced(function* <Settings, C, F>(
  decision: Decision<Settings, C>,
  command: C,
  context: Context<Settings>,
  boundaryOf: (facts: Facts) => Effect.Effect<Boundary, F>
): Effect.fn.Return<Boundary, F> {
  const first = decision.reads(command, context) as Facts
  let facts = first
  while (true) {
    const boundary = yield* boundaryOf(facts)
    const further = decision.alsoReads(command, boundary.states as States<any>, context) as Facts
    const all = { ...first, ...further }
    if (Object.keys(further).length === 0 || sameQuery(queryOf(all), queryOf(facts))) return boundary
    facts = all
  }
})

const queryOf = (facts: Facts): Query => Object.values(facts).map((fact) => fact.query)

const sameQuery = (a: Query, b: Query): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The facts' own alternatives, and that the command has recorded nothing yet. */
const guarding = (facts: Facts, commandId: string): Query => [
  ...queryOf(facts),
  { types: [], tags: [commandTag(commandId)] }
]

const notRemembered = Effect.fail({ _tag: "NotRemembered" } as const)

const recallFacts: FactsFrom<{ readonly _tag: "NotRemembered" }> = ({ memory }, facts, commandId) => {
  const remembered = memory?.recall(facts)
  if (remembered === undefined) return notRemembered
  const condition = { query: guarding(facts, commandId), after: [...remembered.afters, 0] }
  return Effect.succeed({ facts, states: remembered.states, condition, earlier: [] })
}

const readFacts: FactsFrom<StoreUnavailable | StoredEventUnreadable> = Effect.fnUntraced(function* (
  { catalogue, memory, store },
  facts,
  commandId
) {
  const query = guarding(facts, commandId)
  const earlier: Array<Recorded> = []
  let states: any = initialStates(facts)
  let after = 0
  while (true) {
    const chunk = yield* store.read(query, { after })
    for (const stored of chunk) {
      const recorded = yield* Effect.fromResult(decodeEvent(catalogue, stored))
      states = evolveStates(facts, states, recorded)
      if (recorded.commandId === commandId) earlier.push(recorded)
      after = recorded.position
    }
    if (chunk.length < defaultReadLimit) {
      memory?.keep(facts, { states, after })
      return { facts, states, condition: { query, after }, earlier }
    }
  }
})

const metadataOf = (origin: CommandMetadata, n: number): EventMetadata => ({
  id: `${origin.commandId}/${n + 1}`,
  actor: origin.actor,
  commandId: origin.commandId,
  correlationId: origin.correlationId ?? origin.commandId,
  causationId: origin.causationId,
  ...groundsIn(origin)
})

const encode = (catalogue: Catalogue, event: AnyEvent, origin: EventMetadata, now: Instant): PendingEvent => {
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
  origin: CommandMetadata
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
