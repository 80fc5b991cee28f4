// Runs a command: read the facts, decide, append on the condition that nothing the decision read has changed. When
// somebody was faster, read and decide again. A command id is good for one command and what it recorded, however often it is sent;
// what was refused or already so is decided anew.
import { Clock, Data, Duration, Effect, Result, Schedule } from "effect"
import { canonicalJson, type JsonObject } from "./canonical-json.ts"
import type { Catalogue } from "./catalogue.ts"
import { commandTag, type EventMetadata, encodeEvent, isOversized } from "./codec.ts"
import { type CommandMetadata, decodeCommand, type MalformedCommand, malformed } from "./command.ts"
import { contentionFor } from "./contention.ts"
import type { Decision, EventsOf, RejectionsOf } from "./decision.ts"
import type { AnyEvent, Recorded } from "./event.ts"
import { evolveStates, type Facts, initialStates } from "./fact.ts"
import { type FactMemory, factMemory } from "./fact-memory.ts"
import { type Grounds, groundsIn } from "./grounds.ts"
import { findFacts, judge, type Policy, queryOf, refusedUnread } from "./judge.ts"
import type { Label } from "./label.ts"
import type { Instant } from "./local-date.ts"
import type { Query } from "./query.ts"
import type { Rejection } from "./rejection.ts"
import { selection, storedCondition } from "./selection.ts"
import {
  type AppendCondition,
  AppendConflict,
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

/** How a command ended: recorded (now, or by an earlier sending), nothing to record, or refused. */
export type Outcome<E extends AnyEvent = AnyEvent, R extends Rejection<string, any> = Rejection> =
  | { readonly _tag: "Recorded"; readonly events: ReadonlyArray<Recorded<E>>; readonly repeated: boolean }
  | { readonly _tag: "AlreadySo" }
  | { readonly _tag: "Refused"; readonly rejection: R }

/** How a command of this decision can end. */
export type OutcomeOf<D> = Outcome<EventsOf<D>, RejectionsOf<D>>

/** The command id has recorded something else already. It is good for one command: this one was not recorded. */
export class CommandIdTaken extends Data.TaggedError("CommandIdTaken")<{
  readonly commandId: string
  /** The decision that was asked now. */
  readonly decision: string
  /** What was recorded under the id. */
  readonly recorded: ReadonlyArray<{ readonly position: number; readonly type: string }>
}> {
  get sentence(): Label {
    const { commandId, decision } = this
    const recorded = this.recorded.map(({ position, type }) => `${type} (${position})`).join(", ")
    return {
      ja: `コマンドID ${commandId} は既に別のコマンドに使われ、${recorded} を記録しています。${decision} は記録していません。`,
      en: `Command id ${commandId} was used for another command, which recorded ${recorded}; ${decision} was not recorded.`
    }
  }
  override get message(): string {
    return this.sentence.en
  }
}

/** Everything that can keep a command from having an outcome. */
export type ExecuteFailure =
  | MalformedCommand
  | CommandIdTaken
  | AppendConflict
  | StoreUnavailable
  | StoredEventUnreadable

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
  const { context } = askedAt(sent, yield* now)
  const contention = contentionFor(application.store)
  if (contention.isOver(() => queryOf(decision.reads(command, context))))
    return yield* contention.takeTurn(inTurn(sent), undefined)
  return yield* Effect.catchTag(undisturbed(sent), "AppendConflict", ({ found }) =>
    contention.takeTurn(inTurn(sent), found?.item)
  )
})

/** A well-formed command, who sends it, and to which application. */
interface Sent<Settings> {
  readonly application: Application<Settings>
  readonly decision: Decision<Settings>
  readonly command: unknown
  readonly metadata: CommandMetadata
}

const now = Effect.map(Clock.currentTimeMillis, (millis) => new Date(millis).toISOString() as Instant)

const askedAt = <Settings>({ application, command, decision, metadata }: Sent<Settings>, now: Instant) => {
  const { catalogue, policy, settings } = application
  const { actor, commandId } = metadata
  return { decision, command, policy, context: { now, actor, commandId, settings, catalogue } }
}

/** Decides on what is remembered, and where that is not enough, on what is read. */
const undisturbed = Effect.fnUntraced(function* <Settings>(sent: Sent<Settings>) {
  return (yield* recordFrom(sent, recallFacts)) ?? (yield* attempt(sent, readFacts()))
})

