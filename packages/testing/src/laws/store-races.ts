// Races: writers who read how far the log is and append on the condition that nothing has come since, with readers among
// them, while a scheduler deals the turns. Whatever came out must be explainable as one append after another.
import { type EventStore, everything, matches, type PendingEvent, type Query, type StoredEvent } from "@keikaku/kernel"
import { Effect } from "effect"
import fc from "fast-check"
import { pendingEvents, queries } from "../store-contract/array-store.ts"

/** A writer: what it appends, and what must not have come since it looked; without a query it just appends. */
interface Writer {
  readonly events: ReadonlyArray<PendingEvent>
  readonly query: Query | undefined
}

/** Writers, and the scheduler of their turns. */
export interface Race {
  readonly writers: ReadonlyArray<Writer>
  readonly scheduler: fc.Scheduler
}

interface Attempt {
  readonly events: ReadonlyArray<PendingEvent>
  readonly condition: { readonly query: Query; readonly after: number } | undefined
  /** The position of the first event, or undefined where it was refused. */
  readonly position: number | undefined
}

/** What came of a race: every attempt, everything that readers saw, and the log in the end. */
export interface RaceEnd {
  readonly attempts: ReadonlyArray<Attempt>
  readonly seen: ReadonlyArray<ReadonlyArray<StoredEvent>>
  readonly log: ReadonlyArray<StoredEvent>
}

/** Races of two to eight writers. */
export const races: fc.Arbitrary<Race> = fc.record({
  writers: fc.array(
    fc.record({
      events: fc.array(pendingEvents, { minLength: 1, maxLength: 3 }),
      query: fc.option(fc.oneof(fc.constant(everything), queries), { nil: undefined, freq: 4 })
    }),
    { minLength: 2, maxLength: 8 }
  ),
  scheduler: fc.scheduler()
})

/** Runs a race on an empty store. */
export const runRace = async (store: EventStore, { scheduler, writers }: Race): Promise<RaceEnd> => {
  const attempts: Array<Attempt> = []
  const seen: Array<ReadonlyArray<StoredEvent>> = []
  const turn = () => scheduler.schedule(Promise.resolve())
  const writer = async ({ events, query }: Writer): Promise<void> => {
    await turn()
    const before = await Effect.runPromise(store.read(everything))
    seen.push(before)
    await turn()
    const condition = query && { query, after: before.at(-1)?.position ?? 0 }
    const position = await Effect.runPromise(
      store.append(events, condition).pipe(
        Effect.map((appended): number | undefined => appended.position),
        Effect.catchTag("AppendConflict", () => Effect.succeed(undefined))
      )
    )
    attempts.push({ events, condition, position })
  }
  await scheduler.waitFor(Promise.all(writers.map(writer)))
  return { attempts, seen, log: await Effect.runPromise(store.read(everything)) }
}

/** A race as text: a writer per line. */
export const showRace = ({ writers }: Race): string =>
  writers
    .map(({ events, query }) => `${events.map(({ type }) => type).join(", ")} unless ${JSON.stringify(query ?? [])}`)
    .join("\n")

/** What contradicts that the attempts came one after another, in the order of the log. */
export const notOneAfterAnother = ({ attempts, log }: RaceEnd): string | undefined => {
  const granted = attempts.filter(({ position }) => position !== undefined).sort((a, b) => a.position! - b.position!)
  const events = granted.flatMap((attempt) => attempt.events)
  const at = events.findIndex((event, i) => !log[i]?.line.startsWith(event.head))
  if (at >= 0 || events.length !== log.length)
    return `The log holds ${log.length} events, ${events.length} were granted; they part at position ${at + 1}.`
  let next = 1
  for (const { condition, events: own, position } of granted) {
    if (position !== next) return `An append was granted position ${position}, where ${next} was next.`
    const rival = condition && events.slice(condition.after, next - 1).find((event) => matches(condition.query, event))
    if (rival !== undefined) return `An append at ${position} was granted, though ${rival.type} had come since.`
    next += own.length
  }
  for (const { condition, position } of attempts) {
    if (position !== undefined) continue
    const rival = condition && events.slice(condition.after).find((event) => matches(condition.query, event))
    if (rival === undefined) return `An append was refused on ${JSON.stringify(condition)}, though nothing had come.`
  }
  return undefined
}

/** What contradicts that the log only ever grew at its end, with instants that never go back. */
export const notGrownAtItsEnd = ({ log, seen }: RaceEnd): string | undefined => {
  for (const read of [...seen, log]) {
    const at = read.findIndex(({ line, position }, i) => position !== i + 1 || line !== log[i]?.line)
    if (at >= 0) return `A reader saw at position ${at + 1} what is not there in the end.`
  }
  const instants = log.map(({ line }) => JSON.parse(line).recordedAt as string)
  const back = instants.findIndex((instant, i) => i > 0 && instant < instants[i - 1]!)
  return back < 0 ? undefined : `The instant of position ${back + 1} lies before that of position ${back}.`
}
