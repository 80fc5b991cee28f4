// Wakes subscribers. Appends of this process wake them at once. Other processes are notified by NOTIFY in the appending
// transaction, but at a limited rate, because it holds a lock of the whole server until the commit. Notifications that are lost
// when a process dies or a connection breaks are made up for by polling the end of the log.
import { createHash } from "node:crypto"
import { Effect, PubSub, type Scope } from "effect"
import type { Database } from "./database.ts"
import { isInLog } from "./functions.ts"

/** How often the end of the log is polled while there are subscribers, in milliseconds. */
const defaultPollInterval = 500

/** Minimum time between two notifications of a process, in milliseconds. */
const notifyInterval = 5

/** How long a due notification waits for the next append to send it, in milliseconds. */
const notifyDelay = 2

/** Notifies subscribers, of this process and of others, that the log may have grown. */
export interface Notifier {
  /** The channel on which the next append is to notify other processes; null within `notifyInterval` of the last time. */
  readonly channelForNext: () => string | null
  /** Events were appended: wakes the subscribers of this process, and soon those of others unless the append notified them. */
  readonly notify: (hasNotifiedOthers: boolean) => void
  /** Receives notifications from now on, until the scope is closed. */
  readonly listen: Effect.Effect<PubSub.Subscription<void>, never, Scope.Scope>
  readonly close: () => void
}

/** How the end of the log is found out. */
interface NotifierOptions {
  readonly pollInterval?: number
  /** Whether what is read may be behind what is notified. Then the end is polled soon after each notification, and later and later. */
  readonly lags?: boolean
}

/** The channel of a schema. PostgreSQL limits the length of its name. */
export const channelOf = (schema: string): string =>
  `keikaku_${createHash("sha256").update(schema).digest("hex").slice(0, 32)}`

/** Makes the notifier of one log. It listens and polls only while there are listeners. */
export const makeNotifier = (
  database: Database,
  { pollInterval = defaultPollInterval, lags = false }: NotifierOptions
): Effect.Effect<Notifier> =>
  Effect.map(PubSub.sliding<void>(1), (notifications) => {
    const channel = channelOf(database.schema)
    const endOfLog = `SELECT max(position) FROM ${database.schema}.event WHERE ${isInLog("position")}`
    const wake = () => void PubSub.publishUnsafe(notifications, undefined)

    // A lost notification is made up for by polling, so its commit need not be durable.
    const notification = `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${channel}', '')`
    let isPaused = false
    let isDue = false
    let timer: NodeJS.Timeout | undefined
    const pause = () => {
      clearTimeout(timer)
      isPaused = true
      isDue = false
      timer = setTimeout(() => {
        isPaused = false
        if (isDue) notifyOthersSoon()
      }, notifyInterval)
    }
    const notifyOthersSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(notifyOthers, notifyDelay)
    }
    const notifyOthers = () => {
      pause()
      database.rows(notification).catch(() => {})
    }

    let lastEnd: unknown
    // A failure counts as a new end: the subscriber's own read then meets the failure.
    const poll = async () => {
      const end = await database.rows(endOfLog).then(
        ([row]) => row![0],
        (cause) => cause
      )
      if (end !== lastEnd) wake()
      lastEnd = end
    }

    let catchUpTimer: NodeJS.Timeout | undefined
    const pollAfter = (delay: number) => {
      clearTimeout(catchUpTimer)
      if (delay >= pollInterval) return
      catchUpTimer = setTimeout(() => {
        pollAfter(2 * delay)
        void poll()
      }, delay)
    }
    const hear = lags ? () => pollAfter(1) : wake

    let listeners = 0
    let isClosed = false
    let stopListening = () => {}
    const start = Effect.sync(() => {
      if (listeners++ > 0 || isClosed) return
      const stopHearing = database.listen(channel, hear)
      const pollTimer = setInterval(poll, pollInterval)
      stopListening = () => {
        stopHearing()
        clearInterval(pollTimer)
        clearTimeout(catchUpTimer)
      }
    })
    const stop = Effect.sync(() => {
      if (--listeners === 0) stopListening()
    })
    return {
      channelForNext: () => {
        if (isPaused) return null
        pause()
        return channel
      },
      notify: (hasNotifiedOthers) => {
        wake()
        if (hasNotifiedOthers) return
        if (isPaused) isDue = true
        else notifyOthersSoon()
      },
      listen: Effect.andThen(
        Effect.acquireRelease(start, () => stop),
        PubSub.subscribe(notifications)
      ),
      close: () => {
        isClosed = true
        clearTimeout(timer)
        stopListening()
        wake()
      }
    }
  })
