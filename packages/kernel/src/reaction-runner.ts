// One reaction on its way through a log. It keeps its progress only after an event was dealt with, so that each is dealt with at least
// once and in order, by one process or several; what waits for a day is found in the log again and not stored.
import { Data, Effect, Result, Schedule, Semaphore, Stream } from "effect"
import { parseStored } from "./codec.ts"
import type { Recorded } from "./event.ts"
import type { Application } from "./execute.ts"
import { lengthOf } from "./history-length.ts"
import type { Label } from "./label.ts"
import type { LocalDate } from "./local-date.ts"
import { placeAfter, readingOnFrom } from "./place.ts"
import { everything } from "./query.ts"
import type { Reaction } from "./reaction.ts"
import { NotSetAside, ReactionFailed, reasonOf, type Trouble } from "./reaction-failure.ts"
import {
  endOf,
  type KeptProgress,
  keepProgress,
  type Progress,
  progressOf,
  setAsideBy,
  settle,
  turnOf
} from "./reaction-progress.ts"
import { runReaction } from "./reaction-run.ts"
import { selection } from "./selection.ts"
import type { StoreWithSidecar } from "./sidecar.ts"
import { defaultReadLimit, readAll, type StoredEvent, type StoreUnavailable } from "./store.ts"

/** How a reaction stands. */
export interface ReactionStatus {
  readonly name: string
  readonly label: Label
  /** The last event that it has seen. */
  readonly position: number
  /** How many events it has not seen. */
  readonly behind: number
  /** What it has seen and has to wait for, the first day first. */
  readonly waiting: ReadonlyArray<{ readonly position: number; readonly eventId: string; readonly due: LocalDate }>
  readonly setAside: ReadonlyArray<Trouble>
  /** Why it stopped, until it gets on. */
  readonly stopped: Trouble | undefined
}

/** Another process was there first: what it kept is read anew. */
class Overtaken extends Data.TaggedError("Overtaken") {}

type Where = Pick<Trouble, "eventId" | "part" | "position">
type Turn = readonly [turn: string, recorded: Recorded, due: LocalDate]

const whereOf = ({ id, part, position }: Recorded): Where => ({
  position,
  eventId: id,
  ...(part && { part: part.number })
})

const notSeen = { after: 0, waiting: [] as ReadonlyArray<Turn> }

