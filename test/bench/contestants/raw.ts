// What the drivers do by themselves: the same JSON written by prepared statements and read back with JSON.parse. It checks
// nothing and finds nothing again by case, so it is a floor, not a rival.
import Database from "libsql"
import pg from "pg"
import type { Contestant, Log } from "../contestant.ts"
import { type Canvass, type Case, decide, evolve, type Happened } from "../domain.ts"
import { counting, type Figures, figuresOf } from "../figures.ts"
import { inChunks, storeInChunks } from "../in-chunks.ts"

/** The JSON of an event as keikaku stores it, but for the order of its keys. */
export const lineOf = ({ data, occurredOn, tags, type }: Happened, commandId: string): string =>
  JSON.stringify({
    actor: "bench",
    commandId,
    correlationId: commandId,
    data,
    id: `${commandId}/1`,
    occurredOn,
    recordedAt: new Date().toISOString(),
    tags: [...tags, `command:${commandId}`],
    type,
    version: 1
  })

const branchOf = (id: string): string => String((Number(id.slice(2)) % 47) + 1).padStart(2, "0")

/** What the rule leads to, without a look at the case. */
const canvassed = (command: Canvass): Happened => {
  const business = command.case.replace("c", "b")
  return decide(command, { business, branch: branchOf(command.case), canvasses: [], closed: false })
}

/** Arrays, and the case folded anew for each command, as the stores do it. */
const openMemory = async (): Promise<Log> => {
  const log: Array<Happened> = []
  const streams = new Map<string, Array<Happened>>()
  const write = (event: Happened) => {
    log.push(event)
    const stream = streams.get(event.stream)
    if (stream === undefined) streams.set(event.stream, [event])
    else stream.push(event)
  }
  return {
    canvass: async (command) =>
      write(decide(command, streams.get(`case:${command.case}`)?.reduce<Case>(evolve, undefined))),
    load: async (events) => {
      for (const event of events) write(event)
    },
    replay: async () => figuresOf(log),
    count: async () => log.length,
    close: async () => {}
  }
}

const readAtOnce = 1_000

const openSqliteFile = async (path: string): Promise<Log> => {
  const database = new Database(path)
  database.exec("PRAGMA journal_mode = WAL")
  database.exec("PRAGMA synchronous = FULL")
  database.exec("CREATE TABLE IF NOT EXISTS event (position INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT")
  const insert = database.prepare("INSERT INTO event (line) VALUES (?)")
  const page = database.prepare("SELECT position, line FROM event WHERE position > ? ORDER BY position LIMIT ?").raw()
  let written = 0
  const write = (event: Happened) => insert.run(lineOf(event, `raw-${++written}`))
  const writeAll = database.transaction((events: ReadonlyArray<Happened>) => events.forEach(write))
  return {
    canvass: async (command) => write(canvassed(command)),
    writer: () => async (event) => write(event),
    load: async (events, batch = 1_000) => {
      for (const chunk of inChunks(events, batch)) writeAll(chunk)
    },
    replay: async () => {
      const count = counting()
      for (let after = 0; ; ) {
        const rows = page.all(after, readAtOnce) as ReadonlyArray<readonly [number, string]>
        for (const [, line] of rows) count.apply(JSON.parse(line))
        if (rows.length < readAtOnce) return count.figures()
        after = rows.at(-1)![0]
      }
    },
    count: async () => (database.prepare("SELECT count(*) AS n FROM event").get() as { n: number }).n,
    close: async () => database.close()
  }
}

const foldAll = async (client: pg.Pool): Promise<Figures> => {
  const count = counting()
  for (let after = "0"; ; ) {
    const { rows } = await client.query({
      name: "page",
      text: "SELECT position, line FROM event WHERE position > $1 ORDER BY position LIMIT $2",
      values: [after, readAtOnce]
    })
    for (const { line } of rows) count.apply(JSON.parse(line))
    if (rows.length < readAtOnce) return count.figures()
    after = rows.at(-1).position
  }
}

/** A table in a database, with a pool of connections. */
export const openDatabase =
  (connections: number) =>
  async (url: string): Promise<Log> => {
    const pool = new pg.Pool({ connectionString: url, max: connections })
    await pool.query("CREATE TABLE IF NOT EXISTS event (position BIGSERIAL PRIMARY KEY, line TEXT NOT NULL)")
    let written = 0
    const line = (event: Happened) => lineOf(event, `raw-${++written}`)
    const insert = (lines: ReadonlyArray<string>) =>
      pool.query({ name: "insert", text: "INSERT INTO event (line) SELECT unnest($1::text[])", values: [lines] })
    const write = (event: Happened) =>
      pool.query({ name: "insert-one", text: "INSERT INTO event (line) VALUES ($1)", values: [line(event)] })
    const load = (events: Iterable<Happened>, batch = 1_000) => storeInChunks(events, batch, line, insert)
    return {
      canvass: (command) => write(canvassed(command)),
      writer: () => write,
      load,
      replay: () => foldAll(pool),
      count: async () => Number((await pool.query("SELECT count(*) FROM event")).rows[0].count),
      close: () => pool.end()
    }
  }

/** A log whose one-row inserts notify listeners. */
const openNotifying = async (url: string): Promise<Log> => {
  const log = await openDatabase(16)(url)
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const text = "WITH written AS (INSERT INTO event (line) VALUES ($1)) SELECT pg_notify('seen', $2)"
  return {
    ...log,
    writer: () => (event) =>
      pool.query({ name: "insert-notify", text, values: [lineOf(event, "raw"), event.data.canvass] }),
    follow: async (seen) => {
      const client = new pg.Client(url)
      await client.connect()
      client.on("notification", ({ payload }) => seen(payload!))
      await client.query("LISTEN seen")
      return () => client.end()
    },
    close: () => Promise.all([log.close(), pool.end()])
  }
}

/** The drivers; on PostgreSQL with as many connections as there are callers, up to sixteen. */
const raw: Contestant = {
  name: "raw driver",
  module: import.meta.url,
  rows: "abcdeg",
  decides: (earlier) => (command) => {
    const state = earlier.reduce<Case>(evolve, undefined)
    return evolve(state, decide(command, state))
  },
  opens: { memory: openMemory, sqlite: openSqliteFile, postgres: openDatabase(16) },
  batches: [1_000, 100]
}

/** The PostgreSQL driver with a single connection, whatever the number of callers. */
const rawOneConnection: Contestant = {
  name: "raw driver, 1 connection",
  module: import.meta.url,
  rows: "c",
  leastCallers: 2,
  opens: { postgres: openDatabase(1) }
}

/** PostgreSQL's own notification of a change. SQLite has none. */
const rawNotify: Contestant = {
  name: "raw driver, LISTEN/NOTIFY",
  module: import.meta.url,
  rows: "f",
  opens: { postgres: openNotifying }
}

/** The drivers by themselves. */
export const contestants: ReadonlyArray<Contestant> = [raw, rawOneConnection, rawNotify]
