// Appending: all that is asked for in one turn of the event loop shares one transaction, because a durable commit costs far
// more than the rows in it. Each append is decided on its own condition, in order of arrival, and answered after the
// commit. When a group fails, nothing of it is stored; its appends are then retried one by one, so that only the failing one fails.
import type { AppendConflict, Appended, EventStore, StoreUnavailable } from "@keikaku/kernel"
import { Effect, Result } from "effect"
import { type AppendRequest, type AppendResult, makeCommit } from "./commit.ts"
import type { Connection } from "./connection.ts"
import { closed, failWith, unavailable } from "./failure.ts"
import type { Tail } from "./tail.ts"

interface QueuedRequest extends AppendRequest {
  readonly answer: (answer: Effect.Effect<Appended, AppendConflict | StoreUnavailable>) => void
  /** When to stop waiting for another process, on the clock of `performance.now`, in milliseconds. */
  readonly deadline: number
}

/** How many appends may share a commit, so that the event loop is not blocked for long. */
const maxGroupSize = 1_000

/** Delays between attempts while another process holds the lock, in milliseconds. */
const minDelay = 1
const maxDelay = 10

/** The appending side of a store. `close` commits what is queued, unless another process holds the lock. */
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
  let queue: Array<QueuedRequest> = []
  /** How many requests at the head of the queue are committed one by one, because they failed as a group. */
  let oneByOne = 0
  let delay = minDelay
  let isClosed = false
  let cancel: (() => void) | undefined

  const commitNext = (): "busy" | "done" => {
    const group = queue.slice(0, oneByOne > 0 ? 1 : maxGroupSize)
    if (group.length === 0) return "done"
    let results: ReadonlyArray<AppendResult>
    try {
      results = commit.group(group)
    } catch (cause) {
      if (unavailable(cause)?.reason === "busy") return failExpired(cause)
      if (group.length === 1) settle(group, () => failWith(cause))
      else oneByOne = group.length
      return "done"
    }
    settle(group, (n) => Effect.fromResult(results[n]!))
    if (group.some(({ events }, n) => events.length > 0 && Result.isSuccess(results[n]!))) onCommit()
    return "done"
  }

  const settle = (
    group: ReadonlyArray<QueuedRequest>,
    answerOf: (n: number) => Parameters<QueuedRequest["answer"]>[0]
  ): void => {
    queue = queue.slice(group.length)
    oneByOne = Math.max(0, oneByOne - 1)
    delay = minDelay
    group.forEach(({ answer }, n) => {
      answer(answerOf(n))
    })
  }

  const failExpired = (cause: unknown): "busy" | "done" => {
    const now = performance.now()
    const expired = queue.filter(({ deadline }) => deadline <= now)
    queue = queue.filter(({ deadline }) => deadline > now)
    for (const { answer } of expired) answer(failWith(cause))
    return queue.length > 0 ? "busy" : "done"
  }

  const flush = (): void => {
    cancel = undefined
    if (commitNext() === "busy") {
      // Random, so that two processes do not keep colliding at the lock.
      const timer = setTimeout(flush, delay * (0.5 + Math.random()))
      cancel = () => clearTimeout(timer)
      delay = Math.min(delay * 2, maxDelay)
    } else if (queue.length > 0) flushSoon()
  }

  const flushSoon = (): void => {
    // An answer resumes its caller at once, which may already have scheduled the next flush.
    if (cancel !== undefined) return
    const immediate = setImmediate(flush)
    cancel = () => clearImmediate(immediate)
  }

  return {
    append: (events, condition) =>
      Effect.callback((resume) => {
        if (isClosed) return resume(Effect.fail(closed()))
        const request = { events, condition, answer: resume, deadline: performance.now() + busyTimeout }
        queue.push(request)
        flushSoon()
        // Interrupted before its group is committed, an append stores nothing.
        return Effect.sync(() => {
          queue = queue.filter((queued) => queued !== request)
        })
      }),
    close: () => {
      isClosed = true
      cancel?.()
      while (queue.length > 0 && commitNext() === "done");
      for (const { answer } of queue) answer(Effect.fail(closed()))
      queue = []
      try {
        commit.finish()
      } catch (cause) {
        // The next process that appends writes the index.
        if (unavailable(cause) === undefined) throw cause
      }
    }
  }
}