/** A reaction on a log. */
export const runnerOf = (application: Application & { readonly store: StoreWithSidecar }, reaction: Reaction) => {
  const { catalogue, store } = application
  const { at, label, name, on, onFailure } = reaction
  const policy = typeof onFailure === "string" ? { retry: 0, finally: onFailure } : onFailure
  const { query, read } = selection(catalogue, [{ types: on.map(({ type }) => type), tags: [] }])
  const turns = Semaphore.makeUnsafe(1)
  let kept: KeptProgress | undefined
  let seen = notSeen

  /** Tries as often as the policy says; answers what is then set aside. */
  const trying = (where: () => Where, attempt: Effect.Effect<unknown, unknown>) =>
    Effect.suspend(() => {
      let attempts = 0
      return Effect.suspend(() => {
        attempts += 1
        return attempt
      }).pipe(
        Effect.retry({
          while: (cause) => !(cause instanceof ReactionFailed),
          schedule: Schedule.min([Schedule.exponential(policy.delay ?? 1_000), Schedule.spaced(60_000)]),
          times: policy.retry
        }),
        Effect.as<ReadonlyArray<Trouble>>([]),
        Effect.catch((cause) => {
          if (cause instanceof ReactionFailed) return Effect.fail(cause)
          const trouble = { ...where(), ...reasonOf(cause), attempts }
          if (policy.finally === "setAside" && trouble.kind !== "store") return Effect.succeed([trouble])
          return Effect.fail(new ReactionFailed({ reaction: name, trouble, cause }))
        })
      )
    })

  const dueOf = (recorded: Recorded) => Result.try(() => at?.(recorded.event, recorded))

  /** Runs it for an event, unless that waits for a later day. */
  const deal = (recorded: Recorded, day: LocalDate): Effect.Effect<void, unknown> =>
    Effect.flatMap(Effect.fromResult(dueOf(recorded)), (due) =>
      due !== undefined && due > day ? Effect.void : runReaction(application, reaction, recorded, due)
    )

  const tryEvent = (recorded: Recorded, day: LocalDate) => trying(() => whereOf(recorded), deal(recorded, day))

  const tryLine = Effect.fnUntraced(function* (stored: StoredEvent, day: LocalDate) {
    const events = read(stored)
    if (Result.isSuccess(events))
      return (yield* Effect.forEach(events.success, (recorded) => tryEvent(recorded, day))).flat()
    const line = Result.getOrUndefined(parseStored(stored))
    const where = { position: stored.position, ...(line && { eventId: line.id }) }
    return yield* trying(() => where, Effect.fail(events.failure))
  })

  const turnsIn = (stored: StoredEvent): ReadonlyArray<Turn> =>
    Result.getOrElse(read(stored), () => []).flatMap((recorded) => {
      const due = Result.getOrUndefined(dueOf(recorded))
      return due === undefined ? [] : [[turnOf(due, recorded), recorded, due]]
    })

  /** What was seen and waits, in the order of the turns. What failed before its day was known does not wait: it was set aside. */
  const waitingAt = Effect.fnUntraced(function* ({ position, through = "" }: Progress) {
    if (at === undefined) return []
    let { after, waiting } = position < seen.after ? notSeen : seen
    while (after < position) {
      const chunk = yield* store.read(query, { after, before: position + 1 })
      waiting = [...waiting, ...chunk.flatMap(turnsIn)]
      after = chunk.length < defaultReadLimit ? position : chunk.at(-1)!.position
    }
    waiting = waiting.filter(([turn]) => turn > through).sort(([a], [b]) => (a < b ? -1 : 1))
    seen = { after, waiting }
    return waiting
  })

  /** Goes through what waits and what is new, up to the end of the log; answers how many lines and turns that was. */
  const pass = Effect.fnUntraced(function* (today: LocalDate) {
    let count = 0
    const keep = Effect.fnUntraced(function* (next: Partial<Progress>, aside: ReadonlyArray<Trouble> = []) {
      const { stopped: _, ...before } = kept!.progress
      const now = yield* keepProgress(store, name, kept!, { ...before, ...next }, aside)
      if (now === undefined) return yield* new Overtaken()
      kept = now
      count += 1
    })
    kept = yield* progressOf(store, name)
    const { progress } = kept
    yield* readingOnFrom(store, progress)
    const day = [today, progress.through?.slice(0, today.length) ?? ""].sort().at(-1) as LocalDate
    for (const [turn, recorded, due] of yield* waitingAt(progress)) {
      if (due > day) break
      yield* keep({ through: turn }, yield* tryEvent(recorded, day))
    }
    const through = at && { through: endOf(day) }
    for (let after = progress.position, isMore = true; isMore; ) {
      const chunk = yield* store.read(query, { after })
      for (const stored of chunk) yield* keep({ ...stored, ...through }, yield* tryLine(stored, day))
      after = chunk.at(-1)?.position ?? after
      isMore = chunk.length === defaultReadLimit
    }
    if (kept.progress.stopped !== undefined) yield* keep({})
    return count
  })

  /** Keeps why it stopped, where the store still can, and no other process has come further. */
  const keepStopped = ({ trouble: stopped }: ReactionFailed) =>
    kept === undefined ? Effect.void : Effect.ignore(keepProgress(store, name, kept, { ...kept.progress, stopped }))

  /** To the end of the log; answers how much there was to do. */
  const run = (today: LocalDate): Effect.Effect<number, ReactionFailed> => {
    let count = 0
    const passing = Effect.retry(pass(today), { while: ({ _tag }) => _tag === "Overtaken" })
    const counted = Effect.map(passing, (dealt) => {
      count = dealt
    })
    return trying(() => ({ position: kept?.progress.position ?? 0 }), counted).pipe(
      Effect.tapError(keepStopped),
      Effect.map(() => count),
      turns.withPermit
    )
  }

  /** Runs whenever something that it waits for is recorded, and as often as is given. */
  const follow = (today: Effect.Effect<LocalDate>, lookEvery: number): Effect.Effect<void, ReactionFailed> => {
    const woken = Effect.flatMap(lengthOf(store), (after) =>
      Stream.merge(store.subscribe(query, { after }), Stream.tick(lookEvery)).pipe(
        Stream.runForEachArray(() => Effect.flatMap(today, run))
      )
    )
    return Effect.asVoid(trying(() => ({ position: kept?.progress.position ?? 0 }), woken))
  }

  const status: Effect.Effect<ReactionStatus, StoreUnavailable> = Effect.gen(function* () {
    const { progress } = yield* progressOf(store, name)
    const waiting = yield* waitingAt(progress)
    return {
      name,
      label,
      position: progress.position,
      behind: yield* Stream.runCount(readAll(store, query, { after: progress.position })),
      waiting: waiting.map(([, { id, position }, due]) => ({ position, eventId: id, due })),
      setAside: yield* setAsideBy(store, name),
      stopped: progress.stopped
    }
  }).pipe(turns.withPermit)

  const asideAt = Effect.fnUntraced(function* (position: number) {
    const found = (yield* setAsideBy(store, name)).filter((each) => each.position === position)
    return found.length > 0 ? found : yield* new NotSetAside({ reaction: name, position })
  })

  /** Deals with what was set aside, if its line still is the one that was. */
  const dealAgain = Effect.fnUntraced(function* ({ eventId, part, position }: Trouble, today: LocalDate) {
    const stored = yield* store.read(everything, { after: position - 1, limit: 1 })
    const events = yield* Effect.forEach(stored, (each) => Effect.fromResult(read(each)))
    const meant = events.flat().filter((each) => part === undefined || part === each.part?.number)
    if (meant.some(({ id }) => eventId !== undefined && eventId !== id))
      return yield* Effect.fail(new Error(`the event at position ${position} is another one`))
    yield* Effect.forEach(meant, (recorded) => deal(recorded, today))
  })

  const retryAt = Effect.fnUntraced(function* (position: number, today: LocalDate) {
    for (const trouble of yield* asideAt(position)) {
      const dealt = yield* Effect.result(dealAgain(trouble, today))
      const again = { ...trouble, attempts: trouble.attempts + 1 }
      yield* settle(
        store,
        name,
        trouble,
        Result.isSuccess(dealt) ? undefined : { ...again, ...reasonOf(dealt.failure) }
      )
    }
    return (yield* setAsideBy(store, name)).filter((each) => each.position === position)
  })

  const dropAt = Effect.fnUntraced(function* (position: number) {
    const aside = yield* asideAt(position)
    for (const trouble of aside) yield* settle(store, name, trouble, undefined)
    return aside
  })

  /** Makes the log, whichever it is now, the one in which it goes on. */
  const resume = Effect.gen(function* () {
    const found = yield* progressOf(store, name)
    const { line, position, through } = found.progress
    const here = yield* placeAfter(store, position).pipe(
      Effect.filterOrElse(
        (place) => place.line === line,
        () => placeAfter(store, 0)
      ),
      Effect.catchTag("StoreUnavailable", (failure) =>
        failure.reason === "other-log" ? placeAfter(store, 0) : Effect.fail(failure)
      )
    )
    yield* keepProgress(store, name, found, { ...here, ...(here.position > 0 && through && { through }) })
    return here.position
  })

  return { name, run, follow, status, retryAt, dropAt, resume }
}
