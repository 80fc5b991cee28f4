// Wakes subscribers. Appends of this process wake them at once. Other processes are notified by NOTIFY in the appending
// transaction, but at a limited rate, because it holds a lock of the whole server until the commit. Notifications that are lost
// when a process dies or a connection breaks are made up for by polling the end of the log.
import { createHash } from "node:crypto"
import { Effect, PubSub, type Scope } from "effect"
import type { Database } from "./database.ts"

/** How often the end of the log is polled while there are subscribers, in milliseconds. */
export const defaultPollInterval = 500

/** Minimum time between two notifications of a process, and between two attempts to listen, in milliseconds. */
const notifyInterval = 5
const listenInterval = 1_000

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
  readonly close: () => Promise<void>
}

/** The channel of a schema. PostgreSQL limits the length of its name. */
const channelOf = (schema: string): string =>
  `keikaku_${createHash("sha256").update(schema).digest("hex").slice(0, 32)}`

/** Makes the notifier of one log. It listens and polls only while there are listeners. */
export const makeNotifier = (database: Database, pollInterval: number): Effect.Effect<Notifier> =>
  Effect.map(PubSub.sliding<void>(1), (notifications) => {
    const channel = channelOf(database.schema)
    const endOfLog = `SELECT max(position) FROM ${database.schema}.event`
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

    let listeners = 0
    let isClosed = false
    let pollTimer: NodeJS.Timeout | undefined
    let retryTimer: NodeJS.Timeout | undefined
    let listening: Promise<() => Promise<void>> | undefined
    const startListening = () => {
      retryTimer = undefined
      if (listeners === 0 || isClosed) return
      const retry = () => {
        retryTimer = setTimeout(startListening, listenInterval)
      }
      listening = database.listen(channel, wake, retry)
      listening.then(wake, retry)
    }
    const stopListening = async () => {
      clearInterval(pollTimer)
      clearTimeout(retryTimer)
      const last = listening
      listening = undefined
      await last?.then((stop) => stop()).catch(() => {})
    }

    const start = Effect.sync(() => {
      if (listeners++ > 0) return
      pollTimer = setInterval(poll, pollInterval)
      startListening()
    })
    const stop = Effect.promise(async () => {
      if (--listeners === 0) await stopListening()
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
      close: async () => {
        isClosed = true
        clearTimeout(timer)
        await stopListening()
        wake()
      }
    }
  })
