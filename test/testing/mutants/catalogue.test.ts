// Catalogues with one fault each: a decision that throws, a report that keeps a secret, a text that no line can hold.
import { type Catalogue, decision, defineCatalogue, defineEvent, fact, type Label, projection } from "@keikaku/kernel"
import { catalogueLaws, type LawSubject } from "@keikaku/testing"
import { Schema } from "effect"
import fc from "fast-check"
import { describe } from "vitest"
import { everyLawBites } from "./breaks.ts"

const Guest = Schema.String.annotate({ identifier: "Guest" })
const SeatTaken = defineEvent("SeatTaken", {
  label: { fr: "Place prise", en: "Seat taken" },
  fields: { guest: Guest },
  tags: () => ["seat:1"]
})
const taken = fact(0)
  .on(SeatTaken, (times) => times + 1)
  .about("seat:1")

const offering = (
  answers: (times: number) => number,
  label: Label = { fr: "S'asseoir", en: "Take a seat" }
): Catalogue<object> =>
  defineCatalogue([
    decision("TakeSeat", label, {
      payload: { guest: Guest },
      records: [SeatTaken],
      refuses: [],
      reads: () => ({ times: taken }),
      decide: (c, { times }) => {
        answers(times)
        return SeatTaken(c)
      }
    })
  ])

const sound = projection(() => 0).on(SeatTaken, (times) => times + 1)
let secret = 0
const secretive = projection(() => 0).on(SeatTaken, (times, _, { position }) => {
  secret = position === 1 ? 1 : secret + 1
  return times + secret + position * Math.random()
})
const throwing = projection(() => 0).on(SeatTaken, () => {
  throw new Error("full")
})

const subject = (changes: Partial<LawSubject<object>> = {}): LawSubject<object> => ({
  catalogue: offering((times) => times),
  settings: {},
  pools: { Guest: fc.constantFrom("g1", "g2") },
  languages: ["fr", "en"],
  projections: [["seats", sound, (state) => state]],
  ...changes
})
const dies = () => {
  throw new Error("nobody")
}

const mutants: Readonly<Record<string, LawSubject<object>>> = {
  "SeatTaken reads back from its stored line as it was written": subject({ pools: { Guest: fc.constant("\ud800") } }),
  "TakeSeat and the facts it reads are total: any history, any command, an answer and no exception": subject({
    catalogue: offering((times) => (times > 3 ? dies() : times))
  }),
  "seats is total: any history gives a report and no exception": subject({
    projections: [["seats", throwing, (state) => state]]
  }),
  "seats folded to any point and then onwards is seats folded at once": subject({
    projections: [["seats", secretive, (state) => state]]
  }),
  "every event and decision has a label of its own in the language fr": subject({
    catalogue: offering((times) => times, { en: "Take a seat" })
  }),
  "every event and decision has a label of its own in the language en": subject({
    catalogue: offering((times) => times, { fr: "S'asseoir", en: "" })
  })
}

describe("the laws of a catalogue", () => {
  everyLawBites(
    catalogueLaws(subject()).map(({ name }) => name),
    Object.fromEntries(Object.entries(mutants).map(([name, faulty]) => [name, catalogueLaws(faulty)]))
  )
})
