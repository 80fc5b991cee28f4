// fmodel: a decider, decide and evolve as one value. It comes without a store; its repositories are the host's to write, so it is
// measured where no store is needed.
import { Decider } from "@fraktalio/fmodel-ts"
import type { Contestant } from "../contestant.ts"
import { type Canvass, type Case, decide, evolve, type Happened } from "../domain.ts"

const decider = new Decider<Canvass, Case, Happened>((command, state) => [decide(command, state)], evolve, undefined)

/** fmodel. */
export const contestants: ReadonlyArray<Contestant> = [
  {
    name: "fmodel",
    module: import.meta.url,
    rows: "a",
    opens: {},
    decides: (earlier) => (command) => {
      const state = earlier.reduce(decider.evolve, decider.initialState)
      return decider.decide(command, state).reduce(decider.evolve, state)
    },
    absent: Object.fromEntries(["b", "c", "d", "e", "f", "g"].map((row) => [row, "it has no store"]))
  }
]
