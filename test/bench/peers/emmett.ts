// Emmett: a stream for each case, and a command handler that reads it, decides, and appends at the version it has read. A replay
// reads the batches that its consumers read, without the pause that those make after each; subscriptions are its consumers.
import { dumbo, SQL } from "@event-driven-io/dumbo"
import { CommandHandler, type Event, getInMemoryEventStore } from "@event-driven-io/emmett"
import * as postgres from "@event-driven-io/emmett-postgresql"
import * as sqlite from "@event-driven-io/emmett-sqlite"
import Database from "libsql"
import { loadByStream } from "../by-stream.ts"
import type { Contestant, Log } from "../contestant.ts"
import { type Case, decide, evolve, type Happened } from "../domain.ts"
import { counting } from "../figures.ts"
import { oneAtATime } from "./one-at-a-time.ts"

type Stored = Event<string, Happened["data"], { occurredOn: string; actor: string }>

const eventOf = ({ data, occurredOn, type }: Happened): Stored => ({
  type,
  data,
  metadata: { occurredOn, actor: "bench" }
})

const happenedIn = ({ data, metadata, type }: any): Pick<Happened, "type" | "data" | "occurredOn"> => ({
  type,
  data,
  occurredOn: metadata.occurredOn
})

const handle = CommandHandler<Case, Stored>({ evolve, initialState: () => undefined })
const streamOf = (stream: string): string => stream.replace(":", "-")

/** Deciding and appending are the same for all its stores. */
const writingTo = (store: any): Pick<Log, "canvass" | "writer" | "load"> => ({
  canvass: (command) => handle(store, streamOf(`case:${command.case}`), (state) => eventOf(decide(command, state))),
  writer: (stream) => {
    let expectedStreamVersion: bigint | undefined
    return async (event) => {
      expectedStreamVersion ??= 1n
      const appended = await store.appendToStream(streamOf(stream), [eventOf(event)], { expectedStreamVersion })
      expectedStreamVersion = appended.nextExpectedStreamVersion
    }
  },
  load: (events, atHand) =>
    loadByStream(events, (stream, own) => store.appendToStream(streamOf(stream), own.map(eventOf)), atHand)
})

const openMemory = async (): Promise<Log> => {
  const store = getInMemoryEventStore()
  const streams = new Set<string>()
  const writing = writingTo(store)
  const stored = async () =>
    (await Promise.all([...streams].map((stream) => store.readStream(streamOf(stream))))).flatMap(
      ({ events }) => events
    )
  return {
    ...writing,
    load: async (events, atHand) => {
      const all = [...events]
      for (const { stream } of all) streams.add(stream)
      await writing.load(all, atHand)
    },
    replay: async () => {
      const count = counting()
      for (const event of await stored()) count.apply(happenedIn(event))
      return count.figures()
    },
    count: async () => (await stored()).length,
    close: async () => {}
  }
}

/**
 * On PostgreSQL a batch is in the order of transactions, and the next one goes on behind the last event's position: after appends at
 * the same time, events were delivered twice. So histories are loaded by one writer, and what row c stores fits in one batch.
 */
const readAtOnce = 10_000

const foldBatches = async (read: (options: { after: bigint; batchSize: number }) => Promise<any>) => {
  const count = counting()
  for (let after = 0n; ; ) {
    const { currentGlobalPosition, messages } = await read({ after, batchSize: readAtOnce })
    for (const message of messages) count.apply(happenedIn(message))
    if (messages.length < readAtOnce) return count.figures()
    after = currentGlobalPosition
  }
}

const passTo = (seen: (canvass: string) => void) => (message: any) => {
  if (message.type === "CaseCanvassed") seen(message.data.canvass)
}

const print = console.log

/**
 * Now and then a commit comes before the statement in front of it is closed, and is rolled back as SQLITE_BUSY: it is made
 * again. What failed is also printed, in the middle of the tables; here it is not.
 */
const untilNotBusy = async <A>(append: () => Promise<A>): Promise<A> => {
  for (let tries = 1; ; tries++)
    try {
      console.log = () => {}
      return await append()
    } catch (cause) {
      if (tries === 10 || (cause as { readonly code?: string }).code !== "SQLITE_BUSY") throw cause
    } finally {
      console.log = print
    }
}

const openSqlite = async (fileName: string): Promise<Log> => {
  const store = sqlite.getSQLiteEventStore({ fileName })
  await store.schema.migrate()
  const appendToStream: typeof store.appendToStream = (...given) => untilNotBusy(() => store.appendToStream(...given))
  const { canvass, load, writer } = writingTo({ ...store, appendToStream })
  const inTurn = oneAtATime()
  return {
    // It opens a connection for each call, and those that write at once fail as SQLITE_BUSY: here they wait in line.
    canvass: (command) => inTurn(() => canvass!(command)),
    writer,
    load,
    replay: async () => {
      const connection = sqlite.sqliteConnection({ fileName })
      try {
        return await foldBatches((options) => sqlite.readMessagesBatch(connection, options))
      } finally {
        connection.close()
      }
    },
    follow: async (seen) => {
      const consumer = store.consumer()
      consumer.processor({ processorId: `bench-${process.pid}`, startFrom: "END", eachMessage: passTo(seen) })
      void consumer.start()
      return () => consumer.close()
    },
    count: async () => {
      const database = new Database(fileName)
      const { n } = database.prepare("SELECT count(*) AS n FROM emt_messages").get() as { n: number }
      database.close()
      return n
    },
    close: async () => {}
  }
}

const openPostgres = async (url: string): Promise<Log> => {
  const store = postgres.getPostgreSQLEventStore(url)
  await store.schema.migrate()
  const pool = dumbo({ connectionString: url })
  return {
    ...writingTo(store),
    replay: () => foldBatches((options) => postgres.readMessagesBatch(pool.execute, options)),
    follow: async (seen) => {
      const consumer = store.consumer()
      consumer.reactor({ processorId: `bench-${process.pid}`, startFrom: "END", eachMessage: passTo(seen) })
      void consumer.start()
      return () => consumer.close()
    },
    count: async () => Number((await pool.execute.query(SQL`SELECT count(*) AS n FROM emt_messages`)).rows[0]!.n),
    close: async () => {
      await store.close()
      await pool.close()
    }
  }
}

/** Emmett. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "Emmett",
    module: import.meta.url,
    opens: { memory: openMemory, sqlite: openSqlite, postgres: openPostgres },
    maxEvents: 100_000,
    remarks: {
      b: "read in its consumers' batches, of 10,000, without the 50 ms that those wait after each; on PostgreSQL stored by one writer, because after appends at the same time those batches delivered some events twice",
      c: "on SQLite its commands wait in line, because at the same time they fail as SQLITE_BUSY; a commit that fails so all the same is made again",
      f: "its consumers ask at intervals, up to a second apart while nothing happens"
    }
  }
]