/** The same, again whenever another process was first, reading on from what is known by then. */
const inTurn = Effect.fnUntraced(function* <Settings>({ application, ...command }: Sent<Settings>) {
  const { memory = factMemory() } = application
  const sent = { ...command, application: { ...application, memory } }
  const lost = (failure: { readonly _tag: string }) => failure._tag === "AppendConflict"
  /** Whether what is remembered is of another log: this one ends before. */
  const isOfAnotherLog = (failure: unknown): failure is AppendConflict =>
    failure instanceof AppendConflict && failure.found !== undefined && failure.found.position === undefined
  return (
    (yield* recordFrom(sent, recallFacts).pipe(Effect.catchTag("AppendConflict", () => Effect.undefined))) ??
    (yield* recordFrom(sent, readFacts({ known: memory })).pipe(
      Effect.retry({ while: (failure) => lost(failure) && !isOfAnotherLog(failure), schedule: retryPolicy }),
      Effect.catchIf(isOfAnotherLog, () => Effect.undefined)
    )) ??
    (yield* attempt(sent, readFacts()).pipe(Effect.retry({ while: lost, schedule: retryPolicy })))
  )
})

/** Records on facts that may be out of date, because the append is refused then. For any other outcome they are not enough. */
const recordFrom = <Settings, F>(sent: Sent<Settings>, factsFrom: FactsFrom<F>) =>
  attempt(sent, factsFrom).pipe(
    Effect.map((outcome) => (outcome._tag === "Recorded" ? outcome : undefined)),
    Effect.catchIf(
      (failure): failure is Extract<F, NotRemembered> | MalformedCommand =>
        ["NotRemembered", "MalformedCommand"].includes((failure as NotRemembered)._tag),
      () => Effect.undefined
    )
  )

