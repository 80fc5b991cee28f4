// dcb-es: one log with tags and a boundary for each decision, as keikaku has, on PostgreSQL and in memory. A command builds its
// decision model and appends on the condition that comes with it.
import {
  buildDecisionModel,
  type DcbEvent,
  type EventStore,
  MemoryEventStore,
  Query,
  SequencePosition,
  Tags
} from "@dcb-es/event-store"
import { PostgresEventStore } from "@dcb-es/event-store-postgres"
import pg from "pg"
import type { Contestant, Log } from "../contestant.ts"
import { type Case, decide, evolve, type Happened } from "../domain.ts"
import { counting } from "../figures.ts"
import { storeInChunks } from "../in-chunks.ts"

const typesOfCase = ["CaseListed", "CaseCanvassed", "CaseEstablished", "OutcomeReversed"]

const eventOf = ({ data, occurredOn, tags, type }: Happened): DcbEvent => ({
  type,
  tags: Tags.from(tags.map((tag) => tag.replace(":", "="))),
  data,
  metadata: { occurredOn, actor: "bench" }
})

const tagOf = (stream: string): Tags => Tags.from([stream.replace(":", "=")])

const changed = ({ event }: { event: DcbEvent }, state: Case): Case =>
  evolve(state, { type: event.type, data: event.data as object })

const caseModel = (id: string) => ({
  tagFilter: tagOf(`case:${id}`) as any,
  init: undefined as Case,
  when: Object.fromEntries(typesOfCase.map((type) => [type, changed]))
})

const logOn = (store: EventStore, count: () => Promise<number>, close: () => Promise<unknown>): Log => ({
  canvass: async (command) => {
    const { appendCondition, state } = await buildDecisionModel(store, { found: caseModel(command.case) })
    await store.append({ events: eventOf(decide(command, state.found)), condition: appendCondition })
  },
  writer: (stream) => {
    const failIfEventsMatch = Query.fromItems([{ types: typesOfCase, tags: tagOf(stream) }])
    let after: SequencePosition | undefined
    return async (event) => {
      after ??= SequencePosition.fromString(String(await count()))
      after = await store.append({ events: eventOf(event), condition: { failIfEventsMatch, after } })
    }
  },
  load: async (events, batch = 1_000) => {
    await storeInChunks(events, batch, eventOf, (chunk) => store.append({ events: chunk }))
  },
  replay: async () => {
    const counts = counting()
    for await (const { event } of store.read(Query.all())) {
      const { data, metadata, type } = event as { type: string; data: Happened["data"]; metadata: any }
      counts.apply({ type, data, occurredOn: metadata.occurredOn })
    }
    return counts.figures()
  },
  follow: async (seen) => {
    const controller = new AbortController()
    const after = SequencePosition.fromString(String(await count()))
    const following = (async () => {
      for await (const { event } of store.subscribe(Query.all(), { after, signal: controller.signal }))
        seen((event.data as Happened["data"]).canvass as string)
    })()
    return () => {
      controller.abort()
      return following
    }
  },
  count,
  close
})

const openMemory = async (): Promise<Log> => {
  const store = new MemoryEventStore()
  const count = async () => {
    let events = 0
    for await (const _ of store.read(Query.all())) events++
    return events
  }
  return logOn(store, count, async () => {})
}

const openPostgres = async (url: string): Promise<Log> => {
  const pool = new pg.Pool({ connectionString: url, max: 16 })
  const store = new PostgresEventStore({ pool })
  await store.ensureInstalled()
  const count = async () => Number((await pool.query("SELECT count(*) FROM events")).rows[0].count)
  return logOn(store, count, () => pool.end())
}

/** dcb-es. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "dcb-es",
    module: import.meta.url,
    opens: { memory: openMemory, postgres: openPostgres },
    batches: [1_000, 100],
    maxEvents: 1_000_000,
    absent: { "c/sqlite": "it has no store on SQLite" }
  }
]
