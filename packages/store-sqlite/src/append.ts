// Appending: what callers of this process ask for in one turn of the event loop goes into one transaction, because a
// durable commit costs far more than the rows in it. Each append is still decided on its own condition, in order of
// arrival, and answered only after the commit. When a group fails, nothing of it was stored; its appends are then
// tried one by one, so that only the guilty one fails.
import type { AppendConflict, Appended, EventStore, StoreUnavailable } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { makeCommit, type Proposal, type Verdict } from "./commit.ts"
import type { Connection } from "./connection.ts"
import { closed, failWith, unavailable } from "./failure.ts"
import type { Tail } from "./tail.ts"

interface Waiting extends Proposal {
  readonly answer: (answer: Effect.Effect<Appended, AppendConflict | StoreUnavailable>) => void
  /** When to stop waiting for another process, on the clock of `performance.now`, in milliseconds. */
  readonly deadline: number
}

/** At most this many appends share a commit, so that the event loop is not held for long. */
const groupSize = 1_000

/** How long to leave a lock that another process holds alone before trying again, in milliseconds. */
const firstPause = 1
const longestPause = 10

/** The appending side of a store. `close` commits what waits, as far as no other process holds the lock. */
export interface Appender {
  readonly append: EventStore["append"]
  readonly close: () => void
}

/** Makes the appending side. `busyTimeout` is in milliseconds; `onCommit` is called when events have been added. */
export const makeAppender = (
  connection: Connection,
  tail: Tail,
  busyTimeout: number,
  onCommit: () => void
): Appender => {
  const commit = makeCommit(connection, tail)
  let waiting: Array<Waiting> = []
  /** How many of those who have waited longest go one by one, because as a group they failed. */
  let alone = 0
  let pause = firstPause
  let isClosed = false
  let cancel: (() => void) | undefined

  const commitNext = (): "busy" | "done" => {
    const group = waiting.slice(0, alone > 0 ? 1 : groupSize)
    if (group.length === 0) return "done"
    let verdicts: ReadonlyArray<Verdict>
    try {
      verdicts = commit.group(group)
    } catch (cause) {
      if (unavailable(cause)?.reason === "busy") return dismissLate(cause)
      if (group.length === 1) settle(group, () => failWith(cause))
      else alone = group.length
      return "done"
    }
    settle(group, (n) => Effect.fromResult(verdicts[n]!))
    if (group.some(({ events }, n) => events.length > 0 && Result.isSuccess(verdicts[n]!))) onCommit()
    return "done"
  }

  const settle = (group: ReadonlyArray<Waiting>, answerOf: (n: number) => Parameters<Waiting["answer"]>[0]): void => {
    waiting = waiting.slice(group.length)
    alone = Math.max(0, alone - 1)
    pause = firstPause
    group.forEach(({ answer }, n) => {
      answer(answerOf(n))
    })
  }

  const dismissLate = (cause: unknown): "busy" | "done" => {
    const now = performance.now()
    const late = waiting.filter(({ deadline }) => deadline <= now)
    waiting = waiting.filter(({ deadline }) => deadline > now)
    for (const { answer } of late) answer(failWith(cause))
    return waiting.length > 0 ? "busy" : "done"
  }

  const flush = (): void => {
    cancel = undefined
    const outcome = commitNext()
    if (outcome === "busy") {
      // Random, lest two processes keep meeting at the lock.
      const timer = setTimeout(flush, pause * (0.5 + Math.random()))
      cancel = () => clearTimeout(timer)
      pause = Math.min(pause * 2, longestPause)
    } else if (waiting.length > 0) flushSoon()
  }

  const flushSoon = (): void => {
    // Answering resumes callers at once, and they may already have asked for the next flush.
    if (cancel !== undefined) return
    const turn = setImmediate(flush)
    cancel = () => clearImmediate(turn)
  }

  return {
    append: (events, condition) =>
      Effect.callback((resume) => {
        if (isClosed) return resume(Effect.fail(closed()))
        const mine = { events, condition, answer: resume, deadline: performance.now() + busyTimeout }
        waiting.push(mine)
        flushSoon()
        // An append that is interrupted before its group is committed has not been made.
        return Effect.sync(() => {
          waiting = waiting.filter((each) => each !== mine)
        })
      }),
    close: () => {
      isClosed = true
      cancel?.()
      while (waiting.length > 0 && commitNext() === "done");
      for (const { answer } of waiting) answer(Effect.fail(closed()))
      waiting = []
      try {
        commit.finish()
      } catch (cause) {
        // Whoever appends next does it.
        if (unavailable(cause) === undefined) throw cause
      }
    }
  }
}