const attempt = Effect.fnUntraced(function* <Settings, F>(
  sent: Sent<Settings>,
  factsFrom: FactsFrom<F>
): Effect.fn.Return<Outcome, ExecuteFailure | F> {
  const weighed = yield* weigh(sent, factsFrom)
  if (weighed._tag !== "Decided") return weighed
  const { boundary, metadata, pending, decided } = weighed
  const { memory, store } = sent.application
  const appended = yield* store.append(pending, boundary.condition)
  const events = decided.map(
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
  memory?.keep(facts, { states: events.reduce((s, each) => evolveStates(facts, s, each), states), after })
  return { _tag: "Recorded", events, repeated: false }
})

/** A command that would be recorded, with all that the append needs. */
interface Decided {
  readonly _tag: "Decided"
  readonly decided: ReadonlyArray<AnyEvent>
  readonly metadata: ReadonlyArray<EventMetadata>
  readonly pending: ReadonlyArray<PendingEvent>
  readonly boundary: Boundary
}

/** What comes of a command, but for recording it. */
const weigh = Effect.fnUntraced(function* <Settings, F>(
  sent: Sent<Settings>,
  factsFrom: FactsFrom<F>
): Effect.fn.Return<Outcome | Decided, ExecuteFailure | F> {
  const { application, decision, metadata } = sent
  const instant = yield* now
  const asked = askedAt(sent, instant)
  const forbidden = refusedUnread(asked)
  if (forbidden !== undefined) return { _tag: "Refused", rejection: forbidden }
  const boundary = yield* findFacts(asked, (facts) => factsFrom(application, facts, metadata.commandId))
  if (boundary.earlier.length > 0) return yield* repeated(sent, boundary.earlier)

  const verdict = judge(asked, boundary.states)
  if (Result.isFailure(verdict)) return { _tag: "Refused", rejection: verdict.failure }
  if (verdict.success.length === 0) return { _tag: "AlreadySo" }

  const decided = verdict.success
  const eachMetadata = decided.map((_, n) => eventMetadata(metadata, n))
  const pending = decided.map((event, n) => encode(application.catalogue, event, eachMetadata[n]!, instant))
  if (pending.some(isOversized))
    return yield* malformed(decision, { path: [], message: "the event would be larger than 64 KiB" })
  return { _tag: "Decided", decided, metadata: eachMetadata, pending, boundary }
})

/** What would come of a command now; what it has recorded already is the outcome of its first sending. */
export type DryRun<E extends AnyEvent = AnyEvent, R extends Rejection<string, any> = Rejection> =
  | Outcome<E, R>
  | { readonly _tag: "WouldRecord"; readonly events: ReadonlyArray<E> }

/** What would come of a command of this decision. */
export type DryRunOf<D> = DryRun<EventsOf<D>, RejectionsOf<D>>

/** Asks a decision and records nothing: on the same facts, with the same checks and failures. Another may come first all the same. */
export const dryRun = <Settings, D extends Decision<Settings>>(
  application: Application<Settings>,
  decision: D,
  payload: unknown,
  metadata: CommandMetadata
): Effect.Effect<DryRunOf<D>, Exclude<ExecuteFailure, AppendConflict>> =>
  Effect.fromResult(decodeCommand(decision, payload, metadata)).pipe(
    Effect.flatMap((command) => weigh({ application, decision, command, metadata }, readFacts())),
    Effect.map((weighed) => (weighed._tag === "Decided" ? { _tag: "WouldRecord", events: weighed.decided } : weighed))
  ) as Effect.Effect<DryRunOf<D>, Exclude<ExecuteFailure, AppendConflict>>

/**
 * What a command id has recorded answers whoever sends the same command again. The same is what would have recorded just that: the
 * decision is made once more on what was known then. So nothing of a payload needs to be stored to know it again.
 */
const repeated = Effect.fnUntraced(function* <Settings>(
  sent: Sent<Settings>,
  earlier: ReadonlyArray<Recorded>
): Effect.fn.Return<Outcome, CommandIdTaken | StoreUnavailable | StoredEventUnreadable> {
  const { application, decision, metadata } = sent
  const [{ position, recordedAt }] = earlier as [Recorded]
  const asked = { ...askedAt(sent, recordedAt), policy: undefined }
  const then = readFacts({ before: position })
  const { memory: _, ...withoutMemory } = application
  const { states } = yield* findFacts(asked, (facts) => then(withoutMemory, facts, metadata.commandId))
  const verdict = judge(asked, states)
  const events = Result.isSuccess(verdict) ? verdict.success : []
  const textOf = (event: AnyEvent, grounds: Grounds) => canonicalJson({ ...event, ...groundsIn(grounds) } as JsonObject)
  const isSame =
    events.length === earlier.length &&
    earlier.every((recorded, n) => textOf(recorded.event, recorded) === textOf(events[n]!, metadata))
  if (isSame) return { _tag: "Recorded", events: earlier, repeated: true }
  return yield* new CommandIdTaken({
    commandId: metadata.commandId,
    decision: decision.name,
    recorded: earlier.map((each) => ({ position: each.position, type: each.event._tag }))
  })
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

interface NotRemembered {
  readonly _tag: "NotRemembered"
}
const notRemembered = Effect.fail<NotRemembered>({ _tag: "NotRemembered" })

const recallFacts: FactsFrom<NotRemembered> = ({ catalogue, memory }, facts, commandId) => {
  const remembered = memory?.recall(facts)
  if (remembered === undefined) return notRemembered
  const condition = storedCondition(catalogue, { query: guarding(facts, commandId), after: [...remembered.afters, 0] })
  return Effect.succeed({ facts, states: remembered.states, condition, earlier: [] })
}

/** Reads all that the facts select, or what has come since they were `known`; of the log `before` a position, or all of it. */
const readFacts = ({
  before,
  known
}: {
  readonly before?: number
  readonly known?: FactMemory
} = {}): FactsFrom<StoreUnavailable | StoredEventUnreadable> =>
  Effect.fnUntraced(function* ({ catalogue, memory, store }, facts, commandId) {
    const { afters, states: start } = known?.recall(facts) ?? { afters: [], states: initialStates(facts) }
    const earlier: Array<Recorded> = []
    let states: any = start
    let after = afters.length === 0 ? 0 : Math.min(...afters)
    // What the command has recorded itself may lie before what is known.
    if (after > 0) earlier.push(...(yield* recordedBy(catalogue, store, commandId, after)))
    const { query, read } = selection(catalogue, guarding(facts, commandId))
    while (true) {
      const chunk = yield* store.read(query, before === undefined ? { after } : { after, before })
      for (const stored of chunk) {
        for (const recorded of yield* Effect.fromResult(read(stored))) {
          states = evolveStates(behind(facts, afters, recorded.position), states, recorded)
          if (recorded.commandId === commandId) earlier.push(recorded)
        }
        after = stored.position
      }
      if (chunk.length < defaultReadLimit) {
        after = Math.max(after, ...afters)
        memory?.keep(facts, { states, after })
        return { facts, states, condition: { query, after }, earlier }
      }
    }
  })

/** The facts that are not known up to the position. */
const behind = (facts: Facts, afters: ReadonlyArray<number>, position: number): Facts =>
  afters.every((after) => after < position)
    ? facts
    : Object.fromEntries(Object.entries(facts).filter((_, n) => afters[n]! < position))

/** What a command has recorded up to a position. */
const recordedBy = Effect.fnUntraced(function* (
  catalogue: Catalogue,
  store: EventStore,
  commandId: string,
  upTo: number
): Effect.fn.Return<ReadonlyArray<Recorded>, StoreUnavailable | StoredEventUnreadable> {
  const { query, read } = selection(catalogue, [{ types: [], tags: [commandTag(commandId)] }])
  const stored = yield* store.read(query, { before: upTo + 1 })
  return (yield* Effect.forEach(stored, (each) => Effect.fromResult(read(each)))).flat()
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
