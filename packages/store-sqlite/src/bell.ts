// What wakes subscribers. An append of this process does at once; appends of other processes are noticed by asking SQLite for
// its data version, while anybody subscribes.
import { Effect, PubSub, type Scope } from "effect"
import type { Connection } from "./connection.ts"

/** How often the file is asked whether another process has written to it, in milliseconds. */
export const pollInterval = 50

/** Where subscribers wait for news. */
export interface Bell {
  readonly ring: () => void
  /** Wakes from now on, until the scope is closed. */
  readonly listen: Effect.Effect<PubSub.Subscription<void>, never, Scope.Scope>
}

/** Makes the bell of one connection. Its timer runs only while somebody listens. */
export const makeBell = (connection: Connection): Effect.Effect<Bell> =>
  Effect.map(PubSub.sliding<void>(1), (rings) => {
    const ring = () => void PubSub.publishUnsafe(rings, undefined)
    let listeners = 0
    let timer: NodeJS.Timeout | undefined
    let seen: unknown

    const poll = () => {
      const version = dataVersion(connection)
      if (version !== seen) ring()
      seen = version
    }
    const start = Effect.sync(() => {
      if (listeners++ > 0) return
      seen = dataVersion(connection)
      timer = setInterval(poll, pollInterval)
    })
    const stop = Effect.sync(() => {
      if (--listeners === 0) clearInterval(timer)
    })
    return {
      ring,
      listen: Effect.andThen(
        Effect.acquireRelease(start, () => stop),
        PubSub.subscribe(rings)
      )
    }
  })

/** When the file cannot be asked, that counts as news: the subscriber's own read then meets the failure. */
const dataVersion = (connection: Connection): unknown => {
  try {
    return connection.transaction("read", () => connection.first("PRAGMA data_version")?.[0])
  } catch (cause) {
    return cause
  }
}
