// What wakes subscribers. An append of this process does at once. Other processes are told by NOTIFY, in the appending
// transaction, but only now and then: it takes a lock of the whole server until the commit. What a notification misses, because
// a process died or a connection broke, is found by asking for the end of the log.
import { createHash } from "node:crypto"
import { Effect, PubSub, type Scope } from "effect"
import type { Database } from "./database.ts"

/** How often the log is asked for its end while anybody subscribes, in milliseconds, unless told otherwise. */
export const defaultPollInterval = 500

/** At least so long between two notifications of a process, and between two attempts to listen, in milliseconds. */
const notifyInterval = 5
const listenInterval = 1_000

/** How long what is due is left to the next append, in milliseconds. */
const patience = 2

/** Where subscribers wait for news. */
export interface Bell {
  /** The channel on which the next append is to tell other processes; null when they were told a moment ago. */
  readonly channelForNext: () => string | null
  /** Something was appended: wakes the subscribers of this process, and soon those of others unless the append told them. */
  readonly ring: (hasTold: boolean) => void
  /** Wakes from now on, until the scope is closed. */
  readonly listen: Effect.Effect<PubSub.Subscription<void>, never, Scope.Scope>
  readonly close: () => Promise<void>
}

/** The channel of a schema; its name is as long as PostgreSQL allows at most. */
const channelOf = (schema: string): string =>
  `keikaku_${createHash("sha256").update(schema).digest("hex").slice(0, 32)}`

/** Makes the bell of one log. It listens and asks only while somebody listens to it. */
export const makeBell = (database: Database, pollInterval: number): Effect.Effect<Bell> =>
  Effect.map(PubSub.sliding<void>(1), (rings) => {
    const channel = channelOf(database.schema)
    const endOfLog = `SELECT max(position) FROM ${database.schema}.event`
    const wake = () => void PubSub.publishUnsafe(rings, undefined)

    // Who misses it asks; so its commit need not be durable.
    const telling = `SELECT set_config('synchronous_commit', 'off', true), pg_notify('${channel}', '')`
    let isResting = false
    let timer: NodeJS.Timeout | undefined
    let isDue = false
    const rest = () => {
      clearTimeout(timer)
      isResting = true
      isDue = false
      timer = setTimeout(() => {
        isResting = false
        if (isDue) tellSoon()
      }, notifyInterval)
    }
    const tellSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(tell, patience)
    }
    const tell = () => {
      rest()
      database.rows(telling).catch(() => {})
    }

    let seen: unknown
    // When the log cannot be asked, that counts as news: the subscriber's own read then meets the failure.
    const poll = async () => {
      const end = await database.rows(endOfLog).then(
        ([row]) => row![0],
        (cause) => cause
      )
      if (end !== seen) wake()
      seen = end
    }

    let listeners = 0
    let polling: NodeJS.Timeout | undefined
    let isClosed = false
    let hanging: NodeJS.Timeout | undefined
    let hangUp: Promise<() => Promise<void>> | undefined
    const hear = () => {
      hanging = undefined
      if (listeners === 0 || isClosed) return
      const again = () => {
        hanging = setTimeout(hear, listenInterval)
      }
      hangUp = database.listen(channel, wake, again)
      hangUp.then(wake, again)
    }
    const silence = async () => {
      clearInterval(polling)
      clearTimeout(hanging)
      const ending = hangUp
      hangUp = undefined
      await ending?.then((end) => end()).catch(() => {})
    }

    const start = Effect.sync(() => {
      if (listeners++ > 0) return
      polling = setInterval(poll, pollInterval)
      hear()
    })
    const stop = Effect.promise(async () => {
      if (--listeners === 0) await silence()
    })
    return {
      channelForNext: () => {
        if (isResting) return null
        rest()
        return channel
      },
      ring: (hasTold) => {
        wake()
        if (hasTold) return
        if (isResting) isDue = true
        else tellSoon()
      },
      listen: Effect.andThen(
        Effect.acquireRelease(start, () => stop),
        PubSub.subscribe(rings)
      ),
      close: async () => {
        isClosed = true
        clearTimeout(timer)
        await silence()
        wake()
      }
    }
  })
