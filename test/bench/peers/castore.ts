// Castore: an event store for each kind of aggregate, here with its adapter in memory. A command reads the aggregate and pushes
// the next version of it.
import { EventStore, EventType } from "@castore/core"
import { InMemoryEventStorageAdapter } from "@castore/event-storage-adapter-in-memory"
import type { Contestant, Log } from "../contestant.ts"
import { type Case, decide, evolve, type Happened } from "../domain.ts"
import { counting } from "../figures.ts"

const types = [
  "TargetSet",
  "PromoterAppointed",
  "CaseListed",
  "CaseCanvassed",
  "CaseEstablished",
  "EiProcedureCompleted",
  "OutcomeReversed"
].map((type) => new EventType<string, Happened["data"], { occurredOn: string }>({ type }))

interface Aggregate {
  readonly aggregateId: string
  readonly version: number
  readonly state: Case
}

const detailOf = ({ data, occurredOn, type }: Happened, aggregateId: string, version: number) => ({
  aggregateId,
  version,
  type,
  payload: data,
  metadata: { occurredOn }
})

const openMemory = async (): Promise<Log> => {
  const store = new EventStore({
    eventStoreId: "CASES",
    eventTypes: types,
    reducer: (before: Aggregate, { aggregateId, payload, type, version }: any): Aggregate => ({
      aggregateId,
      version,
      state: evolve(before?.state, { type, data: payload })
    }),
    eventStorageAdapter: new InMemoryEventStorageAdapter({})
  })
  const versions = new Map<string, number>()
  const ids = async () => (await store.listAggregateIds()).aggregateIds.map(({ aggregateId }) => aggregateId)
  const eventsOf = async (id: string) => (await store.getEvents(id)).events
  return {
    canvass: async (command) => {
      const { aggregate } = await store.getAggregate(`case:${command.case}`)
      const { aggregateId, state, version } = aggregate!
      await store.pushEvent(detailOf(decide(command, state), aggregateId, version + 1))
    },
    load: async (events) => {
      for (const event of events) {
        const version = (versions.get(event.stream) ?? 0) + 1
        versions.set(event.stream, version)
        await store.pushEvent(detailOf(event, event.stream, version))
      }
    },
    replay: async () => {
      const count = counting()
      for (const id of await ids())
        for (const { metadata, payload, type } of await eventsOf(id))
          count.apply({ type, data: payload, occurredOn: metadata.occurredOn })
      return count.figures()
    },
    count: async () => {
      let events = 0
      for (const id of await ids()) events += (await eventsOf(id)).length
      return events
    },
    close: async () => {}
  }
}

const noAdapter = "its adapters are for memory, DynamoDB, Redux and HTTP"

/** Castore. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "Castore",
    module: import.meta.url,
    opens: { memory: openMemory },
    absent: Object.fromEntries(["c", "d", "e", "f", "g"].map((row) => [row, noAdapter]))
  }
]
