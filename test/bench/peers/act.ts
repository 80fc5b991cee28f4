// Act: a state with actions and events, described in zod; an action loads its stream, emits, and commits at the version it has
// read. Its store for PostgreSQL that runs on this Node belongs to an older Act, which has one store for the whole process.
import * as act from "@rotorsoft/act"
import * as olderAct from "@rotorsoft/act-for-pg"
import { PostgresStore } from "@rotorsoft/act-pg"
import { SqliteStore } from "@rotorsoft/act-sqlite"
import Database from "libsql"
import pg from "pg"
import { z } from "zod"
import { loadByStream } from "../by-stream.ts"
import type { Contestant, Log } from "../contestant.ts"
import { type Canvass, type Case, decide, evolve, type Happened } from "../domain.ts"
import { counting } from "../figures.ts"
import { oneAtATime } from "./one-at-a-time.ts"

const text = z.string()
const ofCase = { case: text, business: text, branch: text, occurredOn: text }
const events = {
  CaseListed: z.object({ ...ofCase, source: text, dualScheme: z.boolean() }),
  CaseCanvassed: z.object({ ...ofCase, canvass: text, promoter: text, method: text, explained: z.boolean() }),
  CaseEstablished: z.object({ ...ofCase, insurances: text, specialEnrolment: z.boolean() }),
  OutcomeReversed: z.object({ ...ofCase, outcome: text, outcomeOn: text, insurances: text, reason: text })
}

const dataOf = ({ data, occurredOn, type }: Happened) => ({ name: type, data: { ...data, occurredOn } })
const notListed = { business: "", branch: "", canvasses: [] as Array<string>, closed: false }
const known = (state: NonNullable<Case>): Case => (state.business === "" ? undefined : state)
const actor = { id: "bench", name: "bench" }
const meta = { correlation: "bench", causation: {} }

const changed = (type: string) => (event: any, before: any) => evolve(known(before), { type, data: event.data }) as any
const changes = {
  CaseListed: changed("CaseListed"),
  CaseCanvassed: changed("CaseCanvassed"),
  CaseEstablished: changed("CaseEstablished"),
  OutcomeReversed: changed("OutcomeReversed")
}
const shape = z.object({ business: text, branch: text, canvasses: z.array(text), closed: z.boolean() })
const canvassCommand = z.object({
  case: text,
  canvass: text,
  promoter: text,
  method: text,
  explained: z.boolean(),
  occurredOn: text
})

const emitted = (command: any, state: any) => {
  const { data, name } = dataOf(decide(command as Canvass, known(state)))
  return [name, data] as any
}

const found = act
  .state({ Case: shape })
  .init(() => notListed)
  .emits(events)
  .patch(changes)
  .on({ canvass: canvassCommand })
  .emit((command, { state }) => emitted(command, state))
  .build()

const foundByOlder = olderAct
  .state("Case", shape)
  .init(() => notListed)
  .emits(events)
  .patch(changes)
  .on("canvass", canvassCommand)
  .emit((command, state) => emitted(command, state))
  .build()

const readAtOnce = 1_000

const logOn = (
  app: { do: (action: "canvass", target: any, payload: any) => Promise<unknown> },
  store: any,
  count: () => Promise<number>,
  close: () => Promise<unknown>
): Log => ({
  canvass: (command) => app.do("canvass", { stream: `case:${command.case}`, actor }, command),
  writer: (stream) => {
    let version = 0
    return async (event) => {
      version = (await store.commit(stream, [dataOf(event)], meta, version)).at(-1).version
    }
  },
  load: (all, atHand) => loadByStream(all, (stream, own) => store.commit(stream, own.map(dataOf), meta), atHand),
  replay: async () => {
    const counts = counting()
    for (let after = -1; ; ) {
      let read = 0
      await store.query(
        ({ data, id, name }: any) => {
          read++
          after = id
          counts.apply({ type: name, data, occurredOn: data.occurredOn })
        },
        { after, limit: readAtOnce }
      )
      if (read < readAtOnce) return counts.figures()
    }
  },
  count,
  close
})

const scoped = async (store: act.Store, count: () => Promise<number>): Promise<Log> => {
  await store.seed()
  const app = act
    .act()
    .withState(found)
    .build({ scoped: { store, cache: new act.InMemoryCache() } })
  return logOn(app as any, store, count, () => store.dispose())
}

const openMemory = async (): Promise<Log> => {
  const store = new act.InMemoryStore()
  return scoped(store, async () => store.query(() => {}))
}

const openSqlite = async (path: string): Promise<Log> => {
  const log = await scoped(new SqliteStore({ url: `file:${path}` }), async () => {
    const database = new Database(path)
    const { n } = database.prepare("SELECT count(*) AS n FROM events").get() as { n: number }
    database.close()
    return n
  })
  const inTurn = oneAtATime()
  // Commands at the same time fail as SQLITE_BUSY: here they wait in line.
  return { ...log, canvass: (command) => inTurn(() => log.canvass!(command)) }
}

// The older Act keeps the first store that it is given until the process ends: this one passes on to the log that is open.
let current: PostgresStore
const passesOn = new Proxy({} as PostgresStore, {
  get: (_, name) => {
    const found = current[name as keyof PostgresStore]
    return typeof found === "function" ? (found as (...given: Array<unknown>) => unknown).bind(current) : found
  }
})

const openPostgres = async (url: string): Promise<Log> => {
  const { hostname: host, pathname, port, username: user } = new URL(url)
  const store = new PostgresStore({ host, port: Number(port), user, database: pathname.slice(1), max: 16 } as any)
  await store.seed()
  current = store
  olderAct.store(passesOn)
  const app = olderAct.act().with(foundByOlder).build()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const count = async () => Number((await pool.query("SELECT count(*) FROM events")).rows[0].count)
  return logOn(app as any, store, count, () => pool.end().then(() => store.dispose()))
}

const reactions = "what follows its log are reactions, which run when the host drains them"

/** Act, and the older one that its store for PostgreSQL belongs to. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "Act",
    module: import.meta.url,
    opens: { memory: openMemory, sqlite: openSqlite },
    maxEvents: 100_000,
    absent: { f: reactions },
    remarks: { c: "its commands wait in line, because at the same time they fail as SQLITE_BUSY" }
  },
  {
    name: "Act 0.5",
    module: import.meta.url,
    opens: { postgres: openPostgres },
    maxEvents: 100_000,
    remarks: { c: "the newest of its stores for PostgreSQL that the registry has belongs to Act 0.5.6" },
    absent: { e: "it has one store for the whole process, and this row has several logs open", f: reactions }
  }
]
