// Wakes subscribers. Appends of this process wake them at once. Appends of other processes are noticed by polling SQLite's
// data version while there are subscribers.
import { Effect, PubSub, type Scope } from "effect"
import type { Connection } from "./connection.ts"

/** How often the file is polled for writes of other processes, in milliseconds. */
export const pollInterval = 50

/** Notifies subscribers that the log may have grown. */
export interface Notifier {
  readonly notify: () => void
  /** Receives notifications from now on, until the scope is closed. */
  readonly listen: Effect.Effect<PubSub.Subscription<void>, never, Scope.Scope>
}

/** Makes the notifier of one connection. Its timer runs only while there are listeners. */
export const makeNotifier = (connection: Connection): Effect.Effect<Notifier> =>
  Effect.map(PubSub.sliding<void>(1), (notifications) => {
    const notify = () => void PubSub.publishUnsafe(notifications, undefined)
    let listeners = 0
    let timer: NodeJS.Timeout | undefined
    let lastVersion: unknown

    const poll = () => {
      const version = dataVersion(connection)
      if (version !== lastVersion) notify()
      lastVersion = version
    }
    const start = Effect.sync(() => {
      if (listeners++ > 0) return
      lastVersion = dataVersion(connection)
      timer = setInterval(poll, pollInterval)
    })
    const stop = Effect.sync(() => {
      if (--listeners === 0) clearInterval(timer)
    })
    return {
      notify,
      listen: Effect.andThen(
        Effect.acquireRelease(start, () => stop),
        PubSub.subscribe(notifications)
      )
    }
  })

/** A failure counts as a new version: the subscriber's own read then meets the failure. */
const dataVersion = (connection: Connection): unknown => {
  try {
    return connection.transaction("read", () => connection.first("PRAGMA data_version")?.[0])
  } catch (cause) {
    return cause
  }
}
