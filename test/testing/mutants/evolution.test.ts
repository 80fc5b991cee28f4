// Applications with one fault each in how they read a log with a past: a former name forgotten, a part lost, a tag not looked for.
import {
  alreadySo,
  type Catalogue,
  decision,
  defineCatalogue,
  defineEvent,
  type EventStore,
  execute,
  fact,
  memoryStore,
  projection,
  type Query,
  refusal,
  replay
} from "@keikaku/kernel"
import { type EvolutionSubject, evolutionLaws } from "@keikaku/testing"
import { Effect, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { everyLawBites } from "./breaks.ts"

const Seat = Schema.String.annotate({ identifier: "Seat" })
const Guest = Schema.String.annotate({ identifier: "Guest" })
const SeatTaken = defineEvent("SeatTaken", {
  label: "着席",
  fields: { seat: Seat, guest: Guest },
  tags: (e) => [`seat:${e.seat}`, `guest:${e.guest}`]
})
const SeatLeft = defineEvent("SeatLeft", { label: "離席", fields: { seat: Seat }, tags: (e) => [`seat:${e.seat}`] })
const SeatOccupied = refusal("SeatOccupied", "seat", { ja: "{guest}", en: "{guest}" })
const times = fact(0).on(SeatTaken, (n) => n + 1)
const guestAt = fact<string | undefined>(undefined)
  .on(SeatTaken, (_, e) => e.guest)
  .on(SeatLeft, () => undefined)

const Take = decision("Take", "着席する", {
  payload: { seat: Seat, guest: Guest },
  records: [SeatTaken],
  refuses: [SeatOccupied],
  reads: (c) => ({ guest: guestAt.about(`seat:${c.seat}`), times: times.about(`guest:${c.guest}`) }),
  decide: (c, { guest, times }) => {
    if (guest !== undefined) return SeatOccupied({ guest })
    return times > 2 ? alreadySo : SeatTaken(c)
  }
})
const Leave = decision("Leave", "離席する", {
  payload: { seat: Seat },
  records: [SeatLeft],
  refuses: [],
  reads: (c) => ({ guest: guestAt.about(`seat:${c.seat}`) }),
  decide: (c, { guest }) => (guest === undefined ? alreadySo : SeatLeft(c))
})

const inTurn = projection((): ReadonlyArray<string> => [])
  .on(SeatTaken, (all, e) => [...all, `${e.guest} takes ${e.seat}`])
  .on(SeatLeft, (all, e) => [...all, `${e.seat} is left`])

type Open = EvolutionSubject<object>["open"]
const open: Open = (catalogue, store) => ({
  execute: (decision, command, metadata) =>
    Effect.runPromise(execute({ catalogue, settings: {}, store }, decision, command, metadata)),
  replay: (of, options) => Effect.runPromise(replay(catalogue, store, of, options))
})
const subject = (faulty: Open = open): EvolutionSubject<object> => ({
  catalogue: defineCatalogue<object>([Take, Leave]),
  settings: {},
  pools: { Seat: fc.constantFrom("1", "2"), Guest: fc.constantFrom("g1", "g2") },
  projections: [["in turn", inTurn, (state) => state]],
  open: faulty,
  make: async () => ({ store: await Effect.runPromise(memoryStore), close: async () => {} })
})

/** Asks the store something else than was asked for. */
const reading =
  (change: (query: Query) => Query): Open =>
  (catalogue, store) =>
    open(catalogue, { ...store, read: (query, options) => store.read(change(query), options) })

const appending =
  (change: (query: Query) => Query): Open =>
  (catalogue, store) => {
    const append: EventStore["append"] = (events, condition) =>
      store.append(events, condition && { query: change(condition.query), after: condition.after })
    return open(catalogue, { ...store, append })
  }

const presentNames = (query: Query): Query =>
  query.map(({ tags, types }) => ({ tags, types: types.filter((type) => !type.startsWith("Former")) }))
const isWidened = ({ tags, types }: Query[number]) => types.length > 0 && tags.length === 0
const withTagsOnly = (query: Query): Query =>
  query.every(isWidened) ? query : query.filter((item) => !isWidened(item))

const mutants: Readonly<Record<string, Open>> = {
  "what was recorded under former names reads and decides as under the present ones": reading(presentNames),
  "what was recorded without a tag reads and decides as if it had been recorded with it": reading(withTagsOnly),
  "what was recorded in one line and is split reads and decides as its parts": (catalogue, store) => ({
    ...open(catalogue, store),
    replay: (of, options) => {
      const apply: typeof of.apply = (state, recorded) =>
        recorded.part?.number === 2 ? state : of.apply(state, recorded)
      return open(catalogue, store).replay({ ...of, apply }, options)
    }
  }),
  "what no decision records any more reads as before": (catalogue, store) =>
    open(catalogue.decisions.size > 0 ? catalogue : ({ ...catalogue, events: new Map() } as Catalogue<any>), store),
  "a view that skips what a newer program recorded is the view without it, and says how much": (catalogue, store) => ({
    ...open(catalogue, store),
    replay: async (of, options) => {
      const { position, state } = await open(catalogue, store).replay(of, options)
      return { position, state }
    }
  }),
  "a command that selects what a newer program recorded fails, and any other is decided": (catalogue, store) =>
    open(catalogue, {
      ...store,
      read: (query, options) =>
        Effect.map(store.read(query, options), (lines) =>
          lines.filter(({ line }) => !/"type":"Unheard"|"version":2/.test(line))
        )
    }),
  "a command races with what an older program records, under a former name and without a tag": appending((query) =>
    presentNames(query).filter((item) => !isWidened(item))
  )
}

describe("the laws of a log with a past", () => {
  everyLawBites(
    evolutionLaws(subject()).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, faulty]) => [name, evolutionLaws(subject(faulty))]))
  )

  for (const { check, name } of evolutionLaws(subject()))
    it(`holds without a fault: ${name}`, async () => {
      expect(await check({ runs: 300, seed: 20230401 })).toBe(undefined)
    })
})
