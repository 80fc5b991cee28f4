// Row g: the memory of a replay. A fold that holds one page at a time needs no more for a long history than for a short one.
import { startChild } from "../child.ts"
import { type Contestant, type Place, takesPart } from "../contestant.ts"
import { figuresOf, sameFigures } from "../figures.ts"
import { history } from "../history.ts"
import type { Entry } from "../measure.ts"
import { placeNames, type Row } from "../row.ts"
import { openOn, type Stage } from "../stage.ts"

const sizes = { quick: [1_500], normal: [100_000, 1_000_000], full: [100_000, 1_000_000, 10_000_000] }

interface Replayed {
  readonly figures: ReadonlyArray<readonly [string, number]>
  readonly mebibytes: number
}

const holding = (stage: Stage, contestant: Contestant, place: Place, events: number): Entry => ({
  name: contestant.name,
  start: async () => {
    const { log, remove, where } = await openOn(stage, contestant, place)
    await log.load(history(events))
    const expected = figuresOf(history(events))
    return {
      turn: async () => {
        const { message } = await startChild<Replayed>("./replayer.ts", contestant, place, where)
        sameFigures(new Map(message.figures), expected)
        return { MiB: message.mebibytes }
      },
      end: remove
    }
  }
})

/** The resident memory of a replay. */
export const memory: Row = {
  letter: "g",
  title: "Memory of a replay",
  what: "A process of its own opens the log, replays it as in row b and ends; what counts is the most memory it ever held (its peak resident set), Node and the libraries included. The figures it arrived at are compared.",
  better: "lower",
  rounds: 3,
  hasLongHistories: true,
  lines: ({ contestants, scale, stage }) =>
    (["sqlite", "postgres"] as const).flatMap((place) =>
      sizes[scale].map((events) => ({
        label: `${placeNames[place]}, ${events.toLocaleString("en")} events`,
        entries: contestants
          .filter((each) => takesPart(each, "g", place) && events <= (each.maxEvents ?? events))
          .map((each) => holding(stage, each, place, events))
      }))
    )
}
