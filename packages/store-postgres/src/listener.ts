// One connection that listens on all the channels of a pool. When it breaks, another is opened, and whoever listens is woken, because
// notifications may have been lost in between.
import pg from "pg"

/** The time between two attempts to listen, in milliseconds. */
const retryInterval = 1_000

/** Calls those who listen on a channel whenever it is notified, and whenever it is listened on anew. */
export interface Listener {
  /** Listens until the returned function is called. */
  readonly listen: (channel: string, wake: () => void) => () => void
  readonly close: () => Promise<void>
}

/** Makes the listener; it has a connection only while somebody listens. */
export const makeListener = (acquire: () => Promise<pg.PoolClient>): Listener => {
  const wakes = new Map<string, Set<() => void>>()
  const wakeAll = (channel: string) => {
    for (const wake of wakes.get(channel) ?? []) wake()
  }

  let client: pg.PoolClient | undefined
  let listened = new Set<string>()
  const drop = () => {
    client?.release(true)
    client = undefined
    listened = new Set()
  }
  const open = async (): Promise<pg.PoolClient> => {
    const opened = await acquire()
    opened.on("notification", ({ channel }) => wakeAll(channel))
    opened.once("end", () => {
      if (client !== opened) return
      drop()
      retryLater()
    })
    return opened
  }

  /** Brings what the connection listens on in line with who listens now. */
  const adjust = async (): Promise<void> => {
    if (wakes.size === 0) return drop()
    client ??= await open()
    const connection = client
    for (const channel of wakes.keys()) {
      if (listened.has(channel)) continue
      await connection.query(`LISTEN ${pg.escapeIdentifier(channel)}`)
      listened.add(channel)
      wakeAll(channel)
    }
    for (const channel of listened) {
      if (wakes.has(channel)) continue
      listened.delete(channel)
      await connection.query(`UNLISTEN ${pg.escapeIdentifier(channel)}`)
    }
  }

  let retryTimer: NodeJS.Timeout | undefined
  const retryLater = () => {
    clearTimeout(retryTimer)
    if (wakes.size > 0) retryTimer = setTimeout(adjustInTurn, retryInterval)
  }
  let last: Promise<void> = Promise.resolve()
  const adjustInTurn = (): Promise<void> => {
    last = last.then(adjust).catch(() => {
      drop()
      retryLater()
    })
    return last
  }

  return {
    listen: (channel, wake) => {
      const others = wakes.get(channel) ?? new Set()
      wakes.set(channel, others.add(wake))
      void adjustInTurn()
      return () => {
        others.delete(wake)
        if (others.size === 0 && wakes.get(channel) === others) wakes.delete(channel)
        void adjustInTurn()
      }
    },
    close: () => {
      wakes.clear()
      clearTimeout(retryTimer)
      return adjustInTurn()
    }
  }
}
